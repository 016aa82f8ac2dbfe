// npm run bench: figures, each beside something measured in the same run.
import { runToEnd } from "./ending.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { ensureInstalled } from "./install.mjs";

const benchmarks = ["checkout", "notification", "reconcile"];

await runToEnd(async () => {
  checkNodeVersion();
  await ensureInstalled();
  const { startPostgres } = await import("./postgres.mjs");
  const { startStack } = await import("./stack.mjs");
  const { openDatabase } = await import("../bench/measure.mjs");
  const { requireFromStore } = await import("./store.mjs");
  const chosen = process.argv.slice(2).filter((name) => benchmarks.includes(name));
  const isWanted = (name) => chosen.length === 0 || chosen.includes(name);

  // PostgreSQL counts the statements; a server that DATABASE_URL names may not.
  const postgres = await startPostgres(undefined, { shared_preload_libraries: "pg_stat_statements" });
  const stack = await startStack({ storefront: false, medusa: false, postgres });
  const database = await openDatabase(stack.databaseUrl);
  const port = Number(new URL(stack.backendUrl).port);

  const server = await stack.startServer({ name: "bench", port });
  if (isWanted("checkout")) {
    const { benchCheckout } = await import("../bench/checkout.mjs");
    await benchCheckout(stack);
  }
  if (isWanted("notification")) {
    const { benchNotification } = await import("../bench/notification.mjs");
    const { signNotification } = requireFromStore("medusa-payment-assist/simulator");
    await benchNotification(stack, server, database, signNotification);
  }
  await server.stop();
  if (isWanted("reconcile")) {
    const { benchReconcile } = await import("../bench/reconcile.mjs");
    // Without jobs, so that the run that is measured is the only one; with a small heap, so that what a run keeps would show.
    const settings = { MEDUSA_WORKER_MODE: "server", NODE_OPTIONS: "--max-old-space-size=512" };
    const quiet = await stack.startServer({ name: "reconcile", port, settings });
    await benchReconcile(stack, quiet, database);
  }
  return 0;
});
