/**
 * Which rows of the createbill table the gateway hashes. All sources agree on the first fifteen; about the newer rows
 * (return addresses and means of payment) they are silent (protocol §15 #8).
 *
 * - "core-without-extras": the newer rows are never sent, so that every reading hashes the same. A request that needs
 *   them is refused before it is sent.
 * - "core": they are sent and not hashed.
 * - "core-and-sent": those that are sent are hashed too.
 * - "all-rows": all are hashed, those not sent as empty places.
 */
export type BillCheckFields = "core-without-extras" | "core" | "core-and-sent" | "all-rows";

/** What the protocol leaves open about bills; to be set when Assist support tells how the account really is. */
export interface BillOptions {
  /** [guess] Default "core-without-extras", which is right whatever the gateway does. */
  billCheckFields: BillCheckFields;
  /**
   * "must-match" (default): a bill's status without a valid check value is not believed. "reported": it is handed on
   * with `authentic: false`; TLS alone vouches for it. For gateways that build the check value by another rule than
   * the documented one (protocol §15 #10).
   */
  billAnswerCheck: "must-match" | "reported";
  /** [guess] The documents name the service, not its path (protocol §15 #12). Default "/bill/billstatus.cfm". */
  billStatusPath: `/${string}`;
  /** [guess] The same for "/bill/billrevoke.cfm". */
  billRevokePath: `/${string}`;
  /** The present moment: a bill that would be overdue at once is not made. Default the machine's clock. */
  now: () => Date;
}

export const billDefaults: BillOptions = {
  billCheckFields: "core-without-extras",
  billAnswerCheck: "must-match",
  billStatusPath: "/bill/billstatus.cfm",
  billRevokePath: "/bill/billrevoke.cfm",
  now: () => new Date(),
};
