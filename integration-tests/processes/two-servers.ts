import { isDeep, seedOfRun } from "../shop/depth";
import { plannedAt } from "../shop/plans";
import { onRow } from "../shop/row-trigger";
import { eventually } from "../shop/eventually";
import { agreed, paymentOf, readBothBooks } from "./both-books";
import { passAnHour } from "./pass-time";
import { countKeys } from "./redis-keys";
import { returnsAtOnce } from "./returns-at-once";
import { serverSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";

interface Paid {
  cartId: string;
  orderNumber: string;
}

/** What staff are told when their request moved nothing. */
const notSent = /Nothing was sent|No money was moved|carried out after all/;

/**
 * What many people do at the same moment, spread over two servers of one shop. Where they share nothing but the database,
 * every story is told; with `settings` a third of them, another one with each seed, and all in the deep tests.
 */
export function twoServers(what: string, settings?: Record<string, string>): void {
  serverSuite(
    (suite) => {
      describe(`two servers on one database, with ${what}`, () => {
        let servers: ShopServer[] = [];

        beforeAll(async () => {
          servers = [suite.first, await suite.another()];
        });

        beforeEach(() => suite.assist.notifications.hold());

        afterAll(() => servers[1]?.kill());

        if (settings?.SHARED_REDIS_URL) {
          const url = settings.SHARED_REDIS_URL;
          it("really uses Redis", async () => expect(await countKeys(url)).toBeGreaterThan(0));
        }

        /** At once, in turns on both. */
        function spread<Answer>(
          times: number,
          act: (server: ShopServer) => Promise<Answer>,
        ): Promise<Answer[]> {
          const acts = Array.from({ length: times }, (_, turn) => servers[turn % 2] ?? suite.first);
          return Promise.all(acts.map(act));
        }

        async function pay(provider = "pp_assist_ru"): Promise<Paid> {
          const { checkout } = suite.first;
          const cartId = await checkout.cart();
          const orderNumber = await checkout.leaveFor(await checkout.session(cartId, provider));
          suite.assist.pay(orderNumber);
          return { cartId, orderNumber };
        }

        /** What the shop has for one cart: rows, however they came about. */
        async function rowsOf({ cartId }: Paid): Promise<Record<string, number>> {
          const { database } = suite;
          const orders = database("order_cart")
            .select("order_id")
            .where({ cart_id: cartId, deleted_at: null });
          const collections = database("cart_payment_collection")
            .select("payment_collection_id")
            .where({ cart_id: cartId });
          const payments = database("payment").select("id").whereIn("payment_collection_id", collections);
          const count = async (table: string, column: string, ids: typeof orders): Promise<number> =>
            (await database(table).whereIn(column, ids.clone()).whereNull("deleted_at")).length;
          return {
            orders: (await orders.clone()).length,
            payments: (await payments.clone()).length,
            captures: await count("capture", "payment_id", payments),
            lines: await count("order_transaction", "order_id", orders),
          };
        }

        const once = { orders: 1, payments: 1, captures: 1, lines: 1 };
        const onceHeld = { ...once, captures: 0, lines: 0 };

        async function anHourLater(several: readonly { orderNumber: string }[]): Promise<void> {
          await passAnHour(
            suite.database,
            several.map(({ orderNumber }) => orderNumber),
          );
          await spread(2, (server) => server.checkout.reconcile());
        }

        function genuine({ orderNumber }: Paid): Record<string, string> {
          const [message] = suite.assist.notifications.list(orderNumber);
          if (!message) throw new Error("Assist made no notification.");
          return message.fields;
        }

        /** How often Medusa has given out an event, on both together. */
        const given = (event: string): number =>
          servers.flatMap(({ events }) => events).filter(({ name }) => name === event).length;

        /** The first is heard of a moment after it was given out; a second has been heard of when both are at rest, or never will be. */
        async function expectOneMore(event: string, before: number): Promise<void> {
          await eventually(
            () => Promise.resolve(given(event)),
            (times) => times > before,
          );
          // What one leaves behind may be for the other to do.
          await Promise.all(servers.map((server) => server.rest()));
          await Promise.all(servers.map((server) => server.rest()));
          expect({ event, times: given(event) - before }).toEqual({ event, times: 1 });
        }

        let turn = 0;
        const isTold = (): boolean => isDeep || !settings || (turn++ + seedOfRun) % 3 === 0;

        if (isTold()) {
          it("the same notification a hundred times, on both at once, is one order, one capture and one event", async () => {
            const paid = await pay();
            const fields = genuine(paid);
            const before = given("order.placed");

            const answers = await spread(100, (server) => server.checkout.notify(fields));

            expect(answers.every(({ data }) => data.includes('firstcode="0"'))).toBe(true);
            await eventually(
              () => rowsOf(paid),
              ({ lines }) => lines === 1,
            );
            await spread(2, (server) => server.checkout.check(paid.orderNumber));
            expect(await rowsOf(paid)).toEqual(once);
            const stored = await suite
              .database("assist_notification")
              .where({ order_number: paid.orderNumber });
            expect(stored.map(({ times }) => Number(times))).toEqual([100]);
            await expectOneMore("order.placed", before);
          });
        }

        if (isTold()) {
          it("the notification of a capture at Assist a hundred times, on both at once, is one capture and one event", async () => {
            const { cartId, orderNumber } = await pay("pp_assist_hold");
            await suite.first.checkout.comeBack(orderNumber);
            const before = given("payment.captured");
            const [attempt] = suite.assist.orders(orderNumber);
            suite.assist.account.charge(attempt?.billnumber ?? "");
            const fields = suite.assist.notifications.list(orderNumber).at(-1)?.fields ?? {};

            const answers = await spread(100, (server) => server.checkout.notify(fields));

            expect(answers.every(({ data }) => data.includes('firstcode="0"'))).toBe(true);
            await eventually(
              () => rowsOf({ cartId, orderNumber }),
              ({ lines }) => lines === 1,
            );
            await spread(2, (server) => server.checkout.check(orderNumber));
            expect(await rowsOf({ cartId, orderNumber })).toEqual(once);
            await expectOneMore("payment.captured", before);
          });
        }

        if (isTold()) {
          it("returns, notifications, staff checks and job runs at once on both place each order once", async () => {
            const several = await Promise.all(Array.from({ length: 4 }, () => pay()));

            await Promise.all(
              several.flatMap((paid) => [
                spread(4, (server) => server.checkout.comeBack(paid.orderNumber)),
                spread(4, (server) => server.checkout.check(paid.orderNumber)),
                spread(4, (server) => server.checkout.notify(genuine(paid))),
                spread(2, (server) => server.checkout.reconcile()),
              ]),
            );

            await spread(2, (server) => server.checkout.reconcile());
            for (const paid of several) expect(await rowsOf(paid)).toEqual(once);
          });
        }

        if (isTold()) {
          it.each(["pp_assist_ru", "pp_assist_hold"])(
            "storefronts that complete the cart on both, while the shopper returns, place each order once (%s)",
            async (provider) => {
              const several = await Promise.all(Array.from({ length: 4 }, () => pay(provider)));
              const before = several.map(({ orderNumber }) => suite.assist.totals(orderNumber));

              await Promise.all(
                several.flatMap(({ cartId, orderNumber }) => [
                  spread(4, (server) => server.checkout.complete(cartId)),
                  spread(2, (server) => server.checkout.comeBack(orderNumber)),
                ]),
              );
              await anHourLater(several);

              for (const paid of several)
                expect(await rowsOf(paid)).toEqual(provider === "pp_assist_hold" ? onceHeld : once);
              const after = several.map(({ orderNumber }) => suite.assist.totals(orderNumber));
              expect(after).toEqual(before);
            },
          );
        }

        if (isTold()) {
          it("a storefront that completes the cart on one, while the other is just making its order, gets that order", async () => {
            const paid = await pay();
            const before = (await suite.database("order").select("id")).length;
            // Whoever makes an order second does so only when the first has its payment: the latest moment there can be.
            const takeBack = await onRow(suite.database, {
              on: "order",
              at: "insert",
              does: `
              perform pg_advisory_xact_lock(7920);
              if (select count(*) from "order") > ${before} then
                while not exists (
                  select 1 from payment where payment_collection_id in (
                    select payment_collection_id from cart_payment_collection where cart_id = '${paid.cartId}')
                ) loop perform pg_sleep(0.02); end loop;
              end if;`,
            });
            try {
              const answers = await spread(2, (server) => server.checkout.complete(paid.cartId));

              const orders = answers.map(({ data }) => data.type === "order" && data.order.id);
              expect(new Set(orders).size).toBe(1);
              expect(await rowsOf(paid)).toEqual(once);
            } finally {
              await takeBack();
            }
          });
        }

        if (isTold()) {
          it("captures asked of both at once take the money once", async () => {
            const { orderNumber, order } = await suite.first.checkout.paidOrder("pp_assist_hold");
            const answers = await spread(6, (server) => server.checkout.capture(paymentOf(order), 400.4));
            await anHourLater([{ orderNumber }]);

            expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
            const books = await readBothBooks(suite.first, suite.assist, { orderNumber, order });
            expect(books).toEqual(agreed(books));
            expect(books.assist).toEqual({ captured: 40_040, refunded: 0 });
          });
        }

        if (isTold()) {
          it("refunds asked of both at once give back no more than was asked for by those not told that nothing was sent", async () => {
            const { orderNumber, order } = await suite.first.checkout.paidOrder("pp_assist_ru");
            const answers = await spread(8, (server) => server.checkout.refund(paymentOf(order), 300.3));
            await anHourLater([{ orderNumber }]);

            const books = await readBothBooks(suite.first, suite.assist, { orderNumber, order });
            expect(books).toEqual(agreed(books));
            const moved = books.assist.refunded / 30_030;
            // The platform may fail over its own change of the order after the money has gone back, and says so.
            const succeeded = answers.filter(({ status }) => status === 200).length;
            const spared = answers.filter(({ data }) => notSent.test(data.message ?? "")).length;
            expect(moved).toBeGreaterThanOrEqual(Math.max(succeeded, 1));
            expect(moved).toBeLessThanOrEqual(answers.length - spared);
          });
        }

        if (isTold()) returnsAtOnce(suite, { servers: () => servers, spread });

        if (isTold()) {
          it("a job that both run at once looks at each order once", async () => {
            const several = await Promise.all(Array.from({ length: 8 }, () => pay()));
            const numbers = several.map(({ orderNumber }) => orderNumber);
            await suite
              .database("assist_order")
              .whereNotIn("order_number", numbers)
              .update({ next_check_at: null });
            await suite
              .database("assist_order")
              .whereIn("order_number", numbers)
              .update(plannedAt(suite.database, suite.database.fn.now()));

            const runs = await spread(6, (server) => server.checkout.reconcile());

            expect(runs.reduce((sum, { data }) => sum + (data.summary.checked ?? 0), 0)).toBe(several.length);
            for (const paid of several) expect(await rowsOf(paid)).toEqual(once);
          });
        }
      });
    },
    { settings },
  );
}
