import { lackingOf } from "../../../platform/sums/stored-sums";

const captured = { id: "pay_1", amount: "100" };
const refund = (amount: string, at: string) => ({ amount, created_at: `2026-03-10T${at}:00Z` });
const order = { created_at: new Date("2026-03-10T12:00:00Z") };

const lacking = (payments: object[], placed?: typeof order): string =>
  lackingOf({ amount: "100", payments: payments as (typeof captured)[], order: placed }, "pay_9", "RUB")
    .amount;

describe("what a checkout lacks beside its other payments", () => {
  it("is nothing while one of them covers it, and everything without one", () => {
    expect(lacking([captured])).toBe("0.00");
    expect(lacking([{ ...captured, canceled_at: "2026-03-10T11:00:00Z" }])).toBe("100.00");
    expect(lacking([{ ...captured, id: "pay_9" }])).toBe("100.00");
  });

  it("is what was given back of them before an order was placed", () => {
    expect(lacking([{ ...captured, refunds: [refund("100", "11:00")] }])).toBe("100.00");
    expect(lacking([{ ...captured, refunds: [refund("10.004", "11:00"), refund("10.004", "11:01")] }])).toBe(
      "20.01",
    );
    expect(lacking([{ ...captured, refunds: [refund("100", "11:00")] }], order)).toBe("100.00");
  });

  it("is not what was given back of the order, which does not need it any more", () => {
    expect(lacking([{ ...captured, refunds: [refund("100", "12:30")] }], order)).toBe("0.00");
    expect(lacking([{ ...captured, refunds: [refund("40", "11:00"), refund("60", "12:30")] }], order)).toBe(
      "40.00",
    );
  });
});
