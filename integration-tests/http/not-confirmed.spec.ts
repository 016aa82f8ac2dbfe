import { openCases } from "../shop/cases";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { eventually } from "../shop/eventually";
import { plannedAt } from "../shop/plans";
import { shopSuite } from "../shop/suite";

/** A genuine message proves nothing about money, but what it says must not get lost: it is found, or staff are shown it. */
shopSuite((suite) => {
  const database = (): Knex => suite.database;
  const ours = (orderNumber: string) => database()("assist_order").where({ order_number: orderNumber });

  async function leave(): Promise<string> {
    return suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart()));
  }

  async function due(orderNumber: string): Promise<void> {
    await ours(orderNumber).update(plannedAt(database(), database().raw("now() - interval '1 second'")));
    await suite.checkout.reconcile();
  }

  async function placed(orderNumber: string): Promise<void> {
    await eventually(
      () => suite.checkout.orders(),
      (orders) => orders.length === 1,
    );
    // Whoever asks later must find it as well.
    await eventually(
      async () => (await suite.checkout.check(orderNumber)).data.outcome,
      (outcome) => outcome?.payment === "paid",
    );
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
      openCase: null,
      captured: "1750.00",
    });
    expect(await ours(orderNumber).select("unconfirmed_at")).toEqual([{ unconfirmed_at: null }]);
  }

  it("is not forgotten for what was read before it came, even at the very moment of another", async () => {
    const orderNumber = await leave();
    await ours(orderNumber).update({ unconfirmed_at: database().fn.now() });
    await suite.inside(async ({ assist: { orders, unconfirmed: told }, database }, number) => {
      const row = await orders.byNumber(number);
      await database("assist_order")
        .where({ order_number: number })
        .update({ unconfirmed_at: database.ref("unconfirmed_at") });
      if (row) await told.unconfirmed(row);
    }, orderNumber);
    expect(await ours(orderNumber).whereNotNull("unconfirmed_at")).toHaveLength(1);
    await suite.inside(async ({ assist: { orders, unconfirmed: told } }, number) => {
      const row = await orders.byNumber(number);
      if (row) await told.unconfirmed(row);
    }, orderNumber);
    expect(await ours(orderNumber).whereNotNull("unconfirmed_at")).toHaveLength(0);
  });

  it("about a payment that was begun long after the payment page should have died: it is searched for, and found", async () => {
    const orderNumber = await leave();
    const tenDays = (column: string) => database().raw("?? - interval '10 days'", [column]);
    await ours(orderNumber).update({
      created_at: tenDays("created_at"),
      handed_off_at: tenDays("handed_off_at"),
      last_handed_off_at: tenDays("last_handed_off_at"),
    });
    suite.assist.pay(orderNumber);
    await placed(orderNumber);
  });

  it("about an order whose shopper never left, as far as the shop knows: it is asked about, and found", async () => {
    const orderNumber = await leave();
    await ours(orderNumber).update({ handed_off_at: null, last_handed_off_at: null });
    suite.assist.pay(orderNumber);
    await placed(orderNumber);
  });

  it("that no answer confirms: looked for every minute, after ten minutes shown to staff, and resolved by the answer", async () => {
    const orderNumber = await leave();
    suite.assist.faults.set({ service: "orderresult", fault: "not-listed" });
    suite.assist.pay(orderNumber);
    await suite.assist.notifications.idle();
    await due(orderNumber);
    expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    const [{ pause }] = (await ours(orderNumber).select(
      database().raw("extract(epoch from next_check_at - clock_timestamp())::float8 as pause"),
    )) as [{ pause: number }];
    expect(pause).toBeLessThanOrEqual(60);

    await database()("assist_notification").update({
      received_at: database().raw("now() - interval '11 minutes'"),
    });
    await due(orderNumber);
    const shown = await suite.checkout.remembered(orderNumber);
    expect(shown.openCase).toBe("not-confirmed");
    expect(shown.caseMessage).toContain('"Approved"');
    expect(await suite.checkout.orders()).toHaveLength(0);

    suite.assist.faults.clear();
    await due(orderNumber);
    await placed(orderNumber);
  });

  it("that the answers confirm leaves nothing to be looked for", async () => {
    const orderNumber = await leave();
    suite.assist.pay(orderNumber);
    await placed(orderNumber);
    await suite.assist.notifications.idle();
    await due(orderNumber);
    expect(await ours(orderNumber).select("unconfirmed_at")).toEqual([{ unconfirmed_at: null }]);
    expect(await openCases(suite.database, orderNumber)).toEqual([]);
  });
});
