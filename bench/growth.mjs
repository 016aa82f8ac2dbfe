// What a shop does all day, with few and with very many past orders, in turns: two servers on two databases, one gateway.
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { goals } from "./goals.cjs";
import { openDatabase, percentile, statementCounter, untilIdle } from "./measure.mjs";
import { planStatementsOfTests } from "../scripts/test-statements.mjs";
import { addOrdersOfYears } from "./past-orders.mjs";
import { fillCart, goods, leaveForAssist, makeSession, signIn, stopwatch } from "./shopper.mjs";

const few = 1_000;
/** Orders that are due in each run of the job that is measured. */
const dueOfRun = 10;
const warmUp = 3;

/** Times one request, whatever it answers with short of an error. */
async function timed(url, init) {
  const start = performance.now();
  const answer = await fetch(url, { redirect: "manual", ...init });
  const text = await answer.text();
  const milliseconds = performance.now() - start;
  if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return milliseconds;
}

/** Everything once, in the order in which it comes in a shop. Returns milliseconds by scene; `scene` runs each. */
async function day(side, scene) {
  const { stack, database, bought, staff } = side;
  const at = (path) => new URL(path, stack.backendUrl).href;
  const admin = (path) => timed(at(`/admin/assist/${path}`), { headers: staff });
  let order;

  await scene("checkout", async () => {
    const shop = stopwatch(stack);
    const cart = await fillCart(shop, bought);
    const session = await makeSession(shop, cart, "pp_assist_demo");
    const fields = await leaveForAssist(shop, session);
    await stack.control("openOrder", fields);
    await stack.control("pay", session.data.order_number);
    const back = new URL(fields.URL_RETURN_OK);
    const path = `${back.pathname}?ordernumber=${session.data.order_number}`;
    const { answer } = await shop.page(path);
    if (!answer.headers.get("location")?.includes("assist=paid"))
      throw new Error(`The payment was not concluded: ${answer.headers.get("location")}`);
    order = { cartId: cart.id, number: session.data.order_number, path };
    return shop.total();
  });
  await scene("notification", async () => {
    const [message] = await stack.control("notifications.list", order.number);
    return timed(at("/hooks/assist/notification"), {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(message.fields).toString(),
    });
  });
  await scene("return", () => timed(at(order.path)));
  await scene("cart change", async () => {
    const shop = stopwatch(stack);
    const cart = await fillCart(shop, bought);
    const session = await makeSession(shop, cart, "pp_assist_demo");
    await leaveForAssist(shop, session);
    const before = shop.total();
    await shop.post(`/store/carts/${cart.id}/line-items`, { variant_id: bought.variantId, quantity: 1 });
    return shop.total() - before;
  });
  const { rows } = await database.query("select order_id from order_cart where cart_id = $1", [order.cartId]);
  await scene("the order's box", () => admin(`orders?order_id=${rows[0].order_id}`));
  await scene("list of cases", () => admin("cases"));
  const due = randomUUID();
  await database.query(
    `insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
       handed_off_at, last_handed_off_at, next_check_at)
     select 'asord_' || $1 || n, $1 || n, 'demo', 'payses_' || $1 || n, 'assist', 'all', 'one', false, '150.00', 'RUB',
       now() - interval '10 minutes', now() - interval '10 minutes', now() from generate_series(1, $2::int) as n`,
    [due, dueOfRun],
  );
  await scene("a run of the job", () =>
    timed(at("/admin/assist/reconcile"), { method: "POST", headers: staff }),
  );
}

/** Of our tables, how many rows have been read so far by reading the whole table. */
async function readWhole(database) {
  const { rows } = await database.query(
    "select relname as table, seq_tup_read::bigint as read from pg_stat_user_tables where relname like 'assist\\_%'",
  );
  return new Map(rows.map(({ table, read }) => [table, Number(read)]));
}

/** Of which tables rows were read like that in between, the most first. */
function readBetween(before, after) {
  return [...after]
    .map(([table, read]) => ({ table, read: read - (before.get(table) ?? 0) }))
    .filter(({ read }) => read > 0)
    .sort((one, other) => other.read - one.read)
    .map(({ table, read }) => `${table} ${read}`);
}

/**
 * Prints p50 of each scene with few and with many past orders, their ratio, and the queries of each. Returns the figures for
 * brokenGoals.
 *
 * @param {object} stack as of scripts/stack.mjs, without a server
 * @param {string} ofYears address of a copy of the stack's database, which becomes the large shop's
 * @param {{ orders?: number, rounds?: number }} [options] `orders`: how many the large shop has
 */
export async function benchGrowth(stack, ofYears, { orders = 1_000_000, rounds = 25 } = {}) {
  const sides = [];
  for (const [size, databaseUrl] of [
    [few, stack.databaseUrl],
    [orders, ofYears],
  ]) {
    const database = await openDatabase(databaseUrl);
    const start = performance.now();
    await addOrdersOfYears(database, size);
    console.log(`${size} past orders were made in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
    const server = await stack.startServer({
      name: `growth-${size}`,
      settings: { DATABASE_URL: databaseUrl, MEDUSA_WORKER_MODE: "server" },
    });
    const own = { ...stack, backendUrl: server.url };
    const staff = await signIn(own);
    const filled = await readWhole(database);
    sides.push({ size, stack: own, database, server, staff, bought: await goods(own), filled, times: {} });
  }
  await stack.control("notifications.dropAll", true);
  const rest = () => Promise.all(sides.map(({ server }) => untilIdle(server.pid)));

  for (let round = -warmUp; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed())
      await day(side, async (scene, act) => {
        const milliseconds = await act();
        if (round >= 0) (side.times[scene] ??= []).push(milliseconds);
      });
  }
  await rest();
  const queries = await countQueries(sides, rest);
  const whole = await Promise.all(
    sides.map(async ({ database, filled }) => readBetween(filled, await readWhole(database))),
  );
  const statements = await planStatementsOfTests(sides[1].database);
  await Promise.all(sides.map(({ server }) => server.stop()));
  await stack.control("notifications.dropAll", false);
  const figures = print(sides, queries, whole);
  return [...figures, ...(statements ? [tellOf(statements)] : [])];
}

/** Statements of each scene on each side, with what follows its answer; the fewest of three, as a timer may come between. */
async function countQueries(sides, rest) {
  const counted = sides.map(() => ({}));
  for (let turn = 0; turn < 3; turn++) {
    for (const [index, side] of sides.entries()) {
      const counter = await statementCounter(side.database);
      if (!counter) return undefined;
      await day(side, async (scene, act) => {
        await counter.start();
        await act();
        await rest();
        const seen = await counter.read();
        if (seen < (counted[index][scene]?.calls ?? Infinity))
          counted[index][scene] = { calls: seen, statements: await counter.statements() };
      });
    }
  }
  return counted;
}

function print(sides, queries, whole) {
  const [small, large] = sides;
  console.log(
    `\nThe same with ${small.size} and with ${large.size} past orders, p50 in milliseconds, in turns:`,
  );
  console.log("                             few      many   ratio     queries");
  const figures = Object.keys(small.times).map((scene) => {
    const [one, other] = sides.map(({ times }) => percentile(times[scene], 0.5));
    return {
      scene,
      ratio: other / one,
      few: one,
      many: other,
      queries: queries && sides.map((_, index) => queries[index][scene].calls),
    };
  });
  for (const { scene, few: one, many, ratio, queries: counted } of figures)
    console.log(
      `  ${scene.padEnd(20)} ${one.toFixed(1).padStart(9)} ${many.toFixed(1).padStart(9)} ${ratio.toFixed(3).padStart(7)} ${(counted?.join(" and ") ?? "?").padStart(15)}`,
    );
  if (queries) for (const figure of figures) explain(figure, queries);
  console.log(`  goals: a ratio of ${goals.growthRatio}, and as many queries`);
  for (const [index, { size }] of sides.entries())
    console.log(
      `  Rows of the plugin's tables that were read by reading whole tables, with ${size} past orders, since they were made: ${whole[index].join(", ") || "none"}.`,
    );
  return figures;
}

/** Of the statements that the last tests have sent here. */
function tellOf({ planned, whole }) {
  console.log(`  Of ${planned} statements of the tests, ${whole.length} would read a whole table.`);
  for (const statement of whole) console.log(`    ${statement}`);
  return { scene: "the statements of the tests", whole: whole.length };
}

/** Says which statements of the large shop took the longest where it was slower, and which only one of the shops makes. */
function explain({ scene, ratio, queries: [few, many] }, [ofFew, ofMany]) {
  const statements = ofMany[scene].statements;
  const slowest = statements.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 3);
  const beyond = (some, others) => {
    const known = new Map(others.map(({ query, calls }) => [query, calls]));
    return some.filter(({ query, calls }) => calls > (known.get(query) ?? 0));
  };
  const say = (side, told) => {
    for (const { query, calls, milliseconds } of told)
      console.log(
        `  ${scene}, ${side}: ${calls} times, ${milliseconds.toFixed(1)} ms: ${query.replaceAll(/\s+/g, " ").slice(0, 400)}`,
      );
  };
  if (ratio > goals.growthRatio) say("many", slowest);
  if (few === many) return;
  say("more with many", beyond(statements, ofFew[scene].statements));
  say("more with few", beyond(ofFew[scene].statements, statements));
}
