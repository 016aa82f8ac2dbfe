import type { WorkflowManager } from "@medusajs/framework/orchestration";
import { addPastOrders } from "../shop/past-orders";
import { plannedAt } from "../shop/plans";
import { byDay, reconcileSuite, singly } from "../shop/reconcile-suite";

reconcileSuite((suite) => {
  /** As if the last payment page had died just now, and the gateway had been asked since. */
  async function pagesDied(): Promise<void> {
    await suite.database("assist_order").update({
      last_handed_off_at: suite.database.raw("now() - interval '4 days'"),
    });
    await suite.allDue();
    await suite.run();
    await suite.allDue();
    suite.assist.requests.clear();
  }

  it("the job runs every minute by itself", async () => {
    const schedule = await suite.inside(({ load }) => {
      const { WorkflowManager: manager } = load<{ WorkflowManager: typeof WorkflowManager }>(
        "node_modules/@medusajs/orchestration",
      );
      return manager.getWorkflow("job-assist-reconcile")?.options.schedule;
    });
    expect(schedule).toEqual({ cron: "* * * * *" });
  });

  describe("when every notification is lost", () => {
    it("one run brings each order to where the gateway has it, and a second one changes nothing", async () => {
      const paid = await suite.leave();
      suite.assist.pay(paid);
      const held = await suite.leave("pp_assist_hold");
      suite.assist.pay(held);
      const declined = await suite.leave();
      suite.assist.decline(declined);
      await suite.leave();
      await suite.allDue();

      expect(await suite.run()).toMatchObject({
        checked: 4,
        paid: 2,
        failed: 1,
        pending: 1,
        errors: 0,
        more_due: false,
      });
      expect(await suite.checkout.orders()).toHaveLength(2);
      expect((await suite.checkout.remembered(paid)).state).toBe("captured");
      expect((await suite.checkout.remembered(held)).state).toBe("held");

      await suite.allDue();
      expect(await suite.run()).toMatchObject({
        checked: 4,
        paid: 2,
        failed: 1,
        pending: 1,
        gateway_calls: 4,
      });
      expect(await suite.checkout.orders()).toHaveLength(2);
    });

    it("what is done in Assist's personal account or by the bank is in the shop once, also weeks later", async () => {
      const changes: Record<string, (bill: string) => unknown> = {
        partlyRefunded: (bill) => suite.assist.account.cancel(bill, "300.25"),
        refunded: (bill) => suite.assist.account.cancel(bill),
        captured: (bill) => suite.assist.account.charge(bill),
        partlyCaptured: (bill) => suite.assist.account.charge(bill, "1000.50"),
        lapsed: (bill) => suite.assist.lapseHold(bill),
      };
      const orders: Record<string, { id: string; number: string }> = {};
      for (const name of Object.keys(changes)) {
        const provider = name.includes("efunded") ? "pp_assist_ru" : "pp_assist_hold";
        const { order, orderNumber } = await suite.checkout.paidOrder(provider);
        orders[name] = { id: order.id, number: orderNumber };
      }
      await pagesDied();
      expect(await suite.run()).toMatchObject({ checked: 5, gateway_calls: 2 });
      expect(suite.asked(singly)).toEqual([]);

      for (const [name, change] of Object.entries(changes))
        change(suite.billnumber(orders[name]?.number ?? ""));
      for (const time of ["once", "again"]) {
        await suite.allDue();
        // One whose money is all back is finished after the first time; that an order has lost its hold is told soon.
        expect(await suite.run()).toMatchObject({ checked: time === "once" ? 5 : 4, errors: 0 });
        const books = Object.fromEntries(
          await Promise.all(
            Object.entries(orders).map(async ([name, { id }]) => {
              const payment = (await suite.checkout.order(id)).payment_collections[0]?.payments[0];
              const captures = payment?.captures.map(({ amount }) => amount);
              return [
                name,
                {
                  captures,
                  refunds: payment?.refunds.map(({ amount }) => amount),
                  canceled: payment?.canceled_at !== null,
                },
              ];
            }),
          ),
        );
        expect({ time, books }).toEqual({
          time,
          books: {
            partlyRefunded: { captures: [1750], refunds: [300.25], canceled: false },
            refunded: { captures: [1750], refunds: [1750], canceled: false },
            captured: { captures: [1750], refunds: [], canceled: false },
            partlyCaptured: { captures: [1000.5], refunds: [], canceled: false },
            lapsed: { captures: [], refunds: [], canceled: true },
          },
        });
      }
    });

    it("a second partial refund, which leaves the state as it was, is found too", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      await pagesDied();
      for (const amount of ["100.00", "200.00"]) {
        suite.assist.account.cancel(suite.billnumber(orderNumber), amount);
        await suite.allDue();
        await suite.run();
      }
      const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
      expect(payment?.refunds.map(({ amount }) => amount).sort()).toEqual([100, 200]);
    });
  });

  describe("orders of past days", () => {
    it("are answered together by the lists of their days, each order once, and put off", async () => {
      await addPastOrders(suite, { account: "ru", count: 60, days: 3 });
      await addPastOrders(suite, {
        account: "long-hold",
        count: 10,
        stages: "two",
        first: 1001,
        youngest: 7,
      });
      expect(await suite.run()).toMatchObject({
        checked: 70,
        paid: 70,
        gateway_calls: 4,
        errors: 0,
        more_due: false,
      });
      expect(suite.asked(singly)).toEqual([]);
      expect(suite.asked(byDay)).toHaveLength(4);
      suite.assist.requests.clear();
      expect(await suite.run()).toMatchObject({ checked: 0, gateway_calls: 0 });
    });

    it("that are not due yet are taken along by the list of their day, so that the day stays together", async () => {
      await addPastOrders(suite, { account: "ru", count: 5 });
      await suite
        .database("assist_order")
        .whereNot({ order_number: "PAST-1" })
        .update(plannedAt(suite.database, suite.database.raw("now() + interval '5 hours'")));
      expect(await suite.run()).toMatchObject({ checked: 5, gateway_calls: 1 });
    });

    it("are asked about singly when the list does not name them, or names them otherwise", async () => {
      const [gone, changed] = await addPastOrders(suite, { account: "ru", count: 3 });
      // The day that is remembered is wrong, as if the list went by another date than we think.
      await suite
        .database("assist_order")
        .where({ order_number: gone?.orderNumber })
        .update({ list_day: "2020-01-01" });
      suite.assist.account.cancel(changed?.billnumber ?? "", "50.00");
      expect(await suite.run()).toMatchObject({ checked: 3, paid: 3, errors: 0 });
      expect(new Set(suite.asked(singly))).toEqual(new Set([gone?.orderNumber, changed?.orderNumber]));
      expect((await suite.checkout.remembered(changed?.orderNumber ?? "")).refunded).toBe("50.00");
    });

    it.each(["internal-error", "wrong-checkvalue", "truncate", "empty", "html", "reset-mid"] as const)(
      "stay due when the list cannot be believed (%s): no news is not concluded from it",
      async (fault) => {
        const [changed] = await addPastOrders(suite, { account: "ru", count: 3 });
        suite.assist.account.cancel(changed?.billnumber ?? "", "50.00");
        suite.assist.faults.set({ service: "resultbydate", fault });
        expect(await suite.run()).toMatchObject({ checked: 0, paid: 0 });
        expect(
          await suite
            .database("assist_order")
            .where("next_check_at", ">", suite.database.raw("now() + interval '5 minutes'")),
        ).toHaveLength(0);
        suite.assist.faults.clear();
        await suite.allDue();
        expect(await suite.run()).toMatchObject({ checked: 3, errors: 0 });
        expect((await suite.checkout.remembered(changed?.orderNumber ?? "")).refunded).toBe("50.00");
      },
    );

    it("are asked about singly when the gateway refuses lists", async () => {
      await addPastOrders(suite, { account: "ru", count: 3 });
      suite.assist.faults.set({ service: "resultbydate", fault: "busy" });
      expect(await suite.run()).toMatchObject({ checked: 3, paid: 3, errors: 0 });
      expect(suite.asked(singly)).toHaveLength(3);
    });

    it("that Medusa's books disagree with are looked at, although the gateway has nothing new", async () => {
      const [first] = await addPastOrders(suite, { account: "ru", count: 2 });
      await suite
        .database("order")
        .where({ id: `order_${first?.orderNumber}` })
        .update({ status: "canceled", canceled_at: suite.database.fn.now() });
      await suite.run();
      expect((await suite.checkout.remembered(first?.orderNumber ?? "")).openCase).toBe(
        "paid-for-canceled-order",
      );
    });
  });

  it.each(["by its list", "singly"])(
    "an order about which nothing can be worked out is its own trouble; all that are asked about with it (%s) are put off",
    async (how) => {
      const [broken, ...others] = await addPastOrders(suite, { account: "ru", count: 3 });
      await suite
        .database("assist_order")
        .where({ order_number: broken?.orderNumber })
        .update({ amount: "no amount" });
      if (how === "singly") await suite.database("assist_order").update({ list_day: "" });
      expect(await suite.run()).toMatchObject({ checked: 3, paid: 2, errors: 1, more_due: false });
      const later = await suite
        .database("assist_order")
        .where("next_check_at", ">", suite.database.raw("now() + interval '1 hour'"))
        .orderBy("order_number")
        .pluck("order_number");
      expect(later).toEqual(others.map(({ orderNumber }) => orderNumber));
      const [failed] = await suite.database("assist_order").whereNotNull("shop_failing_since");
      expect(failed).toMatchObject({ order_number: broken?.orderNumber, list_day: "" });
    },
  );
});
