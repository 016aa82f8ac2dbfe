import { Money, type Position } from "../../../assist";
import type { MedusaFacts } from "../medusa-facts";
import { nextMove } from "../next-move";

const rub = (amount: string): Money => Money.parse(amount, "RUB");

function position(changes: Partial<Record<"held" | "captured" | "returned", string>>, state: Position["state"], problems: Position["problems"] = []): Position {
  const { held = "0", captured = "0", returned = "0" } = changes;
  return { state, held: rub(held), captured: rub(captured), returned: rub(returned), rest: rub("0"), problems };
}

const waiting: MedusaFacts = { session: { id: "payses_1", isTheCartsChoice: true }, cart: { id: "cart_1", completed: false } };
const dropped: MedusaFacts = {};
const ordered = (captured: string, refunded: string, canceled = false): MedusaFacts => ({
  ...waiting,
  cart: { id: "cart_1", completed: true },
  order: { id: "order_1", canceled },
  payment: { id: "pay_1", captured: rub(captured), refunded: rub(refunded), canceled },
});

const paid = position({ captured: "100" }, "captured");
const held = position({ held: "100" }, "held");

describe("the next step of Medusa", () => {
  it.each<[string, Position, MedusaFacts, unknown]>([
    ["a paid cart is completed", paid, waiting, { do: "complete-cart", cartId: "cart_1" }],
    ["a held cart is completed", held, waiting, { do: "complete-cart", cartId: "cart_1" }],
    ["a cart whose payment was authorized but never completed is completed", paid, { ...waiting, payment: ordered("100", "0").payment }, { do: "complete-cart", cartId: "cart_1" }],
    ["an order without a cart is authorized", paid, { session: { id: "payses_1", isTheCartsChoice: true }, order: { id: "order_1", canceled: false } }, { do: "authorize-session", sessionId: "payses_1" }],
    ["nothing happens before there is money", position({}, "in-process"), waiting, { do: "nothing" }],
    ["nothing happens for a declined payment", position({}, "declined"), waiting, { do: "nothing" }],
    ["nothing happens for money that came and went", position({ captured: "100", returned: "100" }, "returned"), dropped, { do: "nothing" }],
    ["money for a dropped session touches no cart", paid, dropped, { do: "tell-staff", reason: "paid-without-session" }],
    ["a hold for a dropped session touches no cart", held, dropped, { do: "tell-staff", reason: "held-without-session" }],
    ["money for a session that is no longer the cart's choice touches no cart", paid, { ...waiting, session: { id: "payses_1", isTheCartsChoice: false } }, { do: "tell-staff", reason: "paid-without-session" }],
    ["another amount places no order", { ...paid, problems: ["amount-differs"] }, waiting, { do: "tell-staff", reason: "amount-differs" }],
    ["the wrong mode places no order", { ...paid, problems: ["test-flag-differs"] }, waiting, { do: "tell-staff", reason: "test-flag-differs" }],
    ["an answer that contradicts itself concludes nothing", position({}, "unclear"), waiting, { do: "tell-staff", reason: "unclear" }],
    ["books that agree stay", paid, ordered("100", "0"), { do: "nothing" }],
    ["a capture made at Assist is recorded", position({ captured: "40" }, "partly-captured"), ordered("0", "0"), { do: "record-capture", paymentId: "pay_1", amount: rub("40") }],
    ["a refund made at Assist is recorded", position({ captured: "100", returned: "30" }, "partly-returned"), ordered("100", "10"), { do: "record-refund", paymentId: "pay_1", amount: rub("20") }],
    ["a hold let go at Assist is recorded", position({}, "released"), ordered("0", "0"), { do: "record-cancel", paymentId: "pay_1" }],
    ["a released hold is recorded once", position({}, "released"), ordered("0", "0", true), { do: "nothing" }],
    ["money taken for a canceled payment is shown", paid, ordered("0", "0", true), { do: "tell-staff", reason: "paid-for-canceled-order" }],
    ["a capture that only the shop has is shown", held, ordered("100", "0"), { do: "tell-staff", reason: "shop-has-captured-more" }],
    ["a refund that only the shop has is shown", paid, ordered("100", "30"), { do: "tell-staff", reason: "shop-has-refunded-more" }],
    ["a second payment under one number is shown", { ...paid, problems: ["paid-twice"] }, ordered("100", "0"), { do: "tell-staff", reason: "paid-twice" }],
  ])("%s", (_name, gateway, facts, expected) => {
    expect(nextMove(gateway, facts, false)).toMatchObject(expected as object);
  });

  it("waits while a command of ours is in the air", () => {
    expect(nextMove(held, ordered("100", "0"), true)).toEqual({ do: "nothing" });
    expect(nextMove(paid, ordered("100", "30"), true)).toEqual({ do: "nothing" });
  });
});
