import type { reconcile, ReconcileSummary } from "../../src/reconciliation/run";
import {
  claimedAtOnce,
  limitsOf,
  questionsAtOnce,
  type ReconcileLimits,
} from "../../src/reconciliation/run/limits";
import { billSuite } from "../shop/bill-suite";
import type { StaffBill } from "../shop/bills";
import { isDeep } from "../shop/depth";
import { addOpenBills, passAMinute } from "../shop/many-bills";
import { plannedAt } from "../shop/plans";
import { watchQueries } from "../shop/queries";

/** Many open bills at once: one plan for each, the urgent ones first, within what the account may ask. */
billSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  const run = (limits?: ReconcileLimits): Promise<ReconcileSummary> =>
    suite.inside(
      ({ container, load }, { limits }) =>
        load<{ reconcile: typeof reconcile }>("src/reconciliation/run").reconcile(container, limits),
      { limits },
    );

  const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `order_many_${n + 1}`);

  /** An open bill that nothing is expected of, long before its next check. */
  async function openBill(account = "ru"): Promise<StaffBill> {
    const bill = await suite.bills.made(await suite.bills.order(), { account });
    await suite
      .database("assist_bill")
      .where({ id: bill.id })
      .update({ announced_state: "open", queue: "waiting" });
    await later([bill.id]);
    return bill;
  }

  const ours = (ids: readonly string[]) => suite.database("assist_bill").whereIn("id", ids);
  const later = (ids: readonly string[]) =>
    ours(ids).update(plannedAt(suite.database, suite.database.raw("now() + interval '40 minutes'")));
  const due = async (): Promise<number> =>
    (await suite.database("assist_bill").where("next_check_at", "<=", suite.database.fn.now())).length;
  const askedSingly = (): string[] =>
    suite.requestsTo("orderresult").map(({ fields }) => fields.Ordernumber ?? "");

  describe("one plan", () => {
    it("a bill that is due is asked about once, payments and all, however due its order number is", async () => {
      const bill = await openBill();
      await suite.bills.due();
      suite.assist.requests.clear();
      expect(await run()).toMatchObject({
        bills: 1,
        checked: 1,
        pending: 1,
        gateway_calls: 1,
        more_due: false,
      });
      expect(askedSingly()).toEqual([bill.number]);
      expect(suite.assist.requests()).toHaveLength(1);
    });

    it("its order number is not asked about by itself, but by the bill's plan", async () => {
      const bill = await openBill();
      await suite
        .database("assist_order")
        .where({ order_number: bill.number })
        .update(plannedAt(suite.database, suite.database.raw("now() - interval '1 hour'")));
      suite.assist.requests.clear();
      expect(await run()).toMatchObject({ gateway_calls: 0, more_due: false });
    });

    it("when it is over, its order number has a plan of its own again", async () => {
      const bill = await openBill();
      await suite.bills.revoke(bill.id);
      const order = await suite.database("assist_order").where({ order_number: bill.number }).first();
      expect(order).toMatchObject({ list_day: "" });
      expect((order as { next_check_at: Date | null }).next_check_at).not.toBeNull();
    });

    it("one that waits to be sent again does not keep its order number from being looked at", async () => {
      const bill = await openBill();
      await suite
        .database("assist_bill")
        .where({ id: bill.id })
        .update({ state: "unknown", origin: "checkout", next_check_at: suite.database.fn.now() });
      await suite.inside(async ({ assist }, id) => {
        const row = await assist.bills.byId(id);
        if (row) await assist.bills.putBack(row, "not made", new Date(Date.now() + 12 * 3_600_000));
      }, bill.id);
      const order = await suite.database("assist_order").where({ order_number: bill.number }).first();
      expect(order).toMatchObject({ list_day: "" });
    });

    it("somebody who opens the payment's address too often still has it looked at soon", async () => {
      const bill = await openBill();
      await suite.inside(async ({ assist }, number) => {
        const row = await assist.orders.byNumber(number);
        if (row) await assist.orders.checkUnlessPlanned(row.id, 0);
      }, bill.number);
      suite.assist.requests.clear();
      await run();
      expect(askedSingly()).toEqual([bill.number]);
    });
  });

  describe("the urgent ones first", () => {
    it("a revocation that has not succeeded, an end and an opened link go before those that wait", async () => {
      const bills = [await openBill(), await openBill(), await openBill()];
      const [revoking, ending, opened] = bills.map(({ id }) => id);
      await addOpenBills(suite, { like: bills[0] as StaffBill, orderIds: names(60) });
      const past = suite.database.raw("now() - interval '1 hour'");
      await suite
        .database("assist_bill")
        .where("id", "like", "asbil_many_%")
        .update(plannedAt(suite.database, past));
      const { database } = suite;
      await ours([revoking ?? ""]).update({
        state: "revoking",
        revoke_reason: "staff",
        next_check_at: database.fn.now(),
      });
      // What a check writes of one that is about to end.
      await ours([ending ?? ""]).update({ next_check_at: database.fn.now() });
      await suite.inside(async ({ assist }, id) => {
        const row = await assist.bills.byId(id);
        await assist.bills.checkWithin(row?.payment_session_id ?? "", 0);
      }, opened ?? "");
      suite.assist.requests.clear();

      await run({ single: 16, lists: 0, milliseconds: Infinity });

      const asked = askedSingly();
      expect(asked.slice(0, 3).toSorted()).toEqual(bills.map(({ number }) => number).toSorted());
      expect(asked.length).toBeGreaterThan(3);
      expect((await suite.bills.read(revoking ?? "")).state).toBe("revoked");
    });

    it("bills that wait do not keep a shopper's checkout waiting, and still have their part", async () => {
      const bill = await openBill();
      await addOpenBills(suite, { like: bill, orderIds: names(60) });
      const past = suite.database.raw("now() - interval '1 hour'");
      await suite
        .database("assist_bill")
        .where("id", "like", "asbil_many_%")
        .update(plannedAt(suite.database, past));
      const shopper = await suite.checkout.leaveFor(
        await suite.checkout.session(await suite.checkout.cart()),
      );
      await suite
        .database("assist_order")
        .where({ order_number: shopper })
        .update(plannedAt(suite.database, suite.database.fn.now()));
      suite.assist.requests.clear();
      await run({ single: 12, lists: 0, milliseconds: Infinity });
      expect(askedSingly()[0]).toBe(shopper);
      expect(askedSingly().length).toBeGreaterThan(3);
    });
  });

  describe("within what the account may ask", () => {
    it("a run asks no more than its limit, bills' own services and all, and what it has claimed and not looked at stays due", async () => {
      const bill = await openBill();
      await addOpenBills(suite, { like: bill, orderIds: names(60) });
      // All of them are to be asked what became of the bill itself, too.
      const longAgo = suite.database.raw("now() - interval '7 hours'");
      await suite.database("assist_bill").update({ checked_at: longAgo, fully_checked_at: longAgo });
      suite.assist.requests.clear();
      const summary = await run({ single: 20, lists: 4, milliseconds: Infinity });
      expect(suite.assist.requests().length).toBe(summary.gateway_calls);
      expect(summary.gateway_calls).toBeLessThanOrEqual(24);
      expect(summary.gateway_calls).toBeGreaterThan(12);
      expect(summary.more_due).toBe(true);
      expect(await due()).toBe(60 - summary.bills);
    });

    it('"too often" to a bill\'s own service ends the run for the account, which rests; nothing stays claimed', async () => {
      const bill = await openBill();
      await addOpenBills(suite, { like: bill, orderIds: names(30) });
      const longAgo = suite.database.raw("now() - interval '7 hours'");
      await suite.database("assist_bill").update({ checked_at: longAgo });
      suite.assist.faults.set({ service: "billstatus", fault: "rate-limited" });
      suite.assist.requests.clear();
      const summary = await run();
      expect(summary).toMatchObject({ slowed_accounts: ["ru"], more_due: true });
      expect(suite.requestsTo("billstatus").length).toBeLessThanOrEqual(questionsAtOnce);
      expect(await due()).toBe(30 - summary.bills);
      suite.assist.faults.clear();
      suite.assist.requests.clear();
      expect(await run()).toMatchObject({ slowed_accounts: ["ru"], gateway_calls: 0, more_due: true });
      expect(suite.assist.requests()).toEqual([]);
    });

    it("a gateway that is down has a few bills asked about, and the others stay due", async () => {
      const bill = await openBill();
      await addOpenBills(suite, { like: bill, orderIds: names(30) });
      suite.assist.faults.set({ service: "all", fault: "reset-before" });
      expect(await run()).toMatchObject({ silent_accounts: ["ru"], more_due: true });
      expect(new Set(askedSingly()).size).toBeLessThanOrEqual(questionsAtOnce);
      expect(await due()).toBe(30);
    });

    it("a server that is being shut down leaves nothing claimed", async () => {
      const bill = await openBill();
      await addOpenBills(suite, { like: bill, orderIds: names(30) });
      suite.assist.faults.set({ service: "orderresult", fault: "slow", milliseconds: 200 });
      const running = run();
      await suite.inside(async ({ assist, database, undo }) => {
        undo(() => (assist.isStopping = false));
        for (;;) {
          const claimed = await database("assist_bill").whereRaw(
            "next_check_at between now() and now() + interval '4 minutes'",
          );
          if (claimed.length > 0) break;
        }
        await assist.__hooks.onApplicationPrepareShutdown();
      });
      const { bills } = await running;
      expect(bills).toBeLessThan(claimedAtOnce);
      expect(await due()).toBe(30 - bills);
    });

    it("that an account's gateway does not answer holds up no bill of another account", async () => {
      const [silent, other] = [await openBill(), await openBill("cancels")];
      await suite.inside(({ assist, kept, undo }, number) => {
        const ask = assist.ask.bind(assist);
        let answer: () => void = () => undefined;
        const answered = new Promise<void>((resolve) => (answer = resolve));
        assist.ask = async (order) => {
          if (order.order_number === number) await answered;
          return ask(order);
        };
        kept.answer = answer;
        undo(() => {
          answer();
          assist.ask = ask;
        });
      }, silent.number);
      suite.assist.bills.pay(other.number);
      await suite.bills.due();
      const running = run();
      expect(await suite.bills.becomes(other.id, "paid")).toMatchObject({ state: "paid" });
      expect((await suite.bills.read(silent.id)).state).toBe("open");
      await suite.inside(({ kept }) => (kept.answer as () => void)());
      await running;
    });
  });

  describe("with many more open bills than a run may ask about", () => {
    const many = isDeep ? 10_000 : 1_500;
    /** To claim a slice, ask, and put it off, however many bills there are. */
    const queriesOfSlice = 25;
    /** Towards the end of a run, and those that find nothing. */
    const smallSlices = 25;
    /** What is due, the settings, the list and its part of the bills; at the beginning and the end of a run. */
    const queriesOfRun = 40;

    it("runs ask as much as the account allows and no more, by few queries, and a payment is found by the first of them", async () => {
      const paid = await openBill();
      await addOpenBills(suite, { like: paid, orderIds: names(many) });
      suite.assist.bills.pay(paid.number);
      const perRun = await suite.inside(
        async ({ assist }) => (await assist.accounts.get("ru")).questionsPerRun,
      );
      const limits = { ...limitsOf(perRun), milliseconds: Infinity };
      const asked: string[] = [];
      for (const first of [true, false]) {
        suite.assist.requests.clear();
        const stopWatching = await watchQueries(suite.inside);
        const summary = await run(limits);
        const statements = await stopWatching();
        const slices = statements.filter((sql) =>
          /update assist_bill set next_check_at = now\(\)/.test(sql),
        ).length;
        if (first) expect((await suite.bills.read(paid.id)).state).toBe("paid");
        const numbers = askedSingly().filter((number) => number !== paid.number);
        expect(suite.assist.requests().length).toBeLessThanOrEqual(perRun);
        expect(numbers.length).toBeGreaterThan(perRun * 0.9);
        expect(summary).toMatchObject({ errors: 0, more_due: true });
        // What is new in Medusa is asked about once or twice more.
        const more = suite.assist.requests().length - summary.gateway_calls;
        expect(more).toBeLessThanOrEqual(first ? 2 : 0);
        expect(slices).toBeLessThanOrEqual(numbers.length / claimedAtOnce + smallSlices);
        if (!first) expect(statements.length).toBeLessThanOrEqual(slices * queriesOfSlice + queriesOfRun);
        asked.push(...numbers);
      }
      expect(new Set(asked).size).toBe(asked.length);
    });

    /** As 10,000 bills are to the 400 questions of an account: 25 for each. */
    const scaled: ReconcileLimits = isDeep
      ? { single: 8, lists: 8, milliseconds: Infinity }
      : { single: 4, lists: 4, milliseconds: Infinity };
    const few = isDeep ? 400 : 200;
    /** Minutes, by docs/reconciliation.md. */
    const round = 50;
    const horizon = 56;

    it("each is asked about once in a round, also what became of itself in six hours, and a payment is found in five minutes", async () => {
      const paid = await openBill();
      const orderIds: string[] = [];
      while (orderIds.length < few) orderIds.push(await suite.bills.order());
      const numbers = await addOpenBills(suite, { like: paid, orderIds });
      // Half an hour is over for all of them within the round, and six hours for some.
      await suite.database.raw(
        `update assist_bill set checked_at = now() - interval '6 hours' * random(), fully_checked_at = now() - interval '30 minutes' * random()
         where id like 'asbil_many_%'`,
      );
      const asked = new Map<string, number[]>();
      let found: number | undefined;
      const paidAt = 20;
      for (let minute = 0; minute <= horizon; minute++) {
        if (minute === paidAt) {
          suite.assist.bills.pay(paid.number);
          await later([paid.id]);
        }
        suite.assist.requests.clear();
        const summary = await run(scaled);
        const requests = suite.assist.requests().length;
        // What is new in Medusa is asked about once or twice more.
        if (minute < paidAt || found !== undefined)
          expect(requests).toBeLessThanOrEqual(scaled.single + scaled.lists);
        expect(summary.errors).toBe(0);
        for (const number of askedSingly()) asked.set(number, [...(asked.get(number) ?? []), minute]);
        if (found === undefined && (await suite.bills.read(paid.id)).state === "paid") found = minute;
        await passAMinute(suite);
      }
      expect(found).toBeLessThanOrEqual(paidAt + 5);
      const gaps = numbers.map((number) => {
        const minutes = [...(asked.get(number) ?? []), horizon];
        return Math.max(...minutes.map((minute, index) => minute - (minutes[index - 1] ?? 0)));
      });
      expect(Math.max(...gaps)).toBeLessThanOrEqual(round + 5);
      expect((await suite.bills.list("state=open&limit=1")).count).toBe(few);
    });
  });
});
