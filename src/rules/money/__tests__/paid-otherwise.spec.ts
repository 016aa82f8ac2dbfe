import { Money } from "../../../gateway/values/money";
import type { OrderState } from "../../../gateway/orders/order";
import { pageMeans, type PageMeans } from "../../../gateway/values/means";
import { computePosition } from "../position";
import type { PositionOrder, Registration } from "../registration";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const registered = (stages: "one" | "two", offered?: readonly PageMeans[]): Registration => ({
  amount: rub("100.00"),
  stages,
  live: false,
  offered,
});

function order(state: OrderState, changes: Partial<PositionOrder> = {}, means = "VISA"): PositionOrder {
  const isCard = means === "VISA" || means === "MIR";
  return {
    billnumber: "5679471000000001",
    testMode: true,
    amount: rub("100.00"),
    state,
    operations: [
      {
        billnumber: "5679471000000001.1",
        type: "payment",
        result: "success",
        amount: rub("100.00"),
        responseCode: "AS000",
        means,
        ...(isCard ? { maskedCard: "411111****1111" } : {}),
      },
    ],
    ...changes,
  };
}

const confirmation = {
  billnumber: "5679471000000001.2",
  type: "confirmation",
  result: "success",
  amount: rub("100.00"),
  responseCode: "AS000",
} as const;

describe("the stage that the gateway shows is held against the one that was registered", () => {
  const confirmed = order("approved");
  confirmed.operations.push(confirmation);
  it.each<[string, "one" | "two", PositionOrder, "held" | "taken" | undefined]>([
    ["held, to be taken at once", "one", order("delayed"), "held"],
    ["held, as registered", "two", order("delayed"), undefined],
    ["taken, to be held", "two", order("approved"), "taken"],
    ["taken, as registered", "one", order("approved"), undefined],
    ["held and confirmed since, to be taken at once", "one", confirmed, "held"],
    ["held and confirmed since, as registered", "two", confirmed, undefined],
    ["confirmed in part, as registered", "two", order("partial-delayed"), undefined],
    ["refunded in part, so it had been taken", "two", order("partial-canceled"), "taken"],
    [
      "once seen held, though the confirmation is not listed",
      "two",
      order("approved", { seen: { held: true, approved: true } }),
      undefined,
    ],
    ["gone, and never seen otherwise", "one", order("canceled"), undefined],
    ["gone, and never seen otherwise", "two", order("canceled"), undefined],
    [
      "gone, and seen held before",
      "one",
      order("canceled", { seen: { held: true, approved: false } }),
      "held",
    ],
    [
      "gone, and seen taken before",
      "two",
      order("canceled", { seen: { held: false, approved: true } }),
      "taken",
    ],
    ["declined", "two", order("declined", { operations: [] }), undefined],
  ])("%s (%s stage)", (_what, stages, shown, expected) => {
    expect(computePosition(registered(stages), [shown]).otherStage).toBe(expected);
  });
});

describe("the means that the gateway names are held against those that were offered", () => {
  it.each<[string, readonly PageMeans[] | undefined, string | undefined]>([
    ["VISA", ["card"], undefined],
    ["VISA", ["mir-pay"], undefined],
    ["VISA", ["sbp"], "VISA"],
    ["VISA", undefined, undefined],
    ["FPS", ["sbp"], undefined],
    ["FPS", ["card"], "FPS"],
    ["СБП", ["card", "mir-pay"], "СБП"],
    ["Система быстрых платежей", ["card"], "Система быстрых платежей"],
    ["Faster Payments", ["card"], "Faster Payments"],
    ["YooMoney", ["card", "sbp"], "YooMoney"],
    ["WebMoney", ["card"], "WebMoney"],
    ["QIWI", ["card"], "QIWI"],
    ["QIWI", pageMeans, undefined],
    // What nobody knows says nothing.
    ["Something new", ["card"], undefined],
    ["", ["card"], undefined],
  ])("%s, offered %p: %p", (means, offered, expected) => {
    expect(computePosition(registered("one", offered), [order("approved", {}, means)]).otherMeans).toBe(
      expected,
    );
  });
});

describe("what takes money at once beside two stages", () => {
  const offered = pageMeans;
  const refunded = (means: string): PositionOrder => {
    const whole = order("canceled", {}, means);
    whole.operations.push({ ...confirmation, type: "cancellation" });
    return whole;
  };

  it("had been taken, though nothing was seen before all of it went back", () => {
    const position = computePosition(registered("two", offered), [refunded("FPS")]);
    expect(position).toMatchObject({ state: "refunded", captured: rub("100.00"), refunded: rub("100.00") });
  });

  it("a card's had been held", () => {
    expect(computePosition(registered("two", offered), [refunded("VISA")])).toMatchObject({
      state: "released",
    });
  });

  it.each([
    ["FPS", offered, undefined],
    ["FPS", ["card"] as const, "taken"],
    ["VISA", offered, "taken"],
  ] as const)("%s, with %j offered, is otherwise: %s", (means, these, expected) => {
    const position = computePosition(registered("two", these), [order("approved", {}, means)]);
    expect(position.otherStage).toBe(expected);
  });
});
