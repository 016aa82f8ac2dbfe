import type { BillRow } from "../../../records/bills";
import {
  isEverythingDue,
  isStatusDue,
  isTooManyToAsk,
  nextBillCheck,
  roundOf,
  type BillOutlook,
} from "../next-bill-check";

const minute = 60_000;
const hour = 60 * minute;
const now = new Date("2026-12-01T12:00:00Z");
const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);

const bill: BillOutlook["bill"] & Pick<BillRow, "origin"> = {
  created_at: after(-hour),
  valid_until: after(72 * hour),
  checked_at: null,
  fully_checked_at: now,
  reminded_at: null,
  origin: "checkout",
};
const order: BillOutlook["order"] = {
  state: "not-started",
  last_handed_off_at: bill.valid_until,
  created_at: after(-hour),
  next_check_at: after(4 * minute),
  unanswered_since: null,
  shop_failing_since: null,
};
const outlook: BillOutlook = { bill, order, reminds: false, round: 4 * minute, now };

describe("how often the payments of one bill are asked about", () => {
  it.each([
    [0, 400, 4],
    [800, 400, 4],
    [801, 400, 5],
    [10_000, 400, 50],
    [10_000, 2000, 10],
    [100, 10, 20],
  ])("of %i bills with %i questions a run: every %i minutes", (waiting, perRun, minutes) => {
    expect(roundOf(waiting, perRun)).toBe(minutes * minute);
    expect(isTooManyToAsk(waiting, perRun)).toBe(minutes > 4);
  });
});

describe("the next check of an open bill", () => {
  it("that merely waits comes after a round, and lets all others go first", () => {
    expect(nextBillCheck(outlook)).toEqual({ at: after(4 * minute), queue: "waiting" });
    expect(nextBillCheck({ ...outlook, round: 20 * minute })).toEqual({
      at: after(20 * minute),
      queue: "waiting",
    });
  });

  it("does not come before its turn for what can wait until then", () => {
    const looked = { ...bill, fully_checked_at: after(-28 * minute), checked_at: after(-7 * hour) };
    expect(nextBillCheck({ ...outlook, bill: looked, round: 50 * minute }).at).toEqual(after(50 * minute));
  });

  it("comes at its end, before all those that wait", () => {
    const ending = { ...bill, valid_until: after(2 * minute) };
    expect(nextBillCheck({ ...outlook, bill: ending })).toEqual({ at: after(3 * minute), queue: "urgent" });
  });

  it("comes when its customer is to be reminded, where the merchant wants that", () => {
    const soon = { ...bill, valid_until: after(24 * hour + 2 * minute), created_at: after(-72 * hour) };
    expect(nextBillCheck({ ...outlook, bill: { ...soon, checked_at: now }, reminds: true })).toEqual({
      at: after(2 * minute),
      queue: "urgent",
    });
    expect(nextBillCheck({ ...outlook, bill: { ...soon, checked_at: now } }).queue).toBe("waiting");
  });

  it("comes soon and first while somebody is paying, however many bills wait", () => {
    const paying = { ...order, state: "in-process" as const };
    expect(nextBillCheck({ ...outlook, order: paying, round: 50 * minute })).toEqual({
      at: after(4 * minute),
      queue: "urgent",
    });
  });

  it("follows the order's own plan where questions about it fail", () => {
    const failing = { ...order, unanswered_since: after(-2 * hour), next_check_at: after(20 * minute) };
    expect(nextBillCheck({ ...outlook, order: failing }).at).toEqual(after(20 * minute));
  });

  it("is never in the past, so that a bill whose end Assist does not tell takes no other's place", () => {
    const past = { ...bill, valid_until: after(-hour) };
    expect(nextBillCheck({ ...outlook, bill: past }).at.getTime()).toBeGreaterThan(now.getTime());
  });
});

it("everything about a bill is looked at every half hour, and its status every six hours", () => {
  const dueAt = (needs: Partial<typeof bill>, milliseconds: number): boolean =>
    isEverythingDue({ ...bill, checked_at: now, ...needs }, false, after(milliseconds));
  expect(dueAt({}, 29 * minute)).toBe(false);
  expect(dueAt({}, 30 * minute)).toBe(true);
  const looked = after(10 * hour);
  expect(dueAt({ fully_checked_at: looked }, 6 * hour - 1)).toBe(false);
  expect(dueAt({ fully_checked_at: looked }, 6 * hour)).toBe(true);
  expect(isStatusDue({ ...bill, checked_at: now }, after(6 * hour))).toBe(true);
});
