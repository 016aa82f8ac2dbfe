// npm run bench [-- checkout notification reconcile flood pauses growth]: figures, each beside something measured in the same run.
// Fails when one breaks its goal. `growth` makes a million past orders; `--orders 100000` so many.
import { runToEnd } from "./ending.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { ensureInstalled } from "./install.mjs";
import { Stop } from "./stop.mjs";

const benchmarks = ["checkout", "notification", "reconcile", "flood", "pauses", "growth"];

await runToEnd(async () => {
  checkNodeVersion();
  await ensureInstalled();
  const { startPostgres } = await import("./postgres.mjs");
  const { startStack } = await import("./stack.mjs");
  const { openDatabase } = await import("../bench/measure.mjs");
  const { brokenGoals } = await import("../bench/goals.cjs");
  const { requireFromStore } = await import("./store.mjs");
  const { chosen, orders } = readArguments(process.argv.slice(2));
  const unknown = chosen.find((name) => !benchmarks.includes(name));
  if (unknown !== undefined) throw new Stop(`"${unknown}" is not ${benchmarks.join(", ")}.`);
  const isWanted = (name) => chosen.length === 0 || chosen.includes(name);

  // PostgreSQL counts the statements; a server that DATABASE_URL names may not.
  const postgres = await startPostgres(undefined, { shared_preload_libraries: "pg_stat_statements" });
  const stack = await startStack({ storefront: false, medusa: false, postgres });
  // A database can be copied as long as nobody uses it.
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const ofYears = isWanted("growth") ? await stack.createDatabase("years", name) : undefined;
  const database = await openDatabase(stack.databaseUrl);
  const port = Number(new URL(stack.backendUrl).port);

  const figures = {};
  if (ofYears) {
    const { benchGrowth } = await import("../bench/growth.mjs");
    figures.growth = await benchGrowth(stack, ofYears, { orders });
  }
  const server = await stack.startServer({ name: "bench", port });
  if (isWanted("checkout")) {
    const { benchCheckout } = await import("../bench/checkout.mjs");
    await benchCheckout(stack);
  }
  if (isWanted("notification")) {
    const { benchNotification } = await import("../bench/notification.mjs");
    const { signNotification } = requireFromStore("medusa-payment-assist/simulator");
    figures.notification = await benchNotification(stack, server, database, signNotification);
  }
  if (isWanted("flood")) {
    const { benchFlood } = await import("../bench/flood.mjs");
    figures.flood = await benchFlood(stack);
  }
  await server.stop();
  if (isWanted("pauses")) {
    const { benchPauses } = await import("../bench/pauses.mjs");
    figures.pauses = await benchPauses(stack, database);
  }
  if (isWanted("reconcile")) {
    const { benchReconcile } = await import("../bench/reconcile.mjs");
    // Without jobs, so that the run that is measured is the only one; with a small heap, so that what a run keeps would show.
    const settings = { MEDUSA_WORKER_MODE: "server", NODE_OPTIONS: "--max-old-space-size=512" };
    const quiet = await stack.startServer({ name: "reconcile", port, settings });
    figures.reconcile = await benchReconcile(stack, quiet, database);
  }
  const broken = brokenGoals(figures);
  const kept = Object.keys(figures).length > 0 ? "Every goal is kept." : "None of these figures has a goal.";
  console.log(`\n${broken.length === 0 ? kept : broken.join("\n")}`);
  return broken.length === 0 ? 0 : 1;
});

function readArguments(given) {
  const at = given.indexOf("--orders");
  if (at < 0) return { chosen: given };
  const orders = Number(given[at + 1]);
  if (!Number.isInteger(orders) || orders < 1_000)
    throw new Stop("--orders takes a whole number from 1000 on.");
  return { chosen: given.toSpliced(at, 2), orders };
}
