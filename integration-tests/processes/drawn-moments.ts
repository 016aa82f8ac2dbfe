import { isDeep, seedOfRun } from "../shop/depth";
import { drawn } from "../shop/drawn";
import type { NamedMoment } from "./give-back-moments";

/** Of how many moments of each flow something is tried; of all in the deep tests. */
const tried = 2;

/**
 * Those of a flow's moments at which a server dies in this run, in their order: drawn by the run's seed, so that each has its
 * day. `always`: names of such as every run needs.
 */
export function drawnMoments(
  flow: string,
  moments: readonly NamedMoment[],
  always: readonly string[] = [],
): NamedMoment[] {
  if (isDeep) return [...moments];
  const others = moments.filter(([name]) => !always.includes(name));
  const chosen = drawn(others, tried, seedOfRun, lengthOf(flow));
  return moments.filter((moment) => always.includes(moment[0]) || chosen.includes(moment));
}

/** Another turn for each flow, so that not all of them die at the same moment. */
const lengthOf = (flow: string): number => flow.length;
