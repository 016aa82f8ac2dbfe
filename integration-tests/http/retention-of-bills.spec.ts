import { putCase } from "../shop/cases";
import { billSuite } from "../shop/bill-suite";
import type { StaffBill } from "../shop/bills";
import { passDaysAtRest } from "../shop/long-past";

/** With the terms that hold unless the merchant says otherwise. */
billSuite((suite) => {
  const isThere = async ({ id, number }: Pick<StaffBill, "id" | "number">): Promise<boolean[]> => [
    (await suite.database("assist_bill").where({ id })).length === 1,
    (await suite.database("assist_order").where({ order_number: number })).length === 1,
  ];

  async function passDays({ id, number }: Pick<StaffBill, "id" | "number">, days: number): Promise<void> {
    await passDaysAtRest(suite, number, days);
    const then = suite.database.raw("now() - make_interval(days => ?)", [days]);
    await suite
      .database("assist_bill")
      .where({ id })
      .update({ ended_at: then, updated_at: then, retention_from: then, next_check_at: null });
  }

  async function revoked(days: number): Promise<StaffBill> {
    const bill = await suite.bills.made(await suite.bills.order());
    await suite.bills.revoke(bill.id);
    await suite.bills.becomes(bill.id, "revoked");
    await suite.idle();
    await passDays(bill, days);
    return bill;
  }

  it("a bill that ended unpaid goes with its registration after its term, and no sooner", async () => {
    const [old, young] = [await revoked(366), await revoked(364)];
    await suite.checkout.reconcile();
    expect([await isThere(old), await isThere(young)]).toEqual([
      [false, false],
      [true, true],
    ]);
    // Its order may be billed again.
    expect((await suite.bills.make(old.order_id)).data.bill).toMatchObject({ state: "open" });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["can be paid", { state: "open" }, {}],
    ["is paid", { state: "paid" }, {}],
    ["has an end that the shop was not told", { announced_state: "open" }, {}],
    ["is to be looked at", { next_check_at: "2099-01-01" }, {}],
    ["has had money", {}, { found_at: "2026-01-01", found_by: "job" }],
  ])("one that %s stays, with its registration", async (_what, ofBill, ofOrder) => {
    const bill = await revoked(366);
    if (Object.keys(ofBill).length > 0)
      await suite.database("assist_bill").where({ id: bill.id }).update(ofBill);
    if (Object.keys(ofOrder).length > 0)
      await suite.database("assist_order").where({ order_number: bill.number }).update(ofOrder);
    await suite.checkout.reconcile();
    expect(await isThere(bill)).toEqual([true, true]);
  });

  it("one that has a case, open or closed, stays with its registration until the case has gone", async () => {
    const [open, closed] = [await revoked(366), await revoked(366)];
    await putCase(suite.database, open.number, "bill-stuck");
    await putCase(suite.database, closed.number, "bill-stuck", { closed_at: "2026-01-01" });
    await suite.checkout.reconcile();
    expect([await isThere(open), await isThere(closed)]).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it("so does the bill of an order that was placed to be paid by link, until the order is canceled", async () => {
    const bill = await revoked(366);
    await suite.database("assist_bill").where({ id: bill.id }).update({ origin: "checkout" });
    await suite.checkout.reconcile();
    expect(await isThere(bill)).toEqual([true, true]);
    await passDays(bill, 366);
    await suite.checkout.cancelOrder(bill.order_id);
    await suite.idle();
    await passDays(bill, 366);
    await suite.checkout.reconcile();
    expect(await isThere(bill)).toEqual([false, false]);
  });
});
