import fc from "fast-check";
import { walks } from "./arbitrary";
import { shown, type Walk } from "./command";
import type { WalkReport } from "./run-walk";
import type { Violation } from "./invariants";

export interface Failure {
  seed: number;
  path: string | null;
  violations: Violation[];
  walk: Walk;
  /** As it came, before it was made shorter. */
  first: Violation[];
}

/** Consecutive seeds give walks that have nothing in common. */
function spread(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 16);
}

/** The walk of a seed. With `shrink`, a walk that fails is made shorter as long as it fails, within so many tries. */
export async function explore(
  seed: number,
  run: (walk: Walk) => Promise<WalkReport>,
  options: { path?: string; shrinkTries?: number } = {},
): Promise<{ reports: WalkReport[]; failure?: Failure }> {
  const reports: WalkReport[] = [];
  let first: Violation[] | undefined;
  let last: { walk: Walk; violations: Violation[] } | undefined;
  let triesLeft = options.shrinkTries ?? 0;
  const property = fc.asyncProperty(walks, async (walk) => {
    if (last && triesLeft-- <= 0) return;
    const report = await run(walk);
    reports.push(report);
    if (report.violations.length === 0) return;
    first ??= report.violations;
    // Another rule is another story.
    if (!report.violations.some(({ rule }) => first?.some((one) => one.rule === rule))) return;
    last = { walk, violations: report.violations };
    throw new Error(report.violations.map(({ rule }) => rule).join("; "));
  });
  const outcome = await fc.check(property, {
    seed: spread(seed),
    numRuns: 1,
    path: options.path,
    endOnFailure: (options.shrinkTries ?? 0) === 0,
  });
  if (!outcome.failed || !last) {
    if (outcome.failed) throw outcome.errorInstance;
    return { reports };
  }
  return {
    reports,
    failure: {
      seed,
      path: outcome.counterexamplePath,
      violations: last.violations,
      walk: last.walk,
      first: first ?? [],
    },
  };
}

export function describeFailure({ seed, path, violations, walk }: Failure): string {
  return [
    `Seed ${seed}, path ${path}: npm run chaos -- --seed ${seed} --path ${path}`,
    ...violations.map(
      ({ rule, orderNumber, sentence }) =>
        `  broken: ${rule}${orderNumber ? ` (${orderNumber})` : ""}: ${sentence}`,
    ),
    ...walk.commands.map((command) => `  ${shown(command)},`),
  ].join("\n");
}
