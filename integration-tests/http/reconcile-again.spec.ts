import { openCases } from "../shop/cases";
import { eventually } from "../shop/eventually";
import { addPastOrders } from "../shop/past-orders";
import { reconcileSuite } from "../shop/reconcile-suite";

reconcileSuite((suite) => {
  interface Row {
    next_check_at: Date | null;
    updated_at: Date;
  }
  const rowOf = async (orderNumber: string): Promise<Row | undefined> =>
    suite.database<Row>("assist_order").where({ order_number: orderNumber }).first();

  /** Writers that wait for the table of refunds. */
  const heldUp = async (): Promise<number> =>
    (
      await suite.database("pg_locks").where({
        granted: false,
        // Tables of copied databases have the same numbers.
        database: suite.database.raw("(select oid from pg_database where datname = current_database())"),
        relation: suite.database.raw("'refund'::regclass::oid"),
      })
    ).length;

  describe("news that comes while Medusa is being brought to match", () => {
    /** `meanwhile`: what happens once the news has come, and before Medusa is brought to match it. */
    async function refundedDuringRefund(meanwhile?: (orderNumber: string) => Promise<void>) {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.account.cancel(suite.billnumber(orderNumber), "300.25");
      const refundsAreHeldUp = await suite.database.transaction();
      await refundsAreHeldUp.raw("lock table refund in exclusive mode");
      const first = suite.checkout.check(orderNumber);
      try {
        await eventually(heldUp, (count) => count === 1);
        suite.assist.notifications.dropAll(false);
        suite.assist.account.cancel(suite.billnumber(orderNumber), "50.00");
        await suite.assist.notifications.idle();
        await eventually(
          () => suite.checkout.remembered(orderNumber),
          ({ refunded }) => refunded === "350.25",
        );
        await meanwhile?.(orderNumber);
      } finally {
        await refundsAreHeldUp.rollback();
      }
      expect((await first).status).toBe(200);
      const payment = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0];
      return payment?.refunds.map(({ amount }) => amount).toSorted();
    }

    it("is in Medusa once that is done, without another check", async () => {
      expect(await refundedDuringRefund()).toEqual([300.25, 50]);
    });

    it("does not put off a check that somebody has asked for meanwhile", async () => {
      const refunds = await refundedDuringRefund((orderNumber) =>
        suite.inside(({ assist }, orderNumber) => assist.orders.checkSoon(orderNumber), orderNumber),
      );
      expect(refunds).toEqual([300.25, 50]);
      expect(await suite.due()).toBe(1);
    });

    it("keeps the order due, also where it was overdue already", async () => {
      const orderNumber = await suite.leave();
      await suite.allDue();
      await suite.inside(async ({ assist: { orders } }, orderNumber) => {
        const row = await orders.byNumber(orderNumber);
        if (!row) throw new Error(`No order ${orderNumber}`);
        const looking = await orders.recorded(row);
        await orders.checkWithin(row.id, 1);
        await orders.planNextCheck(looking);
      }, orderNumber);
      expect(await suite.due()).toBe(1);
    });
  });

  describe("a step that was refused is tried again less and less often", () => {
    /** As if the platform could not write the rows of a table. */
    async function refuseRowsOf(table: string): Promise<void> {
      await suite.database.raw(
        `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
      );
      await suite.database.raw(
        "create trigger refuse before insert on ?? for each row execute function refuse_row()",
        [table],
      );
    }

    afterEach(() => suite.database.raw("drop function if exists refuse_row cascade"));

    interface Refusal {
      orderNumber: string;
      reason: string;
      /** Minutes when it was refused just now, for two hours, and for more than a day. */
      pauses: number[];
    }
    const refusals: Record<string, () => Promise<Refusal>> = {
      "an order that Medusa does not place": async () => {
        const orderNumber = await suite.leave();
        suite.assist.pay(orderNumber);
        await refuseRowsOf("order");
        return { orderNumber, reason: "order-not-placed", pauses: [5, 60, 12 * 60] };
      },
      "a refund that Medusa does not record": async () => {
        const { orderNumber } = await suite.checkout.paidOrder();
        suite.assist.account.cancel(suite.billnumber(orderNumber), "300.25");
        await refuseRowsOf("refund");
        return { orderNumber, reason: "not-recorded", pauses: [5, 60, 12 * 60] };
      },
      "a policy's giving back that Assist does not carry out": async () => {
        const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_generoushold");
        suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
        await suite.checkout.cancelOrder(order.id);
        // The check that the cancelling itself has caused.
        await eventually(
          async () => ({
            reasons: await openCases(suite.database, orderNumber),
            leases: await suite.database("assist_lease").where({ key: `order ${orderNumber}` }),
          }),
          ({ reasons, leases }) => reasons.includes("held-for-canceled-order") && leases.length === 0,
        );
        // A hold is looked at every six hours anyway.
        return { orderNumber, reason: "held-for-canceled-order", pauses: [5, 60, 6 * 60] };
      },
    };

    it.each(Object.entries(refusals))("%s", async (_name, refuse) => {
      const { orderNumber, reason, pauses } = await refuse();
      const planned: number[] = [];
      for (const hours of [0, 2, 30]) {
        await suite
          .database("assist_case")
          .where({ order_number: orderNumber })
          .update({ opened_at: suite.database.raw("opened_at - make_interval(hours => ?)", [hours]) });
        await suite.allDue();
        await suite.run();
        const row = await rowOf(orderNumber);
        expect(await openCases(suite.database, orderNumber)).toEqual([reason]);
        planned.push(((row?.next_check_at?.getTime() ?? 0) - (row?.updated_at.getTime() ?? 0)) / 60_000);
      }
      expect(planned).toEqual(pauses);
    });
  });

  /** As if the payment form had been given out so long ago. */
  async function age(orderNumber: string, days: number): Promise<void> {
    const earlier = suite.database.raw("now() - make_interval(days => ?)", [days]);
    await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update({ handed_off_at: earlier, last_handed_off_at: earlier });
  }

  describe("an order ends by a stated rule", () => {
    const planned = async (orderNumber: string): Promise<unknown> =>
      (await rowOf(orderNumber))?.next_check_at;

    it("unpaid for four days: a last check, and no more", async () => {
      const orderNumber = await suite.leave();
      suite.assist.abandon(orderNumber);
      await suite.run();
      await age(orderNumber, 4);
      await suite.allDue();
      expect(await suite.run()).toMatchObject({ given_up: 1 });
      expect(await planned(orderNumber)).toBeNull();
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    it("without a usable answer: never by itself, and staff are told once its time is over", async () => {
      const orderNumber = await suite.leave();
      suite.assist.faults.set({ service: "orderresult", fault: "other-order" });
      await age(orderNumber, 4);
      await suite.allDue();
      expect(await suite.run()).toMatchObject({ errors: 1, given_up: 0 });
      expect(await planned(orderNumber)).not.toBeNull();
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBe("no-answer");
      suite.assist.faults.clear();
      await suite.allDue();
      await suite.run();
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    it("held for more than a month: staff are told", async () => {
      const [held] = await addPastOrders(suite, { account: "hold", count: 1, stages: "two", youngest: 31 });
      expect(await suite.run()).toMatchObject({ given_up: 1, gateway_calls: 1 });
      expect(await planned("PAST-1")).toBeNull();
      expect(await suite.checkout.remembered(held?.orderNumber ?? "")).toMatchObject({
        openCase: "held-too-long",
        held: "150.00",
      });
    });

    it("taken half a year ago: its books agree, and it is looked at no more", async () => {
      const [taken] = await addPastOrders(suite, { account: "ru", count: 1, youngest: 181 });
      expect(await suite.run()).toMatchObject({ given_up: 1 });
      expect(await planned(taken?.orderNumber ?? "")).toBeNull();
      expect((await suite.checkout.remembered(taken?.orderNumber ?? "")).openCase).toBeNull();
    });

    it("with a command of unknown outcome: never", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "hang" });
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      await suite.checkout.refund(order.payment_collections[0]?.payments[0]?.id ?? "", 300.25);
      suite.assist.faults.clear();
      await age(orderNumber, 200);
      await suite.allDue();
      expect(await suite.run()).toMatchObject({ given_up: 0 });
      expect(await planned(orderNumber)).not.toBeNull();
    });
  });
});
