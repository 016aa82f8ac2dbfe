/** The public types of bills: payment by link (protocol §9). */
import type { Means, OrderSummary } from "./order-types";

export type BillState =
  | "invoiced"
  /** The customer agreed to pay and an attempt is open. */
  | "in payment"
  | "paid"
  | "expired"
  | "revoked";

/** 0 none, 1 by e-mail, 2 by SMS, 3 by both. */
export type SendNotification = "0" | "1" | "2" | "3";

/** How bills are set up with Assist support. */
export interface BillAccount {
  connected: boolean;
  /** A bill without a number gets one. */
  autoNumbering: boolean;
  /** Until when a bill without Pay_until may be paid. */
  days: number;
  /** When a request does not say. */
  sendNotification: SendNotification;
  /** Bills are paid in ERIP under their number, not on a page (Belarus, §9.5). */
  erip: boolean;
}

export interface BillSummary {
  merchantId: string;
  bill: string;
  token: string;
  /** The link for the customer. */
  url: string;
  state: BillState;
  amount: string;
  currency: string;
  twoStage: boolean;
  means: Means[];
  language: "RU" | "EN";
  createdAt: string;
  payUntil: string;
  revokedAt?: string;
  /** The request as stored: sanitised, without check value and secrets. */
  fields: Record<string, string>;
  /** The attempts to pay it, oldest first. */
  billnumbers: string[];
}

/** What the customer was sent; nothing leaves the simulator. */
export interface SentMessage {
  id: string;
  bill: string;
  about: "invoiced" | "revoked";
  by: "email" | "sms";
  to: string;
  at: string;
  /** Empty for SMS. */
  subject: string;
  text: string;
}

/** Bills are named by their number or their token. Each method throws the sentence that says why it cannot. */
export interface BillControl {
  list(bill?: string): BillSummary[];
  find(bill: string): BillSummary;
  /**
   * What createbill does, without HTTP. Merchant_ID, Login and Password default to those of the first merchant, and a
   * request without Checkvalue is signed here.
   */
  create(fields: Record<string, string>): BillSummary;
  /** The customer opens the link and agrees to pay: an order under the bill's number, to be paid or declined like any other. */
  open(bill: string): OrderSummary;
  /** Opens it and pays at once. */
  pay(bill: string, choice?: { means?: Means; cardNumber?: string }): OrderSummary;
  /** The customer pays in ERIP under the bill's number. */
  payInErip(bill: string): OrderSummary;
  /** The merchant revokes it in Assist's personal account; the customer is told as the account says unless given. */
  revoke(bill: string, sendNotification?: SendNotification): BillSummary;
  messages(bill?: string): SentMessage[];
  /** Connects or disconnects the services, of all merchants unless one is given. */
  connect(on: boolean, merchantId?: string): void;
}
