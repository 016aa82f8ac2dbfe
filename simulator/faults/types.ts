export type FaultService =
  | "orderstate"
  | "orderresult"
  | "resultbydate"
  | "charge"
  | "cancel"
  | "wscancel"
  | "rp"
  | "createbill"
  | "billstatus"
  | "billrevoke"
  | "payrequest"
  | "order"
  | "all";

/** "Act" is what the service is for: charge, cancel, look up, make a bill, revoke it. */
export type FaultName =
  /** The connection is reset as soon as it asks for the service; nothing of the body is read. */
  | "refuse"
  /** The request is read, the connection is reset before the act. */
  | "reset-before"
  /** The act is done, the connection is reset without an answer. */
  | "reset-after"
  /** The act is done, the connection ends in the middle of the answer. */
  | "reset-mid"
  /** No answer until `clear`: then the answer when acted, else a reset. `act` says whether the act is done (default false). */
  | "hang"
  /** The act is done and answered after `milliseconds` (default 1000). */
  | "slow"
  /** The act is done, the answer comes one byte every `milliseconds` (default 50). */
  | "drip"
  /** The act is done, the answer is well-formed HTTP with half of the body. */
  | "truncate"
  /** Instead of the service's answer; `act` says whether the act is done (default false). */
  | "html"
  | "status500"
  | "empty"
  | "huge"
  | "endless"
  | "hostile-xml"
  | "hostile-json"
  /** The act is done; the answer is not in the encoding it declares. */
  | "wrong-encoding"
  /** The act is done; one thing in the answer is wrong, the rest is consistent with it. */
  | "wrong-checkvalue"
  | "other-order"
  | "wrong-amount"
  /** An error pair instead of the answer; `act` says whether the act is done (default false). */
  | "busy"
  | "rate-limited"
  | "internal-error"
  /** orderresult, orderstate: the order is not found, though it is there: what has just happened is not listed yet. */
  | "not-listed"
  /** charge, cancel, wscancel: not allowed for this order, for good (15/308); no money moves and no operation is recorded. */
  | "prohibited"
  /** charge, cancel, wscancel, rp: the bank declines; an unsuccessful operation is recorded and answered, no money moves. */
  | "declined-operation"
  /** createbill: "Unique payment token/ID cannot be created"; there is no bill then. */
  | "no-token";

export interface FaultSetting {
  service: FaultService;
  fault: FaultName;
  /** How many requests it hits; until `clear` unless given. */
  times?: number;
  /** How many requests pass before it starts. */
  skip?: number;
  /** Only requests about this order or bill number (or a billnumber of it); not for "refuse", which never reads the body. */
  orderNumber?: string;
  act?: boolean;
  milliseconds?: number;
}

export interface PlannedFault extends FaultSetting {
  /** Requests that it has hit so far. */
  hits: number;
}
