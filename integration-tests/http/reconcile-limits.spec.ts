import type { ReconcileSummary } from "../../src/reconciliation/run";
import {
  claimedAtOnce,
  limitsOf,
  questionsAtOnce,
  type ReconcileLimits,
} from "../../src/reconciliation/run/limits";
import { askedLast, askedSingly } from "../../src/rules/schedule/list-day";
import { addPastOrders } from "../shop/past-orders";
import { watchQueries } from "../shop/queries";
import { byDay, reconcileSuite, singly } from "../shop/reconcile-suite";

reconcileSuite((suite) => {
  async function runLimited(limits: ReconcileLimits): Promise<ReconcileSummary> {
    const [summary] = await suite.runs(1, limits);
    if (!summary) throw new Error("There was no run.");
    return summary;
  }

  describe("the gateway is spared", () => {
    it("one run asks no more than its limit, and the rest is left for the next", async () => {
      await suite.abandonedOrders(50);
      await addPastOrders(suite, { account: "ru", count: 30, days: 10 });
      const limits = { single: 30, lists: 4, milliseconds: Infinity };
      expect(await runLimited(limits)).toMatchObject({ gateway_calls: 34, more_due: true });
      expect(suite.assist.requests()).toHaveLength(34);
      expect(await runLimited(limits)).toMatchObject({ gateway_calls: 24, more_due: true });
      expect(await runLimited(limits)).toMatchObject({ gateway_calls: 2, more_due: false });
      expect(new Set(suite.asked(singly)).size).toBe(50);
      const standard = limitsOf(await suite.questionsPerRun());
      expect(standard.single + standard.lists).toBeLessThanOrEqual(400);
    });

    it("checkouts that strangers leave unpaid wait behind everything else, and still get a part of every run", async () => {
      await suite.abandonedOrders(60);
      await suite.database("assist_order").update({ list_day: askedLast });
      const waiting = [await suite.leave(), await suite.leave()];
      await suite.allDue();
      const limits = { single: 20, lists: 4, milliseconds: Infinity };
      expect(await runLimited(limits)).toMatchObject({ gateway_calls: 20, more_due: true });
      expect(suite.asked(singly).slice(0, 2).toSorted()).toEqual(waiting.toSorted());
      suite.assist.requests.clear();

      // More of the others than a run has questions.
      const others = Array.from({ length: 40 }, (_, index) => `OPEN-${index + 1}`);
      await suite.database("assist_order").whereIn("order_number", others).update({ list_day: askedSingly });
      await suite.database("assist_order").whereNotIn("order_number", others).update({ list_day: askedLast });
      await suite.allDue();
      expect(await runLimited(limits)).toMatchObject({ gateway_calls: 20, more_due: true });
      expect(suite.asked(singly).filter((number) => !others.includes(number))).toHaveLength(2);
    });

    it('"too often" ends the questions to that account, which then rests; the others go on', async () => {
      await suite.abandonedOrders(30);
      await addPastOrders(suite, { account: "long-hold", count: 2, stages: "two", youngest: 7 });
      suite.assist.faults.set({ service: "orderresult", fault: "rate-limited" });
      expect(await suite.run()).toMatchObject({
        slowed_accounts: ["ru"],
        silent_accounts: [],
        more_due: true,
        paid: 2,
      });
      expect(suite.asked(singly).length).toBeLessThanOrEqual(questionsAtOnce);
      suite.assist.faults.clear();
      suite.assist.requests.clear();
      expect(await suite.run()).toMatchObject({ slowed_accounts: ["ru"], gateway_calls: 0, more_due: true });
      expect(suite.assist.requests()).toEqual([]);
    });

    it("a gateway that is down is given up after a few questions, and every order stays due", async () => {
      await suite.abandonedOrders(30);
      suite.assist.faults.set({ service: "all", fault: "reset-before" });
      expect(await suite.run()).toMatchObject({ silent_accounts: ["ru"], paid: 0, more_due: true });
      expect(new Set(suite.asked(singly)).size).toBeLessThanOrEqual(questionsAtOnce);
      expect(await suite.due()).toBe(30 - new Set(suite.asked(singly)).size);
      suite.assist.faults.clear();
      await suite.allDue();
      expect(await suite.run()).toMatchObject({ checked: 30, pending: 30, errors: 0 });
    });
  });

  describe("with 10,000 open orders (promise 14)", () => {
    const many = 10_000;
    /** To claim a slice of orders, read what is known of them, and put them off; however many they are. */
    const queriesOfSlice = 20;
    /** What is due, the settings and the bills, at the beginning and at the end of a run. */
    const queriesOfRun = 15;

    /** A run with what it asked the gateway and the database. */
    async function watched(): Promise<{ summary: ReconcileSummary; queries: number; slices: number }> {
      // As many minutes as it takes: the account alone bounds what the run may do.
      const limits: ReconcileLimits = { ...limitsOf(await suite.questionsPerRun()), milliseconds: Infinity };
      suite.assist.requests.clear();
      const stopWatching = await watchQueries(suite.inside);
      const summary = await runLimited(limits);
      const { length: queries } = await stopWatching();
      // A day of these tests is one slice of a list.
      return {
        summary,
        queries,
        slices: suite.asked(byDay).length + suite.asked(singly).length / claimedAtOnce,
      };
    }

    it("unpaid ones: a run asks as much as the account allows, the next one goes on, and queries are few", async () => {
      await suite.abandonedOrders(many);
      const numbers: string[] = [];
      for (const run of [1, 2]) {
        const { summary, queries, slices } = await watched();
        const calls = suite.assist.requests().length;
        expect(calls).toBeLessThanOrEqual(await suite.questionsPerRun());
        expect(summary).toMatchObject({ checked: calls, pending: calls, errors: 0, more_due: true });
        numbers.push(...suite.asked(singly));
        expect(new Set(numbers).size).toBe(run * calls);
        expect(queries).toBeLessThanOrEqual(slices * queriesOfSlice + queriesOfRun);
      }
    });

    it("paid ones: one list for each of their days answers for all, and queries are few", async () => {
      const days = 170;
      await addPastOrders(suite, { account: "ru", count: many, days, youngest: 5 });
      const { summary, queries, slices } = await watched();
      expect(summary).toMatchObject({ checked: many, paid: many, errors: 0, more_due: false });
      expect(suite.asked(byDay)).toHaveLength(days);
      expect(suite.assist.requests()).toHaveLength(days);
      expect(days).toBeLessThanOrEqual(await suite.questionsPerRun());
      expect(queries).toBeLessThanOrEqual(slices * queriesOfSlice + queriesOfRun);
    });
  });

  it("two runs at once ask about no order twice and record nothing twice", async () => {
    await suite.abandonedOrders(60);
    await addPastOrders(suite, { account: "ru", count: 40 });
    const { order, orderNumber } = await suite.checkout.paidOrder();
    suite.assist.account.cancel(suite.billnumber(orderNumber), "300.25");
    await suite.allDue();
    suite.assist.requests.clear();
    const summaries = await suite.runs(2);
    expect(summaries.reduce((sum, { checked }) => sum + checked, 0)).toBe(101);
    const numbers = suite.asked(singly);
    expect(new Set(numbers).size).toBe(61);
    expect(numbers.filter((number) => number !== orderNumber)).toHaveLength(60);
    expect(suite.asked(byDay)).toHaveLength(1);
    const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
    expect(payment?.refunds.map(({ amount }) => amount)).toEqual([300.25]);
  });
});
