import type { BillSuite } from "./bill-suite";
import type { StaffBill } from "./bills";
import type { StoreSession } from "./checkout";
import { eventually } from "./eventually";
import { anyStatus } from "./http";
import { cartTotal } from "./seed";

interface Placed {
  orderId: string;
  cartId: string;
  session: StoreSession;
}

/** Orders that are placed first and paid by link later. */
export class BilledOrders {
  constructor(private readonly suite: BillSuite) {}

  async placed(provider = "pp_assist-bill_ru"): Promise<Placed> {
    const cartId = await this.suite.checkout.cart();
    const session = await this.suite.checkout.session(cartId, provider);
    return { orderId: await this.complete(cartId), cartId, session };
  }

  async complete(cartId: string): Promise<string> {
    const { data } = await this.suite.checkout.complete(cartId);
    if (data.type !== "order") throw new Error(`No order: ${JSON.stringify(data)}`);
    return data.order.id;
  }

  /** The newest bill of an order, once it is as expected. */
  async bill(orderId: string, state: string): Promise<StaffBill> {
    const [bill] = await eventually(
      () => this.suite.bills.of(orderId),
      ([newest]) => newest?.state === state,
    );
    if (!bill) throw new Error("There is no bill");
    return bill;
  }

  /** Those at Assist that could be paid. */
  payable(): ReturnType<BillSuite["assist"]["bills"]["list"]> {
    return this.suite.assist.bills.list().filter(({ state }) => state === "invoiced");
  }

  async runJob(): Promise<void> {
    await this.suite.bills.due();
    await this.suite.checkout.reconcile();
  }

  /** Where the customer's address leads now. */
  async visit(session: StoreSession): Promise<{ to: string | undefined; page: string }> {
    const path = new URL(session.data.bill_url ?? "").pathname;
    const { headers, data } = await this.suite.api.get<string>(path, anyStatus);
    return { to: headers.location, page: data };
  }

  async expectPaidOnce(orderId: string): Promise<void> {
    const order = await eventually(
      () => this.suite.checkout.order(orderId),
      ({ payment_status }) => payment_status !== "awaiting",
    );
    expect(order.payment_status).toBe("captured");
    expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
    expect(order.transactions).toHaveLength(1);
    expect(order.payment_collections.flatMap(({ payments }) => payments)).toHaveLength(1);
  }
}
