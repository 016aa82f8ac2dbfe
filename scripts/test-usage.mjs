// What the programs of a test run need of the machine: the most memory that each had at once, and all processor seconds.
import { readFileSync, readdirSync } from "node:fs";

/** Most that a process of the tests may have, in MiB. */
export const memoryGoal = 1536;

/** What a command line is, in a person's words. */
const kinds = [
  [/servers\/program\.cjs/, "Medusa server"],
  [/servers\/migrate\.cjs/, "migrations"],
  [/jest/, "jest"],
  [/chromium/, "browser"],
  [/postgres|initdb/, "PostgreSQL"],
  [/redis|valkey/, "Redis"],
  [/typescript|tsc|types\.mjs/, "type check"],
  [/build-panel|vite|esbuild/, "builds"],
];

/**
 * Watches all descendants of this process until `stop`, which returns the peaks and the processor seconds by kind of
 * program, and the processor seconds of all, also of those that were too short-lived to be seen. Where there is no /proc, nothing is known.
 */
export function watchUsage() {
  const peaks = new Map();
  /** Of each process that was seen, what it is and what it had spent itself when it was last seen. */
  const spent = new Map();
  let seconds = 0;
  const look = () => {
    const seen = descendants();
    if (!seen) return;
    seconds = Math.max(
      seconds,
      seen.reduce((sum, { own, ended }) => sum + own + ended, 0),
    );
    for (const { pid, since, own } of seen.slice(1)) {
      const memory = peakOf(pid);
      if (memory === undefined) continue;
      const kind = kindOf(pid);
      spent.set(`${pid} ${since}`, { kind, own });
      if (memory > (peaks.get(kind) ?? 0)) peaks.set(kind, memory);
    }
  };
  const timer = setInterval(look, 1000);
  return {
    stop() {
      clearInterval(timer);
      look();
      const shares = new Map();
      for (const { kind, own } of spent.values()) shares.set(kind, (shares.get(kind) ?? 0) + own);
      return { peaks: largestFirst(peaks), shares: largestFirst(shares), seconds: Math.round(seconds) };
    },
  };
}

const largestFirst = (amounts) => [...amounts].sort(([, one], [, other]) => other - one);

/** This process and all that came of it, with the processor seconds of each and of its ended children. */
function descendants() {
  let names;
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const all = new Map();
  for (const name of names) {
    const stat = read(`/proc/${name}/stat`);
    if (!stat) continue;
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [own, ended] = [fields.slice(11, 13), fields.slice(13, 15)].map(
      (ticks) => ticks.reduce((sum, text) => sum + Number(text), 0) / 100,
    );
    all.set(Number(name), { pid: Number(name), parent: Number(fields[1]), since: fields[19], own, ended });
  }
  const mine = [all.get(process.pid)].filter(Boolean);
  for (const one of mine) for (const other of all.values()) if (other.parent === one.pid) mine.push(other);
  return mine;
}

function peakOf(pid) {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes && Math.round(Number(kilobytes) / 1024);
}

function kindOf(pid) {
  const command = (read(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ");
  return kinds.find(([pattern]) => pattern.test(command))?.[1] ?? `others: ${command.slice(0, 60)}`;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
