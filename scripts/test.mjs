// npm test [-- [--only types,unit,http,browser,admin,processes,modules] [--seed n] [--shuffle [n]] [anything for jest]]
// npm run test:deep: the whole matrix of faults, every crash, and long random walks
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkNodeVersion } from "./node-version.mjs";
import { runToEnd, temporaryDirectory } from "./ending.mjs";
import { ensureInstalled } from "./install.mjs";
import { logs, root } from "./paths.mjs";
import { start } from "./processes.mjs";
import { step, stopwatch } from "./steps.mjs";
import { Stop } from "./stop.mjs";
import { memoryGoal, watchUsage } from "./test-usage.mjs";
import { checkTypes } from "./types.mjs";

/** Suites of tests, and what each needs besides Node. */
const suites = {
  unit: [],
  http: ["shop"],
  browser: ["shop", "chromium", "storefront"],
  admin: ["shop", "chromium", "panel", "storefront"],
  processes: ["shop", "redis"],
  modules: ["shop"],
};
const choices = ["types", ...Object.keys(suites)];
/** What jest says at the end, of the report that is read below and of the way in which it is ended. */
const noise = /^(Test results written to|Force exiting Jest|A worker process has failed to exit gracefully)/;

/** What the deep tests have more of than the others. */
const deepSuites = ["http", "processes", "modules"];

await runToEnd(async () => {
  const time = stopwatch();
  const usage = watchUsage();
  checkNodeVersion();
  const wanted = readArguments(process.argv.slice(2));
  const planned = Object.keys(suites).filter((name) => wanted.only.includes(name));
  await ensureInstalled();

  const types = wanted.only.includes("types") ? checkTypes() : Promise.resolve();
  // Beside what follows: the second processor has nothing else to do yet.
  const wrongTypes = types.then(
    () => undefined,
    (error) => error,
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  if (planned.length > 0) {
    const env = await prepare(new Set(planned.flatMap((name) => suites[name])));
    tellOf(await wrongTypes);
    console.log(
      `\nSeed of what is drawn by lot: ${wanted.seed} (npm test -- --seed ${wanted.seed} draws the same)`,
    );
    if (wanted.order) console.log(`Order of the files: shuffled (--shuffle ${wanted.order})`);
    env.TEST_STATEMENTS = await temporaryDirectory("statements");
    Object.assign(total, await runJest(planned, wanted, env));
    if (env.TEST_SHOP_TEMPLATE) total.failed += await checkStatements(env);
  } else tellOf(await wrongTypes);
  const { peaks, shares, seconds } = usage.stop();

  if (peaks.length > 0) {
    console.log("\nMost memory that one process had at once:");
    for (const [kind, memory] of peaks)
      console.log(
        `${String(memory).padStart(8)} MiB  ${kind}${memory > memoryGoal ? `, over ${memoryGoal}` : ""}`,
      );
    console.log("\nProcessor seconds of each kind (those that ended unseen are in the sum alone):");
    for (const [kind, share] of shares) console.log(`${String(Math.round(share)).padStart(8)} s    ${kind}`);
  }
  const ran = total.passed + total.failed > 0;
  // So that the closing line never looks clean when something is wrong.
  if (await wrongTypes) total.failed++;
  if (planned.length > 0 && !ran) console.log("\nNo test ran: no test matches what was asked for.");
  const verdict = wanted.only.includes("types") ? ((await wrongTypes) ? "wrong" : "right") : "not checked";
  console.log(`\nAll took ${time()} and ${seconds} processor seconds. Types: ${verdict}.`);
  if (planned.length > 0)
    console.log(
      `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`,
    );
  return total.failed === 0 && (ran || planned.length === 0) ? 0 : 1;
});

/** How many statements read a whole table of those that grow; each is told. */
async function checkStatements(env) {
  const { planStatements } = await import("./test-statements.mjs");
  const { planned, whole } = await planStatements(env.TEST_STATEMENTS, env);
  console.log(
    `\nOf ${planned} statements that the servers sent about tables that grow, ${whole.length} read a whole table.`,
  );
  for (const statement of whole) console.log(`  ${statement}`);
  return whole.length;
}

function tellOf(wrongTypes) {
  if (wrongTypes) console.log(`\n${wrongTypes.message}\n${wrongTypes.details ?? ""}`);
}

function readArguments(given) {
  const wanted = { only: undefined, seed: undefined, order: undefined, deep: false, jest: [] };
  for (let at = 0; at < given.length; at++) {
    const [flag, inline] = given[at].split("=");
    const next = () => inline ?? given[++at] ?? "";
    if (flag === "--only") wanted.only = next().split(",");
    else if (flag === "--seed") wanted.seed = next();
    else if (flag === "--deep") wanted.deep = true;
    else if (flag === "--shuffle")
      wanted.order =
        inline ?? (/^\d+$/.test(given[at + 1] ?? "") ? given[++at] : String(Date.now() % 100_000));
    else wanted.jest.push(given[at]);
  }
  wanted.only ??= wanted.deep ? deepSuites : choices;
  const unknown = wanted.only.find((name) => !choices.includes(name));
  if (unknown !== undefined)
    throw new Stop(`--only takes ${choices.join(", ")}, one or several with commas, and not "${unknown}".`);
  // The day's: many days try much, and everybody on one day the same.
  wanted.seed ??= new Date().toISOString().slice(0, 10).replaceAll("-", "");
  if (!/^\d{1,9}$/.test(wanted.seed)) throw new Stop("--seed takes a whole number.");
  return wanted;
}

/** Starts what the suites need, each thing once, and returns the environment in which the tests find it. */
async function prepare(needs) {
  const env = { ...process.env, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true" };
  // Each test file has its own database; the variable would lead Medusa past it.
  delete env.DATABASE_URL;
  // Alone, as it unpacks where all others would put their temporary files meanwhile.
  if (needs.has("chromium")) {
    const { findChromium } = await import("./chromium.mjs");
    const chromium = await step("Finding a Chromium", findChromium);
    env.CHROME_PATH = chromium.path;
  }
  const started = await Promise.allSettled([prepareShop(needs, env), prepareOthers(needs)]);
  for (const { reason } of started) if (reason) throw reason;
  return Object.assign(env, ...started.map(({ value }) => value));
}

async function prepareShop(needs, env) {
  if (!needs.has("shop")) return {};
  const { startPostgres } = await import("./postgres.mjs");
  const postgres = await step("Starting PostgreSQL", startPostgres);
  const { makeTestShop } = await import("./test-shop.mjs");
  const shop = await step("Making the shop that the tests begin with", () =>
    makeTestShop({ ...env, ...postgres.env }),
  );
  return { ...postgres.env, ...shop };
}

/** One after another, so that the builds do not need their memory at once. */
async function prepareOthers(needs) {
  const env = {};
  if (needs.has("redis")) {
    const { startRedis } = await import("./redis.mjs");
    const redis = await step("Finding a Redis", startRedis);
    if (redis.url) env.TEST_REDIS_URL = redis.url;
  }
  const builds = await import("./build.mjs");
  if (needs.has("storefront")) await step("Building the storefront", builds.buildStorefront);
  if (needs.has("panel")) await step("Building the admin panel", builds.buildPanel);
  return env;
}

async function runJest(planned, { seed, order, deep, jest }, env) {
  const report = join(await temporaryDirectory("results"), "report.json");
  const program = start(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--no-warnings",
      join(root, "node_modules/jest/bin/jest.js"),
      `--maxWorkers=${Math.min(2, availableParallelism())}`,
      "--forceExit",
      "--passWithNoTests",
      `--reporters=${join(root, "scripts/test-reporter.cjs")}`,
      "--json",
      `--outputFile=${report}`,
      ...jest,
    ],
    {
      cwd: root,
      env: {
        ...env,
        TEST_SUITES: planned.join(","),
        TEST_SEED: seed,
        TEST_DEPTH: deep ? "deep" : "sample",
        ...(order ? { TEST_ORDER: order } : {}),
        ...(process.stdout.isTTY
          ? { FORCE_COLOR: "1", TEST_TERMINAL: String(process.stdout.columns ?? 100) }
          : {}),
      },
      show: true,
      hide: noise,
      log: join(logs, "test.log"),
    },
  );
  const { code, signal } = await program.exited;
  await program.stop();
  if (!existsSync(report)) {
    console.log(`jest ended without a report (${signal ?? `exit code ${code}`}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
    JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot be loaded has no tests to fail, and is a failure all the same; so is any other reason of jest's.
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  return {
    passed: numPassedTests,
    failed: counted === 0 && code !== 0 ? 1 : counted,
    skipped: numPendingTests + numTodoTests,
  };
}
