import BigNumber from "bignumber.js";
import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import type { BookRow, MedusaFacts, PaymentFacts } from "../facts";
import type { CommandFacts } from "../correction";
import { nextCorrection } from "../next-correction";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const quiet: CommandFacts = { open: false, carriedOut: new Set() };

function position(state: Position["state"], changes: Partial<Position>): Position {
  const nothing = rub("0");
  return {
    state,
    ...{ held: nothing, captured: nothing, refunded: nothing, rest: nothing },
    ...{ problems: [], pending: false },
    ...changes,
  };
}

const row: BookRow = {
  id: "capt_1",
  amount: rub("100"),
  exact: new BigNumber("100"),
  recorded: false,
  atRest: true,
};

function shop(
  captured: "0" | "100",
  changes: { canceled?: boolean; payment?: Partial<PaymentFacts> } = {},
): MedusaFacts {
  const captures = captured === "0" ? [] : [row];
  const transactions = captures.map(({ id, amount }) => ({ reference: "capture", referenceId: id, amount }));
  return {
    session: { id: "payses_1", isTheCartsChoice: true },
    cart: { id: "cart_1", completed: true },
    order: { id: "order_1", canceled: changes.canceled ?? false, transactions },
    payment: {
      id: "pay_1",
      collectionId: "pay_col_1",
      amount: rub("100"),
      captures,
      refunds: [],
      captured: rub(captured),
      refunded: rub("0"),
      markedCaptured: captured === "100",
      canceled: false,
      ...changes.payment,
    },
  };
}

const heldInstead = position("held", { held: rub("100"), otherStage: "held" });
const takenInstead = position("captured", { captured: rub("100"), otherStage: "taken" });
const waiting: MedusaFacts = {
  session: { id: "payses_1", isTheCartsChoice: true },
  cart: { id: "cart_1", completed: false },
};

describe("what came otherwise than the checkout had asked for", () => {
  it.each<[string, Position, MedusaFacts, CommandFacts, unknown]>([
    ["its order is placed first", heldInstead, waiting, quiet, { do: "complete-cart" }],
    [
      "a hold is taken",
      heldInstead,
      shop("0"),
      quiet,
      { do: "take-hold", paymentId: "pay_1", held: rub("100") },
    ],
    ["not while a command is open", heldInstead, shop("0"), { ...quiet, open: true }, { do: "wait" }],
    ["not while Assist is at work", { ...heldInstead, pending: true }, shop("0"), quiet, { do: "wait" }],
    [
      "not for a canceled order",
      heldInstead,
      shop("0", { canceled: true }),
      quiet,
      { do: "tell-staff", reason: "held-for-canceled-order" },
    ],
    [
      "not for a payment that staff have voided",
      heldInstead,
      shop("0", { payment: { canceled: true } }),
      quiet,
      { do: "tell-staff", reason: "held-for-canceled-order" },
    ],
    [
      "not for a checkout that has changed",
      heldInstead,
      {},
      quiet,
      { do: "tell-staff", reason: "held-without-session" },
    ],
    [
      "not when it was paid twice",
      { ...heldInstead, problems: ["paid-twice"] },
      shop("0"),
      quiet,
      { do: "tell-staff", reason: "paid-twice" },
    ],
    [
      "a hold as registered stays",
      position("held", { held: rub("100") }),
      shop("0"),
      quiet,
      { do: "nothing" },
    ],
    [
      "a hold that was taken since is no news",
      position("captured", { captured: rub("100"), otherStage: "held" }),
      shop("100"),
      quiet,
      { do: "nothing" },
    ],
    [
      "taken instead of held is told",
      takenInstead,
      shop("100"),
      quiet,
      { do: "tell-staff", reason: "taken-not-held" },
    ],
    [
      "and no more once some of it is back",
      { ...takenInstead, state: "refunded", refunded: rub("100") },
      shop("100", { payment: { refunds: [{ ...row, id: "ref_1" }], refunded: rub("100") } }),
      quiet,
      { do: "add-transactions" },
    ],
    [
      "other means are told",
      position("captured", { captured: rub("100"), otherMeans: "FPS" }),
      shop("100"),
      quiet,
      { do: "tell-staff", reason: "other-means" },
    ],
    [
      "other means of a hold are told as well",
      position("held", { held: rub("100"), otherMeans: "VISA" }),
      shop("0"),
      quiet,
      { do: "tell-staff", reason: "other-means" },
    ],
  ])("%s", (_what, at, facts, commandFacts, expected) => {
    expect(nextCorrection(at, facts, commandFacts)).toMatchObject(expected as object);
  });
});
