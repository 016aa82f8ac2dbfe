import { amountDue, amountNotCovered, collectionDue, type StoredCover } from "../amount-due";

interface Payment {
  id: string;
  provider_id: string;
  canceled_at: string | null;
  amount: string;
  captures: { amount: string }[];
}

const payment = (changes: Partial<Payment> = {}): Payment => ({
  id: "pay_1",
  provider_id: "pp_assist_ru",
  canceled_at: null,
  amount: "1000",
  captures: [],
  ...changes,
});
const due = (summary: object | undefined, payments: Payment[], beside?: string): string =>
  amountDue({ currency_code: "rub", summary, payment_collections: [null, { payments }] }, beside).amount;

describe("what an order's customer still has to pay", () => {
  const lacking = { pending_difference: 1750 };

  it.each<[string, Payment[], string]>([
    ["all of it, when nobody has paid", [], "1750.00"],
    ["without what is held for it", [payment()], "750.00"],
    ["with a hold that was let go", [payment({ canceled_at: "2026-03-10" })], "1750.00"],
    [
      "with what a partial capture left, which Assist has let go",
      [payment({ captures: [{ amount: "10" }] })],
      "1750.00",
    ],
    [
      "without what another gateway can still capture",
      [payment({ provider_id: "pp_stripe_stripe", captures: [{ amount: "10" }] })],
      "760.00",
    ],
    ["nothing, when more is held than lacks", [payment({ amount: "2000" })], "0.00"],
  ])("is %s", (_, payments, expected) => {
    expect(due(lacking, payments)).toBe(expected);
  });

  it("is with what a payment holds that is asked about itself", () => {
    expect(due(lacking, [payment(), payment({ id: "pay_2", amount: "300" })], "pay_1")).toBe("1450.00");
  });

  it("is nothing when the order has money to give back, or no account yet", () => {
    expect(due({ pending_difference: -5 }, [])).toBe("0.00");
    expect(due(undefined, [])).toBe("0.00");
  });

  it("is rounded once, from the platform's exact decimals", () => {
    const exact = { pending_difference: 28.2141, raw_pending_difference: { value: "28.2151" } };
    expect(due(exact, [])).toBe("28.22");
  });
});

const captured = { id: "pay_1", amount: "100" };
const refund = (amount: string, at: string) => ({ amount, created_at: `2026-03-10T${at}:00Z` });
const order = { created_at: new Date("2026-03-10T12:00:00Z") };

const collection = (payments: object[], placed?: typeof order): StoredCover => ({
  amount: "100",
  payments: payments as (typeof captured)[],
  order: placed,
});
const lacking = (payments: object[], placed?: typeof order): string =>
  collectionDue(collection(payments, placed), "pay_9", "RUB").amount;

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

  it("is another sum than what no payment covers, where any counts that was not canceled", () => {
    const refunded = collection([{ ...captured, refunds: [refund("100", "11:00")] }]);
    expect(collectionDue(refunded, undefined, "RUB").amount).toBe("100.00");
    expect(amountNotCovered(refunded, "RUB").amount).toBe("0.00");
  });
});
