import type { CallKind } from "./code-outcome";
import type { Outcome } from "./outcome";

/** What is known after an attempt. */
export interface RetrySituation {
  call: CallKind;
  /** The attempt that has just ended, counted from 1. */
  attempt: number;
  /** How many there may be in all. */
  attempts: number;
  outcome: Outcome<unknown>;
  /** HTTP status, when an answer came. */
  status: number | undefined;
  /** Milliseconds left of the whole call's deadline. */
  remaining: number;
  /** From 0 to 1, spreads the callers that failed together. */
  random: number;
}

/** Wait `after` milliseconds and send the same read again, or be content with the outcome. */
export type RetryDecision = { retry: true; after: number } | { retry: false };

const stop: RetryDecision = { retry: false };
const firstDelayMilliseconds = 200;

/** A proxy in front of the gateway says that the gateway is away. */
const gatewayAway = new Set([502, 503, 504]);

/** Decides whether a request is sent again. */
export function decideRetry(situation: RetrySituation): RetryDecision {
  // A money command may have been carried out although its answer is lost. Only a person, or a reading of the
  // order's operations, can tell; sending it again could move the money twice.
  if (situation.call === "command") return stop;

  if (situation.attempt >= situation.attempts || !isPassing(situation)) return stop;

  // Between half and the whole of 200, 400, 800… milliseconds.
  const longest = firstDelayMilliseconds * 2 ** (situation.attempt - 1);
  const after = Math.round(longest * (0.5 + situation.random / 2));
  // A repetition that could not finish in time only burdens the gateway.
  return after < situation.remaining ? { retry: true, after } : stop;
}

function isPassing({ outcome, status }: RetrySituation): boolean {
  // Done and not-found are answers. A refusal would be repeated, and "too often" made worse.
  if (outcome.kind !== "unknown") return false;

  switch (outcome.reason) {
    case "not-sent":
    case "connection-lost":
    case "internal-error":
      // The last is the gateway's own "internal error" and "timed out" (protocol §15 #4).
      return true;
    case "unreadable":
      return status !== undefined && gatewayAway.has(status);
    case "deadline":
    case "too-large":
    case "check-value":
    case "mismatch":
    case "in-process":
    case "unknown-code":
    case "host-not-allowed":
      // The deadline covers all attempts; the rest are answers that will not get better by asking again.
      return false;
  }
}
