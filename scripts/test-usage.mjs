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
  [/typescript|tsc/, "type check"],
  [/build-panel|vite|esbuild/, "builds"],
];

/**
 * Watches all descendants of this process until `stop`, which returns the peaks by kind of program and the processor
 * seconds of all. Where there is no /proc, nothing is known.
 */
export function watchUsage() {
  const peaks = new Map();
  let seconds = 0;
  const look = () => {
    const seen = descendants();
    if (!seen) return;
    seconds = Math.max(
      seconds,
      seen.reduce((sum, { spent }) => sum + spent, 0),
    );
    for (const { pid } of seen.slice(1)) {
      const memory = peakOf(pid);
      if (memory === undefined) continue;
      const kind = kindOf(pid);
      if (memory > (peaks.get(kind) ?? 0)) peaks.set(kind, memory);
    }
  };
  const timer = setInterval(look, 1000);
  return {
    stop() {
      clearInterval(timer);
      look();
      return { peaks: [...peaks].sort(([, one], [, other]) => other - one), seconds: Math.round(seconds) };
    },
  };
}

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
    const ticks = fields.slice(11, 15).reduce((sum, text) => sum + Number(text), 0);
    all.set(Number(name), { pid: Number(name), parent: Number(fields[1]), spent: ticks / 100 });
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
