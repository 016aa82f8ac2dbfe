// What the routes under /admin/assist/bills take and answer. Amounts are decimal texts, moments ISO times.

/** While a bill is open its order gets no other. */
export const openBillStates = ["preparing", "creating", "unknown", "open", "revoking"] as const;
export const closedBillStates = ["paid", "expired", "revoked", "not-made"] as const;
export const billStates = [...openBillStates, ...closedBillStates] as const;
export type BillState = (typeof billStates)[number];

/** ERIP bills (Belarus) have no link: the customer enters the number in ERIP. */
export type BillKind = "link" | "erip";

export type BillLanguage = "RU" | "EN";

/** What Assist itself sends to the customer. */
export const billSendings = ["none", "email", "sms", "both"] as const;
export type BillSending = (typeof billSendings)[number];

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

export interface BillDTO {
  id: string;
  /** At Assist; null until there is one to be sent. */
  number: string | null;
  order_id: string;
  /** The order's number as staff know it. */
  display_id: number | null;
  /** The order is a draft still. */
  is_draft: boolean;
  /** The customer's. */
  email: string | null;
  payment_session_id: string | null;
  /** "checkout": made by itself when its order was placed to be paid by link later. */
  origin: "staff" | "checkout";
  kind: BillKind;
  account: string;
  amount: string;
  currency: string;
  /** What the order lacked when the bill was made. */
  amount_due: string;
  comment: string | null;
  language: BillLanguage | null;
  /** The only means of payment that it offers; null for all. */
  means: string[] | null;
  sending: BillSending;
  valid_until: string;
  state: BillState;
  /** The customer's. Whoever has it can see the bill and pay it. */
  link: string | null;
  /** What the customer enters in ERIP. */
  erip_number: string | null;
  revoke_reason: RevokeReason | null;
  /** What staff should know besides the state, in English. */
  message: string | null;
  /** Id of the user or secret API key. */
  made_by: string | null;
  created_at: string;
  checked_at: string | null;
  ended_at: string | null;
}

/** POST /admin/assist/bills, and /:id/check, /:id/revoke and /:id/resend. */
export interface BillResponse {
  bill: BillDTO;
}

/** GET /admin/assist/bills/:id */
export interface BillOfOrderResponse extends BillResponse {
  /** What the order lacks now; null when the order is gone. */
  order_amount_due: string | null;
}

/** GET /admin/assist/bills */
export interface BillListResponse {
  bills: BillDTO[];
  count: number;
  limit: number;
  offset: number;
}

/** What a bill for an order may be: GET /admin/assist/bills/proposal. */
export interface BillProposalDTO {
  order_id: string;
  canceled: boolean;
  /** What the order lacks. */
  amount_due: string;
  currency: string;
  /** Who can make it; the first does unless told otherwise. */
  accounts: BillingAccountDTO[];
  customer: { email: string | null; phone: string | null };
  /** The open bill in the way of a new one. */
  open_bill: BillDTO | null;
}

export interface BillingAccountDTO {
  name: string;
  stages: "one" | "two";
  kind: BillKind;
  language: BillLanguage | null;
  /** How long a bill is good for when staff do not say. */
  days: number;
}

/** The body of POST /admin/assist/bills. */
export interface NewBillBody {
  order_id: string;
  /** All that the order lacks unless given. */
  amount?: string;
  account?: string;
  valid_until?: string;
  comment?: string;
  language?: BillLanguage;
  /** In place of what the order says. */
  customer?: Partial<
    Record<"first_name" | "last_name" | "middle_name" | "email" | "phone" | "mobile", string>
  >;
  means?: string[];
  sending?: BillSending;
}
