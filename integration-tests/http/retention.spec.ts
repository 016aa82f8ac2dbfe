import { unheardSuite } from "../shop/unheard-suite";
import { putCase } from "../shop/cases";
import { Desk } from "../shop/desk";
import { passDaysAtRest } from "../shop/long-past";
import type { reconcile } from "../../src/reconciliation/run";

/** With the terms that hold unless the merchant says otherwise. */
unheardSuite((suite) => {
  const order = (orderNumber: string) => suite.database("assist_order").where({ order_number: orderNumber });
  const isThere = async (orderNumber: string): Promise<boolean> => (await order(orderNumber)).length === 1;
  const rows = async (table: string): Promise<number> => (await suite.database(table)).length;
  const daysAgo = (days: number) => suite.database.raw("now() - make_interval(days => ?)", [days]);

  /** A registration that nobody has paid, at rest for so many days. */
  async function abandoned(days = 91): Promise<{ cartId: string; orderNumber: string }> {
    const left = await suite.leave();
    await passDaysAtRest(suite, left.orderNumber, days);
    return left;
  }

  describe("a registration that was never paid", () => {
    it("goes after its term, with the declined operations that Assist told of, and no sooner", async () => {
      const [old, young] = [await suite.leave(), await abandoned(89)];
      suite.assist.decline(old.orderNumber);
      await suite.checkout.check(old.orderNumber);
      expect(await rows("assist_operation")).toBe(1);
      await passDaysAtRest(suite, old.orderNumber, 91);
      await suite.checkout.reconcile();
      expect([await isThere(old.orderNumber), await isThere(young.orderNumber)]).toEqual([false, true]);
      expect(await rows("assist_operation")).toBe(0);
    });

    it("counts its term from what was changed last", async () => {
      const { orderNumber } = await abandoned(120);
      await order(orderNumber).update({ updated_at: daysAgo(89) });
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(true);
      await order(orderNumber).update({ updated_at: daysAgo(91), retention_from: daysAgo(91) });
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(false);
    });

    it.each<[string, Record<string, unknown>]>([
      ["somebody is to look at", { next_check_at: "2099-01-01" }],
      ["a genuine message has told of", { unconfirmed_at: "2026-01-01" }],
      ["has had money", { found_at: "2026-01-01", found_by: "job" }],
      ["the bank has not decided", { state: "in-process" }],
      ["Assist contradicts itself about", { state: "unclear" }],
    ])("stays when it is one that %s", async (_what, change) => {
      const { orderNumber } = await abandoned();
      await order(orderNumber).update(change);
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(true);
    });

    it("stays when the platform has a payment for it, or it has a case, open or closed", async () => {
      const [paid, open, closed] = [await suite.checkout.paidOrder(), await abandoned(), await abandoned()];
      await passDaysAtRest(suite, paid.orderNumber, 400);
      await order(paid.orderNumber).update({ found_at: null, found_by: null, state: "declined" });
      await suite.database("assist_operation").delete();
      await putCase(suite.database, open.orderNumber, "no-answer");
      await putCase(suite.database, closed.orderNumber, "not-confirmed", { closed_at: daysAgo(100) });
      await suite.checkout.reconcile();
      for (const each of [paid, open, closed]) expect(await isThere(each.orderNumber)).toBe(true);
    });

    it("that Assist cannot know leaves nothing behind, and its shopper pays the old cart anew", async () => {
      const cartId = await suite.checkout.cart();
      const { order_number: orderNumber } = (await suite.checkout.session(cartId)).data;
      await passDaysAtRest(suite, orderNumber, 91);
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(false);
      expect(await rows("assist_removed_order")).toBe(0);
      const refused = await suite.checkout.complete(cartId);
      expect(refused.data).toMatchObject({ type: "cart", error: { type: "payment_authorization_error" } });
      await suite.checkout.addProduct(cartId);
      const again = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
      suite.assist.pay(again);
      expect((await suite.checkout.comeBack(again)).searchParams.get("assist")).toBe("paid");
    });

    it("of a removed one, a late genuine message is no lost money: its cart becomes its one order", async () => {
      const { cartId, orderNumber } = await abandoned();
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(false);
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      const told = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      for (let time = 0; time < 2; time++) {
        expect((await suite.checkout.notify(told)).data).toContain('firstcode="0"');
        await suite.idle();
      }
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        captured: "1750.00",
        openCase: null,
      });
      expect(await rows("assist_removed_order")).toBe(0);
      expect(await suite.checkout.orders()).toHaveLength(1);
      expect(await suite.database("order_cart").where({ cart_id: cartId })).toHaveLength(1);
    });

    it("and where the cart has changed since, staff are shown the money", async () => {
      const { cartId, orderNumber } = await abandoned();
      await suite.checkout.reconcile();
      await suite.checkout.addProduct(cartId);
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      const told = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      await suite.checkout.notify(told);
      await suite.idle();
      const { cases } = await new Desk(suite.api, suite.shop).cases();
      expect(cases).toMatchObject([
        { order_number: orderNumber, reason: "paid-without-session", captured: "1750.00" },
      ]);
      expect(await suite.checkout.orders()).toHaveLength(0);
    });

    it("a forged message about a removed one brings nothing back", async () => {
      const { orderNumber } = await abandoned();
      await suite.checkout.reconcile();
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      const told = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      await suite.checkout.notify({ ...told, checkvalue: "0".repeat(32) });
      await suite.idle();
      expect([await isThere(orderNumber), await rows("assist_removed_order")]).toEqual([false, 1]);
    });

    it("of many, a run takes away a bounded part, and runs at once harm nothing", async () => {
      await suite.database.raw(
        `insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
           state, handed_off_at, updated_at, retention_from)
         select 'asord_old_' || n, 'OLD-' || n, 'ru', 'payses_old_' || n, 'assist', 'all', 'one', false, '150.00', 'RUB',
           'not-started', now() - interval '99 days', now() - interval '99 days', now() - interval '99 days'
         from generate_series(1, 700) as n`,
      );
      await suite.checkout.reconcile();
      expect(await rows("assist_order")).toBe(500);
      await suite.inside(async ({ container, load }) => {
        const job = load<{ reconcile: typeof reconcile }>("src/reconciliation/run");
        await Promise.all([1, 2, 3].map(() => job.reconcile(container)));
      });
      for (let run = 0; run < 3; run++) await suite.checkout.reconcile();
      expect(await rows("assist_order")).toBe(0);
      expect(await rows("assist_removed_order")).toBe(700);
      expect(suite.output()).not.toContain("could not be removed");
    });
  });

  describe("of what else only grows", () => {
    it("genuine messages go after their term, but for those that no answer confirms", async () => {
      const [confirmed, awaited] = [await suite.checkout.paidOrder(), await suite.leave()];
      await suite.database("assist_notification").delete();
      const message = (orderNumber: string, days: number) => ({
        id: `asntf_${orderNumber}_${days}`,
        verdict: "genuine",
        order_number: orderNumber,
        fields: "{}",
        received_at: daysAgo(days),
      });
      await suite
        .database("assist_notification")
        .insert([
          message(confirmed.orderNumber, 401),
          message(confirmed.orderNumber, 399),
          message(awaited.orderNumber, 401),
        ]);
      await order(awaited.orderNumber).update({ unconfirmed_at: daysAgo(401) });
      await suite.checkout.reconcile();
      const left = await suite.database("assist_notification").select("order_number").orderBy("received_at");
      expect(left).toEqual([{ order_number: awaited.orderNumber }, { order_number: confirmed.orderNumber }]);
    });

    it("closed cases and remembered numbers go after their terms", async () => {
      const { orderNumber } = await suite.leave();
      const closed = (days: number) =>
        putCase(suite.database, orderNumber, "no-answer", {
          ...{ id: `ascase_${days}`, closed_how: "by-itself" },
          ...{ opened_at: daysAgo(days), closed_at: daysAgo(days) },
        });
      await closed(1094);
      await closed(1096);
      const [one, other] = [await abandoned(), await abandoned()];
      await suite.checkout.reconcile();
      await suite
        .database("assist_removed_order")
        .where({ order_number: one.orderNumber })
        .update({ created_at: daysAgo(731) });
      await suite.checkout.reconcile();
      expect(await suite.database("assist_case").select("id")).toEqual([{ id: "ascase_1094" }]);
      expect(await suite.database("assist_removed_order").select("order_number")).toEqual([
        { order_number: other.orderNumber },
      ]);
    });

    it("what staff have closed by hand stays closed after its term, and nothing that was written of it stays", async () => {
      const desk = new Desk(suite.api, suite.shop);
      const { cartId, orderNumber } = await suite.leave();
      await suite.checkout.addProduct(cartId);
      suite.assist.pay(orderNumber);
      await suite.checkout.check(orderNumber);
      expect((await desk.closeCaseOf(orderNumber, { note: "Anna has it" })).status).toBe(200);
      const longAgo = () => suite.database("assist_case").update({ closed_at: daysAgo(1096) });
      await longAgo();
      await suite.checkout.reconcile();
      await suite.checkout.check(orderNumber);
      const left = await suite.database("assist_case").select("reason", "message", "note", "closed_by");
      expect(left).toEqual([{ reason: "paid-without-session", message: null, note: null, closed_by: null }]);
      expect((await desk.cases("?closed=true")).count).toBe(0);
      expect((await desk.cases()).count).toBe(0);

      // The money moves: it is another case, and the former may go.
      suite.assist.account.cancel(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "10.00");
      await suite.checkout.check(orderNumber);
      expect((await desk.cases()).cases).toMatchObject([
        { reason: "paid-without-session", refunded: "10.00" },
      ]);
      await suite.checkout.reconcile();
      expect(await rows("assist_case")).toBe(1);
    });

    it("and goes with a registration that nobody needs any more", async () => {
      const { orderNumber } = await abandoned();
      await putCase(suite.database, orderNumber, "no-answer", {
        ...{ message: null, quiet: true, closed_how: "by-hand", closed_at: daysAgo(1096) },
      });
      await suite.checkout.reconcile();
      expect(await isThere(orderNumber)).toBe(false);
      expect(await rows("assist_case")).toBe(0);
    });

    it("that an event was heard goes after its term, and it is given out no second time", async () => {
      const { orderNumber } = await suite.checkout.paidOrder();
      await suite.idle();
      await suite.checkout.check(orderNumber);
      await suite.idle();
      expect(await rows("assist_money_event")).toBe(1);
      await suite.database("assist_money_event").update({ heard_at: daysAgo(401) });
      await suite.database("capture").update({ created_at: daysAgo(401) });
      const heard = suite.listen("payment.captured");
      await suite.checkout.reconcile();
      expect(await rows("assist_money_event")).toBe(0);
      await suite.checkout.check(orderNumber);
      await suite.idle();
      expect([heard, await rows("assist_money_event")]).toEqual([[], 0]);
    });

    it("nor is the event of a refund that is made after the mark of an older one has gone", async () => {
      const { order: paid, orderNumber } = await suite.checkout.paidOrder();
      const payment = paid.payment_collections[0]?.payments[0]?.id ?? "";
      await suite.checkout.refund(payment, 100);
      await suite.idle();
      await suite.database("refund").update({ created_at: daysAgo(401) });
      await suite.database("assist_money_event").update({ heard_at: daysAgo(401) });
      await suite.checkout.reconcile();
      expect(await rows("assist_money_event")).toBe(0);
      await suite.checkout.refund(payment, 200);
      await suite.idle();
      const heard = suite.listen("payment.refunded");
      const newest = await suite.database("refund").orderBy("created_at", "desc").first("id");
      const marks = await suite.database("assist_money_event").where({ event: "payment.refunded" });
      expect(marks.map((row) => row.row_id)).toEqual([newest?.id]);
      await suite
        .database("refund")
        .where({ id: newest?.id })
        .update({ created_at: daysAgo(1) });
      await suite.checkout.check(orderNumber);
      await suite.checkout.reconcile();
      await suite.idle();
      expect(heard).toEqual([]);
    });

    it("operations, commands and operations of paid orders stay for ever", async () => {
      const { order: paid, orderNumber } = await suite.checkout.paidOrder();
      const desk = new Desk(suite.api, suite.shop);
      await desk.act(paid.payment_collections[0]?.payments[0]?.id ?? "", "refund", { amount: "100.00" });
      await passDaysAtRest(suite, orderNumber, 36_000);
      const before = [
        await rows("assist_operation"),
        await rows("assist_command"),
        await rows("assist_staff_operation"),
      ];
      expect(before).toEqual([2, 1, 1]);
      await suite.checkout.reconcile();
      expect([
        await rows("assist_operation"),
        await rows("assist_command"),
        await rows("assist_staff_operation"),
      ]).toEqual(before);
    });
  });
});
