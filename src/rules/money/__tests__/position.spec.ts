import { Money } from "../../../gateway/values/money";
import type { OrderState } from "../../../gateway/orders/order";
import { computePosition, furtherState } from "../position";
import type { PositionOrder, Registration } from "../registration";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const oneStage: Registration = { amount: rub("100.00"), stages: "one", live: false };
const twoStage: Registration = { ...oneStage, stages: "two" };

type Step = [
  type: "payment" | "confirmation" | "cancellation",
  amount: string,
  result?: "success" | "declined" | "pending" | "unknown",
];

function order(state: OrderState, steps: Step[] = [], changes: Partial<PositionOrder> = {}): PositionOrder {
  return {
    billnumber: "5679471000000001",
    testMode: true,
    amount: rub("100.00"),
    state,
    operations: steps.map(([type, amount, result = "success"], index) => ({
      billnumber: `5679471000000001.${index + 1}`,
      type,
      result,
      amount: rub(amount),
      responseCode: result === "success" ? "AS000" : result === "declined" ? "AS102" : "AS300",
      message: undefined,
      customerMessage: result === "declined" ? "Not enough money" : undefined,
    })),
    ...changes,
  };
}

function summary(registration: Registration, ...orders: PositionOrder[]): string {
  const { state, held, captured, refunded, rest, problems } = computePosition(registration, orders);
  const amounts = `held ${held.amount} captured ${captured.amount} refunded ${refunded.amount} rest ${rest.amount}`;
  return [state, amounts, ...problems].join(", ");
}

const paid: Step = ["payment", "100.00"];

describe("where the money stands", () => {
  it.each<[string, Registration, PositionOrder[], string]>([
    ["nothing known", oneStage, [], "not-started, held 0.00 captured 0.00 refunded 0.00 rest 0.00"],
    [
      "in process",
      oneStage,
      [order("in-process", [["payment", "100.00", "pending"]])],
      "in-process, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "paid by its operation, though the order's state does not say so yet",
      oneStage,
      [order("in-process", [paid])],
      "in-process, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "paid by its operation, in a state that nobody knows",
      oneStage,
      [order("unknown", [paid])],
      "unclear, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "one stage paid",
      oneStage,
      [order("approved", [paid])],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
    [
      "one stage partly refunded",
      oneStage,
      [order("partial-canceled", [paid, ["cancellation", "30.10"]])],
      "partly-refunded, held 0.00 captured 100.00 refunded 30.10 rest 0.00",
    ],
    [
      "one stage refunded whole",
      oneStage,
      [order("canceled", [paid, ["cancellation", "100.00"]])],
      "refunded, held 0.00 captured 100.00 refunded 100.00 rest 0.00",
    ],
    [
      "one stage canceled, its operation not listed",
      oneStage,
      [order("canceled", [paid])],
      "refunded, held 0.00 captured 100.00 refunded 100.00 rest 0.00",
    ],
    ["held", twoStage, [order("delayed", [paid])], "held, held 100.00 captured 0.00 refunded 0.00 rest 0.00"],
    [
      "confirmed whole",
      twoStage,
      [order("approved", [paid, ["confirmation", "100.00"]])],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
    [
      "confirmed in part",
      twoStage,
      [order("partial-delayed", [paid, ["confirmation", "40.00"]])],
      "partly-captured, held 0.00 captured 40.00 refunded 0.00 rest 60.00",
    ],
    [
      "confirmed in part, all of it refunded",
      twoStage,
      [order("canceled", [paid, ["confirmation", "40.00"], ["cancellation", "40.00"]])],
      "refunded, held 0.00 captured 40.00 refunded 40.00 rest 0.00",
    ],
    [
      "hold let go",
      twoStage,
      [order("canceled", [paid, ["cancellation", "100.00"]])],
      "released, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "hold lapsed without an operation",
      twoStage,
      [order("canceled", [paid])],
      "released, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "a one-stage payment in a two-stage account",
      twoStage,
      [order("approved", [paid])],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
    [
      "taken at once in a two-stage account, refunded in part",
      twoStage,
      [order("partial-canceled", [paid, ["cancellation", "30.00"]])],
      "partly-refunded, held 0.00 captured 100.00 refunded 30.00 rest 0.00",
    ],
    [
      "taken at once in a two-stage account, refunded whole",
      twoStage,
      [order("canceled", [paid, ["cancellation", "100.00"]], { seen: { held: false, approved: true } })],
      "refunded, held 0.00 captured 100.00 refunded 100.00 rest 0.00",
    ],
    [
      "held in a one-stage account, let go",
      oneStage,
      [order("canceled", [paid, ["cancellation", "100.00"]], { seen: { held: true, approved: false } })],
      "released, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "confirmed in part, the rest let go",
      twoStage,
      [order("partial-delayed", [paid, ["confirmation", "60.00"], ["cancellation", "40.00"]])],
      "partly-captured, held 0.00 captured 60.00 refunded 0.00 rest 0.00",
    ],
    [
      "a refused cancellation counts for nothing",
      oneStage,
      [order("approved", [paid, ["cancellation", "100.00", "declined"]])],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
    [
      "time ran out",
      oneStage,
      [order("timeout")],
      "expired, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "declined, then paid",
      oneStage,
      [
        order("declined", [["payment", "100.00", "declined"]]),
        order("approved", [paid], { billnumber: "5679471000000002" }),
      ],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
    [
      "declined, and another attempt open",
      oneStage,
      [order("declined"), order("in-process", [["payment", "100.00", "pending"]])],
      "in-process, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "a page opened and left",
      oneStage,
      [order("in-process")],
      "not-started, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "a page opened and left, and another attempt declined",
      oneStage,
      [order("in-process"), order("declined", [["payment", "100.00", "declined"]])],
      "declined, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "said to be approved, without a payment operation",
      oneStage,
      [order("approved")],
      "unclear, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "said to be approved, with a declined operation",
      oneStage,
      [order("approved", [["payment", "100.00", "declined"]])],
      "unclear, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "declined although an operation succeeded",
      oneStage,
      [order("declined", [paid])],
      "unclear, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "paid in another currency",
      oneStage,
      [order("approved", [], { amount: Money.parse("100.00", "USD") })],
      "unclear, held 0.00 captured 0.00 refunded 0.00 rest 0.00",
    ],
    [
      "registered for another amount",
      oneStage,
      [order("approved", [paid], { amount: rub("1.00") })],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00, amount-differs",
    ],
    [
      "paid another amount",
      oneStage,
      [order("approved", [["payment", "1.00"]])],
      "captured, held 0.00 captured 1.00 refunded 0.00 rest 0.00, amount-differs",
    ],
    [
      "a live payment in a test account",
      oneStage,
      [order("approved", [paid], { testMode: false })],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00, test-flag-differs",
    ],
    [
      "a payment without a test flag",
      oneStage,
      [order("approved", [paid], { testMode: undefined })],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00, test-flag-differs",
    ],
    [
      "paid twice under one number",
      oneStage,
      [order("approved", [paid]), order("approved", [paid], { billnumber: "5679471000000002" })],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00, paid-twice",
    ],
    [
      "paid twice, one of them refunded",
      oneStage,
      [order("canceled", [paid]), order("approved", [paid], { billnumber: "5679471000000002" })],
      "captured, held 0.00 captured 100.00 refunded 0.00 rest 0.00",
    ],
  ])("%s", (_name, registration, orders, expected) => {
    expect(summary(registration, ...orders)).toBe(expected);
  });

  it("says while an operation is unfinished", () => {
    expect(
      computePosition(oneStage, [order("approved", [paid, ["cancellation", "30.00", "pending"]])]).pending,
    ).toBe(true);
    expect(computePosition(oneStage, [order("approved", [paid])]).pending).toBe(false);
  });

  it("does not wait for ever for an operation that nobody knows the end of, once a later one of its order has succeeded", () => {
    const pendingAfter = (...steps: Step[]): boolean =>
      computePosition(oneStage, [order("partial-canceled", [paid, ...steps])]).pending;
    const unknown: Step = ["cancellation", "30.00", "unknown"];
    expect(pendingAfter(unknown)).toBe(true);
    expect(pendingAfter(unknown, ["cancellation", "20.00"])).toBe(false);
    // The later one may have been declined for the very reason that the earlier is still at work.
    expect(pendingAfter(unknown, ["cancellation", "20.00", "declined"])).toBe(true);
    expect(pendingAfter(["cancellation", "20.00"], unknown)).toBe(true);
    expect(pendingAfter(["cancellation", "30.00", "pending"], ["cancellation", "20.00"])).toBe(true);
    const many = Array.from({ length: 9 }, (): Step => ["cancellation", "1.00"]);
    expect(pendingAfter(...many, unknown)).toBe(true);
    expect(pendingAfter(...many.slice(1), unknown, ["cancellation", "1.00"])).toBe(false);
  });

  it("counts what such an operation has moved as soon as the gateway says so", () => {
    const later: Step = ["cancellation", "20.00"];
    const refunded = (result: "unknown" | "success") =>
      summary(oneStage, order("partial-canceled", [paid, ["cancellation", "30.00", result], later]));
    expect(refunded("unknown")).toContain("refunded 20.00");
    expect(refunded("success")).toContain("refunded 50.00");
  });

  it("tells why the newest attempt was declined", () => {
    const position = computePosition(oneStage, [order("declined", [["payment", "100.00", "declined"]])]);
    expect(position.decline).toEqual({ code: "AS102", message: "Not enough money" });
  });

  it("never moves a gateway order backwards", () => {
    expect(furtherState("approved", "in-process")).toBe("approved");
    expect(furtherState("in-process", "approved")).toBe("approved");
    expect(furtherState("canceled", "approved")).toBe("canceled");
    expect(furtherState("unknown", "timeout")).toBe("timeout");
  });
});
