import type { OrderRow } from "../../src/records/orders";
import { askedLast, askedSingly, askedWithBill } from "../../src/rules/schedule/list-day";
import { addPastOrders } from "../shop/past-orders";
import { plannedAt } from "../shop/plans";
import { reconcileSuite, singly } from "../shop/reconcile-suite";

/** The job plans when and how it looks again; whoever wants a check only says when, and cannot be overlooked. */
reconcileSuite((suite) => {
  const someDay = "2026-03-10";

  async function rowOf(orderNumber: string): Promise<OrderRow> {
    const row = await suite.database<OrderRow>("assist_order").where({ order_number: orderNumber }).first();
    if (!row) throw new Error(`No order ${orderNumber}`);
    return row;
  }

  /** A checkout that the job will look at tomorrow, in this way. */
  async function plannedAs(listDay: string): Promise<OrderRow> {
    const orderNumber = await suite.leave();
    await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update({
        list_day: listDay,
        ...plannedAt(suite.database, suite.database.raw("now() + interval '1 day'")),
      });
    const row = await rowOf(orderNumber);
    expect(row.list_day).toBe(listDay);
    return row;
  }

  describe.each([someDay, askedLast, askedWithBill])('an order that is asked about as "%s"', (listDay) => {
    it("is asked about by itself once anybody has written its next check, and nothing besides", async () => {
      const before = await plannedAs(listDay);
      await suite
        .database("assist_order")
        .where({ id: before.id })
        .update({ next_check_at: suite.database.fn.now() });
      const after = await rowOf(before.order_number);
      expect(after).toMatchObject({ list_day: askedSingly, plan_version: before.plan_version + 1 });
    });

    it("is asked about by itself when staff want it, or a notification does", async () => {
      const wanted = await plannedAs(listDay);
      await suite.inside(({ assist }, id) => assist.orders.checkWithin(id, 1), wanted.id);
      expect((await rowOf(wanted.order_number)).list_day).toBe(askedSingly);

      const told = await plannedAs(listDay);
      suite.assist.notifications.dropAll(false);
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before" });
      suite.assist.pay(told.order_number);
      await suite.assist.notifications.idle();
      await suite.idle();
      const row = await rowOf(told.order_number);
      expect(row).toMatchObject({ list_day: askedSingly });
      expect(row.unconfirmed_at).not.toBeNull();
    });

    it("is asked about soon when strangers want it, and in no better place than before", async () => {
      const before = await plannedAs(listDay);
      await suite.inside(({ assist }, id) => assist.orders.checkUnlessPlanned(id, 1), before.id);
      const after = await rowOf(before.order_number);
      // A bill's turn may be long in coming: without it, it is one of many.
      expect(after.list_day).toBe(listDay === askedWithBill ? askedSingly : listDay);
      expect(after.next_check_at?.getTime()).toBeLessThan(before.next_check_at?.getTime() ?? 0);
      expect(after.plan_version).toBeGreaterThan(before.plan_version);
    });
  });

  describe("a check that finds nothing new", () => {
    it("is remembered: when Assist was asked, and that neither Assist nor the shop fails any more", async () => {
      const { id, order_number } = await plannedAs(askedSingly);
      const long = suite.database.raw("now() - interval '2 days'");
      const row = { checked_at: long, unanswered_since: long, shop_failing_since: long };
      const due = plannedAt(suite.database, suite.database.fn.now());
      // What Assist shows of it is news in the first run, and in the second there is none.
      for (const set of [{}, row]) {
        await suite
          .database("assist_order")
          .where({ id })
          .update({ ...set, ...due });
        expect(await suite.run()).toMatchObject({ checked: 1, errors: 0 });
      }
      const after = await rowOf(order_number);
      expect(after).toMatchObject({ unanswered_since: null, shop_failing_since: null });
      const [lately] = await suite
        .database("assist_order")
        .where({ id })
        .whereRaw("checked_at > now() - interval '1 day'")
        .select("id");
      expect(lately).toEqual({ id });
    });
  });

  describe("a bill that waits to be paid", () => {
    const bill = () => suite.database("assist_bill").where({ id: "asbil_plan" });
    const planOf = () => bill().first("queue", "plan_version");

    beforeEach(() =>
      suite.database.raw(
        `insert into assist_bill (id, order_id, account, amount, currency, amount_due, sending, valid_until, state, queue, next_check_at)
         values ('asbil_plan', 'order_plan', 'ru', '150.00', 'RUB', '150.00', 'none', now() + interval '1 day', 'open', 'waiting', now())`,
      ),
    );

    it("goes before the others once anybody has written its next check, and nothing besides", async () => {
      await bill().update(plannedAt(suite.database, suite.database.fn.now()));
      expect(await planOf()).toEqual({ queue: "waiting", plan_version: 1 });
      await bill().update({ next_check_at: suite.database.ref("next_check_at") });
      expect(await planOf()).toEqual({ queue: "urgent", plan_version: 2 });
    });

    it("keeps its place when it is claimed and released", async () => {
      const claimed = await suite.inside(async ({ assist: { bills } }) => {
        const rows = await bills.claim("ru", 10, "waiting", new Date(Date.now() + 60_000));
        await bills.release(rows);
        return rows.length;
      });
      expect(claimed).toBe(1);
      expect(await planOf()).toEqual({ queue: "waiting", plan_version: 2 });
    });

    it.each(["plan", "putOff", "putBack"] as const)(
      "is not put off by a check that began before another was asked for (%s)",
      async (how) => {
        await bill().update({ origin: "checkout", state: how === "putBack" ? "unknown" : "open" });
        await suite.inside(
          async ({ assist: { bills } }, { id, how }) => {
            const read = await bills.byId(id);
            if (!read) throw new Error(`No bill ${id}`);
            const tomorrow = new Date(Date.now() + 24 * 3_600_000);
            await bills.checkSoon({ order_id: read.order_id });
            if (how === "plan") await bills.plan(read, tomorrow, "waiting");
            if (how === "putBack") await bills.putBack(read, "There is none.", tomorrow);
            if (how === "putOff")
              await bills.putOff([{ id, claimed: read.plan_version, next: tomorrow, queue: "waiting" }]);
          },
          { id: "asbil_plan", how },
        );
        expect(await bill().whereRaw("next_check_at <= now()")).toMatchObject([{ queue: "urgent" }]);
      },
    );
  });

  describe("a check that is wanted while the list of its day is out", () => {
    it("is made by the same run, and the list does not stand in for it", async () => {
      const [wanted] = await addPastOrders(suite, { account: "ru", count: 3 });
      await suite.inside(({ assist: { due, orders }, undo }, orderNumber) => {
        const ofDay = due.ofDay.bind(due);
        undo(() => (due.ofDay = ofDay));
        due.ofDay = async (...given) => {
          await orders.checkSoon(orderNumber);
          return ofDay(...given);
        };
      }, wanted?.orderNumber ?? "");
      expect(await suite.run()).toMatchObject({ checked: 3, paid: 3, errors: 0 });
      expect(suite.asked(singly)).toEqual([wanted?.orderNumber]);
    });

    it("is not put off by what was read of the list before", async () => {
      const [wanted, other] = await addPastOrders(suite, { account: "ru", count: 2 });
      await suite.inside(({ assist: { due, orders }, undo }, orderNumber) => {
        const plan = due.plan.bind(due);
        undo(() => (due.plan = plan));
        due.plan = async (plans) => {
          due.plan = plan;
          await orders.checkSoon(orderNumber);
          return plan(plans);
        };
      }, wanted?.orderNumber ?? "");
      expect(await suite.run()).toMatchObject({ errors: 0, more_due: false });
      expect(suite.asked(singly)).toEqual([wanted?.orderNumber]);
      expect((await rowOf(other?.orderNumber ?? "")).list_day).not.toBe(askedSingly);
    });
  });

  it("a claim keeps the way in which an order is asked about, and so does its release", async () => {
    const before = await plannedAs(askedLast);
    await suite.allDue();
    const claimed = await suite.inside(async ({ assist: { due } }) => {
      const rows = await due.claim("ru", 10, "~");
      await due.release(rows);
      return rows.map(({ order_number, plan_version }) => ({ order_number, plan_version }));
    });
    const after = await rowOf(before.order_number);
    expect(claimed).toEqual([{ order_number: before.order_number, plan_version: before.plan_version + 2 }]);
    expect(after).toMatchObject({ list_day: askedLast, plan_version: before.plan_version + 3 });
    expect(await suite.due()).toBe(1);
  });

  it("a claim that is released late leaves what somebody else has asked for since", async () => {
    const { id, order_number: orderNumber } = await plannedAs(askedLast);
    await suite.allDue();
    await suite.inside(async ({ assist: { due, orders } }, id) => {
      const rows = await due.claim("ru", 10, "~");
      await orders.checkWithin(id, 1);
      await due.release(rows);
    }, id);
    expect(await rowOf(orderNumber)).toMatchObject({ list_day: askedSingly });
    expect(await suite.due()).toBe(0);
  });
});
