import type { StoreSession } from "../shop/checkout";
import { Bills } from "../shop/bills";
import { anyStatus } from "../shop/http";
import { shopSuite } from "../shop/suite";

/** Payments that a storefront begins for an order which is placed already. */
shopSuite((suite) => {
  let bills: Bills;

  beforeEach(() => (bills = new Bills(suite.api, suite.shop, () => suite.database)));

  /** A session to pay all of an order of 1 750 roubles, in a payment collection of its own. */
  async function begun(orderId: string, given?: Record<string, unknown>): Promise<StoreSession> {
    const made = await suite.api.post<{ payment_collection: { id: string } }>(
      "/admin/payment-collections",
      { order_id: orderId, amount: 1750 },
      suite.shop.admin,
    );
    const { data } = await suite.api.post<{ payment_collection: { payment_sessions: StoreSession[] } }>(
      `/store/payment-collections/${made.data.payment_collection.id}/payment-sessions`,
      { provider_id: "pp_assist_ru", ...(given && { data: given }) },
      suite.shop.store,
    );
    const [session] = data.payment_collection.payment_sessions;
    if (!session) throw new Error("No session");
    return session;
  }

  async function pay(session: StoreSession): Promise<string> {
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.pay(orderNumber);
    await suite.checkout.comeBack(orderNumber);
    return orderNumber;
  }

  const open = async ({ data }: StoreSession): Promise<number> =>
    (await suite.api.get(new URL(data.payment_url).pathname, anyStatus)).status;

  it("an order that lacks the money takes it", async () => {
    const orderId = await bills.order();
    const orderNumber = await pay(await begun(orderId));
    const order = await suite.checkout.order(orderId);
    expect(order).toMatchObject({ payment_status: "captured", summary: { pending_difference: 0 } });
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ openCase: null });
  });

  it("the number of a contract that staff have written to the order goes before what the browser names", async () => {
    const orderId = await bills.order();
    const form = async (session: StoreSession) => (await suite.checkout.paymentForm(session)).fields.Account;
    const named = await begun(orderId, { contract_number: "browser" });
    expect(await form(named)).toBe("browser");
    const metadata = { assist_contract_number: "D-17" };
    await suite.api.post(`/admin/orders/${orderId}`, { metadata }, suite.shop.admin);
    expect(await form(named)).toBe("D-17");
  });

  it("nobody is sent to pay for an order that is canceled", async () => {
    const orderId = await bills.order();
    const session = await begun(orderId);
    expect(await open(session)).toBe(200);
    expect(await suite.checkout.cancelOrder(orderId)).toMatchObject({ status: 200 });
    expect(await open(session)).toBe(410);
  });

  it("nobody is sent to pay once more for an order that was paid otherwise", async () => {
    const orderId = await bills.order();
    const [first, second] = [await begun(orderId), await begun(orderId)];
    await pay(second);
    expect(await open(first)).toBe(410);
  });

  it("who pays once more, on a page that was open already, is shown to staff", async () => {
    const orderId = await bills.order();
    const [first, second] = [await begun(orderId), await begun(orderId)];
    const orderNumber = await suite.checkout.leaveFor(first);
    await pay(second);
    suite.assist.pay(orderNumber);
    await suite.checkout.comeBack(orderNumber);
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ openCase: "paid-twice" });
    expect(await suite.checkout.order(orderId)).toMatchObject({ summary: { pending_difference: 0 } });
  });
});
