import growth from "../servers/growing.json";
import { passDaysAtRest } from "../shop/long-past";
import { Bills } from "../shop/bills";
import { anyStatus } from "../shop/http";
import { plannedAt } from "../shop/plans";
import { watchQueries } from "../shop/queries";
import { shopSuite } from "../shop/suite";

/** What grows with every order of a shop; scripts/test-statements.mjs plans what all the other tests send about it. */
const { tables: growing, known } = growth;
/** Known, and bounded by something else. */
const exceptions = Object.keys(known).map((pattern) => new RegExp(pattern));

shopSuite(
  (suite) => {
    /** Statements as they are planned for any values, where nothing that is `off` is done unless nothing else is possible. */
    async function plansOf(statements: readonly string[], off: readonly string[]): Promise<string[][]> {
      const plans: string[][] = [];
      await suite.database.transaction(async (transaction) => {
        for (const name of off) await transaction.raw(`set local ${name} = off`);
        for (const statement of statements) {
          await transaction.raw("savepoint before_it");
          const { rows } = await transaction.raw<{ rows: { "QUERY PLAN": string }[] }>(
            `explain (generic_plan) ${statement}`.replaceAll("?", "\\?"),
          );
          await transaction.raw("release savepoint before_it");
          plans.push(rows.map((row) => row["QUERY PLAN"]));
        }
      });
      return plans;
    }

    /** Those that read a whole table of those that grow. */
    async function readsWhole(statements: readonly string[]): Promise<string[]> {
      const plans = await plansOf(statements, ["enable_seqscan"]);
      return plans.flatMap((lines, index) => {
        const whole = lines.filter((line) => growing.some((table) => line.includes(`Seq Scan on ${table}`)));
        return whole.length > 0
          ? [`${whole.map((line) => line.trim()).join("; ")}: ${statements[index]}`]
          : [];
      });
    }

    it("no statement that the plugin sends has to read a whole table of those that grow", async () => {
      const stopWatching = await watchQueries(suite.inside);
      const { checkout, api, shop } = suite;
      const get = (path: string) => api.get(`/admin/assist/${path}`, { ...shop.admin, ...anyStatus });

      const cartId = await checkout.cartOverHttp();
      const declined = await checkout.leaveFor(await checkout.session(cartId));
      suite.assist.decline(declined);
      await checkout.comeBack(declined);
      await checkout.addProduct(cartId);
      const { order, orderNumber } = await checkout.paidOrderOverHttp();
      const payment = order.payment_collections[0]?.payments[0]?.id ?? "";
      await checkout.notify(suite.assist.notifications.list(orderNumber)[0]?.fields ?? {});
      await checkout.notify({ ordernumber: "JUNK" });
      await api.get(`/hooks/assist/return?ordernumber=${orderNumber}`, anyStatus);
      await checkout.refund(payment, 100);
      const held = await checkout.paidOrderOverHttp("pp_assist_hold");
      await checkout.capture(held.order.payment_collections[0]?.payments[0]?.id ?? "", 500);
      await checkout.cancelOrder(held.order.id);
      suite.assist.bills.connect(true);
      const bills = new Bills(api, shop, () => suite.database);
      const bill = await bills.made(await bills.orderOverHttp());
      suite.assist.bills.pay(bill.number);
      await checkout.reconcile();
      // What a run does besides where many bills wait, or Assist stops answering.
      await suite.inside(async ({ assist: { bills, due } }, { id, number }) => {
        const waiting = await bills.ofIds([id]);
        await bills.waiting("ru");
        await bills.putOff(waiting.map((row) => ({ ...row, claimed: row.plan_version, next: new Date() })));
        await bills.release(waiting);
        await due.askAtOnce((await due.askedWithBills("ru", [number, "ANOTHER"])).map((order) => order.id));
        await due.askAtOnce(["none"]);
      }, bill);
      const ended = await bills.made(await bills.orderOverHttp());
      await bills.revoke(ended.id);
      await bills.becomes(ended.id, "revoked");
      await suite.idle();
      // All of it so old that everything is looked at which can be removed, and some of it is.
      for (const each of [declined, orderNumber, held.orderNumber, ended.number])
        await passDaysAtRest(suite, each, 400);
      const longAgo = suite.database.raw("now() - interval '400 days'");
      await suite
        .database("assist_bill")
        .update({ retention_from: longAgo, updated_at: longAgo, next_check_at: null });
      await checkout.reconcile();
      expect(await suite.database("assist_order").whereNotNull("folded")).not.toHaveLength(0);
      expect(await suite.database("assist_bill").where({ id: ended.id })).toHaveLength(0);
      const [told] = suite.assist.notifications.list(declined);
      await checkout.notify(told?.fields ?? {});
      const customer = { email: "anna@shopper.example" };
      expect((await api.post("/admin/assist/customer-data", customer, shop.admin)).status).toBe(200);
      for (const path of [
        `orders?order_id=${order.id}`,
        `orders/${orderNumber}`,
        "cases",
        "cases/count",
        "bills",
        `bills?q=${bill.number}`,
        `bills/${bill.id}`,
        "bills/export",
        "health",
        "settings",
        "customer-data?email=anna@shopper.example",
      ])
        expect({ path, status: (await get(path)).status }).toEqual({ path, status: 200 });
      await suite.idle();

      const statements = [...new Set(await stopWatching())].filter(
        (sql) =>
          /^\s*(with|select|insert|update|delete)/i.test(sql) &&
          growing.some((table) => sql.includes(table)) &&
          !exceptions.some((known) => known.test(sql)),
      );
      expect(statements.length).toBeGreaterThan(50);
      expect(await readsWhole(statements)).toEqual([]);
    });

    it("the job takes orders and bills in the order of an index, and sorts none of them", async () => {
      const stopWatching = await watchQueries(suite.inside);
      const { checkout, api, shop } = suite;
      suite.assist.bills.connect(true);
      const bills = new Bills(api, shop, () => suite.database);
      await bills.made(await bills.order());
      await bills.due();
      await checkout.leaveFor(await checkout.session(await checkout.cart()));
      await suite.database("assist_order").update(plannedAt(suite.database, suite.database.fn.now()));
      await checkout.reconcile();
      const claims = [...new Set(await stopWatching())].filter((sql) => /for update skip locked/.test(sql));
      const ordered = claims.filter((sql) => /order by next_check_at/.test(sql));
      expect(ordered.map((sql) => /assist_(order|bill)/.exec(sql)?.[0]).toSorted()).toEqual([
        "assist_bill",
        "assist_order",
      ]);
      const plans = await plansOf(ordered, ["enable_seqscan", "enable_bitmapscan", "enable_sort"]);
      for (const lines of plans) expect(lines.filter((line) => /Sort/.test(line))).toEqual([]);
    });
  },
  { options: { retention: { operations: 365 } } },
);
