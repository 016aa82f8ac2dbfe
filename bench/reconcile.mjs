// One run of the reconcile job over more and more open orders, in the real server, over its admin route.
import { performance } from "node:perf_hooks";
import { goals, slice } from "./goals.cjs";
import { addPastOrders, addUnpaidOrders, forgetOrders } from "./past-orders.mjs";
import { residentMemory, statementCounter, watchMemory } from "./measure.mjs";

async function staffClient(server, { email, password }) {
  const send = async (path, body, headers = {}) => {
    const answer = await fetch(new URL(path, server.url), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok)
      throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return answer.json();
  };
  const { token } = await send("/auth/user/emailpass", { email, password });
  return async () =>
    (await send("/admin/assist/reconcile", {}, { authorization: `Bearer ${token}` })).summary;
}

/** Seven minutes: a job that does not get through has failed. */
const mostRuns = 8;
const days = 170;

/** What a run asked the gateway, and in how many slices it worked on the orders. A list is about `perDay` orders. */
async function askedOf(stack, perDay) {
  const requests = await stack.control("requests");
  const lists = requests.filter(({ path }) => path === "/resultbydate/resultbydate.cfm").length;
  const slices = lists * Math.ceil(perDay / slice.listed) + (requests.length - lists) / slice.single;
  return { calls: requests.length, slices };
}

/** `untilDone`: as many runs as it takes, as the job would do minute by minute; a run ends after fifty seconds. */
async function measure({ database, stack, server, reconcile, counter }, { perDay = 0, untilDone }) {
  await counter?.start();
  const before = residentMemory(server.pid);
  const memory = watchMemory(server.pid);
  const runs = [];
  do {
    await stack.control("requests.clear");
    const start = performance.now();
    const summary = await reconcile();
    const seconds = (performance.now() - start) / 1000;
    runs.push({ ...summary, seconds, ...(await askedOf(stack, perDay)) });
  } while (untilDone && runs.at(-1).more_due && runs.length < mostRuns);
  const most = memory.stop();
  const statements = await counter?.read();
  const { rows } = await database.query(
    "select count(*)::int as due from assist_order where next_check_at <= now()",
  );
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  return {
    runs: runs.length,
    checked: sum("checked"),
    seconds: sum("seconds"),
    calls: sum("calls"),
    callsOfRun: Math.max(...runs.map(({ calls }) => calls)),
    statements,
    queriesOfSlice: statements === undefined ? undefined : statements / sum("slices"),
    before,
    most,
    growth: most - before,
    left: rows[0].due,
  };
}

function print(orders, figure) {
  const { checked, runs, seconds, before, most, statements, queriesOfSlice, calls, callsOfRun, left } =
    figure;
  const cells = [
    String(orders).padStart(8),
    String(checked).padStart(8),
    String(runs).padStart(5),
    seconds.toFixed(1).padStart(8),
    (checked / seconds).toFixed(0).padStart(10),
    String(statements ?? "?").padStart(9),
    (queriesOfSlice?.toFixed(1) ?? "?").padStart(9),
    String(calls).padStart(8),
    String(callsOfRun).padStart(8),
    `${before.toFixed(0)} → ${most.toFixed(0)}`.padStart(13),
    String(left).padStart(8),
  ];
  console.log(`  ${cells.join(" ")}`);
}

/**
 * Prints a line for each number of open orders: paid ones, which the gateway's lists answer for, and at last one run over
 * unpaid ones, each of which has to be asked about. Returns the figures for brokenGoals.
 *
 * @param {object} stack as of scripts/stack.mjs
 * @param {{ url: string, pid: number }} server one that runs no jobs of its own, so that nothing else touches the orders
 * @param {import("pg").Client} database
 */
export async function benchReconcile(stack, server, database, sizes = [100, 1_000, 10_000, 100_000]) {
  const reconcile = await staffClient(server, stack.staff);
  const counter = await statementCounter(database);
  const context = { database, stack, server, reconcile, counter };
  // Whatever the first run of a process loads is not what is measured.
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, 200);
  await reconcile();

  console.log(`\nThe reconcile job over paid orders of ${days} days, all due:`);
  console.log(
    "    orders  checked  runs  seconds orders/sec   queries per slice    calls  per run    memory MiB    left",
  );
  const figures = [];
  for (const size of sizes) {
    await forgetOrders(database, stack);
    await addPastOrders(database, stack, size, { days });
    const figure = await measure(context, { perDay: Math.ceil(size / days), untilDone: true });
    print(size, figure);
    figures.push({ about: `${size} paid orders`, wanted: size, ...figure });
  }
  console.log("The same over unpaid orders, each a question of its own; a run asks no more than its limit:");
  await forgetOrders(database, stack);
  await addUnpaidOrders(database, 1_000);
  const figure = await measure(context, { untilDone: false });
  print(1_000, figure);
  figures.push({ about: "1000 unpaid orders", ...figure });
  console.log(
    `  goals: ${goals.ordersLeft} left, ${goals.callsOfRun} calls per run, ${goals.queriesOfSlice} queries per slice, ${goals.memoryGrowth} MiB more memory`,
  );
  if (!counter) console.log("  The database does not count its queries; their goal is not judged.");
  return figures;
}
