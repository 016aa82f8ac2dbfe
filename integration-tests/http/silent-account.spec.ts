import type { CaseListResponse } from "../../src/contract/cases";
import { plannedAt } from "../shop/plans";
import { shopSuite } from "../shop/suite";

/** An account of which nothing new can be found is shown to staff once, however many orders wait, until Assist answers. */
shopSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  async function shown(): Promise<CaseListResponse> {
    return (await suite.api.get<CaseListResponse>("/admin/assist/cases", suite.shop.admin)).data;
  }

  async function counted(): Promise<number> {
    const { data } = await suite.api.get<{ count: number }>("/admin/assist/cases/count", suite.shop.admin);
    return data.count;
  }

  async function due(): Promise<void> {
    await suite
      .database("assist_order")
      .update(plannedAt(suite.database, suite.database.raw("now() - interval '1 second'")));
  }

  /** A run of the job that finds every order due, so many hours later than the one before. */
  async function runLater(hours: number): Promise<void> {
    for (const [table, column] of [
      ["assist_outage", "since"],
      ["assist_order", "checked_at"],
    ] as const) {
      await suite.database(table).update({
        [column]: suite.database.raw("?? - make_interval(hours => ?)", [column, hours]),
      });
    }
    await due();
    await suite.checkout.reconcile();
  }

  it.each(["reset-before", "html"] as const)(
    "whose gateway does not answer: told after a day, and gone with the next answer (%s)",
    async (fault) => {
      await suite.checkout.paidOrder();
      await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "all", fault });
      await runLater(0);
      await runLater(23);
      expect(await shown()).toMatchObject({ count: 0, outages: [] });
      expect(await counted()).toBe(0);

      await runLater(2);
      expect(await shown()).toMatchObject({
        cases: [],
        outages: [{ account: "ru", message: expect.stringContaining("Assist") }],
      });
      expect(await counted()).toBe(1);

      suite.assist.faults.clear();
      await runLater(0);
      expect((await shown()).outages).toEqual([]);
      expect(await counted()).toBe(0);
    },
  );

  it("that the settings no longer have", async () => {
    await suite.checkout.paidOrder();
    await suite.database("assist_order").update({ account: "gone" });
    await runLater(0);
    await runLater(25);
    expect((await shown()).outages).toMatchObject([
      { account: "gone", message: expect.stringContaining('"gone" is not configured') },
    ]);
    await suite.database("assist_order").update({ account: "ru" });
    expect((await shown()).outages).toEqual([]);
  });

  it("of which somebody else has had an answer meanwhile is not shown", async () => {
    const { orderNumber } = await suite.checkout.paidOrder();
    suite.assist.faults.set({ service: "all", fault: "reset-before" });
    await runLater(0);
    await runLater(25);
    expect((await shown()).outages).toHaveLength(1);
    suite.assist.faults.clear();
    await suite.checkout.check(orderNumber);
    expect((await shown()).outages).toEqual([]);
  });
});
