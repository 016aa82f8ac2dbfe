import BigNumber from "bignumber.js";
import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import type { BookRow, MedusaFacts, OrderTransaction, PaymentFacts } from "../facts";
import { nextCorrection } from "../next-correction";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const quiet = { open: false, carriedOut: new Set<string>() };

const paid: Position = {
  state: "captured",
  held: rub("0"),
  captured: rub("100"),
  refunded: rub("0"),
  rest: rub("0"),
  problems: [],
  pending: false,
};

const rowOf = (id: string, amount: string): BookRow => ({
  id,
  amount: rub(amount),
  exact: new BigNumber(amount),
  recorded: false,
  atRest: true,
});
const row = rowOf("capt_1", "100");
const line: OrderTransaction = {
  id: "ordtrx_1",
  reference: "capture",
  referenceId: "capt_1",
  amount: rub("100"),
};

function shop(
  changes: {
    payment?: Partial<PaymentFacts>;
    lines?: OrderTransaction[];
    cart?: boolean;
    young?: boolean;
  } = {},
): MedusaFacts {
  const { payment, lines = [line], cart = true, young = false } = changes;
  return {
    session: { id: "payses_1", isTheCartsChoice: true },
    cart: { id: "cart_1", completed: cart },
    order: { id: "order_1", canceled: false, transactions: lines, young },
    payment: {
      id: "pay_1",
      collectionId: "pay_col_1",
      amount: rub("100"),
      captures: [row],
      refunds: [],
      captured: rub("100"),
      refunded: rub("0"),
      markedCaptured: true,
      canceled: false,
      shown: { captured: rub("100"), refunded: rub("0") },
      ...payment,
    },
  };
}

const withoutPayment = (young: boolean): MedusaFacts => ({
  ...shop({ young, lines: [] }),
  payment: undefined,
});

/** The cart has become an order, and nothing ties that order to the payment. */
const untied = (young: boolean): MedusaFacts => ({
  session: { id: "payses_1", isTheCartsChoice: true },
  cart: { id: "cart_1", completed: false },
  untied: { orderId: "order_1", collectionId: "pay_col_1", young },
});

const later = (change: Partial<OrderTransaction>): OrderTransaction => ({
  ...line,
  id: "ordtrx_2",
  ...change,
});
/** As cancelling the order writes it, under the payment's id. */
const givenBack = later({ reference: "refund", referenceId: "pay_1" });
const ofOtherSum = { captured: rub("0"), refunded: rub("0") };
const young = [{ ...row, atRest: false }];

/** A refund in Assist's personal account, and refund rows of the shop that no command was sent for. */
const refundedElsewhere = (...ghosts: string[]): MedusaFacts =>
  shop({
    payment: {
      refunds: ghosts.map((amount, index) => rowOf(`ref_${index}`, amount)),
      refunded: ghosts.reduce((sum, amount) => sum.plus(rub(amount)), rub("0")),
    },
  });
const partlyRefunded: Position = { ...paid, state: "partly-refunded", refunded: rub("10") };

describe("what is left of a process that died, or of several that worked at once", () => {
  it.each<[string, MedusaFacts, unknown]>([
    ["nothing is done where the books agree", shop(), { do: "nothing" }],
    [
      "a line of a row that is gone is removed",
      shop({ lines: [line, later({ referenceId: "capt_9", rowIsGone: true })] }),
      { do: "remove-transactions", ids: ["ordtrx_2"] },
    ],
    [
      "a second line of the same row is removed",
      shop({ lines: [line, later({})] }),
      { do: "remove-transactions", ids: ["ordtrx_2"] },
    ],
    [
      "a line of another sum than its row is removed, to be added rightly",
      shop({ lines: [{ ...line, amount: rub("60") }] }),
      { do: "remove-transactions", ids: ["ordtrx_1"] },
    ],
    [
      "a line of a cancellation that gave nothing back is removed while the order is not canceled",
      shop({ lines: [line, givenBack] }),
      { do: "remove-transactions", ids: ["ordtrx_2"] },
    ],
    [
      "a line of a cancellation that may still be at work is waited for",
      shop({ lines: [line, { ...givenBack, young: true }] }),
      { do: "wait" },
    ],
    [
      "a line of another payment of the order stays",
      shop({ lines: [line, later({ referenceId: "capt_of_another_payment", rowIsGone: false })] }),
      { do: "nothing" },
    ],
    [
      "a line of another sum than its young row is waited for, not left",
      shop({ lines: [{ ...line, amount: rub("60") }], payment: { captures: young } }),
      { do: "wait" },
    ],
    [
      "a second line of a young row is waited for",
      shop({ lines: [line, later({})], payment: { captures: young } }),
      { do: "wait" },
    ],
    [
      "sums that were not added up are added up",
      shop({ payment: { shown: ofOtherSum } }),
      { do: "add-up", collectionId: "pay_col_1" },
    ],
    [
      "sums are waited for while the row is young",
      shop({ payment: { shown: ofOtherSum, captures: young } }),
      { do: "wait" },
    ],
    [
      "sums that other payments are in are left alone",
      shop({ payment: { shown: undefined } }),
      { do: "nothing" },
    ],
    ["a cart that has its order is closed", shop({ cart: false }), { do: "close-cart", cartId: "cart_1" }],
    [
      "a young order's cart is left to whoever places it",
      shop({ cart: false, young: true }),
      { do: "nothing" },
    ],
    ["a young order's payment is left to whoever places it", withoutPayment(true), { do: "wait" }],
    [
      "an older order's payment is authorized",
      withoutPayment(false),
      { do: "authorize-session", orderId: "order_1" },
    ],
    [
      "an order that nothing ties to its payment is tied to it",
      untied(false),
      { do: "tie-order", orderId: "order_1", collectionId: "pay_col_1" },
    ],
    ["one that is being tied is waited for", untied(true), { do: "wait" }],
  ])("%s", (_name, facts, expected) => {
    expect(nextCorrection(paid, facts, quiet)).toMatchObject(expected as object);
  });
});

it("a payment that was canceled without its collection being marked so is marked", () => {
  const released: Position = { ...paid, state: "released", captured: rub("0") };
  const canceled = {
    ...{ captures: [], captured: rub("0"), markedCaptured: false, canceled: true },
    ...{ shown: ofOtherSum, cancelUnmarked: true },
  };
  const facts = shop({ lines: [], payment: canceled });
  expect(nextCorrection(released, facts, quiet)).toEqual({ do: "mark-canceled", collectionId: "pay_col_1" });
  const marked = shop({ lines: [], payment: { ...canceled, cancelUnmarked: false } });
  expect(nextCorrection(released, marked, quiet)).toEqual({ do: "nothing" });
});

it("a line of a cancellation stays where a refund stands behind it", () => {
  const refunds = [rowOf("ref_1", "10")];
  const shown = { captured: rub("100"), refunded: rub("10") };
  const lines = [line, { ...givenBack, amount: rub("10") }];
  const facts = shop({ lines, payment: { refunds, refunded: rub("10"), shown } });
  expect(nextCorrection(partlyRefunded, facts, quiet)).toEqual({ do: "nothing" });
});

describe("the line of a canceled order's cancellation", () => {
  const canceledShop = (payment: Partial<PaymentFacts>, lines: OrderTransaction[]): MedusaFacts => {
    const facts = shop({ payment, lines });
    return { ...facts, order: facts.order && { ...facts.order, canceled: true } };
  };

  it("stays for what was captured, and staff are shown the money until it is given back", () => {
    const facts = canceledShop({}, [line, givenBack]);
    expect(nextCorrection(paid, facts, quiet)).toMatchObject({ reason: "paid-for-canceled-order" });
  });

  it("stays beside a refund that was made before, for the rest", () => {
    const refunds = [rowOf("ref_1", "10")];
    const ofRefund = later({ id: "ordtrx_3", reference: "refund", referenceId: "ref_1", amount: rub("10") });
    const books = { refunds, refunded: rub("10"), shown: { captured: rub("100"), refunded: rub("10") } };
    const facts = canceledShop(books, [line, ofRefund, { ...givenBack, amount: rub("90") }]);
    expect(nextCorrection(partlyRefunded, facts, quiet)).toMatchObject({ reason: "paid-for-canceled-order" });
  });

  it("is removed where nothing was captured: the capture was never carried out", () => {
    const released: Position = { ...paid, state: "released", captured: rub("0") };
    const uncaptured = { captures: [], captured: rub("0"), markedCaptured: false, shown: ofOtherSum };
    const facts = canceledShop({ ...uncaptured, canceled: true }, [givenBack]);
    expect(nextCorrection(released, facts, quiet)).toEqual({ do: "remove-transactions", ids: ["ordtrx_2"] });
  });
});

describe("refund rows that were never sent, beside a refund made at Assist", () => {
  it.each<[string, MedusaFacts, unknown]>([
    [
      "the one that is the whole difference goes",
      refundedElsewhere("10", "5"),
      expect.objectContaining({ do: "drop-rows", refunds: ["ref_1"] }),
    ],
    [
      "all go where no single one is the difference, so that the refund made at Assist is recorded next",
      refundedElsewhere("30"),
      expect.objectContaining({ do: "drop-rows", refunds: ["ref_0"] }),
    ],
  ])("%s", (_about, facts, expected) => {
    expect(nextCorrection(partlyRefunded, facts, quiet)).toEqual(expected);
  });

  it("are left to staff when they do not explain the difference", () => {
    const facts = refundedElsewhere("15");
    const sent = { ...quiet, carriedOut: new Set(["ref_0"]) };
    expect(nextCorrection(partlyRefunded, facts, sent)).toMatchObject({ reason: "shop-has-refunded-more" });
  });
});

describe("money for an order that another payment covers", () => {
  const secondSession = (lacking: string): MedusaFacts => ({
    ...shop({ lines: [] }),
    payment: undefined,
    lacking: rub(lacking),
  });

  it("is told as paid twice, and not booked for the order", () => {
    expect(nextCorrection(paid, secondSession("0"), quiet)).toMatchObject({
      reason: "paid-twice",
      policy: "paidTwice",
    });
    expect(nextCorrection(paid, secondSession("99.99"), quiet)).toMatchObject({
      reason: "paid-twice",
      sentence: "100.00 RUB was paid for an order that lacked only 99.99 RUB.",
    });
  });

  it("is booked where the order still lacks it", () => {
    expect(nextCorrection(paid, secondSession("100"), quiet)).toMatchObject({ do: "authorize-session" });
  });
});
