import { Money } from "../../../gateway";
import {
  chooseCollection,
  outstandingOf,
  type StoredOrderCollection,
  type StoredOrderPayment,
} from "../outstanding";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const payment = (changes: Partial<StoredOrderPayment> = {}): StoredOrderPayment => ({
  id: "pay_1",
  provider_id: "pp_assist_ru",
  canceled_at: null,
  amount: "1000",
  captures: [],
  ...changes,
});
const collection = (changes: Partial<StoredOrderCollection> = {}): StoredOrderCollection => ({
  id: "pay_col_1",
  status: "not_paid",
  amount: "1750",
  payments: [],
  ...changes,
});

describe("what an order's customer still has to pay", () => {
  const lacking = { pending_difference: 1750 };

  it.each<[string, StoredOrderPayment[], string]>([
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
    expect(outstandingOf(lacking, [collection({ payments })], "RUB").amount).toBe(expected);
  });

  it("is nothing when the order has money to give back, or no account yet", () => {
    expect(outstandingOf({ pending_difference: -5 }, [], "RUB").isZero).toBe(true);
    expect(outstandingOf(undefined, [], "RUB").isZero).toBe(true);
  });

  it("is rounded once, from the platform's exact decimals", () => {
    const exact = { pending_difference: 28.2141, raw_pending_difference: { value: "28.2151" } };
    expect(outstandingOf(exact, [], "RUB").amount).toBe("28.22");
  });
});

describe("the payment collection of a bill", () => {
  it("is the order's own that lacks just that much", () => {
    const part = collection({
      id: "pay_col_2",
      status: "partially_authorized",
      amount: "2000",
      payments: [payment()],
    });
    expect(chooseCollection([collection(), part], rub("1000"))).toEqual({ use: "pay_col_2" });
  });

  it("is one that nobody has paid into, brought to the amount that the order lacks now", () => {
    expect(chooseCollection([collection()], rub("999"))).toEqual({ use: "pay_col_1", newAmount: rub("999") });
  });

  it("is a new one where all others are paid, canceled, or have money of another amount", () => {
    const paid = collection({ status: "completed" });
    const canceled = collection({ status: "canceled" });
    const part = collection({ status: "partially_authorized", payments: [payment()] });
    expect(chooseCollection([paid, canceled, part], rub("300"))).toEqual({ make: rub("300") });
  });
});
