import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import { permissionsOf, reversalOf, type PermissionFacts } from "../permissions";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const nothing = rub("0");

const position = (part: Partial<Position>): Position => ({
  state: "held",
  billnumber: "5679471000000001",
  held: nothing,
  rest: nothing,
  captured: nothing,
  refunded: nothing,
  problems: [],
  pending: false,
  ...part,
});

const held = position({ held: rub("100") });
const captured = position({ state: "captured", captured: rub("100") });

/** A live order whose payment shows what Assist shows. */
const agreeing = (at: Position, part: Partial<PermissionFacts> = {}): PermissionFacts => ({
  accountReady: true,
  stages: "two",
  position: at,
  shop: {
    payment: { amount: rub("100"), captured: at.captured, refunded: at.refunded, canceled: false },
    order: { canceled: false },
  },
  ...part,
});

/** "up to 100.00", or why not. */
function inShort(facts: PermissionFacts): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...permissionsOf(facts), return: reversalOf(facts) }).map(([act, permission]) => [
      act,
      permission.allowed ? `up to ${permission.most?.amount ?? "-"}` : permission.reason,
    ]),
  );
}

const all = (reason: string) => ({ capture: reason, void: reason, refund: reason });

describe("what staff may do", () => {
  it("with a hold: take it or let it go, and never return a part of it", () => {
    const may = { capture: "up to 100.00", void: "up to 100.00", refund: "only-held", check: "up to -" };
    expect(inShort(agreeing(held))).toMatchObject(may);
    const { capture } = permissionsOf(agreeing(held));
    expect(capture.allowed && capture.least?.amount).toBe("0.01");
  });

  it.each<[string, Position, object]>([
    [
      "captured in part: the rest is out of reach, and a refund is of what was taken",
      position({ state: "partly-captured", captured: rub("60"), rest: rub("40") }),
      { capture: "captured-once", void: "void-after-capture", refund: "up to 60.00" },
    ],
    [
      "refunded in part: up to what is left",
      position({ state: "partly-refunded", captured: rub("100"), refunded: rub("30.01") }),
      { capture: "already-captured", refund: "up to 69.99" },
    ],
    [
      "refunded",
      position({ state: "refunded", captured: rub("100"), refunded: rub("100") }),
      all("refunded"),
    ],
    ["let go", position({ state: "released" }), all("released")],
    ["declined", position({ state: "declined" }), all("nothing-paid")],
    ["at the bank", position({ state: "in-process" }), all("in-process")],
    ["unclear", position({ state: "unclear" }), all("unclear")],
    ["not finished at Assist", position({ held: rub("100"), pending: true }), all("assist-still-working")],
  ])("%s", (_name, at, expected) => {
    expect(inShort(agreeing(at))).toMatchObject(expected);
  });

  it("nothing that moves money while a command is open, and nothing at all without an account", () => {
    expect(inShort(agreeing(held, { openCommand: "sending" }))).toMatchObject(all("command-under-way"));
    expect(inShort(agreeing(captured, { openCommand: "unknown" }))).toMatchObject({
      ...all("outcome-unknown"),
      check: "up to -",
      return: "outcome-unknown",
    });
    const check = "account-not-ready";
    expect(inShort(agreeing(held, { accountReady: false }))).toMatchObject({ ...all(check), check });
  });

  it("nothing that the shop could not book", () => {
    const shop = agreeing(held).shop;
    expect(inShort(agreeing(held, { shop: {} }))).toMatchObject({
      capture: "no-payment",
      void: "no-payment",
    });
    expect(inShort(agreeing(held, { shop: { payment: shop.payment } }))).toMatchObject({
      capture: "no-order",
    });
    const canceled = { ...agreeing(captured).shop, order: { canceled: true } };
    expect(inShort(agreeing(held, { shop: { ...shop, order: { canceled: true } } }))).toMatchObject({
      capture: "order-canceled",
      void: "up to 100.00",
    });
    expect(inShort(agreeing(captured, { shop: canceled })).refund).toBe("up to 100.00");
    expect(inShort(agreeing(captured, { shop }))).toMatchObject({ refund: "books-differ" });
  });

  it("no capture of another amount than was registered", () => {
    expect(inShort(agreeing({ ...held, problems: ["amount-differs"] })).capture).toBe("does-not-match");
    expect(inShort(agreeing({ ...captured, problems: ["paid-twice"] })).refund).toBe("paid-twice");
  });

  it("while the order is being changed, only a refund of what the shop owes already", () => {
    const changing = (owed: string): PermissionFacts => {
      const facts = agreeing(captured);
      return { ...facts, shop: { ...facts.shop, order: { canceled: false, owed: rub(owed) } } };
    };
    expect(inShort(changing("0")).refund).toBe("order-being-changed");
    expect(inShort(changing("25")).refund).toBe("up to 25.00");
  });

  it("money taken at once is not captured again", () => {
    expect(inShort(agreeing(captured, { stages: "one" })).capture).toBe("one-stage");
  });
});

describe("giving money back for good", () => {
  it("is for money that no live order has a claim to", () => {
    expect(inShort(agreeing(captured)).return).toBe("belongs-to-order");
    expect(inShort(agreeing(captured, { shop: {} })).return).toBe("up to 100.00");
    expect(inShort(agreeing(held, { shop: { order: { canceled: false } } })).return).toBe("up to 100.00");
    const partly = position({ state: "partly-refunded", captured: rub("100"), refunded: rub("30") });
    expect(inShort(agreeing(partly, { shop: {} })).return).toBe("up to 70.00");
    const { payment } = agreeing(captured).shop;
    expect(inShort(agreeing(captured, { shop: { payment, order: { canceled: true } } })).return).toBe(
      "up to 100.00",
    );
    expect(inShort(agreeing(position({ state: "declined" }), { shop: {} })).return).toBe("nothing-left");
  });
});
