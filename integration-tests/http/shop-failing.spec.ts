import { openCases } from "../shop/cases";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Bills } from "../shop/bills";
import { plannedAt } from "../shop/plans";
import { onRow } from "../shop/row-trigger";
import { shopSuite } from "../shop/suite";

/** Assist answers well, and what comes after that fails: the shop's own trouble, which must neither hide nor spread. */
shopSuite((suite) => {
  const database = (): Knex => suite.database;
  let takeBack: () => Promise<void> = () => Promise.resolve();

  beforeEach(() => suite.assist.notifications.dropAll(true));
  afterEach(() => takeBack());

  async function paidInSilence(): Promise<string> {
    const orderNumber = await suite.checkout.leaveFor(
      await suite.checkout.session(await suite.checkout.cart()),
    );
    suite.assist.pay(orderNumber);
    return orderNumber;
  }

  async function runOnAll(): Promise<void> {
    await database()("assist_order").update(
      plannedAt(database(), database().raw("now() - interval '1 second'")),
    );
    await suite.checkout.reconcile();
  }

  const cases = (orderNumber: string) => openCases(database(), orderNumber);

  async function rowOf(orderNumber: string): Promise<Record<string, unknown>> {
    return (await database()("assist_order").where({ order_number: orderNumber }).first()) as Record<
      string,
      unknown
    >;
  }

  it("ages as the shop's own, is shown to staff in words of its own after half an hour, and goes by itself", async () => {
    const orderNumber = await paidInSilence();
    takeBack = await onRow(database(), {
      on: "assist_lease",
      at: "insert",
      does: "raise exception 'the shop fails';",
    });
    await runOnAll();
    await runOnAll();
    const first = await rowOf(orderNumber);
    expect(first).toMatchObject({ state: "captured", unanswered_since: null });
    expect(await cases(orderNumber)).toEqual([]);
    await runOnAll();
    expect((await rowOf(orderNumber)).shop_failing_since).toEqual(first.shop_failing_since);

    await database()("assist_order").update({
      shop_failing_since: database().raw("now() - interval '31 minutes'"),
    });
    await runOnAll();
    const shown = await rowOf(orderNumber);
    expect(shown).toMatchObject({ unanswered_since: null });
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
      openCase: "shop-failed",
      caseMessage: expect.stringContaining("the shop fails to take over") as unknown,
    });
    expect(shown.next_check_at).not.toBeNull();

    await takeBack();
    await runOnAll();
    expect(await suite.checkout.orders()).toHaveLength(1);
    expect(await rowOf(orderNumber)).toMatchObject({ shop_failing_since: null });
    expect(await cases(orderNumber)).toEqual([]);
  });

  it("with one order does not keep the others of the run from being looked at", async () => {
    const { order } = await suite.checkout.paidOrder();
    const orderNumber = await paidInSilence();
    const broken = { raw_amount: JSON.stringify({ value: "nothing", precision: 20 }) };
    await database()("payment").where({ id: order.payment_collections[0]?.payments[0]?.id }).update(broken);

    await runOnAll();

    expect(await rowOf(orderNumber)).toMatchObject({ state: "captured" });
    expect(await cases(orderNumber)).toEqual([]);
    const { rows } = await database().raw<{ rows: unknown[] }>(
      `select 1 from order_cart join assist_order using (cart_id) where order_number = ?`,
      [orderNumber],
    );
    expect(rows).toHaveLength(1);
  });

  it("at a bill is shown to staff after half an hour, and goes by itself", async () => {
    suite.assist.bills.connect(true);
    const bills = new Bills(suite.api, suite.shop, () => suite.database);
    const { number } = await bills.made(await bills.order());
    takeBack = await onRow(database(), {
      on: "assist_bill",
      at: "update",
      when: "new.leased_until is not null and old.leased_until is null",
      does: "raise exception 'the shop fails';",
    });
    await bills.due();
    await suite.checkout.reconcile();
    await database()("assist_bill").update({
      failing_since: database().raw("now() - interval '31 minutes'"),
    });
    await bills.due();
    await suite.checkout.reconcile();
    expect(await cases(number)).toEqual(["bill-stuck"]);

    await takeBack();
    await bills.due();
    await suite.checkout.reconcile();
    expect(await cases(number)).toEqual([]);
  });
});
