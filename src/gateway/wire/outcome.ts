/** Why the gateway (or we, before sending) said no. The order at the gateway is as it was. */
export type RefusalReason =
  /** The bank or the gateway declined the operation. */
  | "declined"
  /** Merchant number, login, password, check value or an address restriction. */
  | "credentials"
  /** A parameter is missing, malformed or has a value that is not allowed. */
  | "parameter"
  | "duplicate"
  /** Somebody else works on the same order at this moment. */
  | "locked"
  | "rate-limited"
  /** Not allowed for this order in its present state, or for this merchant. */
  | "prohibited"
  /** A limit on amounts, on the interval asked for, or on the size of the answer. */
  | "limits"
  | "fraud"
  | "three-d-secure";

/** Why nobody can say what happened at the gateway. */
export type UnknownReason =
  /** The connection could not be made, or we refused to send: nothing has reached the gateway. */
  | "not-sent"
  | "connection-lost"
  | "deadline"
  | "too-large"
  /** The answer is not what the protocol describes. */
  | "unreadable"
  | "check-value"
  /** The answer speaks of another order, amount or operation. */
  | "mismatch"
  | "internal-error"
  /** The gateway has the command and has not finished it. */
  | "in-process"
  | "unknown-code"
  /** The answer names an address that is not the gateway's. */
  | "host-not-allowed";

/** The answer is complete, checked, and about what was asked. */
export interface Done<T> {
  kind: "done";
  value: T;
}

/** A definite no: nothing was done. */
export interface Refused {
  kind: "refused";
  reason: RefusalReason;
  /** Kind of error and what it is about (protocol §8.5); absent when we refused ourselves. */
  firstcode?: number;
  secondcode?: number;
  /** Result of the operation (protocol §8.4), when the gateway got as far as trying. */
  responseCode?: string;
  /** The same request may succeed later without anybody changing anything. */
  mayRetryLater: boolean;
  /** For a shop owner; no secrets, no card data. */
  sentence: string;
}

/** The gateway has no such order (within the dates asked for). */
export interface NotFound {
  kind: "not-found";
  firstcode: number;
  secondcode: number;
  sentence: string;
}

/** Success or failure cannot be told. After a money command: read the order's operations, never send again. */
export interface Unknown {
  kind: "unknown";
  reason: UnknownReason;
  /** True only when not a byte of the request can have reached the gateway. */
  certainlyNotSent: boolean;
  firstcode?: number;
  secondcode?: number;
  responseCode?: string;
  sentence: string;
}

/** How a call ends. Every caller handles all four. */
export type Outcome<T> = Done<T> | Refused | NotFound | Unknown;

export function done<T>(value: T): Done<T> {
  return { kind: "done", value };
}

/** Our own refusal of a request that the gateway could only reject. Nothing was sent. */
export function refusedParameter(sentence: string): Refused {
  return { kind: "refused", reason: "parameter", mayRetryLater: false, sentence };
}

/** An answer came, or may have: the request must be taken as sent. */
export function unknown(reason: UnknownReason, sentence: string): Unknown {
  return { kind: "unknown", reason, certainlyNotSent: false, sentence };
}
