import type { Command } from "../chaos/command";
import { describeFailure } from "../chaos/explore";
import { walkSuite } from "../chaos/walk-suite";
import { isDeep, seedOfRun } from "../shop/depth";

/** The longest form is npm run chaos. */
const runs = isDeep ? 100 : 10;

/** Walks that once broke an invariant, made short; each stands for a fault that was mended. */
const known: [about: string, commands: Command[]][] = [
  ...[12, 20, 31].map((after): [string, Command[]] => [
    `a capture that died after ${after} steps, and the order canceled: the platform books its return all the same`,
    [
      { do: "fault", service: "orderresult", fault: "refuse", times: 3, skip: 1, act: true },
      { do: "complete", cart: 1, times: 1 },
      { do: "session", cart: 0, provider: "pp_assist_generoushold" },
      { do: "crash", after, during: { do: "capture", cart: 0, percent: 97, times: 1 }, minutes: 2 },
      { do: "cancel-order", cart: 0 },
    ],
  ]),
  ...[46, 48, 50].map((after): [string, Command[]] => [
    `a refund whose process died after ${after} steps, and the same again: the event of one row, and the other taken back`,
    [
      { do: "fault", service: "charge", fault: "truncate", times: 2, skip: 0, act: true },
      { do: "pay", cart: 0, back: 0 },
      { do: "crash", after, during: { do: "refund", cart: 0, percent: 42, times: 1 }, minutes: 2 },
      { do: "refund-again", cart: 0 },
    ],
  ]),
  [
    "a held order that needs less, and more taken in the personal account than it has left of its payment",
    [
      { do: "session", cart: 0, provider: "pp_assist_hold" },
      { do: "pay", cart: 0, back: 0 },
      { do: "return", cart: 0, back: 0, times: 1 },
      { do: "change-order", cart: 0, change: "less" },
      { do: "account-charge", cart: 0, back: 0, percent: 75 },
    ],
  ],
  [
    "an answer of before a refund, which is looked at long after the refund was made and its own answer was lost",
    [
      { do: "pay", cart: 0, back: 0 },
      { do: "return", cart: 0, back: 0, times: 1 },
      { do: "lose-notifications", on: true },
      { do: "ask-and-stall", cart: 0, back: 0 },
      { do: "fault", service: "wscancel", fault: "reset-after", times: 1, skip: 0, act: true },
      { do: "fault", service: "orderresult", fault: "reset-before", times: 9, skip: 2, act: false },
      { do: "refund", cart: 0, percent: 30, times: 1 },
      { do: "clear-faults" },
      { do: "wait", minutes: 20 },
      { do: "wake", newestFirst: false },
      { do: "check", cart: 0, back: 0, times: 1 },
      { do: "refund-again", cart: 0 },
    ],
  ],
  [
    "a refund that died between its row and the command log, on a server whose clock is behind, and the same again",
    [
      { do: "set-shop-clock", minutes: -10 },
      { do: "pay", cart: 0, back: 0 },
      { do: "return", cart: 0, back: 0, times: 1 },
      { do: "crash", after: 21, during: { do: "refund", cart: 0, percent: 1, times: 1 }, minutes: 2 },
      { do: "check", cart: 0, back: 0, times: 1 },
      { do: "refund-again", cart: 0 },
    ],
  ],
  [
    "a refund that died between its row and the command log, found nine days later",
    [
      { do: "crash", after: 20, during: { do: "refund", cart: 1, percent: 1, times: 1 }, minutes: 2 },
      { do: "wait", minutes: 9 * 24 * 60 },
      { do: "lapse", cart: 1, back: 1 },
    ],
  ],
  [
    "a refund that died between its row and the command log, and a return in the personal account",
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
    "a refund that died before it was in the order's account, and the rest refunded at Assist",
    [
      { do: "crash", after: 86, during: { do: "refund", cart: 1, percent: 94, times: 1 }, minutes: 2 },
      { do: "account-cancel", cart: 1, back: 0, percent: 100 },
    ],
  ],
  [
    "a cancelled order whose refund failed, and whose process died before it was canceled",
    [
      { do: "return", cart: 0, back: 2, times: 1 },
      { do: "fault", service: "orderresult", fault: "wrong-checkvalue", times: 2, skip: 3, act: true },
      { do: "crash", after: 63, during: { do: "cancel-order", cart: 0 }, minutes: 2 },
      { do: "capture", cart: 0, percent: 3, times: 1 },
    ],
  ],
];

const order = { cart: "order", back: 0 } as const;
const draft = { cart: "draft", back: 0 } as const;
const bill = (cart: "order" | "draft", times = 1): Command => {
  return { do: "make-bill", cart, percent: 100, twoStage: false, days: 3, times };
};

/** About bills: what random walks seldom come to. */
const ofBills: [about: string, commands: Command[]][] = [
  ["three requests for a bill at once", [bill("order", 3)]],
  [
    "a bill that is paid after it was revoked and another one was paid",
    [
      bill("order"),
      { do: "leave", ...order },
      { do: "revoke-bill", ...order, times: 1 },
      bill("order"),
      { do: "pay-by-sbp", ...order },
      { do: "pay", cart: "order", back: 1 },
    ],
  ],
  [
    "a bill that is paid while its order is canceled",
    [
      bill("order"),
      { do: "leave", ...order },
      { do: "cancel-order", cart: "order" },
      { do: "pay", ...order },
      { do: "return", ...order, times: 1 },
    ],
  ],
  [
    "a bill that is paid while its draft is deleted",
    [bill("draft"), { do: "leave", ...draft }, { do: "drop-draft" }, { do: "pay", ...draft }],
  ],
  [
    "a lost answer, then no answers to questions, and the order is canceled",
    [
      { do: "fault", service: "createbill", fault: "reset-after", times: 1, skip: 0, act: true },
      { do: "fault", service: "billstatus", fault: "reset-before", times: 9, skip: 0, act: false },
      bill("order"),
      { do: "cancel-order", cart: "order" },
      { do: "wait", minutes: 60 },
    ],
  ],
  [
    "a bill that nothing is known of while Assist says again and again that it is asked too often",
    [
      { do: "fault", service: "createbill", fault: "status500", times: 3, skip: 0, act: false },
      { do: "fault", service: "orderresult", fault: "rate-limited", times: 2, skip: 0, act: true },
      { do: "fault", service: "all", fault: "refuse", times: 3, skip: 1, act: true },
      { do: "make-bill", cart: "draft", percent: 100, twoStage: false, days: 1, times: 1 },
      { do: "crash", after: 17, during: { do: "revoke-bill", ...draft, times: 1 }, minutes: 2 },
      { do: "drop-draft" },
    ],
  ],
  [
    "a bill whose payment is with the bank on its last day",
    [
      { do: "make-bill", cart: "order", percent: 40, twoStage: true, days: 1, times: 1 },
      { do: "submit", ...order },
      { do: "wait", minutes: 3 * 24 * 60 },
      { do: "reconcile", times: 2 },
      { do: "decide", ...order, approve: true },
    ],
  ],
];

walkSuite((walker) => {
  it.each([...known, ...ofBills])("%s", async (_about, commands) => {
    expect((await walker.follow({ commands })).violations).toEqual([]);
  });

  it.each([1, seedOfRun])(
    "random walks end with both books alike and every case opened (seed %i)",
    async (first) => {
      const failures: string[] = [];
      for (let seed = first; seed < first + runs; seed++) {
        const { failure } = await walker.walk(seed, { shrinkTries: 20 });
        if (failure) failures.push(describeFailure(failure));
      }
      expect(failures.join("\n")).toBe("");
    },
  );
});
