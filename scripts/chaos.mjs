// npm run chaos [-- --runs 10000] [--seed n] [--path p] [--servers 2]: random walks over the whole plugin, and a summary.
import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runToEnd, temporaryDirectory } from "./ending.mjs";
import { kinds, summarise } from "./chaos-summary.mjs";
import { ensureInstalled } from "./install.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { logs, root } from "./paths.mjs";
import { start } from "./processes.mjs";
import { step, stopwatch } from "./steps.mjs";
import { Stop } from "./stop.mjs";

/** Failures that are told in full, and walked again to make them short. */
const told = 10;
const shrinkTries = 40;

await runToEnd(async () => {
  const time = stopwatch();
  checkNodeVersion();
  const { runs, seed, path, servers } = readArguments(process.argv.slice(2));
  await ensureInstalled();
  const { startPostgres } = await import("./postgres.mjs");
  const postgres = await step("Starting PostgreSQL", startPostgres);
  const directory = await temporaryDirectory("chaos");
  const env = { ...process.env, ...postgres.env, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true" };
  delete env.DATABASE_URL;
  const { makeTestShop } = await import("./test-shop.mjs");
  Object.assign(env, await step("Making the shop that the walks begin with", () => makeTestShop(env)));
  const walk = (name, variables) => startWalks({ name, directory, env, variables });

  console.log(`${runs} walks from seed ${seed}`);
  const onTwoServers = servers === 2 ? runs : Math.floor(runs / 100);
  const inOneProcess = runs - onTwoServers;
  const processes = Math.min(inOneProcess, Math.max(1, Math.min(2, availableParallelism())));
  const replay = path === undefined ? {} : { CHAOS_PATH: path };
  const workers = Array.from({ length: processes }, (_, index) =>
    walk(`worker-${index + 1}`, {
      CHAOS_SEED: seed + index,
      CHAOS_STEP: processes,
      CHAOS_RUNS: Math.ceil((inOneProcess - index) / processes),
      ...replay,
    }),
  );
  if (onTwoServers > 0) {
    workers.push(
      walk("servers", {
        CHAOS_SERVERS: 2,
        CHAOS_SEED: seed + inOneProcess,
        CHAOS_RUNS: onTwoServers,
        ...replay,
      }),
    );
  }
  let running = true;
  const ended = Promise.all(workers.map((worker) => worker.program.exited)).then(() => (running = false));
  for (let shown = 0; running;) {
    await Promise.race([ended, sleep(1000)]);
    const { walks, failures } = sum(workers);
    if (walks >= shown + Math.max(10, runs / 100)) {
      shown = walks;
      console.log(`${walks} walks, ${failures.length} failed, ${time()}`);
    }
  }

  const total = sum(workers);
  // A worker that walked all its walks and failed otherwise is a failure too.
  const failedOtherwise = workers.filter(({ program }) => program.child.exitCode !== 0).length > 0;
  for (const failure of total.failures.slice(0, told)) {
    const failedSeed = Number(/^Seed (\d+)/.exec(failure)?.[1]);
    const twoServers = failedSeed >= seed + inOneProcess;
    const again = path === undefined ? await shorten(walk, failedSeed, twoServers) : undefined;
    console.log(`\n${again ?? failure}`);
  }
  if (total.walks !== runs || (failedOtherwise && total.failures.length === 0))
    for (const { program } of workers) console.log(program.tail());
  const { text, kept } = summarise({ ...total, seed, asked: runs, time: time(), failedOtherwise });
  console.log(text);
  return kept ? 0 : 1;
});

/** Walks a failing walk again and again with less of it, and tells the shortest that still fails. */
async function shorten(walk, seed, twoServers) {
  const worker = walk(`shrink-${seed}`, {
    CHAOS_SEED: seed,
    CHAOS_RUNS: 1,
    CHAOS_SHRINK: shrinkTries,
    ...(twoServers ? { CHAOS_SERVERS: 2 } : {}),
  });
  await worker.program.exited;
  return sum([worker]).failures[0];
}

/** One process with a shop and a gateway of its own. Its test fails when a walk does; the report says what there is to know. */
function startWalks({ name, directory, env, variables }) {
  const report = join(directory, `${name}.jsonl`);
  const program = start(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--no-warnings",
      join(root, "node_modules/jest/bin/jest.js"),
      "--runInBand",
      "--forceExit",
      "chaos/walks",
    ],
    {
      cwd: root,
      env: {
        ...env,
        TEST_SUITES: "chaos",
        // Names the servers and their databases (integration-tests/servers/pool.cjs).
        JEST_WORKER_ID: name.replace(/\W/g, "_"),
        CHAOS_REPORT: report,
        ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)])),
      },
      log: join(logs, `chaos-${name}.log`),
    },
  );
  return { program, report };
}

/** Everything that the processes have told so far. */
function sum(workers) {
  const total = {
    walks: 0,
    overHttp: 0,
    onTwoServers: 0,
    faultsHit: 0,
    failures: [],
    ...Object.fromEntries(kinds.map((kind) => [kind, {}])),
  };
  for (const { report } of workers) {
    if (!existsSync(report)) continue;
    // The last line may be half written.
    const lines = readFileSync(report, "utf8").split("\n").slice(0, -1);
    for (const { statistics, failure } of lines.map((line) => JSON.parse(line))) {
      total.walks += statistics.walks;
      total.overHttp += statistics.overHttp;
      total.onTwoServers += statistics.onTwoServers;
      total.faultsHit += statistics.faultsHit;
      if (failure) total.failures.push(failure);
      for (const kind of kinds) {
        for (const [name, number] of Object.entries(statistics[kind]))
          total[kind][name] = (total[kind][name] ?? 0) + number;
      }
    }
  }
  return total;
}

function readArguments(given) {
  const values = { runs: undefined, seed: undefined, path: undefined, servers: undefined };
  for (let at = 0; at < given.length; at++) {
    const [flag, value] = given[at].split("=");
    const name = flag.replace(/^--/, "");
    if (!(name in values)) throw new Stop(`"${given[at]}" is not --runs, --seed, --path or --servers.`);
    values[name] = value ?? given[++at];
  }
  for (const name of ["runs", "seed", "servers"]) {
    if (values[name] !== undefined && !/^\d{1,9}$/.test(values[name]))
      throw new Stop(`--${name} takes a whole number.`);
  }
  const replays = values.path !== undefined;
  if (replays && values.seed === undefined) throw new Stop("--path goes with the --seed of the walk.");
  return {
    runs: Number(values.runs ?? (values.seed === undefined ? 1000 : 1)),
    seed: Number(values.seed ?? randomInt(1_000_000)),
    path: values.path,
    servers: Number(values.servers ?? 1),
  };
}
