/** The public types of the simulator. Amounts are decimal strings with two decimals ("150.00"), dates are ISO strings unless said otherwise. */
import type { BillAccount, BillControl } from "./bill-types";
import type { FaultSetting, PlannedFault } from "./faults/types";
import type { NotificationRecord } from "./notifications/types";
import type { Rules } from "./rules";
import type { OrderSummary, Means } from "./order-types";

export type {
  BillAccount,
  BillControl,
  BillState,
  BillSummary,
  SendNotification,
  SentMessage,
} from "./bill-types";
export type { FaultName, FaultService, FaultSetting, PlannedFault } from "./faults/types";
export type { DeliveryAttempt, DeliveryVerdict, NotificationRecord } from "./notifications/types";
export type { ErrorPair, Rules } from "./rules";

/** What Assist support and the merchant set in the personal account. */
export interface MerchantSetup {
  merchantId: string;
  /** Shown to the customer on a bill. */
  shopName: string;
  login: string;
  password: string;
  /** Shared by the request check and the notifications (protocol §2.1). */
  secretWord: string;
  /** The account option "check order code": a request needs a right Checkvalue (or Signature). Off: the field is ignored. */
  requireCheckValue: boolean;
  /** Delimiter of string X in the payment request: ";" today, "" for legacy merchants (§2.2). */
  delimiter: ";" | "";
  /** Delay=1 is agreed with support. */
  twoStageAgreed: boolean;
  testMode: boolean;
  currencyDefault: string;
  languageDefault: "RU" | "EN";
  /** The shop's setting for a request without MobileDevice, or with 0 (§3.1). */
  mobilePageDefault: boolean;
  /** Means of payment the shop has enabled. */
  means: Record<"card" | "sbp", boolean>;
  bills: BillAccount;
  /** The processing takes payments without the shopper (§11). */
  recurring: boolean;
  /** Whether customers whom a payment names may keep what they pay with, and pay with it again (§11). */
  oneClick: "off" | "standard" | "stored only" | "store only";
  notificationUrl?: string;
  notify: {
    payments: boolean;
    confirmations: boolean;
    cancellations: boolean;
    onlySuccessful: boolean;
  };
  /** What Assist expects as the answer to a notification (§5.4). */
  answerType: "xml" | "http200";
  /** Minutes after the operation at which a notification is tried: the first is the first delivery. */
  retryMinutes: number[];
  paymentTimeoutMinutes: number;
  holdDays: number;
  /** The processing allows charging a part of the hold. */
  partialCharge: boolean;
  /** AutoDeposit is agreed with support. */
  autoDepositAgreed: boolean;
  /** The gateway numbers the orders itself; the number sent is replaced. */
  autoNumbering: boolean;
  /** Return addresses of the account; those of a request win over them. */
  returnUrls?: { ok?: string; no?: string; any?: string };
  signType: "MD5" | "PGP";
  /** PEM of the merchant's public key; with it a request may carry Signature instead of Checkvalue. */
  requestPublicKey?: string;
}

export type MerchantOptions = Partial<Omit<MerchantSetup, "means" | "notify" | "bills">> & {
  means?: Partial<MerchantSetup["means"]>;
  bills?: Partial<BillAccount>;
  notify?: Partial<MerchantSetup["notify"]>;
};

export interface SimulatorOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** One merchant, 679471 / assist_demo / assistdemo1 / demo-secret-word, unless given. Missing settings take its values. */
  merchants?: MerchantOptions[];
  /** Where the simulator's own clock starts: the real time unless given. */
  now?: Date;
  /** Points the protocol leaves open, one field each. */
  rules?: Partial<Rules>;
}

export interface Simulator {
  /** `http://127.0.0.1:<port>` */
  url: string;
  control: Control;
  close(): Promise<void>;
}

export interface LedgerEntry {
  orderNumber: string;
  /** Extended: `5679471000000001.2`. */
  billnumber: string;
  type: 100 | 200 | 300;
  kind: "hold" | "capture" | "payment" | "release" | "refund";
  amount: string;
  currency: string;
  at: string;
  by: "shopper" | "merchant" | "account" | "bank";
}

export interface Totals {
  /** Still held on the shopper's card. */
  held: string;
  captured: string;
  /** Given back out of what was captured. */
  refunded: string;
}

export interface RequestRecord {
  at: string;
  method: string;
  /** Without the query string. */
  path: string;
  contentType: string;
  /** Names exactly as received; card data and passwords are masked. JSON bodies are flattened (`merchant.login`). */
  query: Record<string, string>;
  fields: Record<string, string>;
}

export interface Duration {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
}

/** A payment that was made before the simulator was started. */
export interface PastPayment {
  orderNumber: string;
  amount: string;
  /** ISO time of the order and of its payment. */
  at: string;
  currency?: string;
  /** Held instead of taken. */
  twoStage?: boolean;
  /** The first merchant unless given. */
  merchantId?: string;
  /** The next free one unless given. */
  billnumber?: string;
}

/** An operation that moves no money of its order: an accrual of points, or of a kind that clients may not know. */
export interface OtherOperation {
  /** 500, a bonus accrual, unless given; not 100, 200 or 300. */
  type?: number;
  amount: string;
  /** What the answers name as its currency: "BNS". */
  currency: string;
  /** AS000 unless given. */
  responseCode?: string;
}

/** What a shopper agreed to with a first payment (§11). */
export interface SubscriptionSummary {
  /** Of the first payment. */
  orderNumber: string;
  billnumber: string;
  min: string;
  max: string;
  currency: string;
  periodDays: number;
  lastDay: string;
  canceled: boolean;
}

/** Drives the simulator. The same methods answer `POST /_control/<method>` with a JSON array of arguments. */
export interface Control {
  /** The shopper pays the newest open attempt of this number. Throws when there is none. */
  pay(orderNumber: string, choice?: { means?: Means; cardNumber?: string; keep?: boolean }): OrderSummary;
  decline(orderNumber: string, responseCode?: string): OrderSummary;
  /** The shopper has submitted, the bank has not decided: an operation In Process. */
  submit(orderNumber: string, choice?: { means?: Means; cardNumber?: string }): OrderSummary;
  /** The bank decides what was submitted. */
  decide(orderNumber: string, decision: "approve" | "decline", responseCode?: string): OrderSummary;
  /** The shopper leaves and nobody will decide: the attempt ends by time-out when the clock gets there. */
  abandon(orderNumber: string): OrderSummary;
  /**
   * What order.cfm does, without a browser. Merchant_ID defaults to the first merchant, and a request with neither
   * Checkvalue nor Signature is signed here. Throws what the error page would say.
   */
  openOrder(fields: Record<string, string>): OrderSummary;
  bills: BillControl;
  /** Adds payments of the past, for tests and measurements with many orders. Nothing is notified. */
  addPastPayments(payments: PastPayment[]): void;
  /** Acts of the merchant in Assist's personal account. Takes a plain billnumber. */
  account: {
    charge(billnumber: string, amount?: string): OrderSummary;
    cancel(billnumber: string, amount?: string): OrderSummary;
  };
  /** Assist adds such an operation to an order; nothing is notified. Takes a plain billnumber. */
  addOperation(billnumber: string, operation: OtherOperation): OrderSummary;
  subscriptions: {
    list(): SubscriptionSummary[];
    /** The shopper cancels it in the bank's application, or the merchant at Assist. Takes the first payment's plain billnumber. */
    cancel(billnumber: string): void;
  };
  /** The bank lets go of what is still held. */
  lapseHold(billnumber: string): OrderSummary;
  clock: {
    now(): string;
    /** Fires what falls due on the way: time-outs, lapsed holds, retries of notifications. */
    advance(by: Duration): string;
    /** The same for a watcher whose own clock stands still: the clock stays, and all that happened moves into the past. */
    elapse(by: Duration): void;
  };
  notifications: {
    list(orderNumber?: string): NotificationRecord[];
    /** Nothing is sent until release; messages are made and wait. */
    hold(): void;
    release(order?: "as made" | "reversed"): void;
    /** While on, messages are made and lost. */
    dropAll(on: boolean): void;
    /** Sends one message again now, held or not, and resolves with the record after the answer. */
    resend(id: string): Promise<NotificationRecord>;
    /** Resolves when nothing is in flight and nothing is due. */
    idle(): Promise<void>;
    /** Where the merchant's notifications go from now on; undefined stops them. */
    setUrl(url: string | undefined, merchantId?: string): void;
  };
  faults: {
    set(fault: FaultSetting): void;
    list(): PlannedFault[];
    clear(): void;
  };
  /** Every successful money operation, oldest first. */
  ledger(orderNumber?: string): LedgerEntry[];
  totals(orderNumber: string): Totals;
  orders(orderNumber?: string): OrderSummary[];
  requests: {
    (): RequestRecord[];
    clear(): void;
  };
  /**
   * Changes what support or the merchant set in the personal account: a new secret word, two stages no longer agreed.
   * The first merchant unless one is named; reset undoes it.
   */
  setMerchant(options: MerchantOptions, merchantId?: string): void;
  /** Changes the open points of the protocol while running. */
  setRules(rules: Partial<Rules>): void;
  /** Forgets orders, bills, notifications, ledger, requests and faults; the clock goes back to its start. */
  reset(): void;
}
