import { putCase } from "../shop/cases";
import type * as Gateway from "../../src/gateway";
import { Desk } from "../shop/desk";
import { passDaysAtRest } from "../shop/long-past";
import { shopSuite } from "../shop/suite";

/** The merchant wants operations, commands and operations of paid orders to be kept for a year. */
shopSuite(
  (suite) => {
    const desk = (): Desk => new Desk(suite.api, suite.shop);
    const rows = async (): Promise<number[]> =>
      Promise.all(
        ["assist_operation", "assist_command", "assist_staff_operation"].map(
          async (table) => (await suite.database(table)).length,
        ),
      );
    const gone = [0, 0, 0];
    const paymentOf = ({
      order,
    }: {
      order: { payment_collections: { payments: { id: string }[] }[] };
    }): string => order.payment_collections[0]?.payments[0]?.id ?? "";

    /** Paid, and 100 of it given back, a year and a day ago. */
    async function longPaid(days = 366): Promise<{ id: string; payment: string; orderNumber: string }> {
      const paid = await suite.checkout.paidOrder();
      const payment = paymentOf(paid);
      expect((await desk().act(payment, "refund", { amount: "100.00" })).status).toBe(200);
      await suite.idle();
      await passDaysAtRest(suite, paid.orderNumber, days);
      await suite.checkout.reconcile();
      return { id: paid.order.id, payment, orderNumber: paid.orderNumber };
    }

    /** What both sides and the plugin say was given back, and in how many parts. */
    async function refunded(id: string, orderNumber: string): Promise<unknown> {
      const [collection] = (await suite.checkout.order(id)).payment_collections;
      return {
        shop: [collection?.refunded_amount, collection?.payments[0]?.refunds.length],
        assist: suite.assist.totals(orderNumber).refunded,
        remembered: (await suite.checkout.remembered(orderNumber)).refunded,
      };
    }

    it("they go then, and what staff see of the money is as before", async () => {
      const { id, orderNumber } = await longPaid();
      expect(await rows()).toEqual(gone);
      expect(await desk().payment(id)).toMatchObject({
        agreement: "agree",
        assist: { state: "partly-refunded", captured: "1750.00", refunded: "100.00" },
        permissions: { refund: { allowed: true, most: "1650.00" } },
      });
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        captured: "1750.00",
        refunded: "100.00",
        openCase: null,
      });
    });

    it("not before, and not while anything of the order is under way", async () => {
      await longPaid(364);
      expect(await rows()).toEqual([2, 1, 1]);
      await suite.database("assist_order").update({
        updated_at: suite.database.raw("now() - interval '366 days'"),
        retention_from: suite.database.raw("now() - interval '366 days'"),
      });
      const [row] = await suite.database("assist_order").select("order_number");
      await putCase(suite.database, String(row.order_number), "not-recorded");
      await suite.checkout.reconcile();
      expect(await rows()).toEqual([2, 1, 1]);
    });

    it.each([
      ["an open command", "assist_command", { state: "unknown" }],
      ["an operation without an end", "assist_operation", { result: "pending" }],
      ["an act of staff at work", "assist_staff_operation", { state: "working" }],
    ])("nor where there is %s", async (_what, table, change) => {
      await longPaid(364);
      await suite.database(table).update(change);
      await suite.database("assist_order").update({
        next_check_at: null,
        updated_at: suite.database.raw("now() - interval '366 days'"),
        retention_from: suite.database.raw("now() - interval '366 days'"),
      });
      await suite.checkout.reconcile();
      expect(await rows()).toEqual([2, 1, 1]);
    });

    it("a later refund works, and nothing is booked twice", async () => {
      const { id, payment, orderNumber } = await longPaid();
      expect((await desk().act(payment, "refund", { amount: "100.00" })).data.operation).toMatchObject({
        state: "done",
        amount: "100.00",
      });
      for (let look = 0; look < 2; look++) await suite.checkout.check(orderNumber);
      await suite.idle();
      expect(await refunded(id, orderNumber)).toEqual({
        shop: [200, 2],
        assist: "200.00",
        remembered: "200.00",
      });
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
      const tooMuch = await desk().act(payment, "refund", { amount: "1550.01" });
      expect(tooMuch.status).not.toBe(200);
      expect(suite.assist.totals(orderNumber).refunded).toBe("200.00");
    });

    it("so does a refund whose answer is lost", async () => {
      const { id, payment, orderNumber } = await longPaid();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      await desk().act(payment, "refund", { amount: "100.00" });
      await suite.checkout.resolveLostCommands(orderNumber);
      for (let look = 0; look < 2; look++) await suite.checkout.check(orderNumber);
      await suite.idle();
      expect(suite.assist.totals(orderNumber).refunded).toBe("200.00");
      expect((await suite.checkout.remembered(orderNumber)).refunded).toBe("200.00");
      await suite.checkout.check(orderNumber);
      expect(await refunded(id, orderNumber)).toMatchObject({ assist: "200.00", remembered: "200.00" });
    });

    it("a refund that Assist refuses leaves the earlier rows of the shop alone", async () => {
      const { id, payment, orderNumber } = await longPaid();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation", times: 1 });
      expect((await desk().act(payment, "refund", { amount: "100.00" })).status).not.toBe(200);
      for (let look = 0; look < 2; look++) await suite.checkout.check(orderNumber);
      expect(await refunded(id, orderNumber)).toEqual({
        shop: [100, 1],
        assist: "100.00",
        remembered: "100.00",
      });
    });

    it("runs at once, and one that is late, take away nothing of what was kept of them", async () => {
      const { id, orderNumber } = await longPaid(364);
      await passDaysAtRest(suite, orderNumber, 366);
      await Promise.all([1, 2, 3].map(() => suite.checkout.reconcile()));
      const kept = await suite.database("assist_order").first("folded");
      expect(kept?.folded.operations).toHaveLength(2);
      // Found before another run had folded it, and come to only now.
      await suite
        .database("assist_order")
        .update({ retention_from: suite.database.raw("now() - interval '366 days'") });
      await suite.checkout.reconcile();
      expect((await suite.database("assist_order").first("folded"))?.folded.operations).toHaveLength(2);
      expect(await desk().payment(id)).toMatchObject({ assist: { captured: "1750.00", refunded: "100.00" } });
    });

    it("a check gives none of them back its card", async () => {
      const { orderNumber } = await longPaid();
      await suite.checkout.check(orderNumber);
      const operations = await suite.database("assist_operation").select("masked_card", "created_at");
      expect(operations.map((row) => row.masked_card)).toEqual([null, null]);
      for (const { created_at: made } of operations)
        expect(new Date(made).getTime()).toBeLessThan(Date.now() - 300 * 24 * 60 * 60_000);
    });

    it("a check, and a message that Assist repeats, change nothing", async () => {
      const { id, orderNumber } = await longPaid();
      const before = await refunded(id, orderNumber);
      expect(before).toEqual({ shop: [100, 1], assist: "100.00", remembered: "100.00" });
      for (const { fields } of suite.assist.notifications.list(orderNumber))
        await suite.checkout.notify(fields);
      await suite.idle();
      await suite.checkout.check(orderNumber);
      expect(await refunded(id, orderNumber)).toEqual(before);
      expect((await suite.checkout.remembered(orderNumber)).operations).toHaveLength(2);
    });

    it("an answer that leaves operations out takes nothing of them away", async () => {
      const { orderNumber } = await longPaid();
      await suite.inside(async ({ assist, load }, number) => {
        const { Money } = load<typeof Gateway>("src/gateway");
        const asked = await assist.orders.toAsk(number);
        const [known] = asked?.billnumbers ?? [];
        if (!asked || !known) throw new Error("The order is not known");
        const { billnumber, state, testMode } = known;
        await assist.orders.merge(
          asked,
          [
            {
              orderNumber: number as never,
              stateText: "",
              ...{
                billnumber,
                state,
                testMode: testMode ?? undefined,
                amount: Money.parse("1750.00", "RUB"),
              },
              operations: [],
            },
          ],
          "job",
        );
      }, orderNumber);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        state: "partly-refunded",
        captured: "1750.00",
        refunded: "100.00",
      });
    });

    it("that staff have voided a hold is not taken for its end by itself", async () => {
      const held = await suite.checkout.paidOrder("pp_assist_hold");
      expect((await desk().act(paymentOf(held), "void")).status).toBe(200);
      await suite.idle();
      await passDaysAtRest(suite, held.orderNumber, 366);
      await suite
        .database("payment")
        .update({ canceled_at: suite.database.raw("canceled_at - interval '366 days'") });
      await suite
        .database("order")
        .where({ id: held.order.id })
        .update({ created_at: suite.database.raw("created_at - interval '367 days'") });
      await suite.checkout.reconcile();
      expect(await rows()).toEqual(gone);
      await suite.checkout.check(held.orderNumber);
      expect(await suite.checkout.remembered(held.orderNumber)).toMatchObject({
        state: "released",
        openCase: null,
      });
    });

    it("and they go a second time, with what came since", async () => {
      const { id, payment, orderNumber } = await longPaid();
      // The message about the refund comes before the answer, so that its check finds the refund still open.
      suite.assist.faults.set({ service: "wscancel", fault: "slow", times: 1 });
      await desk().act(payment, "refund", { amount: "100.00" });
      await passDaysAtRest(suite, orderNumber, 366);
      await suite.database("assist_notification").delete();
      await suite.checkout.reconcile();
      expect(await rows()).toEqual(gone);
      expect((await desk().payment(id)).assist).toMatchObject({ captured: "1750.00", refunded: "200.00" });
      await suite.checkout.check(orderNumber);
      expect(await refunded(id, orderNumber)).toEqual({
        shop: [200, 2],
        assist: "200.00",
        remembered: "200.00",
      });
    });
  },
  { options: { retention: { operations: 365 } } },
);
