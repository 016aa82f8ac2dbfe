import type { PositionState } from "../../../records/orders";
import { endingOf, nextCheck, nextCheckWithoutAnswer, pageLifeMilliseconds } from "../schedule";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = new Date("2026-03-10T12:00:00Z");
const after = (milliseconds: number): Date => new Date(start.getTime() + milliseconds);

/** The pause in minutes for an order whose form was last given out so long ago; null at the end. */
function pause(state: PositionState, age: number): number | null {
  const now = after(age);
  const next = nextCheck(state, start, now);
  return next && (next.getTime() - now.getTime()) / minute;
}

/** The job begins a run every minute, and an order that falls due in between waits for the next. */
const jobPeriod = minute;

describe("the next check", () => {
  it("finds a payment whose notification was lost within five minutes while its page can be alive", () => {
    for (let paid = 0; paid <= 3 * hour; paid += 7_000) {
      let look = 30_000;
      while (look < paid) {
        look =
          (nextCheck("not-started", start, after(look))?.getTime() ?? Infinity) - start.getTime() + jobPeriod;
      }
      expect(look - paid).toBeLessThanOrEqual(5 * minute);
    }
  });

  it("finds the payment of a bill within five minutes, however far its last day is", () => {
    for (const left of [365 * day, 14 * day, hour, 1])
      expect((pause("not-started", -left) ?? Infinity) * minute + jobPeriod).toBeLessThanOrEqual(5 * minute);

    expect(pause("in-process", -14 * day)).toBe(4);
    expect(pause("declined", -1)).toBe(4);
    expect(pause("captured", -14 * day)).toBe(24 * 60);
    expect(pause("refunded", -14 * day)).toBe(24 * 60);
  });

  it.each<[PositionState, age: number, minutes: number | null]>([
    ["not-started", 0, 1],
    ["in-process", 10 * minute, 1],
    ["declined", 11 * minute, 4],
    ["expired", 3 * hour, 4],
    ["unclear", 4 * hour, 30],
    ["not-started", 2 * day, 180],
    ["not-started", 3 * day + 1, 180],
    ["not-started", pageLifeMilliseconds, 180],
    ["not-started", pageLifeMilliseconds + 1, null],
    ["in-process", pageLifeMilliseconds + 1, 1440],
    ["in-process", 30 * day + 1, null],
    ["unclear", 400 * day, 1440],
    ["held", 0, 360],
    ["held", 30 * day, 360],
    ["held", 30 * day + 1, null],
    ["captured", 0, 1440],
    ["partly-captured", 100 * day, 1440],
    ["partly-refunded", 180 * day, 1440],
    ["captured", 180 * day + 1, null],
    ["refunded", 0, 1440],
    ["released", 4 * day, 1440],
    ["released", 4 * day + 1, null],
  ])("%s, %d ms after the form: %s minutes", (state, age, minutes) => {
    expect(pause(state, age)).toBe(minutes);
  });

  it("without a usable answer is never the last, whatever the order's age", () => {
    const now = after(400 * day);
    expect(nextCheckWithoutAnswer("not-started", start, null, now)).toEqual({
      at: after(400 * day + 5 * minute),
      overdue: true,
    });
    expect(nextCheckWithoutAnswer("not-started", start, null, start)).toEqual({
      at: after(minute),
      overdue: false,
    });
  });

  it.each<[PositionState, hours: number, minutes: number, overdue: boolean]>([
    ["captured", 0, 5, false],
    ["captured", 2, 60, false],
    ["captured", 24, 12 * 60, true],
    ["held", 30, 6 * 60, true],
    ["not-started", 2, 1, false],
  ])("%s, without a usable answer for %d hours: %d minutes, overdue %s", (state, hours, minutes, overdue) => {
    const unansweredSince = hours === 0 ? null : after(-hours * hour);
    expect(nextCheckWithoutAnswer(state, start, unansweredSince, start)).toEqual({
      at: after(minutes * minute),
      overdue,
    });
  });
});

it.each<[PositionState, ReturnType<typeof endingOf>]>([
  ["not-started", "given-up"],
  ["declined", "given-up"],
  ["captured", "given-up"],
  ["partly-captured", "given-up"],
  ["held", "staff"],
  ["in-process", "staff"],
  ["released", "complete"],
  ["refunded", "complete"],
])("%s ends %s", (state, ending) => {
  expect(endingOf(state)).toBe(ending);
});
