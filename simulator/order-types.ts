export type OrderState =
  | "In Process"
  | "Delayed"
  | "Approved"
  | "PartialDelayed"
  | "Canceled"
  | "PartialCanceled"
  | "Declined"
  | "Timeout";

/** ERIP pays bills alone (§9.5). */
export type Means = "card" | "sbp" | "erip";

export interface OperationSummary {
  billnumber: string;
  type: number;
  state: string;
  responseCode: string;
  amount: string;
  currency: string;
  at: string;
}

export interface OrderSummary {
  merchantId: string;
  orderNumber: string;
  billnumber: string;
  state: OrderState;
  amount: string;
  currency: string;
  twoStage: boolean;
  means: Means[];
  /** What the customer may pay with again: cards masked, else the means (§11). */
  kept: string[];
  /** Its pages are those for phones, with a list of banks for SBP. */
  mobilePage: boolean;
  /** What it was paid by; null until then. */
  paidBy: Means | null;
  createdAt: string;
  expiresAt: string;
  /** The payment page of this attempt. */
  paymentUrl: string;
  /** The request as stored: sanitised, without check value and secrets. */
  fields: Record<string, string>;
  operations: OperationSummary[];
}
