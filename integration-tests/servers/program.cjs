// A Medusa server of the tests' shop, in a process of its own. It is what `medusa start` starts, with the plugin's
// sources instead of its build; the process that started it can also reach inside (inside.ts), and have it start again with
// other variables: a tenth of the work of a new process, which has to load some six thousand modules first.
const { join } = require("node:path");
const { setTimeout } = require("node:timers/promises");
const { runInThisContext } = require("node:vm");

require("tsx/cjs");
require("./flags.cjs");

const root = join(__dirname, "../..");
/** Resolves a file of the repository, loaded once, as the server itself loads it. */
const load = (path) => require(join(root, path));

/** Of the Medusa that runs now: stops it, so that another can start in its place. */
let shutDown;

/** What commands/start loads Medusa with. Keeps how to stop it, which that tells nobody. */
function loadMedusa() {
  const loaders = require("@medusajs/medusa/loaders");
  const { default: loadAll } = loaders;
  loaders.default = async (options) => {
    const loaded = await loadAll(options);
    shutDown = loaded.shutdown;
    return loaded;
  };
  return require("@medusajs/medusa/commands/start").default;
}

const startMedusa = loadMedusa();
let listening;
/** Its connections stay when it starts again. */
let isRecorded = false;

async function start() {
  // What the tests' own programs need before Medusa is there, such as a gateway.
  if (process.env.BEFORE_SHOP) await load(process.env.BEFORE_SHOP).prepare();
  const { server } = await startMedusa({
    directory: root,
    port: Number(process.env.PORT),
    host: "localhost",
  });
  listening = server;
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));

  const { container } = require("@medusajs/framework");
  const { WorkflowScheduler } = require("@medusajs/framework/orchestration");
  const { Modules } = require("@medusajs/framework/utils");
  // Tests run the job themselves: one that runs at the turn of a minute would do what they are about to see.
  if (process.env.SHOP_JOBS !== "on") {
    await new WorkflowScheduler().clear();
    // One that was at work at that very moment has planned its next run all the same.
    if (WorkflowScheduler.storage.jobHandler) WorkflowScheduler.storage.jobHandler = () => Promise.resolve();
  }

  // Not of the walks, which let time pass inside their server by statements of their own.
  if (process.env.TEST_STATEMENTS && !process.env.BEFORE_SHOP && !isRecorded) {
    isRecorded = true;
    const { recordStatements } = require("./statements.cjs");
    recordStatements(container.resolve("__pg_connection__"), process.env.TEST_STATEMENTS);
  }

  const assist = container.resolve("assist");
  const bus = container.resolve(Modules.EVENT_BUS);
  const { watchChecks } = load("integration-tests/chaos/watch-checks");
  const { watchSubscribers } = load("integration-tests/chaos/watch-subscribers");
  const waits = [
    watchChecks(assist.checkQueue),
    bus.eventEmitter_ ? watchSubscribers(bus) : () => untilEmpty(bus.queue_),
  ];
  bus.subscribe("*", (event) => {
    process.send({ event: { name: event.name, data: event.data } });
    return Promise.resolve();
  });

  /** Waits until nothing is under way that notifications and events have caused. */
  const idle = async () => {
    for (const wait of waits) await wait();
  };

  const undoing = [];
  const tools = {
    container,
    assist,
    database: container.resolve("__pg_connection__"),
    load,
    idle,
    kept: {},
    undo: (action) => void undoing.push(action),
  };
  return {
    /** Runs a function that is given as its source, with these tools and an argument. */
    evaluate: ({ source, argument }) => runInThisContext(`(${source})`)(tools, argument),
    idle,
    /** Takes back what tests have changed inside, and waits until nothing that they caused is under way. */
    async rest() {
      for (const action of undoing.splice(0).reverse()) await action();
      tools.kept = {};
      await idle();
    },
    /** The database has been made anew: connections to the former one are dead, which only use tells. */
    async reconnect() {
      const { pool } = tools.database.client;
      for (let alive = 0; alive <= pool.numFree();) {
        alive = await tools.database.raw("select 1").then(
          () => alive + 1,
          () => 0,
        );
      }
    },
    /** The tables are others than a moment ago: what the plugin has remembered of them, and of the gateway, is gone. */
    async forget() {
      await assist.accounts.reread();
      for (const name of await assist.accounts.names()) assist.gatewayRateLimit.answered(name, Infinity);
      assist.publicRateLimit.forget();
      assist.recent.forget();
      assist.recentPages.forget();
    },
  };
}

/** With Redis, events wait in a queue of BullMQ's that all servers share. */
async function untilEmpty(queue) {
  for (;;) {
    const counts = await queue.getJobCounts("wait", "prioritized", "delayed", "active");
    if (Object.values(counts).every((count) => count === 0)) return;
    await setTimeout(25);
  }
}

/** Stops Medusa and starts it again with these variables besides and without those. */
async function startAgain({ without, settings }) {
  await new Promise((resolve) => {
    listening.close(resolve);
    listening.closeAllConnections();
  });
  const { container } = require("@medusajs/framework");
  const { MedusaModule } = require("@medusajs/framework/modules-sdk");
  const { Modules } = require("@medusajs/framework/utils");
  // One for the whole process, which would call the subscribers of the Medusa that ends as well.
  container.resolve(Modules.EVENT_BUS).eventEmitter_?.removeAllListeners();
  // The connections stay: the next one has the same database.
  const database = container.resolve("__pg_connection__");
  const { destroy } = database.context;
  database.context.destroy = () => Promise.resolve();
  await shutDown();
  database.context.destroy = destroy;
  MedusaModule.clearInstances();
  for (const signal of ["SIGTERM", "SIGINT"]) process.removeAllListeners(signal);
  for (const job of Object.values(require("node-schedule").scheduledJobs)) job.cancel();

  for (const name of without) delete process.env[name];
  Object.assign(process.env, settings);
  // What is read when it is loaded.
  delete require.cache[join(root, "medusa-config.ts")];
  require("@medusajs/framework/logger").logger.setLogLevel(process.env.LOG_LEVEL);
  started = start();
  await started;
}

let started = start();
started.then(
  () => process.send({ ready: true }),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);

process.on("message", async ({ id, ask, given }) => {
  try {
    const asked = await started;
    const answer = ask === "startAgain" ? await startAgain(given) : await asked[ask](given);
    process.send({ id, answer });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    process.send({ id, error: { name, message, stack } });
  }
});

// Whoever started it has ended, in whatever way.
process.on("disconnect", () => process.exit(0));
