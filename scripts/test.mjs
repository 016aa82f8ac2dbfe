// npm test [-- [--only types,unit,modules,http,processes,browser,admin] [anything for jest]]
import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkNodeVersion } from "./node-version.mjs";
import { runToEnd, temporaryDirectory } from "./ending.mjs";
import { ensureInstalled } from "./install.mjs";
import { logs, root } from "./paths.mjs";
import { start } from "./processes.mjs";
import { step, stopwatch } from "./steps.mjs";
import { Stop } from "./stop.mjs";
import { checkTypes } from "./types.mjs";

const suites = {
  unit: { title: "Unit tests", folders: ["src", "simulator", "bench"], jest: ["--maxWorkers=2"] },
  modules: {
    title: "Random walks, short form",
    folders: ["integration-tests/modules"],
    jest: ["--runInBand"],
    needs: ["postgres"],
  },
  http: {
    title: "Tests over HTTP",
    folders: ["integration-tests/http"],
    jest: ["--runInBand"],
    needs: ["postgres"],
  },
  processes: {
    title: "Tests of servers that are killed, and of two at once",
    folders: ["integration-tests/processes"],
    jest: ["--runInBand"],
    needs: ["postgres", "redis"],
  },
  browser: {
    title: "Browser tests",
    folders: ["integration-tests/browser"],
    jest: ["--runInBand"],
    needs: ["postgres", "chromium", "storefront"],
  },
  admin: {
    title: "Tests of the admin panel",
    folders: ["integration-tests/admin"],
    jest: ["--runInBand"],
    needs: ["postgres", "chromium", "panel", "storefront"],
  },
};
const choices = ["types", ...Object.keys(suites)];

/** Suites that run at the same time, each lane in its order: one process of tests leaves a machine of two cores half idle. */
const lanes = [["http"], ["modules", "processes", "browser", "admin"]];

await runToEnd(async () => {
  const time = stopwatch();
  checkNodeVersion();
  const { chosen, jestArguments } = readArguments(process.argv.slice(2));
  await ensureInstalled();

  const failures = [];
  if (chosen.includes("types")) await checkTypes().catch((error) => failures.push(error));
  const planned = [];
  for (const name of Object.keys(suites)) {
    if (chosen.includes(name) && (await hasTests(suites[name].folders))) planned.push(name);
  }
  const env = await prepare(new Set(planned.flatMap((name) => suites[name].needs ?? [])));

  const results = await temporaryDirectory("results");
  const total = { passed: 0, failed: 0, skipped: 0 };
  const runInTurn = async (names, options) => {
    for (const name of names) {
      const counts = await runSuite(name, { env, jestArguments, results, ...options });
      for (const key of Object.keys(total)) total[key] += counts[key];
    }
  };
  await runInTurn(planned.filter((name) => !lanes.flat().includes(name)));
  const taken = lanes
    .map((lane) => lane.filter((name) => planned.includes(name)))
    .filter((lane) => lane.length > 0);
  // What two suites say at the same time is told suite by suite.
  const together = taken.length > 1 && availableParallelism() > 1;
  if (together) await Promise.all(taken.map((lane) => runInTurn(lane, { showAtEnd: true })));
  else await runInTurn(taken.flat());

  const ran = total.passed + total.failed > 0;
  // So that the closing line never looks clean when something is wrong.
  total.failed += failures.length;
  for (const failure of failures) console.log(`\n${failure.message}\n${failure.details ?? ""}`);
  if (planned.length > 0 && !ran) console.log("\nNo test ran: no test matches what was asked for.");
  console.log(
    `\nAll took ${time()}. Types: ${chosen.includes("types") ? (failures.length ? "wrong" : "right") : "not checked"}.`,
  );
  if (planned.length > 0 || chosen.length > 1) {
    console.log(
      `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`,
    );
  }
  const onlyTypes = chosen.length === 1 && chosen[0] === "types";
  return total.failed === 0 && (ran || onlyTypes) ? 0 : 1;
});

function readArguments(given) {
  const jestArguments = [];
  let chosen = choices;
  for (let at = 0; at < given.length; at++) {
    const [flag, value] = given[at].split("=");
    if (flag !== "--only") {
      jestArguments.push(given[at]);
      continue;
    }
    chosen = (value ?? given[++at] ?? "").split(",");
    const unknown = chosen.find((name) => !choices.includes(name));
    if (unknown !== undefined)
      throw new Stop(`--only takes ${choices.join(", ")}, one or several with commas, and not "${unknown}".`);
  }
  return { chosen, jestArguments };
}

async function hasTests(folders) {
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    const files = await readdir(join(root, folder), { recursive: true });
    if (files.some((file) => file.endsWith(".spec.ts"))) return true;
  }
  return false;
}

/** Starts what the suites need, each thing once, and returns the environment in which the tests find it. */
async function prepare(needs) {
  const env = {
    ...process.env,
    NODE_ENV: "test",
    MEDUSA_DISABLE_TELEMETRY: "true",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  };
  // Each test file makes its own database; the variable would lead Medusa past it.
  delete env.DATABASE_URL;
  if (needs.has("postgres")) {
    const { startPostgres } = await import("./postgres.mjs");
    const postgres = await step("Starting PostgreSQL", startPostgres);
    Object.assign(env, postgres.env);
  }
  if (needs.has("redis")) {
    const { startRedis } = await import("./redis.mjs");
    const redis = await step("Finding a Redis", startRedis);
    if (redis.url) env.TEST_REDIS_URL = redis.url;
  }
  if (needs.has("chromium")) {
    const { findChromium } = await import("./chromium.mjs");
    const chromium = await step("Finding a Chromium", findChromium);
    env.CHROME_PATH = chromium.path;
  }
  if (needs.has("storefront")) {
    const { buildStorefront } = await import("./build.mjs");
    await step("Building the storefront", buildStorefront);
  }
  if (needs.has("panel")) {
    const { buildPanel } = await import("./build.mjs");
    await step("Building the admin panel", buildPanel);
  }
  return env;
}

async function runSuite(name, { env, jestArguments, results, showAtEnd = false }) {
  const time = stopwatch();
  const lines = [];
  console.log(`\n${suites[name].title}${showAtEnd ? " begin" : ""}`);
  const report = join(results, `${name}.json`);
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const options = [
    ...suites[name].jest,
    "--forceExit",
    "--passWithNoTests",
    "--json",
    `--outputFile=${report}`,
  ];
  const program = start(
    process.execPath,
    ["--experimental-vm-modules", "--no-warnings", jest, ...options, ...jestArguments],
    {
      cwd: root,
      env: { ...env, TEST_SUITE: name, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
      // With --json jest writes its report to standard output too unless it has a file; the words go to standard error.
      show: !showAtEnd,
      onLine: (line) => showAtEnd && lines.push(line),
      log: join(logs, `test-${name}.log`),
    },
  );
  const { code, signal } = await program.exited;
  await program.stop();
  if (showAtEnd) console.log(`\n${suites[name].title} took ${time()}\n${lines.join("\n")}`);
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
