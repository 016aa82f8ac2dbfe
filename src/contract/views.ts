import type { PositionProblem } from "../rules/money/position";
import type { CaseReason, CaseRow, CaseSubject } from "../records/cases";
import type { AttemptRow, OperationRow, PositionState } from "../records/orders";
import type { ActReason } from "../rules/staff/act-reasons";
import type { StaffAct } from "../rules/staff/acts";

// What the Admin API tells of payments and cases. Amounts are decimal texts, moments ISO times.

export type PermissionView =
  | { allowed: true; least?: string; most?: string }
  /** `sentence`: the reason in English. */
  | { allowed: false; reason: ActReason; sentence: string };

/** Whether Assist and Medusa show the same. `nothing`: neither has money; `settling`: something is under way. */
export type Agreement = "agree" | "settling" | "differ" | "nothing";

export type HistoryEntry =
  /** The shopper was sent to Assist for the first time; a bill was made; the platform dropped the payment session. */
  | { kind: "left" | "billed" | "replaced"; at: string }
  /** Something that Assist reports. `by`: who asked for it, as far as our own journal knows. */
  | {
      kind: "operation";
      at: string | null;
      type: OperationRow["type"];
      result: OperationRow["result"];
      amount: string;
      currency: string;
      billnumber: string;
      means: string | null;
      masked_card: string | null;
      response_code: string;
      response_words: string;
      message: string | null;
      by: "shopper" | "shop" | "account";
      staff: string | null;
    }
  /** Something that the shop has sent and that Assist does not list: refused, lost, or on its way. */
  | {
      kind: "command";
      at: string;
      command: AttemptRow["kind"];
      state: AttemptRow["state"];
      amount: string;
      currency: string;
      response_code: string | null;
      response_words: string | null;
      message: string | null;
      staff: string | null;
    };

export interface PaymentView {
  order_number: string;
  account: string;
  live: boolean;
  kind: "checkout" | "bill" | "recurring";
  means: "all" | "card" | "sbp";
  stages: "one" | "two";
  /** The platform has dropped the session that it belonged to. */
  replaced: boolean;
  currency: string;
  registered: string;
  billnumbers: string[];
  assist: {
    state: PositionState;
    held: string;
    captured: string;
    returned: string;
    /** What a partial capture left of the hold, which can no longer be taken. */
    rest: string;
    problems: PositionProblem[];
  };
  medusa: {
    payment_id: string;
    authorized: string;
    captured: string;
    refunded: string;
    canceled: boolean;
  } | null;
  agreement: Agreement;
  /** Of money that is held for a live order. */
  hold: HoldView | null;
  /** Why the bank declined. */
  decline: { code: string; words: string; message: string | null } | null;
  /** Open ones, about this payment and about its bill. */
  cases: OpenCaseDTO[];
  history: HistoryEntry[];
  checked_at: string | null;
  next_look_at: string | null;
  acts: Record<StaffAct, PermissionView>;
}

export interface HoldView {
  /** From then on the bank may let it go. */
  ends_at: string;
  /** What the order needs of it, where that is less: no more can be taken. */
  needed: string | null;
  /** What the order will need of it once the change that it is in is confirmed, and how much of that is not held. */
  after_change: { needed: string; lacking: string } | null;
}

export interface OrderPaymentsView {
  order: { id: string; display_id: number; status: string; payment_status: string; currency: string };
  payments: PaymentView[];
}

/** A case beside its payment. */
export interface OpenCaseDTO {
  id: string;
  about: CaseSubject;
  reason: CaseReason;
  message: string;
  opened_at: string;
}

/** Something that staff should look at, or should have. */
export interface CaseDTO {
  id: string;
  order_number: string;
  about: CaseSubject;
  reason: CaseReason;
  message: string;
  opened_at: string;
  account: string;
  live: boolean;
  currency: string;
  registered: string;
  /** Where the money stands, or stood when the case was closed. */
  state: PositionState;
  held: string;
  captured: string;
  returned: string;
  cart_id: string | null;
  order: { id: string; display_id: number | null } | null;
  closed_at: string | null;
  closed_how: CaseRow["closed_how"];
  /** Name of the member of staff. */
  closed_by: string | null;
  note: string | null;
  /** What can be done about an open case. */
  acts: {
    check: boolean;
    close: boolean;
    /** Null in a case about a bill. */
    refund: PermissionView | null;
    /** Of a case that taking the money ends. */
    capture: (PermissionView & { payment_id: string }) | null;
  } | null;
}
