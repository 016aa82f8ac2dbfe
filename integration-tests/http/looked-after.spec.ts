import type { OrderRow } from "../../src/records/orders";
import { openCases } from "../shop/cases";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { expectPause, pauseOf } from "../shop/next-check";
import { plannedAt } from "../shop/plans";
import { shopSuite } from "../shop/suite";

/** Whatever is open about an order, somebody looks again, and staff are told when looking does not help. */
shopSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  async function remembered(orderNumber: string): Promise<OrderRow & { openCase: string | null }> {
    const row = await suite.database<OrderRow>("assist_order").where({ order_number: orderNumber }).first();
    if (!row) throw new Error(`No order ${orderNumber}`);
    const [openCase = null] = await openCases(suite.database, orderNumber);
    return { ...row, openCase };
  }

  const pause = (orderNumber: string) => pauseOf(suite.database, orderNumber);

  /** As if nothing were open about it: its next check is a day away. */
  async function putOff(orderNumber: string): Promise<void> {
    await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update(plannedAt(suite.database, suite.database.raw("now() + interval '1 day'")));
  }

  async function due(orderNumber: string): Promise<void> {
    await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update(plannedAt(suite.database, suite.database.raw("now() - interval '1 second'")));
  }

  async function paid(provider = "pp_assist_ru") {
    const { order, orderNumber } = await suite.checkout.paidOrder(provider);
    await putOff(orderNumber);
    const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
    return { orderId: order.id, paymentId, orderNumber };
  }

  /** A refund whose answer was lost so many minutes ago; Assist lists it, and does not say how it ended. */
  async function undecidedRefund(orderNumber: string, minutes: number): Promise<void> {
    const { id } = await remembered(orderNumber);
    const billnumber = suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
    const ago = suite.database.raw("now() - make_interval(mins => ?)", [minutes]);
    const facts = { order_id: id, amount: "100.00", currency: "RUB" };
    await suite.database("assist_command").insert({
      ...facts,
      id: "asatt_lost",
      kind: "refund",
      billnumber,
      full: false,
      state: "unknown",
      sent_at: ago,
    });
    await suite.database("assist_operation").insert({
      ...facts,
      id: "asop_undecided",
      billnumber: `${billnumber}.9`,
      type: "cancellation",
      result: "unknown",
      response_code: "AS998",
      created_at: ago,
    });
  }

  describe("an order that is canceled while its money stays", () => {
    it.each(["pp_assist_ru", "pp_assist_hold"])(
      "is looked at within a minute, although Assist could not even be asked (%s)",
      async (provider) => {
        const { orderId, orderNumber } = await paid(provider);
        suite.assist.faults.set({ service: "all", fault: "reset-before" });
        await suite.checkout.cancelOrder(orderId);
        // At once, by what is remembered: the job has not run.
        await eventually(
          () => remembered(orderNumber),
          ({ openCase }) => openCase !== null,
        );
        suite.assist.faults.clear();
        await suite.idle();
        await due(orderNumber);
        await suite.checkout.reconcile();
        expect((await remembered(orderNumber)).openCase).not.toBeNull();
      },
    );

    it("is looked at within a minute, although the provider was not asked at all", async () => {
      const { orderId, orderNumber } = await paid();
      await suite.inside(
        ({ container }, id) => container.resolve("event_bus").emit({ name: "order.canceled", data: { id } }),
        orderId,
      );
      await eventually(
        () => pause(orderNumber),
        (minutes) => minutes <= 1,
      );
    });
  });

  it("a refund that fails before anything is written down is looked at within a minute", async () => {
    const { paymentId, orderNumber } = await paid();
    suite.assist.faults.set({ service: "orderresult", fault: "reset-before" });
    expect((await suite.checkout.refund(paymentId, 100)).status).toBe(500);
    expect(await pause(orderNumber)).toBeLessThanOrEqual(1);
  });

  describe("an operation of which Assist says neither that it was carried out nor that it was not", () => {
    it.each([
      { minutes: 10, openCase: null, pause: 1 },
      { minutes: 40, openCase: "outcome-unknown", pause: 5 },
      { minutes: 3 * 60, openCase: "outcome-unknown", pause: 60 },
    ])("for $minutes minutes: $openCase, and $pause minutes until the next check", async (expected) => {
      const { orderNumber } = await paid();
      await undecidedRefund(orderNumber, expected.minutes);
      await due(orderNumber);
      await expectPause(suite.database, orderNumber, expected.pause, () => suite.checkout.reconcile());
      expect((await remembered(orderNumber)).openCase).toBe(expected.openCase);
    });

    it("made in the personal account, and followed by one that succeeded: not waited for, and booked should it have been carried out", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      await undecidedRefund(orderNumber, 40);
      await suite.database("assist_command").where({ id: "asatt_lost" }).delete();
      const billnumber = suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
      const undecided = suite.database("assist_operation").where({ id: "asop_undecided" });
      await undecided.clone().update({ billnumber: `${billnumber}.1` });
      suite.assist.account.cancel(billnumber, "300.00");
      const refunds = async () => {
        await suite.checkout.check(orderNumber);
        const [payment] = (await suite.checkout.order(order.id)).payment_collections[0]?.payments ?? [];
        return payment?.refunds.map(({ amount }) => amount).toSorted();
      };

      expect(await refunds()).toEqual([300]);
      expect((await remembered(orderNumber)).openCase).toBeNull();
      await undecided.clone().update({ result: "success", response_code: "AS000" });
      expect(await refunds()).toEqual([100, 300]);
      expect((await remembered(orderNumber)).openCase).toBeNull();
    });

    it("is no case any more once Assist has said it", async () => {
      const { orderNumber } = await paid();
      await undecidedRefund(orderNumber, 40);
      await suite.checkout.check(orderNumber);
      expect((await remembered(orderNumber)).openCase).toBe("outcome-unknown");
      await suite.database("assist_operation").where({ id: "asop_undecided" }).update({ result: "declined" });
      await suite.checkout.check(orderNumber);
      expect((await remembered(orderNumber)).openCase).toBeNull();
    });

    it("of money without an order: the next check does not wait for a day, and the policy does not ask again", async () => {
      const cartId = await suite.checkout.cart();
      const orderNumber = await suite.checkout.leaveFor(
        await suite.checkout.session(cartId, "pp_assist_generous"),
      );
      await suite.checkout.addProduct(cartId);
      suite.assist.pay(orderNumber);
      suite.assist.faults.set({ service: "wscancel", fault: "hang" });
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 3 });
      await suite.checkout.check(orderNumber);
      suite.assist.faults.clear();
      await due(orderNumber);
      suite.assist.requests.clear();
      await suite.checkout.reconcile();
      expect((await remembered(orderNumber)).openCase).toBe("paid-without-session");
      expect(await pause(orderNumber)).toBeLessThanOrEqual(1);
      expect(suite.assist.requests().map(({ path }) => path)).not.toContain("/cancel/wscancel.cfm");
    });
  });

  describe("a case about what is not known", () => {
    async function closeByHand(orderNumber: string, reason: string): Promise<void> {
      expect((await remembered(orderNumber)).openCase).toBe(reason);
      const desk = new Desk(suite.api, suite.shop);
      const closed = await desk.closeCaseOf(orderNumber, { note: "Paid from the till" });
      expect(closed.status).toBe(200);
    }

    it("takes no other's place: a hold that staff have closed by hand is not let go after a month", async () => {
      const { orderId, orderNumber } = await paid("pp_assist_generoushold");
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(orderId);
      await suite.checkout.check(orderNumber);
      suite.assist.faults.clear();
      await closeByHand(orderNumber, "held-for-canceled-order");
      await suite
        .database("assist_order")
        .where({ order_number: orderNumber })
        .update({ last_handed_off_at: suite.database.raw("now() - interval '31 days'") });
      await due(orderNumber);
      await suite.checkout.reconcile();
      await suite.checkout.check(orderNumber);
      expect((await remembered(orderNumber)).openCase).toBeNull();
      expect(suite.assist.totals(orderNumber)).toMatchObject({ held: "1750.00" });
    });

    it.each(["no answer", "no outcome"])(
      "takes no other's place: what staff have closed by hand stays closed, and its money is not given back (%s)",
      async (what) => {
        const { orderId, orderNumber } = await paid("pp_assist_generous");
        suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
        await suite.checkout.cancelOrder(orderId);
        await suite.checkout.check(orderNumber);
        suite.assist.faults.clear();
        await closeByHand(orderNumber, "paid-for-canceled-order");
        if (what === "no answer") {
          const other = await paid("pp_assist_generous");
          suite.assist.faults.set({ service: "orderresult", fault: "html", orderNumber });
          await suite
            .database("assist_order")
            .where({ order_number: orderNumber })
            .update({ unanswered_since: suite.database.raw("now() - interval '2 days'") });
          await due(orderNumber);
          await due(other.orderNumber);
          await suite.checkout.reconcile();
          suite.assist.faults.clear();
        } else {
          await undecidedRefund(orderNumber, 40);
          await suite.checkout.check(orderNumber);
          await suite
            .database("assist_operation")
            .where({ id: "asop_undecided" })
            .update({ result: "declined" });
        }
        await suite.checkout.check(orderNumber);
        expect((await remembered(orderNumber)).openCase).toBeNull();
        expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "0.00" });
      },
    );

    it.each(["pp_assist_ru", "pp_assist_hold"])(
      "is made of an order that nobody has decided for a month, by whoever looks (%s)",
      async (provider) => {
        const cartId = await suite.checkout.cart();
        const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
        if (provider === "pp_assist_ru") suite.assist.submit(orderNumber);
        else suite.assist.pay(orderNumber);
        await suite.checkout.check(orderNumber);
        await suite
          .database("assist_order")
          .where({ order_number: orderNumber })
          .update({ last_handed_off_at: suite.database.raw("now() - interval '31 days'") });
        const reason = provider === "pp_assist_ru" ? "no-answer" : "held-too-long";
        for (const look of ["staff", "job", "staff"]) {
          await due(orderNumber);
          if (look === "job") await suite.checkout.reconcile();
          else await suite.checkout.check(orderNumber);
          expect((await remembered(orderNumber)).openCase).toBe(reason);
        }
      },
    );
  });

  describe("an order about which Assist gives no usable answer", () => {
    it.each(["html", "wrong-checkvalue", "internal-error", "other-order", "busy"] as const)(
      "while it answers for others: asked again soon, less and less often, and staff are told after a day (%s)",
      async (fault) => {
        const { orderNumber } = await paid();
        const other = await paid();
        suite.assist.faults.set({ service: "orderresult", fault, orderNumber });
        for (const [hours, minutes, told] of [
          [0, 5, null],
          [2, 60, null],
          [25, 12 * 60, "no-answer"],
        ] as const) {
          await suite
            .database("assist_order")
            .where({ order_number: orderNumber })
            .update({
              unanswered_since: suite.database.raw("unanswered_since - make_interval(hours => ?)", [hours]),
            });
          await due(orderNumber);
          await due(other.orderNumber);
          await expectPause(suite.database, orderNumber, minutes, () => suite.checkout.reconcile());
          expect((await remembered(orderNumber)).openCase).toBe(told);
        }

        suite.assist.faults.clear();
        await suite.checkout.check(orderNumber);
        expect(await remembered(orderNumber)).toMatchObject({ openCase: null, unanswered_since: null });
      },
    );
  });
});
