import { showAmount, type Minor } from "../protocol/money";
import { defaultRules, type Rules } from "../rules";
import type { LedgerEntry, MerchantOptions, MerchantSetup, SimulatorOptions } from "../types";
import {
  type Bill,
  type BillMessage,
  type KeptMeans,
  extendedBillnumber,
  type MoneyType,
  type Operation,
  type Order,
  type Subscription,
} from "./order";
import { Clock } from "./clock";
import { given, merchantSetup } from "./merchant";

type Announcement = (order: Order, operation: Operation) => void;

/** Everything the gateway remembers, and the only place where it is changed from: the other files of this folder. */
export class Gateway {
  readonly clock: Clock;
  readonly merchants: MerchantSetup[];
  readonly orders: Order[] = [];
  readonly bills: Bill[] = [];
  /** Sent to customers, oldest first. */
  readonly billMessages: BillMessage[] = [];
  readonly ledger: LedgerEntry[] = [];
  readonly kept: KeptMeans[] = [];
  readonly subscriptions: Subscription[] = [];
  readonly lastQuery = new Map<string, number>();
  /** Texts of the error pages by ErrorID. */
  readonly errorPages = new Map<string, string>();
  rules: Rules;
  /** Merchants that were changed while running, as they were before. */
  private readonly before = new Map<MerchantSetup, MerchantSetup>();
  private sequence = 0;
  private announcement: Announcement = () => undefined;

  constructor(options: SimulatorOptions) {
    this.clock = new Clock(options.now);
    this.rules = { ...defaultRules, ...given(options.rules ?? {}) };
    this.merchants = (options.merchants ?? [{}]).map(merchantSetup);
  }

  /** What support or the merchant changes in the personal account; the first merchant unless named. Reset undoes it. */
  changeMerchant(options: MerchantOptions, merchantId?: string): void {
    const merchant = this.merchants.find(
      (known) => merchantId === undefined || known.merchantId === merchantId,
    );
    if (merchant === undefined) throw new Error(`There is no merchant ${merchantId}`);
    if (!this.before.has(merchant)) this.before.set(merchant, structuredClone(merchant));
    const { means, bills, notify, ...others } = given(options);
    Object.assign(merchant, given(others));
    Object.assign(merchant.means, given(means ?? {}));
    Object.assign(merchant.bills, given(bills ?? {}));
    Object.assign(merchant.notify, given(notify ?? {}));
  }

  /** 16 digits: 5, the merchant, a sequence (§15 #28). */
  nextBillnumber(merchant: MerchantSetup): string {
    this.sequence += 1;
    const owner = merchant.merchantId.padStart(6, "0");
    return `5${owner}${String(this.sequence).padStart(15 - owner.length, "0")}`;
  }

  nextErrorId(text: string): string {
    const id = String(this.errorPages.size + 1);
    this.errorPages.set(id, text);
    return id;
  }

  onAnnouncement(listener: Announcement): void {
    this.announcement = listener;
  }

  announce(order: Order, operation: Operation): void {
    this.announcement(order, operation);
  }

  addOperation<Type extends number>(
    order: Order,
    operation: Omit<Operation<Type>, "number" | "at">,
  ): Operation<Type> {
    const made: Operation<Type> = { ...operation, number: order.operations.length + 1, at: this.clock.now() };
    order.operations.push(made);
    return made;
  }

  book(order: Order, operation: Operation<MoneyType>, kind: LedgerEntry["kind"], amount: Minor): void {
    this.ledger.push({
      orderNumber: order.orderNumber,
      billnumber: extendedBillnumber(order, operation),
      type: operation.type,
      kind,
      amount: showAmount(amount),
      currency: order.currency,
      at: this.clock.now().toISOString(),
      by: operation.by,
    });
  }

  byToken(token: string): Order | undefined {
    return this.orders.find((order) => order.token === token);
  }

  byBillnumber(billnumber: string): Order | undefined {
    return this.orders.find((order) => order.billnumber === billnumber);
  }

  byOrderNumber(orderNumber: string, merchantId?: string): Order[] {
    return this.orders.filter(
      (order) =>
        order.orderNumber === orderNumber &&
        (merchantId === undefined || order.merchant.merchantId === merchantId),
    );
  }

  billByNumber(number: string, merchantId?: string): Bill | undefined {
    return this.bills.find(
      (bill) =>
        bill.number === number && (merchantId === undefined || bill.merchant.merchantId === merchantId),
    );
  }

  billByToken(token: string): Bill | undefined {
    return this.bills.find((bill) => bill.token === token);
  }

  reset(): void {
    this.orders.length = 0;
    this.bills.length = 0;
    this.billMessages.length = 0;
    this.ledger.length = 0;
    this.kept.length = 0;
    this.subscriptions.length = 0;
    this.lastQuery.clear();
    this.errorPages.clear();
    for (const [merchant, before] of this.before) {
      // Where notifications go is set apart from this, and outlives a reset.
      const { notificationUrl } = merchant;
      Object.assign(merchant, before, notificationUrl === undefined ? {} : { notificationUrl });
    }
    this.before.clear();
    this.clock.reset();
  }
}
