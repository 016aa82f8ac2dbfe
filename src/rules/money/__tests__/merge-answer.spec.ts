import fc from "fast-check";
import { Money, type GatewayOperation, type GatewayOrder, type OrderState } from "../../../gateway";
import type { Position } from "../position";
import { leavesOutMoney, mergeBillnumbers, positionOf } from "../merge-answer";
import type { RecordedBillnumber, OperationRow, OrderRow } from "../../../records/orders";

const first = "5679471000000001";
const second = "5679471000000002";

type Step = [
  type: GatewayOperation["type"],
  amount: string,
  result?: "success" | "declined" | "pending" | "unknown",
];
const codes = { success: "AS000", declined: "AS102", pending: "AS300", unknown: "AS998" };

/** One gateway order of an answer, as it stands after so many operations. */
function attempt(billnumber: string, state: OrderState, ...steps: Step[]): GatewayOrder {
  return {
    orderNumber: "A-1",
    billnumber,
    testMode: true,
    amount: Money.parse("100.00", "RUB"),
    state,
    stateText: state,
    orderedAt: new Date(`2026-03-10T12:0${billnumber.at(-1)}:00Z`),
    operations: steps.map(([type, amount, result = "success"], index) => ({
      billnumber: `${billnumber}.${index + 1}`,
      type,
      result,
      responseCode: codes[result],
      amount: Money.parse(amount, "RUB"),
    })),
  };
}

/** An answer of the gateway: all attempts under the number, as they stood when it was asked. */
type Answer = GatewayOrder[];

/** What is remembered of an order; answers are added as GatewayReader and OrderStore add them. */
class Memory {
  private billnumbers: RecordedBillnumber[] = [];
  private readonly operations = new Map<string, OperationRow>();

  constructor(private readonly stages: "one" | "two") {}

  add(answer: Answer): void {
    // Such an answer is refused: it is incomplete, or has been overtaken.
    if (leavesOutMoney(this.billnumbers, answer)) return;
    this.billnumbers = mergeBillnumbers(this.billnumbers, answer);
    for (const operation of answer.flatMap(({ operations }) => operations)) {
      const key = `${operation.billnumber} ${operation.type}`;
      const known = this.operations.get(key);
      // As the upsert of the table has it: a final result never changes.
      if (known?.result === "success" || known?.result === "declined") continue;
      this.operations.set(key, {
        billnumber: operation.billnumber,
        type: operation.type,
        result: operation.result,
        response_code: operation.responseCode,
        amount: operation.amount.amount,
        currency: operation.amount.currency,
        message: null,
      } as OperationRow);
    }
  }

  position(): Position {
    const order = {
      amount: "100.00",
      currency: "RUB",
      stages: this.stages,
      live: false,
      billnumbers: this.billnumbers,
    } as OrderRow;
    const sorted = [...this.operations.values()].sort((one, other) =>
      one.billnumber.localeCompare(other.billnumber),
    );
    return positionOf(order, sorted);
  }
}

/** Everything that a position says, for comparison. */
function told({
  state,
  billnumber,
  held,
  rest,
  captured,
  refunded,
  problems,
  pending,
  decline,
}: Position): string {
  const amounts = { held, rest, captured, refunded };
  const sums = Object.entries(amounts).map(([name, money]) => `${name} ${money.amount}`);
  return [
    state,
    billnumber,
    ...sums,
    ...problems,
    pending ? "pending" : "at rest",
    decline?.code ?? "no decline",
  ].join(", ");
}

const after = (stages: "one" | "two", answers: readonly Answer[]): Position => {
  const memory = new Memory(stages);
  for (const answer of answers) memory.add(answer);
  return memory.position();
};

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const others of permutations(items.toSpliced(index, 1))) yield [item, ...others];
}

const paid: Step = ["payment", "100.00"];

interface Story {
  stages: "one" | "two";
  /** In the order in which the gateway came to them. */
  answers: Answer[];
  ends: string;
}

const stories: Record<string, Story> = {
  "one stage, refunded in three parts": {
    stages: "one",
    answers: [
      [],
      [attempt(first, "in-process", ["payment", "100.00", "pending"])],
      [attempt(first, "approved", paid)],
      [attempt(first, "partial-canceled", paid, ["cancellation", "30.10"])],
      [attempt(first, "partial-canceled", paid, ["cancellation", "30.10"], ["cancellation", "9.90"])],
      [
        attempt(
          first,
          "canceled",
          paid,
          ["cancellation", "30.10"],
          ["cancellation", "9.90"],
          ["cancellation", "60.00"],
        ),
      ],
    ],
    ends: `refunded, ${first}, held 0.00, rest 0.00, captured 100.00, refunded 100.00, at rest, no decline`,
  },
  "one stage, a return that was in process and one that was declined": {
    stages: "one",
    answers: [
      [attempt(first, "approved", paid)],
      [attempt(first, "approved", paid, ["cancellation", "30.00", "pending"])],
      [attempt(first, "approved", paid, ["cancellation", "30.00", "unknown"])],
      [attempt(first, "partial-canceled", paid, ["cancellation", "30.00"])],
      [
        attempt(
          first,
          "partial-canceled",
          paid,
          ["cancellation", "30.00"],
          ["cancellation", "5.00", "pending"],
        ),
      ],
      [
        attempt(
          first,
          "partial-canceled",
          paid,
          ["cancellation", "30.00"],
          ["cancellation", "5.00", "declined"],
        ),
      ],
    ],
    ends: `partly-refunded, ${first}, held 0.00, rest 0.00, captured 100.00, refunded 30.00, at rest, no decline`,
  },
  "two stages, taken in part, refunded in part": {
    stages: "two",
    answers: [
      [attempt(first, "in-process")],
      [attempt(first, "in-process", ["payment", "100.00", "pending"])],
      [attempt(first, "delayed", paid)],
      [attempt(first, "delayed", paid, ["confirmation", "40.00", "pending"])],
      [attempt(first, "partial-delayed", paid, ["confirmation", "40.00"])],
      [attempt(first, "partial-canceled", paid, ["confirmation", "40.00"], ["cancellation", "15.50"])],
    ],
    ends: `partly-refunded, ${first}, held 0.00, rest 60.00, captured 40.00, refunded 15.50, at rest, no decline`,
  },
  "two stages, taken whole, refunded whole": {
    stages: "two",
    answers: [
      [attempt(first, "in-process")],
      [attempt(first, "delayed", paid)],
      [attempt(first, "approved", paid, ["confirmation", "100.00"])],
      [attempt(first, "partial-canceled", paid, ["confirmation", "100.00"], ["cancellation", "1.00"])],
      [
        attempt(
          first,
          "canceled",
          paid,
          ["confirmation", "100.00"],
          ["cancellation", "1.00"],
          ["cancellation", "99.00"],
        ),
      ],
    ],
    ends: `refunded, ${first}, held 0.00, rest 0.00, captured 100.00, refunded 100.00, at rest, no decline`,
  },
  "two stages, a hold that lapsed without an operation": {
    stages: "two",
    answers: [
      [attempt(first, "in-process")],
      [attempt(first, "delayed", paid)],
      [attempt(first, "canceled", paid)],
    ],
    ends: `released, ${first}, held 0.00, rest 0.00, captured 0.00, refunded 0.00, at rest, no decline`,
  },
  "a hold in an account that was taken for one of one stage, let go": {
    stages: "one",
    answers: [
      [attempt(first, "in-process")],
      [attempt(first, "delayed", paid)],
      [attempt(first, "canceled", paid)],
    ],
    ends: `released, ${first}, held 0.00, rest 0.00, captured 0.00, refunded 0.00, at rest, no decline`,
  },
  "declined, then paid with another card": {
    stages: "one",
    answers: [
      [attempt(first, "in-process", ["payment", "100.00", "pending"])],
      [attempt(first, "declined", ["payment", "100.00", "declined"])],
      [attempt(first, "declined", ["payment", "100.00", "declined"]), attempt(second, "in-process")],
      [attempt(first, "declined", ["payment", "100.00", "declined"]), attempt(second, "approved", paid)],
      [
        attempt(second, "partial-canceled", paid, ["cancellation", "20.00"]),
        attempt(first, "declined", ["payment", "100.00", "declined"]),
      ],
    ],
    ends: `partly-refunded, ${second}, held 0.00, rest 0.00, captured 100.00, refunded 20.00, at rest, no decline`,
  },
  "declined twice": {
    stages: "one",
    answers: [
      [attempt(first, "in-process")],
      [attempt(first, "declined", ["payment", "100.00", "declined"])],
      [attempt(first, "declined", ["payment", "100.00", "declined"]), attempt(second, "in-process")],
      // An answer may name the newest first.
      [
        attempt(second, "declined", ["payment", "100.00", "declined"]),
        attempt(first, "declined", ["payment", "100.00", "declined"]),
      ],
    ],
    ends: `declined, ${second}, held 0.00, rest 0.00, captured 0.00, refunded 0.00, at rest, AS102`,
  },
  "paid on two pages at once": {
    stages: "one",
    answers: [
      [attempt(first, "in-process"), attempt(second, "in-process")],
      [attempt(first, "in-process"), attempt(second, "approved", paid)],
      [attempt(first, "approved", paid), attempt(second, "approved", paid)],
      [attempt(first, "approved", paid), attempt(second, "canceled", paid, ["cancellation", "100.00"])],
    ],
    ends: `captured, ${first}, held 0.00, rest 0.00, captured 100.00, refunded 0.00, at rest, no decline`,
  },
};

describe("order of arrival does not matter (promise 6)", () => {
  it.each(Object.entries(stories))("%s: every order of its answers ends alike", (_name, story) => {
    const ends = new Set<string>();
    for (const answers of permutations(story.answers)) ends.add(told(after(story.stages, answers)));
    expect([...ends]).toEqual([story.ends]);
  });

  it.each(Object.entries(stories))("%s: repeated answers, however mixed, change nothing", (_name, story) => {
    const mixed = fc.array(fc.constantFrom(...story.answers), { maxLength: 12 }).chain((repeats) =>
      fc.shuffledSubarray([...story.answers, ...repeats], {
        minLength: story.answers.length + repeats.length,
      }),
    );
    fc.assert(
      fc.property(mixed, (answers) => {
        expect(told(after(story.stages, answers))).toBe(story.ends);
      }),
      { numRuns: 200 },
    );
  });
});

describe("nothing moves backwards (promise 6)", () => {
  const inTheRightAccount = Object.entries(stories).filter(([name]) => !name.includes("was taken for"));

  it.each(inTheRightAccount)("%s: money that was taken or given back stays so", (_name, story) => {
    for (const answers of permutations(story.answers)) {
      const memory = new Memory(story.stages);
      let before = memory.position();
      for (const answer of answers) {
        memory.add(answer);
        const now = memory.position();
        expect(now.captured.isLessThan(before.captured)).toBe(false);
        expect(now.refunded.isLessThan(before.refunded)).toBe(false);
        before = now;
      }
    }
  });
});
