import fc from "fast-check";

import type { Outcome, UnknownReason } from "..";
import { decideRetry, type RetrySituation } from "../wire/retry-decision";

const unknown = (reason: UnknownReason): Outcome<never> => ({
  kind: "unknown",
  reason,
  certainlyNotSent: reason === "not-sent",
  sentence: "",
});

const READ: RetrySituation = {
  call: "read",
  attempt: 1,
  attempts: 3,
  outcome: unknown("connection-lost"),
  status: undefined,
  remaining: 10_000,
  random: 0,
};

const REASONS: UnknownReason[] = [
  "not-sent",
  "connection-lost",
  "deadline",
  "too-large",
  "unreadable",
  "check-value",
  "mismatch",
  "internal-error",
  "in-process",
  "unknown-code",
  "host-not-allowed",
];

describe("only reads are repeated (promises 9, 12)", () => {
  test("a money command is never repeated, whatever happened", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REASONS),
        fc.nat(5),
        fc.option(fc.constantFrom(200, 500, 502, 503), { nil: undefined }),
        (reason, attempt, status) => {
          const situation = {
            ...READ,
            call: "command" as const,
            outcome: unknown(reason),
            attempt,
            attempts: 9,
            status,
          };
          expect(decideRetry(situation)).toEqual({ retry: false });
        },
      ),
    );
  });

  test.each<[UnknownReason, number | undefined, boolean]>([
    ["not-sent", undefined, true],
    ["connection-lost", undefined, true],
    ["internal-error", 200, true],
    ["unreadable", 503, true],
    ["unreadable", 200, false],
    ["deadline", undefined, false],
    ["too-large", 200, false],
    ["check-value", 200, false],
    ["mismatch", 200, false],
    ["unknown-code", 200, false],
  ])("a read that ended as %s (status %p) is repeated: %p", (reason, status, retry) => {
    expect(decideRetry({ ...READ, outcome: unknown(reason), status }).retry).toBe(retry);
  });

  test("answers are not asked for again", () => {
    const sentence = "";
    const answers: Outcome<number>[] = [
      { kind: "done", value: 1 },
      { kind: "not-found", firstcode: 10, secondcode: 201, sentence },
      { kind: "refused", reason: "rate-limited", mayRetryLater: true, sentence },
    ];
    expect(answers.map((outcome) => decideRetry({ ...READ, outcome }).retry)).toEqual([false, false, false]);
  });

  test("attempts are counted, waits grow and are spread", () => {
    expect(decideRetry({ ...READ, attempt: 3 })).toEqual({ retry: false });
    expect(decideRetry({ ...READ, attempt: 1, random: 0 })).toEqual({ retry: true, after: 100 });
    expect(decideRetry({ ...READ, attempt: 1, random: 1 })).toEqual({ retry: true, after: 200 });
    expect(decideRetry({ ...READ, attempt: 2, random: 1 })).toEqual({ retry: true, after: 400 });
  });

  test("no attempt is begun that could not end within the deadline", () => {
    expect(decideRetry({ ...READ, remaining: 100 })).toEqual({ retry: false });
    expect(decideRetry({ ...READ, remaining: 101 })).toEqual({ retry: true, after: 100 });
  });
});
