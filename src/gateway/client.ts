import type { BillCreation } from "./bills/bill-creation";
import { objectionToBill } from "./bills/bill-objection";
import { billDefaults } from "./options/bill-options";
import type { BillRequest } from "./bills/bill-request";
import { billStatus } from "./bills/bill-status";
import type { BillQuery, BillStatus } from "./bills/bill-status-answer";
import { sleepUnlessAborted, type CallContext } from "./wire/call";
import { cancel, charge } from "./commands/flat-command";
import type { ClientOptions } from "./options/client-options";
import type { CancelCommand, ChargeCommand } from "./commands/command-request";
import { createBill } from "./bills/create-bill";
import type { Merchant } from "./merchant/merchant";
import type { CommandAnswer, GatewayOrder } from "./orders/order";
import { orderResult } from "./orders/order-result";
import { orderState, type OrderQuery } from "./orders/order-state";
import type { OrderNumber } from "./values/order-number";
import type { Outcome } from "./wire/outcome";
import { paymentForm } from "./payments/payment-form";
import { paymentLink, type PaymentLink } from "./payments/payment-link";
import type { PaymentForm, PaymentRequest } from "./payments/payment-request";
import { probe, type Probe } from "./probe";
import { resultByDate, type PeriodQuery } from "./orders/result-by-date";
import { recurringPayment, type RecurringPayment } from "./commands/recurring-payment";
import { revokeBill, type RevokeBillCommand, type RevokedBill } from "./bills/revoke-bill";
import { Transport } from "./wire/transport";
import { wsCancel, type WsCancelCommand } from "./commands/ws-cancel";

const mebibyte = 1024 * 1024;

const defaults: Required<ClientOptions> = {
  readDeadline: 10_000,
  commandDeadline: 30_000,
  maxAnswerBytes: mebibyte,
  maxPeriodAnswerBytes: 8 * mebibyte,
  readAttempts: 3,
  language: "RU",
  answerCheck: "check-value",
  signatureAlgorithm: "md5-with-rsa",
  signatureAlone: false,
  ...billDefaults,
  random: Math.random,
  sleep: sleepUnlessAborted,
};

/**
 * The one door to the gateway, for one merchant. Every call over the network ends within its deadline as an
 * {@link Outcome}. Reads are repeated a few times when the connection fails; everything else is sent once.
 *
 * Calls throw only for requests that cannot be meant (PaymentRequestError, RangeError for an invalid date), and then
 * nothing has been sent.
 */
export class AssistClient {
  readonly merchant: Merchant;
  readonly #transport: Transport;
  readonly #context: CallContext;

  constructor(merchant: Merchant, options: ClientOptions = {}) {
    this.merchant = merchant;
    this.#transport = new Transport(merchant.gatewayUrl.origin);
    this.#context = { transport: this.#transport, options: withDefaults(options) };
  }

  /**
   * The form that takes the shopper to the payment page (order.cfm). Sends nothing.
   *
   * @throws PaymentRequestError
   */
  paymentForm(request: PaymentRequest): PaymentForm {
    return paymentForm(request, this.merchant, this.#context.options);
  }

  /** Registers the payment and returns the address of its page (payrequest.cfm). */
  async paymentLink(request: PaymentRequest): Promise<Outcome<PaymentLink>> {
    return paymentLink(request, this.merchant, this.#context);
  }

  /** States of the orders under an order number, newest attempt included; `operations` stay empty. */
  async orderState(query: OrderQuery): Promise<Outcome<GatewayOrder[]>> {
    return orderState(query, this.merchant, this.#context);
  }

  /** One question about an order number, and what its answer tells about the connection itself. */
  async probe(orderNumber: OrderNumber): Promise<Probe> {
    return probe(orderNumber, this.merchant, this.#context);
  }

  /** The orders under an order number with their operations. */
  async orderResult(query: OrderQuery): Promise<Outcome<GatewayOrder[]>> {
    return orderResult(query, this.merchant, this.#context);
  }

  /** All orders of at most 24 hours with their operations; an empty list when there are none. */
  async resultByDate(query: PeriodQuery): Promise<Outcome<GatewayOrder[]>> {
    return resultByDate(query, this.merchant, this.#context);
  }

  /** Takes held money. Never repeated by itself: after "unknown" read the operations with {@link orderResult}. */
  async charge(command: ChargeCommand): Promise<Outcome<CommandAnswer>> {
    return charge(command, this.merchant, this.#context);
  }

  /** Releases or gives back money, without an idempotency key. Never repeated by itself. */
  async cancel(command: CancelCommand): Promise<Outcome<CommandAnswer>> {
    return cancel(command, this.merchant, this.#context);
  }

  /** Releases or gives back money, with an idempotency key. Never repeated by itself. */
  async wsCancel(command: WsCancelCommand): Promise<Outcome<CommandAnswer>> {
    return wsCancel(command, this.merchant, this.#context);
  }

  /** Takes a payment of a subscription, without the shopper. Never repeated by itself: after "unknown" read its order number with {@link orderResult}. */
  async recurringPayment(payment: RecurringPayment): Promise<Outcome<CommandAnswer>> {
    return recurringPayment(payment, this.merchant, this.#context);
  }

  /** Why a bill cannot be made as asked, as a sentence for staff, without asking Assist; nothing when it may be sent. */
  billObjection(request: BillRequest): string | undefined {
    return objectionToBill(request, this.#context.options)?.sentence;
  }

  /** Makes a bill and gives its link. Never repeated by itself: after "unknown" ask {@link billStatus}. */
  async createBill(request: BillRequest): Promise<BillCreation> {
    return createBill(request, this.merchant, this.#context);
  }

  /** What became of a bill, without its link. Whether and what was paid is read with {@link orderResult}. */
  async billStatus(query: BillQuery): Promise<Outcome<BillStatus>> {
    return billStatus(query, this.merchant, this.#context);
  }

  /** Annuls a bill. Never repeated by itself: after "unknown" ask {@link billStatus}. */
  async revokeBill(command: RevokeBillCommand): Promise<Outcome<RevokedBill>> {
    return revokeBill(command, this.merchant, this.#context);
  }

  /** Ends when the calls under way have ended; later calls are refused without being sent. */
  async close(): Promise<void> {
    await this.#transport.close();
  }
}

/** An option that is present but undefined means the default, not "no deadline". */
function withDefaults(options: ClientOptions): Required<ClientOptions> {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given };
}
