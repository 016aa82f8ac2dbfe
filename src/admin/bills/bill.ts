/** A bill as the routes of src/api/admin/assist/bills show it. Amounts are decimal texts, moments ISO ones. */
export interface Bill {
  id: string;
  number: string | null;
  order_id: string;
  display_id: number | null;
  is_draft: boolean;
  email: string | null;
  account: string;
  amount: string;
  currency: string;
  comment: string | null;
  language: BillLanguage | null;
  sending: Sending;
  valid_until: string;
  state: BillState;
  /** ERIP bills have no link: the customer enters the number in ERIP. */
  kind: BillKind;
  link: string | null;
  erip_number: string | null;
  /** "checkout": made by itself when its order was placed to be paid by link later. */
  origin: "staff" | "checkout";
  revoke_reason: string | null;
  message: string | null;
  created_at: string;
  ended_at: string | null;
}

export const openStates = ["preparing", "creating", "unknown", "open", "revoking"] as const;
export const closedStates = ["paid", "expired", "revoked", "not-made"] as const;
export const billStates = [...openStates, ...closedStates] as const;
export type BillState = (typeof billStates)[number];

export type BillLanguage = "RU" | "EN";
export type BillKind = "link" | "erip";

/** What is given to the customer: a link, or a number for ERIP. */
export type PayableBill = Bill & ({ link: string } | { erip_number: string });

/** What Assist itself sends to the customer. */
export const sendings = ["none", "email", "sms", "both"] as const;
export type Sending = (typeof sendings)[number];

/** What a bill for an order may be: GET /admin/assist/bills/proposal. */
export interface Proposal {
  order_id: string;
  canceled: boolean;
  outstanding: string;
  currency: string;
  accounts: BillingAccount[];
  customer: { email: string | null; phone: string | null };
  open_bill: Bill | null;
}

export interface BillingAccount {
  name: string;
  stages: "one" | "two";
  kind: BillKind;
  language: BillLanguage | null;
  /** How long a bill is good for when staff do not say. */
  days: number;
}

/** While a bill is open its order gets no other. */
export function isOpen({ state }: Pick<Bill, "state">): boolean {
  return openStates.some((open) => open === state);
}

/** A decimal text of nothing, such as "0.00". */
export function isNothing(amount: string): boolean {
  return /^0*(\.0*)?$/.test(amount);
}

/** The bill, when there is something that its customer can pay by now. */
export function payable(bill: Bill): PayableBill | undefined {
  const { link, erip_number, state } = bill;
  if (state !== "open") return undefined;
  if (link !== null) return { ...bill, link };
  return erip_number === null ? undefined : { ...bill, erip_number };
}
