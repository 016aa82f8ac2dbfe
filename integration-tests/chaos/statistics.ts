import type { WalkReport } from "./run-walk";

/** Counts of a run; those of several processes can be added up. */
export interface Statistics {
  walks: number;
  overHttp: number;
  onTwoServers: number;
  /** Of the faults, those that hit a request. */
  faultsHit: number;
  commands: Record<string, number>;
  faults: Record<string, number>;
  cases: Record<string, number>;
  violations: Record<string, number>;
}

export const emptyStatistics = (): Statistics => ({
  walks: 0,
  overHttp: 0,
  onTwoServers: 0,
  faultsHit: 0,
  commands: {},
  faults: {},
  cases: {},
  violations: {},
});

export function count(statistics: Statistics, report: WalkReport): void {
  const add = (table: Record<string, number>, name: string): void =>
    void (table[name] = (table[name] ?? 0) + 1);
  for (const command of report.performed) {
    add(statistics.commands, command.do);
    if (command.do === "fault") add(statistics.faults, command.fault);
  }
  statistics.faultsHit += report.faultsHit;
  for (let died = 0; died < report.died; died++) add(statistics.commands, "crash that hit");
  for (const each of report.cases) add(statistics.cases, each);
  for (const rule of new Set(report.violations.map((violation) => violation.rule)))
    add(statistics.violations, rule);
}
