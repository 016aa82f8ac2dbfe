import BigNumber from "bignumber.js";
import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import type { BookRow, MedusaFacts } from "../facts";
import type { CommandFacts } from "../correction";
import { nextCorrection } from "../next-correction";

const rub = (amount: string): Money => Money.parse(amount, "RUB");

function position(
  changes: Partial<Record<"held" | "captured" | "refunded", string>>,
  state: Position["state"],
  problems: Position["problems"] = [],
): Position {
  const { held = "0", captured = "0", refunded = "0" } = changes;
  return {
    state,
    held: rub(held),
    captured: rub(captured),
    refunded: rub(refunded),
    rest: rub("0"),
    problems,
    pending: false,
  };
}

const waiting: MedusaFacts = {
  session: { id: "payses_1", isTheCartsChoice: true },
  cart: { id: "cart_1", completed: false },
};
const dropped: MedusaFacts = {};
const row = (id: string, amount: string, changes: Partial<BookRow> = {}): BookRow => ({
  id,
  amount: rub(amount),
  exact: new BigNumber(amount),
  recorded: false,
  atRest: true,
  ...changes,
});
const quiet: CommandFacts = { open: false, carriedOut: new Set() };

/** An order whose own account has a line for every row. */
function ordered(
  captured: string,
  refunded: string,
  changes: { canceled?: boolean; rows?: Partial<BookRow>; lines?: boolean } = {},
): MedusaFacts {
  const captures = captured === "0" ? [] : [row("capt_1", captured, changes.rows)];
  const refunds = refunded === "0" ? [] : [row("ref_1", refunded, changes.rows)];
  const line = (reference: string) => (each: BookRow) => ({
    reference,
    referenceId: each.id,
    amount: each.amount,
  });
  const transactions =
    changes.lines === false ? [] : [...captures.map(line("capture")), ...refunds.map(line("refund"))];
  const canceled = changes.canceled ?? false;
  return {
    ...waiting,
    cart: { id: "cart_1", completed: true },
    order: { id: "order_1", canceled, transactions },
    payment: {
      id: "pay_1",
      collectionId: "pay_col_1",
      amount: rub("100"),
      captures,
      refunds,
      captured: rub(captured),
      refunded: rub(refunded),
      markedCaptured: captured === "100",
      canceled,
    },
  };
}

const paid = position({ captured: "100" }, "captured");
const held = position({ held: "100" }, "held");

describe("the next step of Medusa", () => {
  it.each<[string, Position, MedusaFacts, unknown]>([
    ["a paid cart is completed", paid, waiting, { do: "complete-cart", cartId: "cart_1" }],
    ["a held cart is completed", held, waiting, { do: "complete-cart", cartId: "cart_1" }],
    [
      "a cart whose payment was authorized but never completed is completed",
      paid,
      { ...waiting, payment: ordered("100", "0").payment },
      { do: "complete-cart", cartId: "cart_1" },
    ],
    [
      "an order without a cart is authorized",
      paid,
      {
        session: { id: "payses_1", isTheCartsChoice: true },
        order: { id: "order_1", canceled: false, transactions: [] },
      },
      { do: "authorize-session", sessionId: "payses_1", orderId: "order_1" },
    ],
    ["nothing happens before there is money", position({}, "in-process"), waiting, { do: "nothing" }],
    ["nothing happens for a declined payment", position({}, "declined"), waiting, { do: "nothing" }],
    [
      "nothing happens for money that came and went",
      position({ captured: "100", refunded: "100" }, "refunded"),
      dropped,
      { do: "nothing" },
    ],
    [
      "money for a dropped session touches no cart",
      paid,
      dropped,
      { do: "tell-staff", reason: "paid-without-session" },
    ],
    [
      "a hold for a dropped session touches no cart",
      held,
      dropped,
      { do: "tell-staff", reason: "held-without-session" },
    ],
    [
      "money for a session that is no longer the cart's choice touches no cart",
      paid,
      { ...waiting, session: { id: "payses_1", isTheCartsChoice: false } },
      { do: "tell-staff", reason: "paid-without-session" },
    ],
    [
      "another amount places no order",
      { ...paid, problems: ["amount-differs"] },
      waiting,
      { do: "tell-staff", reason: "amount-differs" },
    ],
    [
      "the wrong mode places no order",
      { ...paid, problems: ["test-flag-differs"] },
      waiting,
      { do: "tell-staff", reason: "test-flag-differs" },
    ],
    [
      "an answer that contradicts itself concludes nothing",
      position({}, "unclear"),
      waiting,
      { do: "tell-staff", reason: "unclear" },
    ],
    ["books that agree stay", paid, ordered("100", "0"), { do: "nothing" }],
    [
      "a capture made at Assist is recorded",
      position({ captured: "40" }, "partly-captured"),
      ordered("0", "0"),
      { do: "record-capture", paymentId: "pay_1", amount: rub("40") },
    ],
    [
      "a capture made at Assist of more than the changed order has left of the payment makes it larger first",
      position({ captured: "140" }, "captured"),
      ordered("0", "0"),
      { do: "raise-payment", paymentId: "pay_1", collectionId: "pay_col_1", amount: rub("140") },
    ],
    [
      "but not where the amount is not what was registered",
      { ...position({ captured: "140" }, "captured"), problems: ["amount-differs"] },
      ordered("0", "0"),
      { do: "record-capture", paymentId: "pay_1", amount: rub("140") },
    ],
    [
      "a refund made at Assist is recorded",
      position({ captured: "100", refunded: "30" }, "partly-refunded"),
      ordered("100", "10"),
      { do: "record-refund", paymentId: "pay_1", amount: rub("20"), toOrder: true },
    ],
    [
      "a refund of a payment that never got its order is recorded in the payment alone",
      position({ captured: "100", refunded: "100" }, "refunded"),
      { payment: ordered("100", "0").payment },
      { do: "record-refund", paymentId: "pay_1", amount: rub("100"), toOrder: false },
    ],
    [
      "a refund of a canceled order is recorded in the payment alone",
      position({ captured: "100", refunded: "30" }, "partly-refunded"),
      ordered("100", "0", { canceled: true }),
      { do: "record-refund", paymentId: "pay_1", amount: rub("30"), toOrder: false },
    ],
    [
      "a hold that came after the payment was canceled is shown, although its order is not",
      held,
      { ...ordered("0", "0"), payment: { ...ordered("0", "0").payment!, canceled: true } },
      { do: "tell-staff", reason: "held-for-canceled-order" },
    ],
    [
      "an operation of the personal account without an outcome is waited for",
      { ...paid, pending: true },
      ordered("100", "0"),
      { do: "wait" },
    ],
    [
      "a hold let go at Assist is recorded",
      position({}, "released"),
      ordered("0", "0"),
      { do: "record-cancel", paymentId: "pay_1" },
    ],
    [
      "a released hold is recorded once",
      position({}, "released"),
      ordered("0", "0", { canceled: true }),
      { do: "nothing" },
    ],
    [
      "money taken for a canceled payment is shown",
      paid,
      ordered("0", "0", { canceled: true }),
      { do: "tell-staff", reason: "paid-for-canceled-order" },
    ],
    [
      "a capture of a process that died is taken back",
      held,
      ordered("100", "0"),
      { do: "drop-rows", captures: ["capt_1"], refunds: [] },
    ],
    [
      "a refund of a process that died is taken back",
      paid,
      ordered("100", "30"),
      { do: "drop-rows", captures: [], refunds: ["ref_1"] },
    ],
    [
      "a capture that may still be on its way is waited for",
      held,
      ordered("100", "0", { rows: { atRest: false } }),
      { do: "wait" },
    ],
    [
      "a refund that may still be on its way is waited for",
      paid,
      {
        ...ordered("100", "30"),
        payment: { ...ordered("100", "30").payment!, refunds: [row("ref_1", "30", { atRest: false })] },
      },
      { do: "wait" },
    ],
    [
      "a recorded capture that Assist does not show is shown to staff",
      held,
      ordered("100", "0", { rows: { recorded: true } }),
      { do: "tell-staff", reason: "shop-has-captured-more" },
    ],
    [
      "another payment under the number, made after all of a canceled order had gone back, is the canceled order's",
      paid,
      ordered("100", "100", { canceled: true, rows: { recorded: true } }),
      { do: "tell-staff", reason: "paid-for-canceled-order" },
    ],
    [
      "and so is another hold",
      held,
      ordered("100", "100", { canceled: true, rows: { recorded: true } }),
      { do: "tell-staff", reason: "held-for-canceled-order" },
    ],
    [
      "lines missing in the order's account are added",
      paid,
      ordered("100", "0", { lines: false }),
      {
        do: "add-transactions",
        orderId: "order_1",
        lines: [{ reference: "capture", referenceId: "capt_1", amount: rub("100") }],
      },
    ],
    [
      "a missing mark of full capture is set",
      paid,
      { ...ordered("100", "0"), payment: { ...ordered("100", "0").payment!, markedCaptured: false } },
      { do: "mark-captured", paymentId: "pay_1" },
    ],
    [
      "money that a canceled order still has is shown",
      paid,
      {
        ...ordered("100", "0", { canceled: true }),
        payment: { ...ordered("100", "0").payment!, canceled: false },
      },
      { do: "tell-staff", reason: "paid-for-canceled-order" },
    ],
    [
      "money that comes for an order which was canceled before is shown, and not booked",
      paid,
      { ...ordered("0", "0", { canceled: true }), payment: undefined },
      { do: "tell-staff", reason: "paid-for-canceled-order" },
    ],
    [
      "a hold that a canceled order still has is shown",
      held,
      {
        ...ordered("0", "0", { canceled: true }),
        payment: { ...ordered("0", "0").payment!, canceled: false },
      },
      { do: "tell-staff", reason: "held-for-canceled-order" },
    ],
    [
      "a payment whose checkout changed before its order was placed is shown",
      paid,
      { payment: ordered("100", "0").payment },
      { do: "tell-staff", reason: "paid-without-session" },
    ],
    [
      "a second payment under one number is shown",
      { ...paid, problems: ["paid-twice"] },
      ordered("100", "0"),
      { do: "tell-staff", reason: "paid-twice" },
    ],
  ])("%s", (_name, gateway, facts, expected) => {
    expect(nextCorrection(gateway, facts, quiet)).toMatchObject(expected as object);
  });

  it("makes the bill that a placed order waits for, once its completion has ended for good, and never for a canceled one", () => {
    const order = { id: "order_1", canceled: false, transactions: [] };
    const unpaid = position({}, "not-started");
    const facts: MedusaFacts = { ...waiting, order, awaitsBill: true };
    expect(nextCorrection(unpaid, facts, quiet)).toEqual({
      do: "make-bill",
      sessionId: "payses_1",
      orderId: "order_1",
    });
    expect(nextCorrection(unpaid, { ...facts, order: { ...order, young: true } }, quiet).do).toBe("wait");
    expect(nextCorrection(unpaid, { ...facts, order: { ...order, canceled: true } }, quiet).do).toBe(
      "nothing",
    );
    expect(nextCorrection(unpaid, { ...facts, order: undefined }, quiet).do).toBe("nothing");
    expect(nextCorrection(unpaid, { ...facts, awaitsBill: false }, quiet).do).toBe("nothing");
  });

  it("waits while a command of ours is in the air", () => {
    const open = { ...quiet, open: true };
    expect(nextCorrection(held, ordered("100", "0"), open)).toEqual({ do: "wait" });
    expect(nextCorrection(paid, ordered("100", "30"), open)).toEqual({ do: "wait" });
    expect(nextCorrection(paid, ordered("0", "0"), open)).toEqual({ do: "wait" });
    const authorized = { ...waiting, payment: ordered("0", "0").payment };
    expect(nextCorrection(held, authorized, open)).toEqual({ do: "wait" });
  });

  describe("of an order whose payment was let go", () => {
    const released = position({}, "released");
    const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 21, 12, minute));
    function voided(
      changes: { order?: Partial<MedusaFacts["order"]>; goneSince?: Date; canceled?: boolean } = {},
    ): MedusaFacts {
      const { order, payment } = ordered("0", "0", { canceled: false });
      if (!order || !payment) throw new Error("No order");
      return {
        ...waiting,
        cart: { id: "cart_1", completed: true },
        session: { id: "payses_1", isTheCartsChoice: false },
        order: { ...order, placedAt: at(10), lacking: rub("100"), ...changes.order },
        payment: {
          ...payment,
          canceled: changes.canceled ?? true,
          goneSince: "goneSince" in changes ? changes.goneSince : at(9),
        },
      };
    }
    const told = { do: "tell-staff", reason: "order-without-money" };

    it("tells staff when that was before the order was placed, by the platform's rows or by our command log", () => {
      expect(nextCorrection(released, voided(), quiet)).toMatchObject(told);
      const late = voided({ goneSince: at(11) });
      expect(nextCorrection(released, late, { ...quiet, lastReversal: at(9) })).toMatchObject(told);
      const byStaff = { ...quiet, released: "by-staff" } as const;
      expect(nextCorrection(released, late, byStaff)).toEqual({ do: "nothing" });
      expect(nextCorrection(released, late, { ...byStaff, lastReversal: at(11) })).toEqual({ do: "nothing" });
    });

    it("waits until the completion that placed it has ended, and is content with what covers it", () => {
      expect(nextCorrection(released, voided({ order: { young: true } }), quiet)).toEqual({ do: "wait" });
      expect(nextCorrection(released, voided({ order: { lacking: rub("0") } }), quiet)).toEqual({
        do: "nothing",
      });
      expect(nextCorrection(released, voided({ order: { canceled: true } }), quiet)).toEqual({
        do: "nothing",
      });
    });

    it("takes the session from a cart that could still be completed on it, and from no other", () => {
      const { payment } = voided();
      const open: MedusaFacts = { ...waiting, ...(payment ? { payment } : {}) };
      const again = { do: "record-cancel", paymentId: "pay_1" };
      expect(nextCorrection(released, open, quiet)).toEqual(again);
      const session = { id: "payses_1", isTheCartsChoice: false };
      expect(nextCorrection(released, { ...open, session }, quiet)).toEqual({ do: "nothing" });
      const chosen = { ...voided({ goneSince: at(11) }), session: waiting.session };
      expect(nextCorrection(released, chosen, { ...quiet, released: "by-staff" })).toEqual({ do: "nothing" });
    });
  });

  it("never takes back a row whose command was carried out", () => {
    expect(
      nextCorrection(held, ordered("100", "0"), { open: false, carriedOut: new Set(["capt_1"]) }),
    ).toMatchObject({ do: "tell-staff" });
  });
});
