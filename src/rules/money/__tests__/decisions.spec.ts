import { Money, type OrderState } from "../../../gateway";
import { computePosition, type Position } from "../position";
import { decideCapture, decideRefund, decideVoid, type PlatformRow } from "../decisions";
import type { CommandRow } from "../../../records/orders";

const rub = (amount: string): Money => Money.parse(amount, "RUB");

function position(
  state: OrderState,
  confirmed: string,
  cancelled: string,
  stages: "one" | "two" = "two",
  amount = "100.00",
): Position {
  const operation = (type: "payment" | "confirmation" | "cancellation", text: string) => ({
    type,
    result: "success" as const,
    amount: rub(text),
    responseCode: "AS000",
    message: undefined,
    customerMessage: undefined,
  });
  const moneyless: OrderState[] = ["in-process", "declined", "timeout"];
  const operations = [
    operation("payment", moneyless.includes(state) ? "0" : amount),
    operation("confirmation", confirmed),
    operation("cancellation", cancelled),
  ];
  return computePosition({ amount: rub(amount), stages, live: false }, [
    {
      billnumber: "5679471000000001",
      testMode: true,
      amount: rub(amount),
      state,
      operations: operations
        .filter((each) => !each.amount.isZero)
        .map((each, index) => ({ ...each, billnumber: `5679471000000001.${index + 1}` })),
    },
  ]);
}

function row(amount: string, others: string[] = [], changes: Partial<PlatformRow> = {}): PlatformRow {
  return {
    reference: "ref_new",
    paymentId: "pay_1",
    amount,
    others,
    otherReferences: others.map((_, index) => `ref_${index}`),
    recording: false,
    ...changes,
  };
}

const refundAttempt = (amount: string, reference: string, state: CommandRow["state"] = "done"): CommandRow =>
  ({ id: "asatt_1", kind: "refund", state, amount, currency: "RUB", reference }) as CommandRow;

const held = position("delayed", "0", "0");
const confirmed = position("approved", "100.00", "0");
const sends = (amount: string) => ({ do: "send", amount: rub(amount) });

describe("a capture", () => {
  it("of a hold is sent for the amount asked", () => {
    expect(decideCapture(held, row("100"))).toEqual(sends("100.00"));
    expect(decideCapture(held, row("40.5"))).toEqual(sends("40.50"));
  });

  it("is rounded half up to the kopeck, and less than a kopeck is refused", () => {
    expect(decideCapture(held, row("40.005"))).toEqual(sends("40.01"));
    expect(decideCapture(held, row("0.004"))).toMatchObject({ do: "refuse" });
  });

  it("that the gateway has already is not sent again", () => {
    expect(decideCapture(confirmed, row("100"))).toEqual({ do: "nothing" });
    expect(decideCapture(position("approved", "0", "0", "one"), row("100"))).toEqual({ do: "nothing" });
  });

  it("after a partial confirmation is refused, because the gateway confirms once", () => {
    const partly = position("partial-delayed", "40.00", "0");
    expect(decideCapture(partly, row("60", ["40"]))).toMatchObject({
      do: "refuse",
      sentence: expect.stringContaining("only once") as unknown,
    });
    expect(decideCapture(partly, row("100"))).toMatchObject({
      do: "refuse",
      sentence: expect.stringContaining("Capture 40.00 RUB instead") as unknown,
    });
  });

  it("of more than is held is refused", () => {
    expect(decideCapture(held, row("100.01"))).toMatchObject({ do: "refuse" });
  });

  it("beside another that is not at the gateway yet is sent when it is the first of them, and refused when it is not", () => {
    const together = (reference: string, others: Record<string, string>) =>
      decideCapture(
        held,
        row("40", Object.values(others), { reference, otherReferences: Object.keys(others) }),
      );
    expect(together("capt_1", { capt_2: "60" })).toEqual(sends("40.00"));
    expect(together("capt_2", { capt_1: "60" })).toMatchObject({ do: "refuse" });
    expect(together("capt_1", { capt_3: "90", capt_2: "100" })).toEqual(sends("40.00"));
    expect(together("capt_2", { capt_3: "90", capt_1: "100" })).toMatchObject({ do: "refuse" });
    expect(decideCapture({ ...held, pending: true }, row("40"))).toMatchObject({ do: "refuse" });
  });

  it("that comes first by its id, but late, never counts what another has taken as its own", () => {
    const partly = position("partial-delayed", "60.00", "0");
    for (const amount of ["20", "40", "60"]) {
      expect(
        decideCapture(partly, row(amount, ["60"], { reference: "capt_1", otherReferences: ["capt_2"] })),
      ).toMatchObject({ do: "refuse" });
    }
  });

  it("that is the first, of more than is held, is refused", () => {
    expect(
      decideCapture(held, row("100.01", ["60"], { reference: "capt_1", otherReferences: ["capt_2"] })),
    ).toMatchObject({ do: "refuse" });
  });

  it("that only records never sends", () => {
    expect(decideCapture(held, row("100", [], { recording: true }))).toMatchObject({ do: "refuse" });
    expect(decideCapture(confirmed, row("100", [], { recording: true }))).toEqual({ do: "nothing" });
    expect(decideCapture(confirmed, row("100", ["100"], { recording: true }))).toMatchObject({
      do: "refuse",
    });
  });

  it.each(["in-process", "declined", "timeout", "canceled"] as const)(
    "of a payment that is %s is refused",
    (state) => {
      expect(decideCapture(position(state, "0", "0"), row("100"))).toMatchObject({ do: "refuse" });
    },
  );
});

describe("a refund", () => {
  it("is sent for the amount asked, up to what is left", () => {
    expect(decideRefund(confirmed, row("30.10"), [])).toEqual(sends("30.10"));
    const partly = position("partial-canceled", "100.00", "30.10");
    expect(decideRefund(partly, row("69.9", ["30.1"]), [])).toEqual(sends("69.90"));
    expect(decideRefund(partly, row("69.91", ["30.1"]), [])).toMatchObject({ do: "refuse" });
  });

  it("in parts with more decimals than the currency adds up to exactly what was taken", () => {
    const taken = position("approved", "0", "0", "one", "28.21");
    expect(decideRefund(taken, row("14.10705"), [])).toEqual(sends("14.11"));
    const half = position("partial-canceled", "0", "14.11", "one", "28.21");
    expect(decideRefund(half, row("14.10705", ["14.10705"]), [])).toEqual(sends("14.10"));
  });

  it("asked again after its answer was lost is the same refund", () => {
    const done = position("partial-canceled", "100.00", "30.00");
    expect(decideRefund(done, row("30"), [refundAttempt("30.00", "ref_dropped")])).toMatchObject({
      do: "nothing",
      command: { id: "asatt_1" },
    });
  });

  it("is not taken for a refund that was made elsewhere", () => {
    const outside = position("partial-canceled", "100.00", "30.00");
    expect(decideRefund(outside, row("30"), [])).toMatchObject({
      do: "refuse",
      sentence: expect.stringContaining("30.00 RUB") as unknown,
    });
  });

  it("asked again after it was found and recorded is refused once with a sentence, and then is a new refund", () => {
    const recorded = position("partial-canceled", "100.00", "30.00");
    const command = refundAttempt("30.00", "ref_dropped");
    expect(decideRefund(recorded, row("30", ["30"]), [command])).toMatchObject({
      do: "refuse",
      command: { id: "asatt_1" },
    });
    expect(decideRefund(recorded, row("30", ["30"]), [{ ...command, reference: null }])).toEqual(
      sends("30.00"),
    );
  });

  it("is refused while Assist still works on another operation, or holds two payments", () => {
    expect(decideRefund({ ...confirmed, pending: true }, row("30"), [])).toMatchObject({ do: "refuse" });
    expect(decideRefund({ ...confirmed, problems: ["paid-twice"] }, row("30"), [])).toMatchObject({
      do: "refuse",
    });
  });

  it("is not explained by an command whose row still stands, or which was refused", () => {
    const done = position("partial-canceled", "100.00", "60.00");
    expect(decideRefund(done, row("30", ["30"]), [refundAttempt("30.00", "ref_0")])).toMatchObject({
      do: "refuse",
    });
    expect(decideRefund(done, row("30", ["30"]), [refundAttempt("30.00", "ref_x", "refused")])).toMatchObject(
      { do: "refuse" },
    );
  });

  it("that only records never sends", () => {
    expect(decideRefund(confirmed, row("30", [], { recording: true }), [])).toMatchObject({ do: "refuse" });
    expect(
      decideRefund(position("partial-canceled", "100.00", "30.00"), row("30", [], { recording: true }), []),
    ).toEqual({ do: "nothing" });
  });

  it("of a hold is refused: nothing was taken", () => {
    expect(decideRefund(held, row("10"), [])).toMatchObject({ do: "refuse" });
  });
});

describe("a release", () => {
  it("is sent for a hold, needless where nothing is held, and refused where money was taken", () => {
    expect(decideVoid(held)).toEqual(sends("100.00"));
    expect(decideVoid(position("canceled", "0", "0"))).toEqual({ do: "nothing" });
    expect(decideVoid(position("declined", "0", "0"))).toEqual({ do: "nothing" });
    expect(decideVoid(confirmed)).toMatchObject({ do: "refuse" });
    expect(decideVoid(position("in-process", "0", "0"))).toEqual({ do: "nothing" });
    expect(decideVoid({ ...held, state: "in-process" })).toMatchObject({ do: "refuse" });
    expect(decideVoid({ ...held, pending: true })).toMatchObject({ do: "refuse" });
    // Let go is let go, whatever else Assist has not finished.
    expect(decideVoid({ ...position("canceled", "0", "0"), pending: true })).toEqual({ do: "nothing" });
  });
});
