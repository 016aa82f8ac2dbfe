import { accountSchema } from "../../src/accounts/account-schema";
import { claimedAtOnce, listedAtOnce } from "../../src/reconciliation/run/limits";
import { brokenGoals, goals, slice, type ReconcileFigure } from "../goals.cjs";

const atRates = (ratio: number, ...others: number[]) =>
  [ratio, ...others].map((each, index) => ({ perSecond: 10 ** index, ratio: each }));
const run = (changes: Partial<ReconcileFigure> = {}): ReconcileFigure => ({
  about: "1000 paid orders",
  wanted: 1000,
  checked: 1000,
  left: goals.ordersLeft,
  callsOfRun: goals.callsOfRun,
  queriesOfSlice: goals.queriesOfSlice,
  growth: goals.memoryGrowth,
  ...changes,
});

it("figures that just keep the goals break none", () => {
  const figures = { notification: atRates(2, 1.5, 0.9), reconcile: [run(), run()] };
  expect(brokenGoals(figures)).toEqual([]);
});

it("what was not measured breaks no goal", () => {
  expect(brokenGoals({})).toEqual([]);
  expect(brokenGoals({ reconcile: [run({ queriesOfSlice: undefined })] })).toEqual([]);
});

it.each([0, 1, 2])("a notification that takes too long breaks its goal at every rate (%i)", (at) => {
  const ratios: [number, number, number] = [1, 1, 1];
  ratios[at] = 2.01;
  expect(brokenGoals({ notification: atRates(...ratios) })).toEqual([
    `At ${10 ** at} a second the p95 of a notification is 2.01 times that of Medusa's route; the goal is 2.`,
  ]);
});

it.each<[string, Partial<ReconcileFigure>, string]>([
  ["orders that nobody looked at", { checked: 999 }, "looked at 999 of 1000"],
  ["orders that are due still", { left: 1 }, "left 1 that are due"],
  ["calls beyond what the account allows", { callsOfRun: 401 }, "called the gateway 401 times"],
  ["queries that grow with the orders", { queriesOfSlice: 25.1 }, "25.1 queries for each slice"],
  ["memory that grows with the orders", { growth: 300 }, "grow by 300 MiB"],
  ["a figure that is none", { growth: NaN }, "grow by NaN MiB"],
])("%s break a goal, and no other", (_name, changes, words) => {
  expect(brokenGoals({ reconcile: [run(), run(changes)] })).toEqual([expect.stringContaining(words)]);
});

it("a run that may leave orders for the next is not held to have looked at all, but to everything else", () => {
  const some = run({ wanted: undefined, checked: 200, left: 800 });
  expect(brokenGoals({ reconcile: [some] })).toEqual([]);
  expect(brokenGoals({ reconcile: [{ ...some, callsOfRun: 401 }] })).toHaveLength(1);
});

it("growth, floods and pauses are held to their goals, and what just keeps them breaks none", () => {
  const queries: [number, number] = [40, 40];
  const growth = { scene: "checkout", ratio: 1.15, queries };
  const flood = { door: "the return address", ratio: 1.5, refused: 0 };
  const pauses = { about: "a list", ratio: goals.pauseRatio };
  expect(brokenGoals({ growth: [growth], flood: [flood], pauses: [pauses] })).toEqual([]);
  expect(brokenGoals({ growth: [{ scene: "the statements", whole: 0 }] })).toEqual([]);
  expect(brokenGoals({ growth: [{ scene: "the statements", whole: 2 }] })).toEqual([
    "With many past orders, 2 of the statements would read a whole table.",
  ]);
  expect(brokenGoals({ growth: [{ ...growth, ratio: 1.16, queries: [40, 41] }] })).toEqual([
    "With many past orders, checkout takes 1.160 times as long; the goal is 1.15.",
    "With many past orders, checkout makes 41 queries instead of 40.",
  ]);
  expect(brokenGoals({ flood: [{ ...flood, ratio: 1.51, refused: 2 }] })).toEqual([
    "While the return address is flooded, a checkout takes 1.51 times as long; the goal is 1.5.",
    "While the return address was flooded, 2 commands of staff were refused.",
  ]);
  expect(brokenGoals({ pauses: [{ ...pauses, ratio: goals.pauseRatio + 0.01 }] })).toEqual([
    `While the server read a list, it did nothing else for ${(goals.pauseRatio + 0.01).toFixed(2)} times as long as a list takes as JSON; the goal is ${goals.pauseRatio}.`,
  ]);
});

it("every broken goal is told", () => {
  const figures = { notification: atRates(3, 4, 5), reconcile: [run({ left: 7, callsOfRun: 500 })] };
  expect(brokenGoals(figures)).toHaveLength(5);
});

it("the bench counts slices and calls as the job does", () => {
  expect(slice).toEqual({ single: claimedAtOnce, listed: listedAtOnce });
  expect(goals.callsOfRun).toBe(accountSchema.shape.questionsPerRun.parse(undefined));
});
