import BigNumber from "bignumber.js";
import { Money } from "../../../gateway";
import type { Position } from "../../money/position";
import type { BookRow, MedusaFacts, OrderTransaction } from "../facts";
import { nextCorrection } from "../next-correction";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const quiet = { open: false, carriedOut: new Set<string>() };

const row = (id: string, exact: string): BookRow => ({
  id,
  amount: Money.round(exact, "RUB"),
  exact: new BigNumber(exact),
  recorded: false,
  atRest: true,
});
const lineOf =
  (reference: string) =>
  ({ id, amount }: BookRow): OrderTransaction => ({
    id: `ordtrx_${id}`,
    reference,
    referenceId: id,
    amount,
  });

/** An order of 100, of which these refunds are booked; the platform adds them up before it rounds. */
function refundedBy(...amounts: string[]): MedusaFacts {
  const captures = [row("capt_1", "100")];
  const refunds = amounts.map((amount, index) => row(`ref_${index}`, amount));
  const sum = amounts.reduce((total, amount) => total.plus(amount), new BigNumber(0));
  const refunded = Money.round(sum.toFixed(), "RUB");
  return {
    session: { id: "payses_1", isTheCartsChoice: true },
    cart: { id: "cart_1", completed: true },
    order: {
      id: "order_1",
      canceled: false,
      transactions: [...captures.map(lineOf("capture")), ...refunds.map(lineOf("refund"))],
    },
    payment: {
      ...{ id: "pay_1", collectionId: "pay_col_1", amount: rub("100") },
      ...{ captures, refunds, captured: rub("100"), refunded },
      ...{ markedCaptured: true, canceled: false, shown: { captured: rub("100"), refunded } },
    },
  };
}

const refunded = (amount: string): Position => ({
  ...{
    state: "partly-refunded",
    held: rub("0"),
    captured: rub("100"),
    refunded: rub(amount),
    rest: rub("0"),
  },
  ...{ problems: [], pending: false },
});

describe("refunds with more decimals than the currency has", () => {
  it("that together are what Assist has refunded leave nothing to do", () => {
    expect(nextCorrection(refunded("20.13"), refundedBy("10.065", "10.065"), quiet)).toEqual({
      do: "nothing",
    });
    expect(nextCorrection(refunded("20.01"), refundedBy("10.004", "10.004"), quiet)).toEqual({
      do: "nothing",
    });
  });

  it("do not stand behind a cancellation's line, either, when each has a line of its own", () => {
    const facts = refundedBy("10.004", "10.004");
    const givenBack = { ...lineOf("refund")(row("pay_1", "0.01")), id: "ordtrx_9" };
    const transactions = [...(facts.order?.transactions ?? []), givenBack];
    const order = { id: "order_1", canceled: false, transactions };
    expect(nextCorrection(refunded("20.01"), { ...facts, order }, quiet)).toEqual({
      do: "remove-transactions",
      ids: ["ordtrx_9"],
    });
  });

  it.each(["10.004", "10.065"])("of %s, one of which was never sent: that one goes", (amount) => {
    const sent = { ...quiet, carriedOut: new Set(["ref_0"]) };
    const correction = nextCorrection(
      refunded(Money.round(amount, "RUB").amount),
      refundedBy(amount, amount),
      sent,
    );
    expect(correction).toMatchObject({ do: "drop-rows", refunds: ["ref_1"] });
  });

  it("whose lines are missing get lines of the sums that they have", () => {
    const facts = refundedBy("10.065", "10.065");
    const order = {
      id: "order_1",
      canceled: false,
      transactions: facts.order?.transactions.slice(0, 1) ?? [],
    };
    const correction = nextCorrection(refunded("20.13"), { ...facts, order }, quiet);
    const lines = correction.do === "add-transactions" ? correction.lines : [];
    expect(lines.map(({ exact }) => exact.toFixed())).toEqual(["10.065", "10.065"]);
  });
});
