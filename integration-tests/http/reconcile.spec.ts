import { WorkflowManager } from "@medusajs/framework/orchestration";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type AssistModuleService from "../../src/modules/assist/service";
import { reconcile, type ReconcileSummary } from "../../src/workflows/reconcile";
import {
  claimedAtOnce,
  limitsOf,
  questionsAtOnce,
  type ReconcileLimits,
} from "../../src/workflows/reconcile/limits";
import { addPastOrders } from "../shop/past-orders";
import { eventually } from "../shop/eventually";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  const singly = "/orderresult/orderresult.cfm";
  const byDay = "/resultbydate/resultbydate.cfm";

  beforeEach(() => {
    suite.assist.notifications.dropAll(true);
    // A rest that an earlier test earned is over.
    for (const account of ["ru", "hold"]) assist().pace.answered(account, Infinity);
  });

  const assist = (): AssistModuleService => suite.container().resolve<AssistModuleService>("assist");
  const database = (): Knex => suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const asked = (path: string): string[] =>
    suite.assist
      .requests()
      .flatMap((request) => (request.path === path ? [request.fields.Ordernumber ?? ""] : []));
  const billnumber = (orderNumber: string): string => suite.assist.orders(orderNumber)[0]?.billnumber ?? "";

  async function leave(provider = "pp_assist_ru"): Promise<string> {
    return suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart(), provider));
  }

  const allDue = async (): Promise<unknown> =>
    database()("assist_order")
      .whereNotNull("next_check_at")
      .update({ next_check_at: database().raw("now() - interval '1 second'") });
  const due = async (): Promise<number> =>
    (await database()("assist_order").where("next_check_at", "<=", database().fn.now())).length;

  /** As if the payment form had been given out so long ago. */
  async function age(orderNumber: string, days: number): Promise<void> {
    const earlier = database().raw("now() - make_interval(days => ?)", [days]);
    await database()("assist_order")
      .where({ order_number: orderNumber })
      .update({ handed_off_at: earlier, last_handed_off_at: earlier });
  }

  /** As if the last payment page had died just now, and the gateway had been asked since. */
  async function pagesDied(): Promise<void> {
    await database()("assist_order").update({
      last_handed_off_at: database().raw("now() - interval '4 days'"),
    });
    await allDue();
    await run();
    await allDue();
    suite.assist.requests.clear();
  }

  async function run(): Promise<Awaited<ReturnType<typeof suite.checkout.reconcile>>["data"]["summary"]> {
    return (await suite.checkout.reconcile()).data.summary;
  }

  /** Orders that nobody paid, as many as it takes; the gateway does not know them. */
  async function abandonedOrders(count: number): Promise<void> {
    await database().raw(
      `insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
         handed_off_at, last_handed_off_at, next_check_at)
       select 'asord_open_' || n, 'OPEN-' || n, 'ru', 'payses_open_' || n, 'assist', 'all', 'one', false, '150.00', 'RUB', now(), now(), now()
       from generate_series(1, ?) as n`,
      [count],
    );
  }

  it("the job runs every minute by itself", () => {
    expect(WorkflowManager.getWorkflow("job-assist-reconcile")?.options.schedule).toEqual({
      cron: "* * * * *",
    });
  });

  describe("when every notification is lost", () => {
    it("one run brings each order to where the gateway has it, and a second one changes nothing", async () => {
      const paid = await leave();
      suite.assist.pay(paid);
      const held = await leave("pp_assist_hold");
      suite.assist.pay(held);
      const declined = await leave();
      suite.assist.decline(declined);
      await leave();
      await allDue();

      expect(await run()).toMatchObject({
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

      await allDue();
      expect(await run()).toMatchObject({ checked: 4, paid: 2, failed: 1, pending: 1, gateway_calls: 4 });
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
      expect(await run()).toMatchObject({ checked: 5, gateway_calls: 2 });
      expect(asked(singly)).toEqual([]);

      for (const [name, change] of Object.entries(changes)) change(billnumber(orders[name]?.number ?? ""));
      for (const time of ["once", "again"]) {
        await allDue();
        // Those whose money is all back are finished after the first time.
        expect(await run()).toMatchObject({ checked: time === "once" ? 5 : 3, errors: 0 });
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
        suite.assist.account.cancel(billnumber(orderNumber), amount);
        await allDue();
        await run();
      }
      const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
      expect(payment?.refunds.map(({ amount }) => amount).sort()).toEqual([100, 200]);
    });
  });

  describe("orders of past days", () => {
    it("are answered together by the lists of their days, each order once, and put off", async () => {
      await addPastOrders(suite, { account: "ru", count: 60, days: 3 });
      await addPastOrders(suite, { account: "hold", count: 10, stages: "two", first: 1001 });
      expect(await run()).toMatchObject({
        checked: 70,
        paid: 70,
        gateway_calls: 4,
        errors: 0,
        more_due: false,
      });
      expect(asked(singly)).toEqual([]);
      expect(asked(byDay)).toHaveLength(4);
      suite.assist.requests.clear();
      expect(await run()).toMatchObject({ checked: 0, gateway_calls: 0 });
    });

    it("that are not due yet are taken along by the list of their day, so that the day stays together", async () => {
      await addPastOrders(suite, { account: "ru", count: 5 });
      await database()("assist_order")
        .whereNot({ order_number: "PAST-1" })
        .update({ next_check_at: database().raw("now() + interval '5 hours'") });
      expect(await run()).toMatchObject({ checked: 5, gateway_calls: 1 });
    });

    it("are asked about singly when the list does not name them, or names them otherwise", async () => {
      const [gone, changed] = await addPastOrders(suite, { account: "ru", count: 3 });
      // The day that is remembered is wrong, as if the list went by another date than we think.
      await database()("assist_order")
        .where({ order_number: gone?.orderNumber })
        .update({ list_day: "2020-01-01" });
      suite.assist.account.cancel(changed?.billnumber ?? "", "50.00");
      expect(await run()).toMatchObject({ checked: 3, paid: 3, errors: 0 });
      expect(new Set(asked(singly))).toEqual(new Set([gone?.orderNumber, changed?.orderNumber]));
      expect((await suite.checkout.remembered(changed?.orderNumber ?? "")).returned).toBe("50.00");
    });

    it.each(["internal-error", "wrong-checkvalue", "truncate", "empty", "html", "reset-mid"] as const)(
      "stay due when the list cannot be believed (%s): no news is not concluded from it",
      async (fault) => {
        const [changed] = await addPastOrders(suite, { account: "ru", count: 3 });
        suite.assist.account.cancel(changed?.billnumber ?? "", "50.00");
        suite.assist.faults.set({ service: "resultbydate", fault });
        expect(await run()).toMatchObject({ checked: 0, paid: 0 });
        expect(
          await database()("assist_order").where(
            "next_check_at",
            ">",
            database().raw("now() + interval '5 minutes'"),
          ),
        ).toHaveLength(0);
        suite.assist.faults.clear();
        await allDue();
        expect(await run()).toMatchObject({ checked: 3, errors: 0 });
        expect((await suite.checkout.remembered(changed?.orderNumber ?? "")).returned).toBe("50.00");
      },
    );

    it("are asked about singly when the gateway refuses lists", async () => {
      await addPastOrders(suite, { account: "ru", count: 3 });
      suite.assist.faults.set({ service: "resultbydate", fault: "busy" });
      expect(await run()).toMatchObject({ checked: 3, paid: 3, errors: 0 });
      expect(asked(singly)).toHaveLength(3);
    });

    it("that Medusa's books disagree with are looked at, although the gateway has nothing new", async () => {
      const [first] = await addPastOrders(suite, { account: "ru", count: 2 });
      await database()("order")
        .where({ id: `order_${first?.orderNumber}` })
        .update({ status: "canceled", canceled_at: database().fn.now() });
      await run();
      expect((await suite.checkout.remembered(first?.orderNumber ?? "")).attention).toBe(
        "paid-for-canceled-order",
      );
    });
  });

  it.each(["by its list", "singly"])(
    "an order about which nothing can be worked out is its own trouble; all that are asked about with it (%s) are put off",
    async (how) => {
      const [broken, ...others] = await addPastOrders(suite, { account: "ru", count: 3 });
      await database()("assist_order")
        .where({ order_number: broken?.orderNumber })
        .update({ amount: "no amount" });
      if (how === "singly") await database()("assist_order").update({ list_day: "" });
      expect(await run()).toMatchObject({ checked: 3, paid: 2, errors: 1, more_due: false });
      const later = await database()("assist_order")
        .where("next_check_at", ">", database().raw("now() + interval '1 hour'"))
        .orderBy("order_number")
        .pluck("order_number");
      expect(later).toEqual(others.map(({ orderNumber }) => orderNumber));
      const [failed] = await database()("assist_order").whereNotNull("shop_failing_since");
      expect(failed).toMatchObject({ order_number: broken?.orderNumber, list_day: "" });
    },
  );

  describe("the gateway is spared", () => {
    it("one run asks no more than its limit, and the rest is left for the next", async () => {
      await abandonedOrders(50);
      await addPastOrders(suite, { account: "ru", count: 30, days: 10 });
      const limits = { single: 30, lists: 4, milliseconds: 50_000 };
      expect(await reconcile(suite.container(), limits)).toMatchObject({ gateway_calls: 34, more_due: true });
      expect(suite.assist.requests()).toHaveLength(34);
      expect(await reconcile(suite.container(), limits)).toMatchObject({ gateway_calls: 24, more_due: true });
      expect(await reconcile(suite.container(), limits)).toMatchObject({ gateway_calls: 2, more_due: false });
      expect(new Set(asked(singly)).size).toBe(50);
      const { questionsPerRun } = await assist().accounts.get("ru");
      const standard = limitsOf(questionsPerRun);
      expect(standard.single + standard.lists).toBeLessThanOrEqual(400);
    });

    it('"too often" ends the questions to that account, which then rests; the others go on', async () => {
      await abandonedOrders(30);
      await addPastOrders(suite, { account: "hold", count: 2, stages: "two" });
      suite.assist.faults.set({ service: "orderresult", fault: "rate-limited" });
      expect(await run()).toMatchObject({
        slowed_accounts: ["ru"],
        silent_accounts: [],
        more_due: true,
        paid: 2,
      });
      expect(asked(singly).length).toBeLessThanOrEqual(questionsAtOnce);
      suite.assist.faults.clear();
      suite.assist.requests.clear();
      expect(await run()).toMatchObject({ slowed_accounts: ["ru"], gateway_calls: 0, more_due: true });
      expect(suite.assist.requests()).toEqual([]);
    });

    it("a gateway that is down is given up after a few questions, and every order stays due", async () => {
      await abandonedOrders(30);
      suite.assist.faults.set({ service: "all", fault: "reset-before" });
      expect(await run()).toMatchObject({ silent_accounts: ["ru"], paid: 0, more_due: true });
      expect(new Set(asked(singly)).size).toBeLessThanOrEqual(questionsAtOnce);
      expect(await due()).toBe(30 - new Set(asked(singly)).size);
      suite.assist.faults.clear();
      await allDue();
      expect(await run()).toMatchObject({ checked: 30, pending: 30, errors: 0 });
    });
  });

  describe("with 10,000 open orders (promise 14)", () => {
    const many = 10_000;
    /** To claim a slice of orders, read what is known of them, and put them off; however many they are. */
    const queriesOfSlice = 20;
    /** What is due, the settings and the bills, at the beginning and at the end of a run. */
    const queriesOfRun = 15;
    const mostQuestions = async (): Promise<number> => (await assist().accounts.get("ru")).questionsPerRun;

    /** A run with what it asked the gateway and the database. */
    async function watched(): Promise<{ summary: ReconcileSummary; queries: number; slices: number }> {
      // As many minutes as it takes: the account alone bounds what the run may do.
      const limits: ReconcileLimits = { ...limitsOf(await mostQuestions()), milliseconds: Infinity };
      suite.assist.requests.clear();
      let queries = 0;
      const count = (): void => void queries++;
      database().on("query", count);
      try {
        const summary = await reconcile(suite.container(), limits);
        // A day of these tests is one slice of a list.
        return { summary, queries, slices: asked(byDay).length + asked(singly).length / claimedAtOnce };
      } finally {
        database().removeListener("query", count);
      }
    }

    it("unpaid ones: a run asks as much as the account allows, the next one goes on, and queries are few", async () => {
      await abandonedOrders(many);
      const numbers: string[] = [];
      for (const run of [1, 2]) {
        const { summary, queries, slices } = await watched();
        const calls = suite.assist.requests().length;
        expect(calls).toBeLessThanOrEqual(await mostQuestions());
        expect(summary).toMatchObject({ checked: calls, pending: calls, errors: 0, more_due: true });
        numbers.push(...asked(singly));
        expect(new Set(numbers).size).toBe(run * calls);
        expect(queries).toBeLessThanOrEqual(slices * queriesOfSlice + queriesOfRun);
      }
    }, 240_000);

    it("paid ones: one list for each of their days answers for all, and queries are few", async () => {
      const days = 170;
      await addPastOrders(suite, { account: "ru", count: many, days, youngest: 5 });
      const { summary, queries, slices } = await watched();
      expect(summary).toMatchObject({ checked: many, paid: many, errors: 0, more_due: false });
      expect(asked(byDay)).toHaveLength(days);
      expect(suite.assist.requests()).toHaveLength(days);
      expect(days).toBeLessThanOrEqual(await mostQuestions());
      expect(queries).toBeLessThanOrEqual(slices * queriesOfSlice + queriesOfRun);
    }, 240_000);
  });

  it("two runs at once ask about no order twice and record nothing twice", async () => {
    await abandonedOrders(60);
    await addPastOrders(suite, { account: "ru", count: 40 });
    const { order, orderNumber } = await suite.checkout.paidOrder();
    suite.assist.account.cancel(billnumber(orderNumber), "300.25");
    await allDue();
    suite.assist.requests.clear();
    const summaries = await Promise.all([reconcile(suite.container()), reconcile(suite.container())]);
    expect(summaries.reduce((sum, { checked }) => sum + checked, 0)).toBe(101);
    const numbers = asked(singly);
    expect(new Set(numbers).size).toBe(61);
    expect(numbers.filter((number) => number !== orderNumber)).toHaveLength(60);
    expect(asked(byDay)).toHaveLength(1);
    const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
    expect(payment?.refunds.map(({ amount }) => amount)).toEqual([300.25]);
  });

  /** Writers that wait for the table of refunds. */
  const heldUp = async (): Promise<number> =>
    (
      await database()("pg_locks").where({
        granted: false,
        relation: database().raw("'refund'::regclass::oid"),
      })
    ).length;

  describe("news that comes while Medusa is being brought to match", () => {
    /** `meanwhile`: what happens once the news has come, and before Medusa is brought to match it. */
    async function refundedDuringRefund(meanwhile?: (orderNumber: string) => Promise<void>) {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.account.cancel(billnumber(orderNumber), "300.25");
      const refundsAreHeldUp = await database().transaction();
      await refundsAreHeldUp.raw("lock table refund in exclusive mode");
      const first = suite.checkout.check(orderNumber);
      await eventually(heldUp, (count) => count === 1);
      suite.assist.notifications.dropAll(false);
      suite.assist.account.cancel(billnumber(orderNumber), "50.00");
      await suite.assist.notifications.idle();
      await eventually(
        async () => (await assist().orders.byNumber(orderNumber))?.returned,
        (returned) => returned === "350.25",
      );
      await meanwhile?.(orderNumber);
      await refundsAreHeldUp.rollback();
      expect((await first).status).toBe(200);
      const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
      return payment?.refunds.map(({ amount }) => amount).toSorted();
    }

    it("is in Medusa once that is done, without another look", async () => {
      expect(await refundedDuringRefund()).toEqual([300.25, 50]);
    });

    it("does not put off a look that somebody has asked for meanwhile", async () => {
      const refunds = await refundedDuringRefund((orderNumber) => assist().orders.checkSoon(orderNumber));
      expect(refunds).toEqual([300.25, 50]);
      expect(await due()).toBe(1);
    });

    it("keeps the order due, also where it was overdue already", async () => {
      const orderNumber = await leave();
      await allDue();
      const { orders } = assist();
      const row = await orders.byNumber(orderNumber);
      if (!row) throw new Error(`No order ${orderNumber}`);
      const looking = await orders.standing(row);
      await orders.checkWithin(row.id, 1);
      await orders.planNextCheck(looking);
      expect(await due()).toBe(1);
    });
  });

  describe("a step that was refused is tried again less and less often", () => {
    /** As if the platform could not write the rows of a table. */
    async function refuseRowsOf(table: string): Promise<void> {
      await database().raw(
        `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
      );
      await database().raw(
        "create trigger refuse before insert on ?? for each row execute function refuse_row()",
        [table],
      );
    }

    interface Refusal {
      orderNumber: string;
      reason: string;
      /** Minutes when it was refused just now, for two hours, and for more than a day. */
      pauses: number[];
    }
    const refusals: Record<string, () => Promise<Refusal>> = {
      "an order that Medusa does not place": async () => {
        const orderNumber = await leave();
        suite.assist.pay(orderNumber);
        await refuseRowsOf("order");
        return { orderNumber, reason: "order-not-placed", pauses: [5, 60, 12 * 60] };
      },
      "a refund that Medusa does not record": async () => {
        const { orderNumber } = await suite.checkout.paidOrder();
        suite.assist.account.cancel(billnumber(orderNumber), "300.25");
        await refuseRowsOf("refund");
        return { orderNumber, reason: "not-recorded", pauses: [5, 60, 12 * 60] };
      },
      "a policy's giving back that Assist does not carry out": async () => {
        const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_generoushold");
        suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
        await suite.checkout.cancelOrder(order.id);
        // The look that the cancelling itself has caused.
        await eventually(
          async () => assist().orders.byNumber(orderNumber),
          (row) => row?.attention === "held-for-canceled-order" && row.lease_token === null,
        );
        // A hold is looked at every six hours anyway.
        return { orderNumber, reason: "held-for-canceled-order", pauses: [5, 60, 6 * 60] };
      },
    };

    it.each(Object.entries(refusals))("%s", async (_name, refuse) => {
      const { orderNumber, reason, pauses } = await refuse();
      const planned: number[] = [];
      for (const hours of [0, 2, 30]) {
        await database()("assist_order")
          .where({ order_number: orderNumber })
          .update({ attention_at: database().raw("attention_at - make_interval(hours => ?)", [hours]) });
        await allDue();
        await run();
        const row = await assist().orders.byNumber(orderNumber);
        expect(row?.attention).toBe(reason);
        planned.push(((row?.next_check_at?.getTime() ?? 0) - (row?.updated_at.getTime() ?? 0)) / 60_000);
      }
      expect(planned).toEqual(pauses);
    });
  });

  describe("an order ends by a stated rule", () => {
    const planned = async (orderNumber: string): Promise<unknown> =>
      (await assist().orders.byNumber(orderNumber))?.next_check_at;

    it("unpaid for four days: a last look, and no more", async () => {
      const orderNumber = await leave();
      suite.assist.abandon(orderNumber);
      await run();
      await age(orderNumber, 4);
      await allDue();
      expect(await run()).toMatchObject({ given_up: 1 });
      expect(await planned(orderNumber)).toBeNull();
      expect((await suite.checkout.remembered(orderNumber)).attention).toBeNull();
    });

    it("without a usable answer: never by itself, and staff are told once its time is over", async () => {
      const orderNumber = await leave();
      suite.assist.faults.set({ service: "orderresult", fault: "other-order" });
      await age(orderNumber, 4);
      await allDue();
      expect(await run()).toMatchObject({ errors: 1, given_up: 0 });
      expect(await planned(orderNumber)).not.toBeNull();
      expect((await suite.checkout.remembered(orderNumber)).attention).toBe("no-answer");
      suite.assist.faults.clear();
      await allDue();
      await run();
      expect((await suite.checkout.remembered(orderNumber)).attention).toBeNull();
    });

    it("held for more than a month: staff are told", async () => {
      const [held] = await addPastOrders(suite, { account: "hold", count: 1, stages: "two", youngest: 31 });
      expect(await run()).toMatchObject({ given_up: 1, gateway_calls: 1 });
      expect(await planned("PAST-1")).toBeNull();
      expect(await suite.checkout.remembered(held?.orderNumber ?? "")).toMatchObject({
        attention: "held-too-long",
        held: "150.00",
      });
    });

    it("taken half a year ago: its books agree, and it is looked at no more", async () => {
      const [taken] = await addPastOrders(suite, { account: "ru", count: 1, youngest: 181 });
      expect(await run()).toMatchObject({ given_up: 1 });
      expect(await planned(taken?.orderNumber ?? "")).toBeNull();
      expect((await suite.checkout.remembered(taken?.orderNumber ?? "")).attention).toBeNull();
    });

    it("with a command of unknown outcome: never", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "hang" });
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      await suite.checkout.refund(order.payment_collections[0]?.payments[0]?.id ?? "", 300.25);
      suite.assist.faults.clear();
      await age(orderNumber, 200);
      await allDue();
      expect(await run()).toMatchObject({ given_up: 0 });
      expect(await planned(orderNumber)).not.toBeNull();
    });
  });
});
