/** What may be done, or the reason why not as a sentence of the server's. Amounts are decimal texts. */
export type Permission =
  { allowed: true; least?: string; most?: string } | { allowed: false; reason: string; sentence: string };

export const positionStates = [
  "not-started",
  "in-process",
  "declined",
  "expired",
  "held",
  "captured",
  "partly-captured",
  "released",
  "partly-returned",
  "returned",
  "unclear",
] as const;
export type PositionState = (typeof positionStates)[number];

export type Agreement = "agree" | "settling" | "differ" | "nothing";

export type HistoryEntry =
  | { kind: "left" | "replaced"; at: string }
  | {
      kind: "operation";
      at: string | null;
      type: "payment" | "confirmation" | "cancellation" | "bonus" | "other";
      result: "success" | "declined" | "pending" | "unknown";
      amount: string;
      currency: string;
      billnumber: string;
      means: string | null;
      masked_card: string | null;
      response_words: string;
      message: string | null;
      by: "shopper" | "shop" | "account";
      staff: string | null;
    }
  | {
      kind: "command";
      at: string;
      command: "charge" | "refund" | "release";
      state: "sending" | "done" | "refused" | "unknown";
      amount: string;
      currency: string;
      response_words: string | null;
      message: string | null;
      staff: string | null;
    };

/** A payment of an order as GET /admin/assist/orders shows it. Moments are ISO ones. */
export interface Payment {
  order_number: string;
  account: string;
  live: boolean;
  kind: "checkout" | "bill" | "recurring";
  replaced: boolean;
  currency: string;
  registered: string;
  billnumbers: string[];
  assist: { state: PositionState; held: string; captured: string; returned: string; rest: string };
  medusa: {
    payment_id: string;
    authorized: string;
    captured: string;
    refunded: string;
    canceled: boolean;
  } | null;
  agreement: Agreement;
  decline: { code: string; words: string; message: string | null } | null;
  attention: { reason: string; message: string; noticed_at: string } | null;
  history: HistoryEntry[];
  checked_at: string | null;
  next_look_at: string | null;
  acts: Record<"capture" | "void" | "refund" | "check", Permission>;
}

export interface OrderPayments {
  order: { id: string; display_id: number; status: string; payment_status: string; currency: string };
  payments: Payment[];
}

export type MoneyAct = "capture" | "void" | "refund";
