import { randomBytes } from "node:crypto";
import type { Minor } from "../protocol/money";
import type { LedgerEntry, MerchantSetup } from "../types";
import type { Means, OrderState } from "../order-types";

export type Actor = LedgerEntry["by"];

/** A card as the gateway shows it; the whole number is never kept. */
export interface CardShown {
  masked: string;
  meantypeId: string;
  typeName: string;
  subtype: string;
  holder: string;
  expires: string;
}

export interface Instrument {
  means: Means;
  card?: CardShown;
}

/** What a customer has kept at the gateway, by the shop's number of the customer (§11). */
export interface KeptMeans {
  merchantId: string;
  customerNumber: string;
  instrument: Instrument;
}

/** What a shopper agreed to with a first payment (§11). */
export interface Subscription {
  first: Order;
  min: Minor;
  max: Minor;
  periodDays: number;
  /** Its end, GMT. */
  lastDay: Date;
  /** By the shopper in the bank's application, or by the merchant. */
  canceled: boolean;
}

/** Kinds of operation that move the order's money (§8.3). */
export type MoneyType = 100 | 200 | 300;

export interface Operation<Type extends number = number> {
  /** 1, 2, 3 within the billnumber (§15 #29). */
  number: number;
  type: Type;
  status: "success" | "in process" | "failed";
  responseCode: string;
  amount: Minor;
  /** Where it is not the order's: points. */
  currency?: string;
  at: Date;
  by: Actor;
  approvalCode: string;
  /** 3-D Secure: Y, N… or empty. */
  authResult: string;
  refundId?: string;
}

/** One attempt to pay an OrderNumber: what the gateway calls an order, with a billnumber of its own. */
export interface Order {
  merchant: MerchantSetup;
  /** Made when the customer agreed to pay this bill, whose number is then the order's. */
  bill?: Bill;
  orderNumber: string;
  billnumber: string;
  /** Names the payment page of this attempt. */
  token: string;
  amount: Minor;
  currency: string;
  twoStage: boolean;
  /** Its request asked for test mode, and the rules heed that. */
  testMode: boolean;
  means: Means[];
  language: "RU" | "EN";
  /** The customer wants what is paid with to be kept (§11). */
  keeps: boolean;
  /** Its pages are those for phones (§10). */
  mobilePage: boolean;
  /** The request as stored. */
  fields: Record<string, string>;
  returnUrls: { ok: string; no: string };
  hasCheque: boolean;
  clientIp: string;
  state: OrderState;
  createdAt: Date;
  expiresAt: Date;
  abandoned: boolean;
  instrument: Instrument;
  operations: Operation[];
  held: Minor;
  captured: Minor;
  refunded: Minor;
  /** Set by the one successful charge. */
  charge: "none" | "full" | "partial";
}

export function newToken(): string {
  return randomBytes(24).toString("base64");
}

export function extendedBillnumber(order: Order, operation: Operation): string {
  return `${order.billnumber}.${operation.number}`;
}

/** Retrieval reference number of an operation. */
export function referenceNumber(order: Order, operation: Operation): string {
  return `${order.billnumber.slice(-9)}${String(operation.number).padStart(3, "0")}`;
}

/** The successful or running payment operation, if any. */
export function paymentOperation(order: Order): Operation<100> | undefined {
  return order.operations.find(
    (operation): operation is Operation<100> => operation.type === 100 && operation.status !== "failed",
  );
}

export function isOpen(order: Order): boolean {
  return order.state === "In Process";
}

const PAID: OrderState[] = ["Approved", "Delayed", "PartialDelayed", "PartialCanceled"];

export function isPaid(order: Order): boolean {
  return PAID.includes(order.state);
}

/** A request to pay that waits behind a link (§9). */
export interface Bill {
  merchant: MerchantSetup;
  /** The shop's number; the OrderNumber of whoever pays it. */
  number: string;
  /** The `ID` of its link. */
  token: string;
  amount: Minor;
  currency: string;
  twoStage: boolean;
  means: Means[];
  language: "RU" | "EN";
  createdAt: Date;
  /** From this moment on it cannot be paid [guess: the minute itself is out]. */
  payUntil: Date;
  revokedAt?: Date;
  /** The request as stored. */
  fields: Record<string, string>;
}

/** What the gateway sent the customer. */
export interface BillMessage {
  bill: Bill;
  about: "invoiced" | "revoked";
  by: "email" | "sms";
  to: string;
  at: Date;
}
