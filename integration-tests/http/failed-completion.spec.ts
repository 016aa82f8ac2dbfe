import type { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import type { AdminOrder } from "../shop/checkout";
import { plannedAt } from "../shop/plans";
import { shopSuite } from "../shop/suite";

/** What the platform calls once an order has its payment; its types do not name it. */
interface LateHook {
  orderCreated: (handler: () => void) => void;
}

/** A completion that fails after the payment was authorised has the platform let the hold go. */
shopSuite((suite) => {
  beforeAll(() =>
    suite.inside((tools) => {
      const flows = tools.load<{ completeCartWorkflow: typeof completeCartWorkflow }>(
        "node_modules/@medusajs/core-flows",
      );
      (flows.completeCartWorkflow.hooks as unknown as LateHook).orderCreated(() => {
        const left = Number(tools.kept.completionsToFail ?? 0);
        if (left === 0) return;
        tools.kept.completionsToFail = left - 1;
        throw new Error("The shop's own step failed");
      });
    }),
  );

  const failCompletions = (count: number): Promise<void> =>
    suite.inside(({ kept }, count) => void (kept.completionsToFail = count), count);

  beforeEach(async () => {
    await failCompletions(1);
    suite.assist.notifications.dropAll(true);
  });

  async function heldCart(): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await suite.checkout.cart();
    const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_hold"));
    suite.assist.pay(orderNumber);
    return { cartId, orderNumber };
  }

  /** As if the completion that placed it had ended long ago. */
  async function older(orderId: string): Promise<void> {
    const earlier = suite.database.raw("created_at - interval '1 hour'");
    await suite.database("order").where({ id: orderId }).update({ created_at: earlier });
    await suite
      .database("payment")
      .update({ canceled_at: suite.database.raw("canceled_at - interval '1 hour'") });
    await suite
      .database("assist_command")
      .update({ sent_at: suite.database.raw("sent_at - interval '1 hour'") });
  }

  async function due(orderNumber: string): Promise<void> {
    await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update(plannedAt(suite.database, suite.database.raw("now() - interval '1 second'")));
  }

  async function minutesToNextCheck(orderNumber: string): Promise<number> {
    const [row] = (await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .select(
        suite.database.raw("extract(epoch from next_check_at - clock_timestamp())::float8 / 60 as pause"),
      )) as { pause: number }[];
    return row?.pause ?? Infinity;
  }

  const totals = (orderNumber: string): string => suite.assist.totals(orderNumber).held;

  it("places no order on the hold that was let go, and the shopper pays anew", async () => {
    const { cartId, orderNumber } = await heldCart();
    expect((await suite.checkout.complete(cartId)).status).not.toBe(200);
    expect(totals(orderNumber)).toBe("0.00");

    const again = await suite.checkout.complete(cartId);
    expect(again.status).toBe(400);
    expect(await suite.checkout.orders()).toEqual([]);
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(landing.searchParams.get("order_id")).toBeNull();
    expect(await suite.checkout.orders()).toEqual([]);

    const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_hold"));
    suite.assist.pay(second);
    expect((await suite.checkout.complete(cartId)).data.type).toBe("order");
    expect(totals(second)).toBe("1750.00");
    expect(await suite.checkout.remembered(second)).toMatchObject({ openCase: null });
  });

  it("of the return page, whose shopper then completes the cart in the storefront: no order either", async () => {
    const { cartId, orderNumber } = await heldCart();
    await suite.checkout.comeBack(orderNumber);
    expect(totals(orderNumber)).toBe("0.00");
    expect((await suite.checkout.complete(cartId)).status).toBe(400);
    expect(await suite.checkout.orders()).toEqual([]);
  });

  it("with a session that is the cart's choice still: the next check takes it from the cart", async () => {
    const { cartId, orderNumber } = await heldCart();
    await suite.checkout.complete(cartId);
    await suite.database("payment_session").update({ status: "authorized" });
    await suite.checkout.check(orderNumber);
    expect((await suite.checkout.complete(cartId)).status).toBe(400);
    expect(await suite.checkout.orders()).toEqual([]);
  });

  describe("when an order was placed on it all the same", () => {
    async function placedWithoutMoney(): Promise<{ order: AdminOrder; orderNumber: string }> {
      const { cartId, orderNumber } = await heldCart();
      await suite.checkout.complete(cartId);
      await suite.database("payment_session").update({ status: "authorized" });
      await suite
        .database("assist_order")
        .update(plannedAt(suite.database, suite.database.raw("now() + interval '1 day'")));
      const { data } = await suite.checkout.complete(cartId);
      if (data.type !== "order") throw new Error("No order was placed");
      return { order: await suite.checkout.order(data.order.id), orderNumber };
    }

    it("it is looked at within a minute, and staff are told once its completion has ended for good", async () => {
      const { order, orderNumber } = await placedWithoutMoney();
      await eventually(
        () => minutesToNextCheck(orderNumber),
        (minutes) => minutes <= 1,
      );
      await due(orderNumber);
      await suite.checkout.reconcile();
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
      expect(await minutesToNextCheck(orderNumber)).toBeLessThanOrEqual(1);

      await older(order.id);
      await due(orderNumber);
      await suite.checkout.reconcile();
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: "order-without-money",
        caseMessage: expect.stringContaining("1750.00 RUB"),
      });
    });

    it("staff are told no more when they have canceled the order", async () => {
      const { order, orderNumber } = await placedWithoutMoney();
      await older(order.id);
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBe("order-without-money");
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    it("staff are told no more when it has been paid otherwise", async () => {
      const { order, orderNumber } = await placedWithoutMoney();
      await older(order.id);
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBe("order-without-money");
      await payOtherwise(order.id);
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    async function payOtherwise(orderId: string): Promise<void> {
      const { data } = await suite.api.post<{ payment_collection: { id: string } }>(
        "/admin/payment-collections",
        { order_id: orderId, amount: 1750 },
        suite.shop.admin,
      );
      await suite.api.post(
        `/admin/payment-collections/${data.payment_collection.id}/mark-as-paid`,
        { order_id: orderId },
        suite.shop.admin,
      );
    }
  });

  it("whose void has an unknown outcome: an order placed meanwhile is shown once the hold turns out to be gone", async () => {
    const { cartId, orderNumber } = await heldCart();
    suite.assist.faults.set({ service: "wscancel", fault: "reset-after" });
    suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 3 });
    await suite.checkout.complete(cartId);
    suite.assist.faults.clear();
    expect(totals(orderNumber)).toBe("0.00");
    const { data } = await suite.checkout.complete(cartId);
    if (data.type !== "order") throw new Error("No order was placed");
    await older(data.order.id);
    await suite.checkout.check(orderNumber);
    expect((await suite.checkout.remembered(orderNumber)).openCase).toBe("order-without-money");
  });

  it("a void that staff have made is no case", async () => {
    await failCompletions(0);
    const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
    const payment = order.payment_collections[0]?.payments[0]?.id ?? "";
    expect(await new Desk(suite.api, suite.shop).act(payment, "void")).toMatchObject({ status: 200 });
    await older(order.id);
    await suite.checkout.check(orderNumber);
    expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
  });
});
