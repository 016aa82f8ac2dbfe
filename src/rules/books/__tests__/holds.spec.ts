import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import type { HoldTerm } from "../../money/hold-term";
import type { StaffOperationRow } from "../../../records/rows";
import type { CommandRow } from "../../../records/orders";
import { commandFactsOf } from "../command-facts";
import { keepHold } from "../keep-hold";
import type { HoldWanted, MedusaFacts, PaymentFacts } from "../facts";
import type { CommandFacts } from "../correction";
import { nextCorrection } from "../next-correction";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const nothing = rub("0");

function position(state: Position["state"], held = "0"): Position {
  return {
    state,
    held: rub(held),
    captured: nothing,
    refunded: nothing,
    rest: nothing,
    problems: [],
    pending: false,
  };
}

const held = position("held", "350");
const released = position("released");
const quiet: CommandFacts = { open: false, carriedOut: new Set() };
const ending: HoldTerm = { ends: new Date("2026-11-15T12:00:00Z"), ending: true };

function facts(
  order: Partial<NonNullable<MedusaFacts["order"]>>,
  payment: Partial<PaymentFacts> = {},
): MedusaFacts & { payment: PaymentFacts } {
  return {
    session: { id: "payses_1", isTheCartsChoice: true },
    cart: { id: "cart_1", completed: true },
    order: { id: "order_1", canceled: false, transactions: [], ...order },
    payment: {
      id: "pay_1",
      collectionId: "pay_col_1",
      amount: rub("350"),
      captures: [],
      refunds: [],
      captured: nothing,
      refunded: nothing,
      markedCaptured: false,
      canceled: false,
      ...payment,
    },
  };
}

const unused = (amount: string, young = false) => ({ id: "pay_col_2", amount: rub(amount), young });
const wants = (needs: string, ...collections: HoldWanted["unused"]): { wants: HoldWanted } => ({
  wants: { needs: rub(needs), unused: collections },
});
const dropped = { collectionDropped: { lately: false } };

describe("the hold of an order that was changed", () => {
  const kept = { do: "keep-hold", paymentId: "pay_1", collectionId: "pay_col_1" } as const;

  it.each<[string, MedusaFacts, unknown]>([
    [
      "and needs less is made as large as the need, and nothing else is asked for",
      facts(wants("200", unused("200")), dropped),
      { ...kept, amount: rub("200"), rest: nothing, unused: ["pay_col_2"] },
    ],
    [
      "and needs as much stays as it is",
      facts(wants("350", unused("350")), dropped),
      { ...kept, amount: undefined, rest: nothing, unused: ["pay_col_2"] },
    ],
    [
      "and needs more stays, and only the rest is asked for",
      facts(wants("500", unused("500")), dropped),
      { ...kept, amount: undefined, rest: rub("150"), unused: ["pay_col_2"] },
    ],
    [
      "back to what it was is as large as all that is held",
      facts(wants("350", unused("350")), { ...dropped, amount: rub("200") }),
      { ...kept, amount: rub("350"), rest: nothing, unused: ["pay_col_2"] },
    ],
    [
      "and has another collection, which asks for what the hold covers",
      facts(wants("500", unused("500"))),
      { ...kept, amount: undefined, rest: rub("150"), unused: ["pay_col_2"] },
    ],
    [
      "and for which somebody has begun to pay otherwise stays",
      facts(wants("200"), dropped),
      { ...kept, amount: rub("200"), rest: nothing, unused: [] },
    ],
    [
      "in the midst of the change is let alone",
      facts(wants("200", unused("200")), { collectionDropped: { lately: true } }),
      { do: "wait" },
    ],
    [
      "in the midst of it, before its collection is marked, as well",
      facts(wants("200", unused("200", true))),
      { do: "wait" },
    ],
  ])("%s", (_, shop, correction) => {
    expect(nextCorrection(held, shop, quiet)).toEqual(correction);
  });

  it("is put right at once when the change is known to have ended", () => {
    const shop = facts(wants("200", unused("200", true)), { collectionDropped: { lately: true } });
    expect(keepHold(held, shop, shop.payment, true)).toMatchObject({ do: "keep-hold", amount: rub("200") });
  });

  it.each<[string, Position, MedusaFacts]>([
    ["was never changed", held, facts(wants("350"))],
    ["asks besides for what the hold does not cover", held, facts(wants("500", unused("150")))],
    ["is canceled", held, facts({ ...wants("350"), canceled: true }, dropped)],
    ["has no hold any more", released, facts({ lacking: nothing }, { ...dropped, canceled: true })],
  ])("stays as it is when the order %s", (_, where, shop) => {
    expect(nextCorrection(where, shop, quiet)).not.toMatchObject({ do: "keep-hold" });
  });

  it("is told when it does not cover what the order needs", () => {
    const shop = facts({ ...wants("500", unused("150")), lacking: rub("150") });
    expect(nextCorrection(held, shop, quiet)).toMatchObject({ do: "tell-staff", reason: "hold-too-small" });
  });
});

describe("a hold", () => {
  it("of a live order that is about to end is told, by when it ends", () => {
    expect(nextCorrection(held, facts(wants("350")), quiet, ending)).toMatchObject({
      do: "tell-staff",
      reason: "hold-ending",
      sentence: expect.stringContaining("2026-11-15T12:00:00.000Z") as unknown,
    });
    expect(nextCorrection(held, facts(wants("350")), quiet, { ...ending, ending: false }).do).toBe("nothing");
  });

  it.each<[string, MedusaFacts, CommandFacts, unknown]>([
    ["by itself is told", facts({ lacking: rub("350") }, { canceled: true }), quiet, "hold-ended"],
    [
      "by the platform is told",
      facts({ lacking: rub("350") }, { canceled: true }),
      { ...quiet, released: "by-platform" },
      "hold-let-go",
    ],
  ])("of a live order that has gone %s", (_, shop, commandFacts, reason) => {
    expect(nextCorrection(released, shop, commandFacts)).toMatchObject({ do: "tell-staff", reason });
  });

  it.each<[string, MedusaFacts, CommandFacts]>([
    ["by staff", facts({ lacking: rub("350") }, { canceled: true }), { ...quiet, released: "by-staff" }],
    ["with the order's cancellation", facts({ canceled: true }, { canceled: true }), quiet],
    ["of an order that is paid otherwise", facts({ lacking: nothing }, { canceled: true }), quiet],
  ])("that has gone %s is nothing to tell", (_, shop, commandFacts) => {
    expect(nextCorrection(released, shop, commandFacts)).toEqual({ do: "nothing" });
  });

  it("that has gone a moment ago may be part of a cancellation: it is waited for", () => {
    const shop = facts({ lacking: rub("350") }, { canceled: true, goneLately: true });
    expect(nextCorrection(released, shop, { ...quiet, released: "by-platform" })).toEqual({ do: "wait" });
  });

  it("is let go by staff when they have voided it, or given it back, and by the platform when nobody has", () => {
    const command = (kind: CommandRow["kind"]): CommandRow =>
      ({ kind, state: "done", reference: "pay_1", sent_at: new Date(0) }) as CommandRow;
    const act = (state: StaffOperationRow["state"], kind: StaffOperationRow["kind"] = "void") => ({
      kind,
      state,
    });
    const releasedBy = (commands: CommandRow[], staffOperations: ReturnType<typeof act>[]) =>
      commandFactsOf(commands, staffOperations, null).released;
    expect(releasedBy([command("release")], [])).toBe("by-platform");
    expect(releasedBy([command("release")], [act("refused"), act("done", "capture")])).toBe("by-platform");
    for (const state of ["working", "done", "unknown"] as const)
      expect(releasedBy([command("release")], [act(state)])).toBe("by-staff");
    expect(releasedBy([command("refund")], [])).toBe("by-staff");
    expect(releasedBy([command("charge")], [])).toBeUndefined();
  });
});
