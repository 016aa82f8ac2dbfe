import type { BillRow } from "../../records/bills";
import { reminderAt } from "../../rules/bills/next-bill-check";
import { sendingWithin } from "../new-bill";
import { caseOf } from "../bill-cases";

const at = (text: string): Date => new Date(`2026-12-${text}:00Z`);

describe("the reminder of an unpaid bill", () => {
  it("comes a day before its last moment", () => {
    expect(reminderAt({ created_at: at("01T10:00"), valid_until: at("04T10:00") })).toEqual(at("03T10:00"));
  });

  it("comes half-way where that would be at once, or before the bill was made", () => {
    expect(reminderAt({ created_at: at("01T10:00"), valid_until: at("02T10:00") })).toEqual(at("01T22:00"));
  });
});

describe("how Assist tells the customer of a bill from the checkout", () => {
  const reachable = { email: "anna@shopper.example", mobile: "+70000000000" };

  it.each([
    ["both", "link", reachable, "both"],
    ["both", "link", { email: reachable.email }, "email"],
    ["both", "link", { mobile: reachable.mobile }, "sms"],
    ["email", "link", { email: "not an address" }, "none"],
    ["sms", "link", { email: reachable.email }, "none"],
    ["both", "erip", reachable, "email"],
    ["sms", "erip", reachable, "none"],
    ["none", "link", reachable, "none"],
  ] as const)("%s of a bill of the kind %s is for %j: %s", (wanted, kind, customer, sending) => {
    expect(sendingWithin(wanted, kind, customer)).toBe(sending);
  });
});

describe("what staff are shown of a bill", () => {
  const now = at("01T12:00");
  const bill = (state: BillRow["state"], since: Date, message: string | null = null): BillRow =>
    ({ state, state_since: since, unresolved_since: null, updated_at: now, message }) as BillRow;

  it("is nothing while it is open, just being made, or being found out about for less than half an hour", () => {
    expect(caseOf(bill("open", at("01T00:00")), now)).toBeUndefined();
    expect(caseOf(bill("preparing", now), now)).toBeUndefined();
    expect(caseOf(bill("unknown", at("01T11:31")), now)).toBeUndefined();
  });

  it("is that it is stuck, from half an hour on", () => {
    expect(caseOf(bill("unknown", at("01T11:30"), "No answer."), now)).toEqual({
      reason: "bill-stuck",
      sentence: "It is not known whether Assist made the bill. No answer.",
    });
    expect(caseOf(bill("revoking", at("01T11:00")), now)?.sentence).toMatch(/to be revoked/);
  });

  it("is that it is stuck as long after it was last known, whatever was tried since", () => {
    const tried = { ...bill("revoking", at("01T11:59")), unresolved_since: at("01T11:30") };
    expect(caseOf(tried, now)).toMatchObject({ reason: "bill-stuck" });
    expect(caseOf({ ...tried, unresolved_since: at("01T11:31") }, now)).toBeUndefined();
  });

  it("is at once that an order waits for a bill that could not be made", () => {
    expect(caseOf(bill("preparing", now, "Refused."), now)).toMatchObject({ reason: "bill-not-made" });
  });
});
