import { Money } from "../../../gateway";
import { chooseCollection, type CollectionChoice } from "../../../rules/bills/choose-collection";
import { payableOf } from "../billed-order";
import type { StoredOrderCollection } from "../stored-order";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const collection = (changes: Partial<StoredOrderCollection> = {}): StoredOrderCollection => ({
  id: "pay_col_1",
  status: "not_paid",
  updated_at: "2026-03-10T10:00:00Z",
  amount: "1750",
  payments: [],
  ...changes,
});
const payments = [
  {
    id: "pay_1",
    payment_session_id: "payses_1",
    provider_id: "pp_assist_ru",
    canceled_at: null,
    amount: "1000",
  },
];
const chosen = (collections: StoredOrderCollection[], amountDue: string): CollectionChoice =>
  chooseCollection(payableOf(collections, "rub"), rub(amountDue));

describe("the payment collection of a bill", () => {
  it("is the order's own that lacks just that much", () => {
    const part = collection({ id: "pay_col_2", status: "partially_authorized", amount: "2000", payments });
    expect(chosen([collection(), part], "1000")).toEqual({ use: "pay_col_2" });
  });

  it("is one that nobody has paid into, brought to the amount that the order lacks now", () => {
    expect(chosen([collection()], "999")).toEqual({ use: "pay_col_1", newAmount: rub("999") });
  });

  it("is a new one where all others are paid, canceled, or have money of another amount", () => {
    const paid = collection({ status: "completed" });
    const canceled = collection({ status: "canceled" });
    const part = collection({ status: "partially_authorized", payments });
    expect(chosen([paid, canceled, part], "300")).toEqual({ make: rub("300") });
  });
});
