// What a benchmark reads from the outside of a running server.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { clearInterval, setInterval } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { atEnd } from "../scripts/ending.mjs";
import { requireFromRoot } from "../scripts/paths.mjs";

/** A connection of the benchmark's own; it is closed at the end. */
export async function openDatabase(connectionString) {
  const { default: pg } = await import(pathToFileURL(requireFromRoot.resolve("pg")).href);
  const client = new pg.Client({ connectionString });
  // A server that is stopped at the end says so.
  client.on("error", () => undefined);
  await client.connect();
  atEnd(() => client.end().catch(() => undefined));
  return client;
}

export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const mebibytes = (kibibytes) => Number(kibibytes) / 1024;

/** Memory of a process in MiB. */
export function residentMemory(pid) {
  try {
    return mebibytes(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
  } catch {
    return mebibytes(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim());
  }
}

/** Watches the memory of a process until `stop`, which returns the most it had. */
export function watchMemory(pid) {
  let most = residentMemory(pid);
  const timer = setInterval(() => (most = Math.max(most, residentMemory(pid))), 100);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.max(most, residentMemory(pid));
    },
  };
}

/** Counts the statements that reach a database; PostgreSQL itself counts them. Undefined where it has not been told to. */
export async function statementCounter(database) {
  try {
    await database.query("create extension if not exists pg_stat_statements");
    await database.query("select 1 from pg_stat_statements limit 1");
  } catch {
    return undefined;
  }
  return {
    start: () => database.query("select pg_stat_statements_reset()"),
    /** Statements since the start, without those of this counter. */
    read: async () => {
      const { rows } = await database.query(
        `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
         where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'`,
      );
      return rows[0].calls;
    },
    /** The same ones: their texts, how often and for how many milliseconds in all. */
    statements: async () => {
      const { rows } = await database.query(
        `select query, calls::int as calls, total_exec_time as milliseconds from pg_stat_statements
         where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'`,
      );
      return rows;
    },
  };
}

/** Seconds of processor time that a process has used; undefined where the system does not tell. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

/** Waits until a process has had next to nothing to do for a second; for half a minute at the most. */
export async function untilIdle(pid) {
  for (let second = 0; second < 30; second++) {
    const before = processorTime(pid);
    await sleep(1_000);
    const after = processorTime(pid);
    if (before === undefined || after === undefined) return sleep(14_000);
    if (after - before < 0.1) return undefined;
  }
  return undefined;
}
