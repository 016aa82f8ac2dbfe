import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { passHours } from "../shop/holds";
import { OrderChanges } from "../shop/order-changes";
import { shopSuite } from "../shop/suite";

/** With delivery. */
const one = "1750.00";
const two = "3249.90";
const three = "4749.80";

/** The platform voids the hold of an order that is changed; what is held stays held as far as it may. */
shopSuite((suite) => {
  let desk: Desk;
  let changes: OrderChanges;
  const database = (): Knex => suite.database;

  beforeEach(() => {
    desk = new Desk(suite.api, suite.shop);
    changes = new OrderChanges(suite.api, suite.shop);
    suite.assist.notifications.dropAll(true);
  });

  interface Held {
    orderId: string;
    orderNumber: string;
    paymentId: string;
  }

  /** An order of two products, of which all is held. */
  async function held(): Promise<Held> {
    const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold", 2);
    return {
      orderId: order.id,
      orderNumber,
      paymentId: order.payment_collections[0]?.payments[0]?.id ?? "",
    };
  }

  /** What the order shows once what follows its change has been done. */
  async function reconciled({ orderId, orderNumber, paymentId }: Held) {
    await eventually(
      () => suite.checkout.order(orderId),
      ({ payment_collections: collections }) =>
        collections.some(
          ({ status, payments }) => status !== "canceled" && payments.some(({ id }) => id === paymentId),
        ),
    );
    await suite.checkout.check(orderNumber);
    const order = await suite.checkout.order(orderId);
    const payments = order.payment_collections.flatMap((collection) => collection.payments);
    const { openCase } = await suite.checkout.remembered(orderNumber);
    return {
      held: suite.assist.totals(orderNumber).held,
      status: order.payment_status,
      canceled: payments.map(({ canceled_at }) => canceled_at !== null),
      openCase,
    };
  }

  async function missing(orderId: string): Promise<string | undefined> {
    const { data } = await suite.api.get<{ amount_due: string }>(
      `/admin/assist/bills/proposal?order_id=${orderId}`,
      suite.shop.admin,
    );
    return data.amount_due;
  }

  const kept = { held: two, canceled: [false] };

  describe("an order that needs less", () => {
    it("keeps its hold, of which staff take what it needs now, by the shop's own button", async () => {
      const order = await held();
      await changes.edit(order.orderId, 1);
      expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
      expect((await desk.payment(order.orderId)).permissions.capture).toMatchObject({
        allowed: true,
        most: one,
      });

      expect((await suite.checkout.capture(order.paymentId)).status).toBe(200);
      expect(suite.assist.totals(order.orderNumber)).toMatchObject({ captured: one });
      await passHours(suite, order.orderNumber, 1);
      await suite.checkout.check(order.orderNumber);
      const after = await suite.checkout.order(order.orderId);
      expect(after).toMatchObject({ payment_status: "captured", summary: { pending_difference: 0 } });
      expect((await suite.checkout.remembered(order.orderNumber)).openCase).toBeNull();
    });

    it("cannot have more taken than it needs", async () => {
      const order = await held();
      await changes.edit(order.orderId, 1);
      await reconciled(order);
      expect((await suite.checkout.capture(order.paymentId, Number(two))).status).toBe(400);
      expect(suite.assist.totals(order.orderNumber)).toMatchObject({ captured: "0.00", held: two });
    });

    it("is in the books all the same when more was taken in the personal account", async () => {
      const order = await held();
      await changes.edit(order.orderId, 1);
      await reconciled(order);
      const [attempt] = suite.assist.orders(order.orderNumber);
      suite.assist.account.charge(attempt?.billnumber ?? "");
      await suite.checkout.check(order.orderNumber);
      const after = await suite.checkout.order(order.orderId);
      expect(after.payment_collections.flatMap(({ payments }) => payments)).toMatchObject([
        { id: order.paymentId, captures: [{ amount: Number(two) }] },
      ]);
      expect(after.summary.pending_difference).toBeCloseTo(Number(one) - Number(two), 2);
      expect((await suite.checkout.remembered(order.orderNumber)).openCase).toBeNull();
      expect((await suite.checkout.refund(order.paymentId, Number(two))).status).toBe(200);
      expect(suite.assist.totals(order.orderNumber)).toMatchObject({ captured: two, refunded: two });
    });

    it("and then as much as before has all of its hold again", async () => {
      const order = await held();
      await changes.edit(order.orderId, 1);
      await reconciled(order);
      await changes.edit(order.orderId, 2);
      expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
      expect((await suite.checkout.capture(order.paymentId)).status).toBe(200);
      expect(suite.assist.totals(order.orderNumber)).toMatchObject({ captured: two });
    });

    it("lets the whole hold go when it is canceled, or voided by staff", async () => {
      for (const way of ["cancel", "void"] as const) {
        const order = await held();
        await changes.edit(order.orderId, 1);
        await reconciled(order);
        if (way === "cancel") await suite.checkout.cancelOrder(order.orderId);
        else await desk.act(order.paymentId, "void", { request_key: `void-${order.orderNumber}` });
        expect(suite.assist.totals(order.orderNumber)).toMatchObject({ held: "0.00", captured: "0.00" });
        await passHours(suite, order.orderNumber, 1);
        await suite.checkout.reconcile();
        expect((await suite.checkout.remembered(order.orderNumber)).openCase).toBeNull();
      }
    });
  });

  it("an order that needs as much as before keeps its hold, and shows it without waiting for the job", async () => {
    const order = await held();
    await changes.swap(order.orderId);
    await eventually(
      () => suite.checkout.order(order.orderId),
      ({ payment_status: status }) => status === "authorized",
    );
    expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
  });

  it("an order that needs more keeps its hold; staff are told what it does not cover, and it can be billed", async () => {
    const order = await held();
    await changes.edit(order.orderId, 3);
    expect(await reconciled(order)).toEqual({
      ...kept,
      status: "partially_authorized",
      openCase: "hold-too-small",
    });
    expect(await missing(order.orderId)).toBe("1499.90");
    const [shown] = (await desk.cases()).cases;
    expect(shown?.message).toContain(`needs ${three} RUB`);
    expect(shown?.message).toContain("1499.90 RUB");

    await changes.edit(order.orderId, 2);
    await reconciled(order);
    await suite.checkout.check(order.orderNumber);
    expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
  });

  describe("an order that is shipped on a hold", () => {
    it("keeps it when a return is asked for, and needs less once it has come", async () => {
      const order = await held();
      await changes.ship(order.orderId);
      const returnId = await changes.requestReturn(order.orderId);
      expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
      await changes.receiveReturn(order.orderId, returnId);
      expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
      expect((await desk.payment(order.orderId)).permissions.capture).toMatchObject({
        allowed: true,
        most: one,
      });
    });

    it.each(["exchange", "claim"] as const)("keeps it over an %s", async (change) => {
      const order = await held();
      await changes.ship(order.orderId);
      await changes[change](order.orderId);
      expect(await reconciled(order)).toMatchObject(kept);
    });
  });

  it("while an order is being changed its box says what the hold will cover", async () => {
    const order = await held();
    expect((await desk.payment(order.orderId)).hold?.after_change).toBeNull();
    await changes.beginEdit(order.orderId, 3);
    expect((await desk.payment(order.orderId)).hold?.after_change).toEqual({
      needed: three,
      lacking: "1499.90",
    });
    await changes.confirmEdit(order.orderId);
    await reconciled(order);
    expect((await desk.payment(order.orderId)).hold?.after_change).toBeNull();
  });

  it("a hold that is gone all the same after a change is shown to staff", async () => {
    const order = await held();
    suite.assist.faults.set({ service: "orderresult", fault: "reset-before" });
    await changes.edit(order.orderId, 1);
    suite.assist.faults.clear();
    expect(suite.assist.totals(order.orderNumber)).toMatchObject({ held: two });
    expect(await reconciled(order)).toEqual({ ...kept, status: "authorized", openCase: null });
    // A process of the shop's own voids it.
    await database()("assist_command").insert({
      id: "asatt_platform",
      order_id: database()("assist_order").select("id").where({ order_number: order.orderNumber }),
      kind: "release",
      billnumber: suite.assist.orders(order.orderNumber)[0]?.billnumber,
      amount: two,
      currency: "RUB",
      reference: order.paymentId,
      state: "done",
      sent_at: database().fn.now(),
    });
    suite.assist.account.cancel(suite.assist.orders(order.orderNumber)[0]?.billnumber ?? "");
    await suite.checkout.check(order.orderNumber);
    await passHours(suite, order.orderNumber, 1);
    await suite.checkout.reconcile();
    const { openCase, caseMessage: message } = await suite.checkout.remembered(order.orderNumber);
    expect(openCase).toBe("hold-let-go");
    expect(message).toContain(`lacks ${one} RUB`);
  });
});
