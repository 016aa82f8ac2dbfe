// For how long a server does nothing else while it reads what Assist answers: the longest pause of its event loop.
import { fileURLToPath } from "node:url";
import { freePorts } from "../scripts/ports.mjs";
import { goals } from "./goals.cjs";
import { percentile, untilIdle } from "./measure.mjs";
import { addPastOrders, forgetOrders } from "./past-orders.mjs";
import { fillCart, goods, leaveForAssist, makeSession, signIn, stopwatch } from "./shopper.mjs";

/** As many as a list may have (src/gateway/orders/orders-answer.ts). */
const longestList = 10_000;
/** How often each pause is measured; the one in the middle counts. */
const times = 3;
const strange = ["huge", "endless", "hostile-xml", "hostile-json", "html", "truncate"];

/** Prints the longest pause over a list of a day's orders and over each answer that is not what was asked for. */
export async function benchPauses(stack, database) {
  const [port] = await freePorts(0);
  const server = await stack.startServer({
    name: "pauses",
    settings: {
      DATABASE_URL: stack.databaseUrl,
      MEDUSA_WORKER_MODE: "server",
      NODE_OPTIONS: `--require ${JSON.stringify(fileURLToPath(new URL("./pauses.cjs", import.meta.url)))}`,
      BENCH_PAUSES_PORT: String(port),
      BENCH_PAUSES_LIST: String(longestList),
    },
  });
  const own = { ...stack, backendUrl: server.url };
  const staff = await signIn(own);
  const post = async (path) => {
    const answer = await fetch(new URL(`/admin/assist/${path}`, server.url), {
      method: "POST",
      headers: staff,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const told = async (path = "") =>
    (await (await fetch(`http://127.0.0.1:${port}/${path}`)).json()).milliseconds;
  const pause = async (act) => {
    await untilIdle(server.pid);
    await told();
    await act();
    return told();
  };
  /** One pause is the garbage collector's as soon as not. */
  const usualPause = async (act, prepare = async () => undefined) => {
    const pauses = [];
    for (let time = 0; time < times; time++) {
      await prepare();
      pauses.push(await pause(act));
    }
    return percentile(pauses, 0.5);
  };

  // What is loaded and compiled at the first time is not what is measured.
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, 500, { days: 1 });
  await post("reconcile");

  const figures = [];
  const yardstick = await told("yardstick");
  const add = (about, longest) =>
    figures.push({ about, pause: longest, yardstick, ratio: longest / yardstick });
  add(
    `a list of ${longestList} orders`,
    await usualPause(
      () => post("reconcile"),
      async () => {
        await forgetOrders(database, stack);
        await addPastOrders(database, stack, longestList, { days: 1 });
      },
    ),
  );

  await forgetOrders(database, stack);
  const shop = stopwatch(own);
  const session = await makeSession(shop, await fillCart(shop, await goods(own)), "pp_assist_demo");
  await stack.control("openOrder", await leaveForAssist(shop, session));
  const check = () => post(`orders/${session.data.order_number}/check`);
  await check();
  for (const fault of strange) {
    await stack.control("faults.set", { service: "orderresult", fault, times: 9 });
    add(`the answer "${fault}"`, await usualPause(check));
    await stack.control("faults.clear");
  }
  await server.stop();

  console.log(
    `\nThe longest time that the server did nothing else, in milliseconds and by that of a list of ${longestList} as JSON (${yardstick.toFixed(1)} ms), while it read`,
  );
  for (const { about, pause: longest, ratio } of figures)
    console.log(
      `  ${about.padEnd(28)} ${longest.toFixed(0).padStart(6)}   ratio ${ratio.toFixed(2).padStart(6)}   goal: ${goals.pauseRatio}`,
    );
  return figures;
}
