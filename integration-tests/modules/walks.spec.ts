import { randomInt } from "node:crypto";
import type { Command } from "../chaos/command";
import { describeFailure } from "../chaos/explore";
import { emptyStatistics } from "../chaos/statistics";
import { walkSuite } from "../chaos/walk-suite";

/** The long form is npm run chaos. */
const runs = 30;

/** Walks that once broke an invariant, made short; each stands for a fault that was mended. */
const known: [about: string, commands: Command[]][] = [
  [
    "a refund that died between its row and the journal, found nine days later",
    [
      { do: "crash", after: 20, during: { do: "refund", cart: 1, percent: 1, times: 1 }, minutes: 2 },
      { do: "wait", minutes: 9 * 24 * 60 },
      { do: "lapse", cart: 1, back: 1 },
    ],
  ],
  [
    "a refund that died between its row and the journal, and a return in the personal account",
    [
      { do: "crash", after: 20, during: { do: "refund", cart: 0, percent: 3, times: 1 }, minutes: 2 },
      { do: "account-cancel", cart: 0, back: 0, percent: 1 },
    ],
  ],
  [
    "refunds after one that died",
    [
      { do: "pay", cart: 0, back: 0 },
      { do: "crash", after: 21, during: { do: "refund", cart: 0, percent: 1, times: 1 }, minutes: 2 },
      { do: "refund", cart: 0, percent: 1, times: 2 },
    ],
  ],
  [
    "a second payment of an order that is placed and paid",
    [
      { do: "pay", cart: 0, back: 0 },
      { do: "return", cart: 0, back: 0, times: 1 },
      { do: "session", cart: 0, provider: "pp_assist_ru" },
      { do: "pay", cart: 0, back: 0 },
      { do: "return", cart: 0, back: 0, times: 1 },
    ],
  ],
  [
    "a completion that died before the cart was closed",
    [
      { do: "return", cart: 0, back: 0, times: 1 },
      { do: "fault", service: "orderresult", fault: "hostile-json", times: 1, skip: 0, act: true },
      { do: "pay", cart: 0, back: 0 },
      { do: "clear-faults" },
      { do: "crash", after: 78, during: { do: "check", cart: 0, back: 0, times: 1 }, minutes: 2 },
    ],
  ],
  [
    "two refunds at once, one of which the platform fails to book, and the same again",
    [
      { do: "pay", cart: 0, back: 0 },
      { do: "refund", cart: 0, percent: 7, times: 2 },
      { do: "refund-again", cart: 0 },
      { do: "wait", minutes: 5 },
    ],
  ],
  [
    "a refund that died before it was in the order's account, and the rest returned at Assist",
    [
      { do: "crash", after: 86, during: { do: "refund", cart: 1, percent: 94, times: 1 }, minutes: 2 },
      { do: "account-cancel", cart: 1, back: 0, percent: 100 },
    ],
  ],
];

walkSuite((walker) => {
  it.each(known)("%s", async (_about, commands) => {
    expect((await walker.follow({ commands })).violations).toEqual([]);
  });

  it.each([1, randomInt(1_000_000)])(
    "random walks end with both books alike and every anomaly shown (seed %i)",
    async (first) => {
      const failures: string[] = [];
      for (let seed = first; seed < first + runs; seed++) {
        const failure = await walker.walk(seed, emptyStatistics(), { shrinkTries: 20 });
        if (failure) failures.push(describeFailure(failure));
      }
      expect(failures.join("\n")).toBe("");
    },
    600_000,
  );
});
