import type { CaseReason, CaseSubject } from "./case-reasons";
import type { ErrorDTO } from "./error";

// What the Admin API tells of an order's payments. Amounts are decimal texts, moments ISO times.

/** Where the money of an order number stands at Assist. "unclear": its answer contradicts itself. */
export type PositionState =
  | "not-started"
  | "in-process"
  | "declined"
  | "expired"
  | "held"
  | "captured"
  | "partly-captured"
  | "released"
  | "partly-refunded"
  | "refunded"
  | "unclear";

/** Why a payment that Assist calls good is not taken for its order. */
export type PositionProblem = "amount-differs" | "test-flag-differs" | "paid-twice";

/** A checkout's order number, a bill's, or one of a payment that Assist repeats. */
export type PaymentKind = "checkout" | "bill" | "recurring";
export type PaymentMeans = "all" | "card" | "sbp";
export type PaymentStages = "one" | "two";

export type GatewayOperationType = "payment" | "confirmation" | "cancellation" | "bonus" | "other";
export type GatewayOperationResult = "success" | "declined" | "pending" | "unknown";

export type CommandKind = "charge" | "refund" | "release";
export type CommandState = "sending" | "done" | "refused" | "unknown";

/** What staff can do with a payment. */
export type PaymentOperation = "capture" | "void" | "refund" | "check";
export type StaffOperationKind = Exclude<PaymentOperation, "check">;

/** Why something cannot be done with a payment now. */
export type RefusalReason =
  | "account-not-ready"
  | "command-under-way"
  | "outcome-unknown"
  | "assist-still-working"
  | "unclear"
  | "nothing-paid"
  | "in-process"
  | "one-stage"
  | "already-captured"
  | "captured-once"
  | "void-after-capture"
  | "only-held"
  | "released"
  | "refunded"
  | "no-payment"
  | "no-order"
  | "payment-canceled"
  | "order-canceled"
  | "does-not-match"
  | "paid-twice"
  | "books-differ"
  | "order-being-changed"
  | "nothing-left"
  | "belongs-to-order";

/** `least` and `most`: bounds of the amount, both included. */
export type PermissionDTO =
  | { allowed: true; least?: string; most?: string }
  /** `sentence`: the reason in English. */
  | { allowed: false; reason: RefusalReason; sentence: string };

/** Whether Assist and Medusa show the same. `nothing`: neither has money; `pending`: something is under way. */
export type Agreement = "agree" | "pending" | "differ" | "nothing";

export type HistoryEntryDTO =
  /** The shopper was sent to Assist for the first time; a bill was made; the platform dropped the payment session. */
  | { kind: "left" | "billed" | "replaced"; at: string }
  /** Something that Assist reports. `by`: who asked for it, as far as our own command log knows. */
  | {
      kind: "operation";
      at: string | null;
      type: GatewayOperationType;
      result: GatewayOperationResult;
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
      command: CommandKind;
      state: CommandState;
      amount: string;
      currency: string;
      response_code: string | null;
      response_words: string | null;
      message: string | null;
      staff: string | null;
    };

/** A case beside its payment. */
export interface OpenCaseDTO {
  id: string;
  about: CaseSubject;
  reason: CaseReason;
  message: string;
  opened_at: string;
}

export interface PaymentDTO {
  order_number: string;
  account: string;
  live: boolean;
  kind: PaymentKind;
  means: PaymentMeans;
  stages: PaymentStages;
  /** The platform has dropped the session that it belonged to. */
  replaced: boolean;
  currency: string;
  registered: string;
  billnumbers: string[];
  assist: {
    state: PositionState;
    held: string;
    captured: string;
    refunded: string;
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
  hold: HoldDTO | null;
  /** Why the bank declined. */
  decline: { code: string; words: string; message: string | null } | null;
  /** Open ones, about this payment and about its bill. */
  cases: OpenCaseDTO[];
  history: HistoryEntryDTO[];
  checked_at: string | null;
  next_check_at: string | null;
  permissions: Record<PaymentOperation, PermissionDTO>;
}

export interface HoldDTO {
  /** From then on the bank may let it go. */
  ends_at: string;
  /** What the order needs of it, where that is less: no more can be taken. */
  needed: string | null;
  /** What the order will need of it once the change that it is in is confirmed, and how much of that is not held. */
  after_change: { needed: string; lacking: string } | null;
}

/** GET /admin/assist/orders?order_id */
export interface OrderPaymentsDTO {
  order: { id: string; display_id: number; status: string; payment_status: string; currency: string };
  payments: PaymentDTO[];
}

/** A capture, void or refund that staff asked for. */
export interface StaffOperationDTO {
  id: string;
  kind: StaffOperationKind;
  payment_id: string;
  order_number: string;
  /** What was moved; null when nothing was. */
  amount: string | null;
  currency: string;
  state: "working" | "done" | "refused" | "unknown";
}

/**
 * POST /admin/assist/payments/:payment_id/capture, /void and /refund; with status 422 (it has ended refused) and 500 (nobody
 * knows yet, or Medusa has not booked it) it says why.
 */
export type StaffOperationResponse =
  { operation: StaffOperationDTO } | ({ operation: StaffOperationDTO } & ErrorDTO);
