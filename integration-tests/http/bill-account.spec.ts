import { Bills } from "../shop/bills";
import { shopSuite } from "../shop/suite";

interface Proposal {
  accounts: { name: string }[];
}

/** Which account makes the bill for what an order lacks, when staff name none. */
shopSuite((suite) => {
  let bills: Bills;

  beforeEach(() => (bills = new Bills(suite.api, suite.shop, () => suite.database)));

  const choosing = { account: undefined };

  async function proposed(orderId: string): Promise<string | undefined> {
    const { data } = await suite.api.get<Proposal>(
      `/admin/assist/bills/proposal?order_id=${orderId}`,
      suite.shop.admin,
    );
    return data.accounts[0]?.name;
  }

  it.each([
    ["pp_assist_generous", "generous"],
    ["pp_assist_hold", "hold"],
  ])(
    "an order that was paid through %s is billed for the rest by the same account",
    async (provider, account) => {
      const { order } = await suite.checkout.paidOrder(provider);
      await bills.addProduct(order.id);

      expect(await proposed(order.id)).toBe(account);
      const { status, data } = await bills.make(order.id, choosing);
      expect({ status, message: data.message }).toEqual({ status: 200, message: undefined });
      expect((await bills.list(`order_id=${order.id}&account=${account}`)).count).toBe(1);
    },
  );

  it("staff may choose another", async () => {
    const { order } = await suite.checkout.paidOrder("pp_assist_generous");
    await bills.addProduct(order.id);
    await bills.made(order.id, { account: "ru" });
    const { count } = await bills.list(`order_id=${order.id}&account=ru`);
    expect(count).toBe(1);
  });

  it("what was paid by a bill is billed for the rest by the bill's account", async () => {
    const orderId = await bills.order();
    const { number } = await bills.made(orderId, { account: "generous", amount: "1000.00" });
    suite.assist.bills.pay(number);
    await suite.checkout.comeBack(number);

    expect(await proposed(orderId)).toBe("generous");
    const { status, data } = await bills.make(orderId, choosing);
    expect({ status, message: data.message }).toEqual({ status: 200, message: undefined });
    expect((await bills.list(`order_id=${orderId}&account=generous`)).count).toBe(2);
  });

  it("an order that was paid through two accounts, or none, waits for staff to say which", async () => {
    const nowhere = await bills.order();
    expect(await bills.make(nowhere, choosing)).toMatchObject({
      status: 400,
      data: { message: expect.stringMatching(/Say which Assist account/) as string },
    });

    const { order } = await suite.checkout.paidOrder("pp_assist_generous");
    await bills.addProduct(order.id);
    const { number } = await bills.made(order.id, { account: "ru", amount: "100.00" });
    suite.assist.bills.pay(number);
    await suite.checkout.comeBack(number);
    expect(await bills.make(order.id, choosing)).toMatchObject({
      status: 400,
      data: { message: expect.stringMatching(/Say which Assist account/) as string },
    });
  });
});
