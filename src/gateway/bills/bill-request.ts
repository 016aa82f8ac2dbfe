import type { Money } from "../values/money";
import type { OrderNumber } from "../values/order-number";
import type { PageMeans, Stages } from "../values/means";

/** How Assist itself tells the customer of a bill. Whether it can is part of the merchant's contract. */
export type BillSending = "none" | "email" | "sms" | "both";

/** Whom a bill is for. Names are shortened, unusable addresses and telephones left out unless sending needs them. */
export interface BillCustomer {
  firstName?: string | undefined;
  lastName?: string | undefined;
  middleName?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** Where an SMS goes: 5 to 15 digits, perhaps with a plus; spaces, dashes, dots and brackets are taken out. */
  mobile?: string | undefined;
}

interface BillContent {
  /** More than zero. */
  amount: Money;
  /** Shown to the customer, up to 256 characters. */
  comment?: string | undefined;
  customer?: BillCustomer | undefined;
  /** Of the page and the messages; absent: the account's. */
  language?: "RU" | "EN" | undefined;
  /** In the future; whole minutes, rounded down. Absent: the account's period, by default one day. */
  payUntil?: Date | undefined;
}

/** A bill that is paid on Assist's page. */
export interface LinkBillRequest extends BillContent {
  kind: "link";
  /**
   * Becomes the order number of the payment. `null`: Assist numbers the bill itself, where the account is set so.
   * Then a bill whose answer is lost cannot be found again by a program: number bills yourself.
   */
  number: OrderNumber | null;
  stages: Stages;
  /** Absent: as the account is set. */
  sending?: BillSending | undefined;
  /**
   * The only means to offer. Absent: all that the merchant has, or with two stages those that can hold money, as far
   * as the option billCheckFields lets them be named.
   */
  means?: readonly PageMeans[] | undefined;
  /** http(s) addresses of at most 256 characters; need another option billCheckFields than the default. */
  returnUrl?: string | undefined;
  returnUrlOk?: string | undefined;
  returnUrlNo?: string | undefined;
  /** The shop's own number of the customer, for paying again with a saved card (protocol §11). */
  customerNumber?: string | undefined;
}

/** A bill in ERIP, the Belarusian settlement system (protocol §9.5). */
export interface EripBillRequest extends BillContent {
  kind: "erip";
  /** 1 to 30 Latin letters and digits. */
  number: OrderNumber;
  /** In BYN. */
  amount: Money;
  sending?: Extract<BillSending, "none" | "email"> | undefined;
}

export type BillRequest = LinkBillRequest | EripBillRequest;
