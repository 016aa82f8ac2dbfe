import { holdTerm } from "../hold-term";
import type { OperationRow } from "../../../records/orders";

const at = (text: string): Date => new Date(`2026-11-${text}Z`);

function payment(changes: Partial<OperationRow> = {}): OperationRow {
  return {
    billnumber: "5679471000000001.1",
    type: "payment",
    result: "success",
    operated_at: at("10T12:00:00"),
    created_at: at("10T12:05:00"),
    ...changes,
  } as OperationRow;
}

const held = { state: "held", billnumber: "5679471000000001" } as const;

describe("the term of a hold", () => {
  it("begins with the payment, and its warning a day before its end", () => {
    const term = (now: string) => holdTerm(held, [payment()], 5, at(now));
    expect(term("10T13:00:00")).toEqual({ ends: at("15T12:00:00"), ending: false });
    expect(term("14T11:59:59")?.ending).toBe(false);
    expect(term("14T12:00:00")?.ending).toBe(true);
    expect(term("20T12:00:00")?.ending).toBe(true);
  });

  it("of a day or less than two is warned of in its second half", () => {
    const ending = (days: number, now: string) => holdTerm(held, [payment()], days, at(now))?.ending;
    expect([ending(1, "10T23:59:59"), ending(1, "11T00:00:00")]).toEqual([false, true]);
    expect([ending(2, "11T11:59:59"), ending(2, "11T12:00:00")]).toEqual([false, true]);
  });

  it("never begins later than the payment was first seen, whatever the gateway's clock says", () => {
    const ahead = payment({ operated_at: at("12T00:00:00") });
    expect(holdTerm(held, [ahead], 5, at("10T13:00:00"))?.ends).toEqual(at("15T12:05:00"));
    const untold = payment({ operated_at: null });
    expect(holdTerm(held, [untold], 5, at("10T13:00:00"))?.ends).toEqual(at("15T12:05:00"));
  });

  it("is that of the attempt which carries the money", () => {
    const declined = payment({ billnumber: "5679471000000000.1", operated_at: at("01T00:00:00") });
    const refused = payment({ result: "declined", operated_at: at("02T00:00:00") });
    expect(holdTerm(held, [declined, refused, payment()], 5, at("10T13:00:00"))?.ends).toEqual(
      at("15T12:00:00"),
    );
  });

  it.each(["not-started", "in-process", "captured", "partly-captured", "released", "refunded"] as const)(
    "there is none of what is %s",
    (state) => {
      expect(holdTerm({ ...held, state }, [payment()], 5, at("14T12:00:00"))).toBeUndefined();
    },
  );
});
