// For how long a server does nothing else while it reads what Assist answers: the longest pause of its event loop.
import { fileURLToPath } from "node:url";
import { freePorts } from "../scripts/ports.mjs";
import { goals } from "./goals.cjs";
import { untilIdle } from "./measure.mjs";
import { addPastOrders, forgetOrders } from "./past-orders.mjs";
import { fillCart, goods, leaveForAssist, makeSession, signIn, stopwatch } from "./shopper.mjs";

/** As many as a list may have (src/gateway/orders/orders-answer.ts). */
const longestList = 10_000;
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
  const pause = async (act) => {
    await untilIdle(server.pid);
    await fetch(`http://127.0.0.1:${port}`);
    await act();
    return (await (await fetch(`http://127.0.0.1:${port}`)).json()).milliseconds;
  };

  // What is loaded and compiled at the first time is not what is measured.
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, 500, { days: 1 });
  await post("reconcile");

  const figures = [];
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, longestList, { days: 1 });
  figures.push({ about: `a list of ${longestList} orders`, pause: await pause(() => post("reconcile")) });

  await forgetOrders(database, stack);
  const shop = stopwatch(own);
  const session = await makeSession(shop, await fillCart(shop, await goods(own)), "pp_assist_demo");
  await stack.control("openOrder", await leaveForAssist(shop, session));
  const check = () => post(`orders/${session.data.order_number}/check`);
  await check();
  for (const fault of strange) {
    await stack.control("faults.set", { service: "orderresult", fault, times: 9 });
    figures.push({ about: `the answer "${fault}"`, pause: await pause(check) });
    await stack.control("faults.clear");
  }
  await server.stop();

  console.log("\nThe longest time that the server did nothing else, in milliseconds, while it read");
  for (const { about, pause: longest } of figures)
    console.log(`  ${about.padEnd(28)} ${longest.toFixed(0).padStart(6)}   goal: ${goals.pause}`);
  return figures;
}
