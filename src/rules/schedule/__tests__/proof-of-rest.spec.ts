import { Money, type MoneyOperation, type GatewayOrder } from "../../../gateway";
import { askedLast, askedSingly, listDayOf } from "../list-day";
import { answerSaysNothingNew, listSaysNothingNew } from "../proof-of-rest";
import type { RecordedBillnumber, OperationRow, OrderRow } from "../../../records/orders";
import { pageLifeMilliseconds } from "../schedule";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const bill = "5679471000000001";
const lastForm = new Date("2026-03-10T12:00:00Z");
const pagesDead = new Date(lastForm.getTime() + pageLifeMilliseconds + 1);

const known = (changes: Partial<RecordedBillnumber> = {}): RecordedBillnumber => ({
  billnumber: bill,
  state: "approved",
  amount: "150.00",
  currency: "RUB",
  testMode: true,
  orderedAt: "2026-03-10T12:01:00.000Z",
  seen: { held: false, approved: true },
  ...changes,
});

const row = (changes: Partial<OperationRow> = {}): OperationRow =>
  ({
    billnumber: `${bill}.1`,
    type: "payment",
    result: "success",
    response_code: "AS000",
    amount: "150.00",
    currency: "RUB",
    operated_at: new Date("2026-03-10T12:02:00Z"),
    ...changes,
  }) as OperationRow;

const operation = (changes: Partial<MoneyOperation> = {}): MoneyOperation => ({
  billnumber: `${bill}.1`,
  type: "payment",
  result: "success",
  responseCode: "AS000",
  amount: rub("150.00"),
  ...changes,
});

const told = (changes: Partial<GatewayOrder> = {}): GatewayOrder => ({
  orderNumber: "A-1",
  billnumber: bill,
  testMode: true,
  amount: rub("150.00"),
  state: "approved",
  stateText: "Approved",
  orderedAt: new Date("2026-03-10T12:01:00Z"),
  operations: [operation()],
  ...changes,
});

type Order = Pick<OrderRow, "state" | "last_handed_off_at" | "billnumbers" | "list_day" | "unconfirmed_at">;
const order = (changes: Partial<Order> = {}): Order => ({
  state: "captured",
  last_handed_off_at: lastForm,
  billnumbers: [known()],
  unconfirmed_at: null,
  list_day: "2026-03-10",
  ...changes,
});

const refund = operation({ billnumber: `${bill}.2`, type: "cancellation", amount: rub("50.00") });

describe("news", () => {
  it.each<[string, GatewayOrder[]]>([
    ["another state", [told({ state: "partial-canceled" })]],
    ["an operation", [told({ operations: [operation(), refund] })]],
    ["another result of an operation", [told({ operations: [operation({ result: "declined" })] })]],
    ["another amount of an operation", [told({ operations: [operation({ amount: rub("150.01") })] })]],
    ["another amount of the order", [told({ amount: rub("151.00") })]],
    ["another test flag", [told({ testMode: false })]],
    ["another attempt", [told(), told({ billnumber: "5679471000000002", operations: [] })]],
    ["an answer that leaves the money out", []],
    ["another attempt alone", [told({ billnumber: "5679471000000002", operations: [] })]],
  ])("is %s, in an answer as in a list", (_, orders) => {
    expect(answerSaysNothingNew(order(), [row()], orders)).toBe(false);
    expect(listSaysNothingNew(order(), [row()], orders)).toBe(false);
  });

  it("is not what is remembered", () => {
    expect(answerSaysNothingNew(order(), [row()], [told()])).toBe(true);
    expect(listSaysNothingNew(order(), [row()], [told()])).toBe(true);
    expect(answerSaysNothingNew(order({ billnumbers: null }), [], [])).toBe(true);
  });

  it("is the result of an operation that was in process", () => {
    const pending = row({ result: "pending", response_code: "AS300" });
    expect(answerSaysNothingNew(order(), [pending], [told()])).toBe(false);
    expect(
      answerSaysNothingNew(
        order(),
        [pending],
        [told({ operations: [operation({ result: "pending", responseCode: "AS300" })] })],
      ),
    ).toBe(true);
  });

  it("is a state seen on the way, which only a whole answer can tell", () => {
    const wasHeld = order({ billnumbers: [known({ seen: { held: true, approved: false } })] });
    expect(answerSaysNothingNew(wasHeld, [row()], [told()])).toBe(false);
    expect(listSaysNothingNew(wasHeld, [row()], [told()])).toBe(true);
  });

  it("cannot be excluded by a list for an order that it may not stand in for", () => {
    expect(listSaysNothingNew(order({ list_day: askedSingly }), [row()], [told()])).toBe(false);
  });
});

describe("the list of a day may stand in for a question", () => {
  it("once the order was checked after its last page had died", () => {
    expect(listDayOf(order(), [row()], pagesDead)).toBe("2026-03-10");
    const held = order({ state: "held", billnumbers: [known({ state: "delayed" })] });
    expect(listDayOf(held, [row()], pagesDead)).toBe("2026-03-10");
  });

  it("also beside an attempt that was declined", () => {
    const twice = order({
      billnumbers: [known({ billnumber: "5679471000000000", state: "declined" }), known()],
    });
    expect(listDayOf(twice, [row()], pagesDead)).toBe("2026-03-10");
  });

  it.each<[string, Partial<Order>, OperationRow[], Date]>([
    ["while somebody may still pay", {}, [row()], new Date(pagesDead.getTime() - 1)],
    [
      "when a further refund would not show in the state",
      { state: "partly-refunded", billnumbers: [known({ state: "partial-canceled" })] },
      [row()],
      pagesDead,
    ],
    [
      "when the rest of a hold may go without showing in the state",
      { state: "partly-captured", billnumbers: [known({ state: "partial-delayed" })] },
      [row()],
      pagesDead,
    ],
    [
      "when a refund shows in the state alone",
      { billnumbers: [known({ state: "partial-canceled" })] },
      [row()],
      pagesDead,
    ],
    [
      "beside an attempt that is open",
      { billnumbers: [known(), known({ billnumber: "5679471000000002", state: "in-process" })] },
      [row()],
      pagesDead,
    ],
    [
      "beside another payment",
      { billnumbers: [known(), known({ billnumber: "5679471000000002" })] },
      [row()],
      pagesDead,
    ],
    [
      "while an operation is in process",
      {},
      [row(), row({ billnumber: `${bill}.2`, result: "pending" })],
      pagesDead,
    ],
    ["when the payment has no date", {}, [row({ operated_at: null })], pagesDead],
  ])("but not %s", (_, changes, operations, checkedAt) => {
    expect(listDayOf(order(changes), operations, checkedAt)).toBe(askedSingly);
  });
});

describe("a checkout that nobody has paid", () => {
  const after = (minutes: number): Date => new Date(lastForm.getTime() + minutes * 60_000);

  it.each(["not-started", "declined", "expired"] as const)(
    "is asked about last after an hour (%s)",
    (state) => {
      const unpaid = order({ state, billnumbers: [] });
      expect(listDayOf(unpaid, [], after(60))).toBe(askedSingly);
      expect(listDayOf(unpaid, [], after(61))).toBe(askedLast);
    },
  );

  it("is not, where a genuine message speaks of a payment, nor one that is in process", () => {
    const told = order({ state: "not-started", billnumbers: [], unconfirmed_at: after(50) });
    expect(listDayOf(told, [], after(61))).toBe(askedSingly);
    expect(listDayOf(order({ state: "in-process" }), [], after(61))).toBe(askedSingly);
  });
});
