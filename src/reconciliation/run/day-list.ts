import type { GatewayOrder } from "../../gateway";
import type { Answer } from "./questions";

const minute = 60_000;
const day = 24 * 60 * minute;
/** A shorter part of a day is not asked for; what happened in it is asked about order by order. */
const shortestPart = 15 * minute;

/** "whole": every part of the day was told or is too much to be told. "broken": the gateway stopped answering. */
export type DayEnding = "whole" | "broken";

/** Reads the list of a GMT day, as "2026-11-21", see {@link readPeriod}. */
export async function* readDay(
  date: string,
  ask: (from: Date, to: Date) => Promise<Answer | undefined>,
): AsyncGenerator<GatewayOrder[], DayEnding> {
  const start = Date.parse(`${date}T00:00:00Z`);
  return yield* readPeriod(start, start + day, ask);
}

/**
 * Reads the list of a period of at most a day, of whole minutes that take its ends in. One that is too much for one answer is
 * read in halves, so no more than one answer is held at a time. `ask` returns undefined when no more may be asked.
 */
export async function* readPeriod(
  begin: number,
  end: number,
  ask: (from: Date, to: Date) => Promise<Answer | undefined>,
): AsyncGenerator<GatewayOrder[], DayEnding> {
  const parts: [from: number, to: number][] = [
    [Math.floor(begin / minute) * minute, Math.ceil(end / minute) * minute],
  ];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    // Whole minutes, and the last one counts wholly [guess]: so two parts never overlap, and none is longer than a day.
    const answer = await ask(new Date(from), new Date(to - minute));
    if (answer === undefined || answer.kind === "silent") return "broken";
    if (answer.kind === "told") {
      yield answer.orders;
    } else if (answer.tooMuch && to - from > shortestPart) {
      const middle = from + Math.ceil((to - from) / 2 / minute) * minute;
      parts.push([middle, to], [from, middle]);
    }
  }
  return "whole";
}
