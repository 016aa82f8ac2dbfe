import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AdminOrder } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { passHours } from "../shop/holds";
import { allProviders, cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** A hold ends by itself after some days: staff are warned before, and told when it has gone. */
shopSuite(
  (suite) => {
    let desk: Desk;
    const database = (): Knex => suite.database;
    const day = 24;

    beforeEach(() => {
      desk = new Desk(suite.api, suite.shop);
      suite.assist.notifications.dropAll(true);
    });

    async function held(provider = "pp_assist_hold"): Promise<{ orderNumber: string; order: AdminOrder }> {
      return suite.checkout.paidOrder(provider);
    }

    const paymentOf = (order: AdminOrder): string => order.payment_collections[0]?.payments[0]?.id ?? "";

    /** The job's next check, so many hours after everything that has happened. */
    async function lookAfter(orderNumber: string, hours: number): Promise<string | null> {
      await passHours(suite, orderNumber, hours);
      await suite.checkout.reconcile();
      return (await suite.checkout.remembered(orderNumber)).openCase;
    }

    /** The bank lets go, the job finds it, and looks once more when what it has recorded is at rest. */
    async function lapse(orderNumber: string): Promise<string | null> {
      suite.assist.lapseHold(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
      await lookAfter(orderNumber, 6);
      return lookAfter(orderNumber, 1);
    }

    describe("a hold that the bank lets go", () => {
      it("of a live order is shown to staff, with what the order lacks, until the order is canceled", async () => {
        const { orderNumber, order } = await held();

        expect(await lapse(orderNumber)).toBe("hold-ended");
        expect(await desk.cases()).toMatchObject({
          count: 1,
          cases: [
            {
              order_number: orderNumber,
              reason: "hold-ended",
              message: expect.stringContaining(`lacks ${cartTotal} RUB`) as unknown,
              order: { id: order.id },
            },
          ],
        });
        expect((await suite.checkout.order(order.id)).payment_status).toBe("canceled");

        expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
        expect(await lookAfter(orderNumber, 1)).toBeNull();
      });

      it("is shown until the order has its money otherwise, however long that takes", async () => {
        const { orderNumber, order } = await held();
        await lapse(orderNumber);
        expect(await lookAfter(orderNumber, 30 * day)).toBe("hold-ended");
        const [{ hours } = { hours: Infinity }] = (await database()("assist_order")
          .where({ order_number: orderNumber })
          .select(database().raw("extract(epoch from next_check_at - now())::float8 / 3600 as hours"))) as {
          hours: number | null;
        }[];
        expect(hours).toBeLessThanOrEqual(day);

        const { data } = await suite.api.post<{ payment_collection: { id: string } }>(
          "/admin/payment-collections",
          { order_id: order.id, amount: Number(cartTotal) },
          suite.shop.admin,
        );
        await suite.api.post(
          `/admin/payment-collections/${data.payment_collection.id}/mark-as-paid`,
          { order_id: order.id },
          suite.shop.admin,
        );
        expect(await lookAfter(orderNumber, day)).toBeNull();
      });

      it("of an order whose cancellation has begun is nothing to tell", async () => {
        const { orderNumber, order } = await held();
        await suite.checkout.cancelOrder(order.id);
        expect(await lapseOrNothing(orderNumber)).toBeNull();
      });

      async function lapseOrNothing(orderNumber: string): Promise<string | null> {
        await lookAfter(orderNumber, 6);
        return lookAfter(orderNumber, 1);
      }

      it("by staff's own void is nothing to tell", async () => {
        const { orderNumber, order } = await held();
        expect((await desk.act(paymentOf(order), "void", { request_key: "void-by-staff" })).status).toBe(200);
        expect(await lapseOrNothing(orderNumber)).toBeNull();
      });

      it("is told once: closed by hand, it does not come back", async () => {
        const { orderNumber } = await held();
        await lapse(orderNumber);
        await desk.closeCaseOf(orderNumber, { note: "The customer pays at the till." });
        expect(await lookAfter(orderNumber, day)).toBeNull();
      });
    });

    describe("a hold that is about to end", () => {
      it("is shown a day before, five days after the payment unless the account says otherwise, and not sooner", async () => {
        const { orderNumber } = await held();
        expect(await lookAfter(orderNumber, 3 * day)).toBeNull();
        expect(await lookAfter(orderNumber, 23)).toBeNull();
        expect(await lookAfter(orderNumber, 2)).toBe("hold-ending");
      });

      it("is shown by the account's own days", async () => {
        const { orderNumber } = await held("pp_assist_longhold");
        expect(await lookAfter(orderNumber, 8 * day)).toBeNull();
        expect(await lookAfter(orderNumber, 1.5 * day)).toBe("hold-ending");
      });

      it("can be captured from its case, which is closed by that", async () => {
        const { orderNumber, order } = await held();
        await lookAfter(orderNumber, 4.5 * day);
        const [shown] = (await desk.cases()).cases;
        expect(shown).toMatchObject({
          reason: "hold-ending",
          permissions: { capture: { payment_id: paymentOf(order), allowed: true, most: cartTotal } },
        });
        expect(shown?.message).toContain(`${cartTotal} RUB`);

        expect((await desk.act(paymentOf(order), "capture", { request_key: "from-the-case" })).status).toBe(
          200,
        );
        expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: cartTotal });
        expect((await desk.cases()).count).toBe(0);
        expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
      });

      it("that has gone is told as gone", async () => {
        const { orderNumber } = await held();
        expect(await lookAfter(orderNumber, 4.5 * day)).toBe("hold-ending");
        expect(await lapse(orderNumber)).toBe("hold-ended");
      });

      it("has its date on the order's box, and none once it is captured", async () => {
        const { order } = await held();
        const before = await desk.payment(order.id);
        const ends = Date.parse(before.hold?.ends_at ?? "");
        const days = (ends - Date.now()) / (day * 60 * 60_000);
        expect(Math.round(days)).toBe(5);
        await desk.act(paymentOf(order), "capture", { request_key: "captured-whole" });
        expect((await desk.payment(order.id)).hold).toBeNull();
      });

      it("of a payment that was taken at once has none", async () => {
        const { order, orderNumber } = await held("pp_assist_ru");
        expect((await desk.payment(order.id)).hold).toBeNull();
        expect(await lookAfter(orderNumber, 6 * day)).toBeNull();
      });
    });
  },
  { providers: [...allProviders, "pp_assist_longhold"], gateway: { merchants: [{ holdDays: 14 }] } },
);
