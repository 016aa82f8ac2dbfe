import type { BillCustomer, PageMeans } from "../gateway";
import type AssistBill from "../modules/assist/models/bill";
import type { Row } from "../modules/assist/models/row";

/** Open ones; the order takes no other bill meanwhile. */
export const openBillStates = ["preparing", "creating", "unknown", "open", "revoking"] as const;
export const closedBillStates = ["not-made", "paid", "expired", "revoked"] as const;
export const billStates = [...openBillStates, ...closedBillStates] as const;

/** Nobody knows whether these can be paid. */
export const unresolvedBillStates = [
  "creating",
  "unknown",
  "revoking",
] as const satisfies readonly BillRowState[];

/** There is a bill at Assist, or may be: for these the bill's plan is its order number's, too. */
export const payableBillStates = [...unresolvedBillStates, "open"] as const satisfies readonly BillRowState[];

/** Which the job takes first, see models/bill.ts. */
export type BillQueue = BillRow["queue"];

/**
 * - preparing: there is none at Assist, and none is being asked for. One from the checkout is sent again later.
 * - creating: createbill is on its way.
 * - unknown: its answer was lost; there may be a bill or not.
 * - open: there is a bill, and we have its link.
 * - revoking: it is to be revoked, and has not been seen to be.
 * - not-made: there is certainly none.
 */
export type BillRowState = (typeof billStates)[number];

/** Every change of a bill's state that there is, also to the one that it has: what was seen besides is noted then. */
export const billTransitions = {
  preparing: ["preparing", "creating", "not-made", "paid"],
  creating: ["preparing", "creating", "unknown", "open", "revoking", "not-made", "paid"],
  unknown: ["preparing", "creating", "unknown", "open", "revoking", "not-made", "paid"],
  open: ["revoking", "paid", "expired", "revoked"],
  revoking: ["revoking", "paid", "expired", "revoked"],
  // Money may come for a number that nobody was to pay any more.
  "not-made": ["paid"],
  expired: ["paid"],
  revoked: ["paid"],
  paid: [],
} as const satisfies Record<BillRowState, readonly BillRowState[]>;

type StateBefore<To extends BillRowState> = {
  [From in BillRowState]: To extends (typeof billTransitions)[From][number] ? From : never;
}[BillRowState];

/** The states that a bill may get from every one of these. */
export type NextBillState<From extends BillRowState> = {
  [To in BillRowState]: [From] extends [StateBefore<To>] ? To : never;
}[BillRowState];

/** "link-lost": there is a bill, but the answer that told its link was lost. "not-due": the order lacks less than it asks for. */
export const revokeReasons = [
  "staff",
  "link-lost",
  "order-canceled",
  "order-gone",
  "session-replaced",
  "not-due",
  "at-assist",
] as const;

export type RevokeReason = (typeof revokeReasons)[number];

/** A row of assist_bill. Amounts are decimal strings in the row's currency. */
export type BillRow = Row<
  typeof AssistBill,
  {
    customer: BillCustomer;
    means: PageMeans[];
    revoke_reason: RevokeReason;
    announced_state: BillRowState;
  }
>;

/** What the customer types into ERIP, once there is a bill (protocol §9.5: "token/number"); null for one with a link. */
export function eripNumberOf({
  kind,
  token,
  number,
}: Pick<BillRow, "kind" | "token" | "number">): string | null {
  return kind === "erip" && token !== null ? (number ?? token) : null;
}

export function isOpenBill({ state }: Pick<BillRow, "state">): boolean {
  return openBillStates.some((open) => open === state);
}

export type NewBill = Pick<
  BillRow,
  | "order_id"
  | "account"
  | "amount"
  | "currency"
  | "amount_due"
  | "comment"
  | "language"
  | "customer"
  | "means"
  | "kind"
  | "sending"
  | "valid_until"
  | "made_by"
>;

/** The payment session of a bill, and the order number that it was registered under; it becomes the bill's number. */
export interface SessionOfBill {
  id: string;
  collectionId: string;
  number: string;
}

/** What changes with the state of a bill that was in one of these. */
export type BillChange<From extends BillRowState> = Partial<
  Pick<BillRow, "link" | "token" | "message" | "revoke_reason" | "checked_at">
> & { state: NextBillState<From> };

/** Identifier of the provider class whose sessions are paid by a bill. */
export const billProvider = "assist-bill";
