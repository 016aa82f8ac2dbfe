import { belarusianCart } from "../shop/belarus";
import { billSuite } from "../shop/bill-suite";
import { BilledOrders } from "../shop/billed-orders";
import type { StoreSession } from "../shop/checkout";
import { eventually } from "../shop/eventually";
import { demoAccount, Panel } from "../shop/panel";
import { allProviders } from "../shop/seed";

/** A merchant whose payments move money. */
const realMerchant = "679473";

/** Orders that wait for their bills, of an account whose settings staff change meanwhile. */
billSuite(
  (suite) => {
    const billed = new BilledOrders(suite);

    describe("an account that staff change while the customer is at the checkout", () => {
      const provider = "pp_assist-bill_panel";

      async function made(settings: Record<string, string>, name = "panel"): Promise<Panel> {
        const panel = new Panel(suite.api, suite.shop.admin);
        const demo = demoAccount(suite.gateway.url);
        const body = { name, ...demo, settings: { ...demo.settings, ...settings } };
        expect(await panel.make(body)).toMatchObject({ status: 200 });
        return panel;
      }

      it("goes live: the bill gets a number of the live account, and what is paid for it counts", async () => {
        const panel = await made({ merchantId: realMerchant });
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, provider);
        expect(await panel.change("panel", { settings: { live: true } })).toMatchObject({ status: 200 });
        const orderId = await billed.complete(cartId);

        const bill = await billed.bill(orderId, "open");
        expect(bill.number).not.toBe(session.data.order_number);
        expect(suite.assist.bills.list()).toMatchObject([{ bill: bill.number }]);
        expect((await billed.visit(session)).to).toBe(bill.link);
        expect(await suite.bills.of(orderId)).toMatchObject([
          { state: "open" },
          { state: "not-made", message: expect.stringMatching(/settings have changed/) as string },
        ]);
        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();
        await billed.bill(orderId, "paid");
        await billed.expectPaidOnce(orderId);
        expect(await suite.cases()).toEqual([]);
      });

      /** From now on the provider registers numbers for this account, or none at all, as if medusa-config had changed. */
      const registerFor = (account?: string) =>
        suite.inside(({ assist: { registration: registrar }, kept, undo }, account) => {
          const register = registrar.register.bind(registrar);
          kept.bringBack = () => {
            registrar.register = register;
          };
          undo(kept.bringBack as () => void);
          registrar.register = (registration) =>
            account === undefined
              ? Promise.reject(new Error("No such provider."))
              : register({ ...registration, account });
        }, account);
      const bringBack = () => suite.inside(({ kept }) => (kept.bringBack as () => void)());

      interface PassedOn {
        orderId: string;
        session: StoreSession;
      }
      /** An account that goes live before the order is placed, and a provider that is not what it was either. */
      async function passedOn(change: () => Promise<void>): Promise<PassedOn> {
        const panel = await made({ merchantId: realMerchant });
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, provider);
        await panel.change("panel", { settings: { live: true } });
        await change();
        const orderId = await billed.complete(cartId);
        await eventually(
          () => suite.bills.of(orderId),
          ([newest, former]) => former?.state === "not-made" && Boolean(newest?.message),
        );
        return { orderId, session };
      }

      it("goes live, and no session can be made for its bill: staff are shown why, until the bill is there", async () => {
        const { orderId, session } = await passedOn(() => registerFor());
        await billed.runJob();
        await billed.runJob();
        expect(await suite.cases()).toMatchObject([
          {
            reason: "bill-not-made",
            order_number: session.data.order_number,
            message: expect.stringMatching(/waits for its bill.*No such provider/) as string,
          },
        ]);
        await bringBack();
        await billed.runJob();
        await billed.bill(orderId, "open");
        expect(await suite.cases()).toEqual([]);
        expect(await suite.cases("?closed=true")).toHaveLength(1);
        expect(await suite.bills.of(orderId)).toHaveLength(2);
      });

      it("goes live, and the checkout's session is replaced before its bill has one: it is not made any more", async () => {
        const { orderId, session } = await passedOn(() => registerFor());
        await bringBack();
        await suite.inside(
          ({ container }, id) => container.resolve("payment").deletePaymentSession(id),
          session.id,
        );
        await billed.runJob();
        expect(await billed.bill(orderId, "not-made")).toMatchObject({
          message: expect.stringMatching(/session was replaced/) as string,
        });
        expect(await suite.cases()).toEqual([]);
        expect(suite.createbills()).toBe(0);
      });

      it.each([
        ["the other", false],
        ["the same", true],
      ])(
        "goes live, and its provider takes payments for another account in %s mode: one bill, which waits and is shown",
        async (_, live) => {
          if (live) {
            const other = await made({ merchantId: realMerchant }, "other");
            await other.change("other", { settings: { live: true } });
          }
          const { orderId, session } = await passedOn(() => registerFor(live ? "other" : "ru"));
          await billed.runJob();
          await billed.runJob();
          expect(await suite.bills.of(orderId)).toMatchObject([
            { state: "preparing", message: expect.stringMatching(/now uses the Assist account/) as string },
            { state: "not-made" },
          ]);
          expect(await suite.cases()).toMatchObject([
            {
              reason: "bill-not-made",
              order_number: session.data.order_number,
              message: expect.stringMatching(/this bill is of "panel"/) as string,
            },
          ]);
          expect(suite.createbills()).toBe(0);
          expect(await suite.bills.sessions(orderId)).toHaveLength(1);

          await bringBack();
          await billed.runJob();
          const bill = await billed.bill(orderId, "open");
          expect(await suite.cases()).toEqual([]);
          expect(await suite.bills.sessions(orderId)).toHaveLength(2);
          suite.assist.bills.pay(bill.number);
          await suite.assist.notifications.idle();
          await billed.bill(orderId, "paid");
          await billed.expectPaidOnce(orderId);
        },
      );

      it("goes live, and its other bill has a number of no use either: the same bill is made under a third", async () => {
        const { orderId, session } = await passedOn(() =>
          suite.inside(({ assist: { bills: store }, undo }) => {
            const begin = store.begin.bind(store);
            const restore = () => {
              store.begin = begin;
            };
            undo(restore);
            store.begin = () => {
              restore();
              return Promise.reject(new Error("No database."));
            };
          }),
        );
        const unsent = await billed.bill(orderId, "preparing");
        const [shown] = await eventually(
          () => suite.cases(),
          (cases) => cases.length > 0,
        );
        expect(shown?.order_number).not.toBe(session.data.order_number);
        // Whoever checks its payments does not speak for the bill.
        await suite.checkout.check(shown?.order_number ?? "");
        expect(await suite.cases()).toMatchObject([{ reason: "bill-not-made" }]);
        const { database } = suite;
        await database("assist_order").where({ order_number: shown?.order_number }).update({ live: false });
        await billed.runJob();
        const bill = await billed.bill(orderId, "open");
        expect(bill.id).toBe(unsent.id);
        expect([session.data.order_number, shown?.order_number]).not.toContain(bill.number);
        expect(await suite.bills.of(orderId)).toHaveLength(2);
        expect(await suite.bills.sessions(orderId)).toHaveLength(2);
        expect(await suite.cases()).toEqual([]);
      });

      it("a number is sent under no other account than the one it was registered with", async () => {
        suite.assist.bills.connect(false);
        const { orderId, session } = await billed.placed();
        const { id } = await billed.bill(orderId, "preparing");
        await eventually(
          () => suite.database("assist_bill").where({ id, state: "preparing" }).whereNotNull("message"),
          (rows) => rows.length > 0,
        );
        const begun = await suite.inside(
          async ({ assist: { bills: store } }, { id, session }) => {
            const bill = await store.byId(id);
            if (!bill) throw new Error("There is no bill");
            const number = session.data.order_number;
            const its = { id: session.id, collectionId: bill.payment_collection_id ?? "", number };
            const account = { revision: 0, live: false };
            return [
              await store.begin(bill, its, { ...account, name: "extras" }),
              await store.begin(bill, its, { ...account, name: "ru" }),
            ];
          },
          { id, session },
        );
        expect(begun).toEqual([false, true]);
      });

      it("makes ERIP bills now: the bill gets a number that ERIP takes, and the customer's address shows it", async () => {
        const panel = await made({ merchantId: "679472" });
        const cartId = await belarusianCart(suite, [provider]);
        const session = await suite.checkout.session(cartId, provider);
        expect(session.data.order_number).toContain("-");
        expect(await panel.change("panel", { settings: { billKind: "erip" } })).toMatchObject({
          status: 200,
        });
        const orderId = await billed.complete(cartId);
        const bill = await billed.bill(orderId, "open");
        expect(bill).toMatchObject({ kind: "erip", erip_number: bill.number, amount: "49.90" });
        expect(bill.number).toMatch(/^[A-Z0-9]{1,30}$/);
        expect(suite.assist.bills.list()).toMatchObject([{ bill: bill.number, means: ["erip"] }]);
        expect((await billed.visit(session)).page).toContain(bill.number);
        suite.assist.bills.payInErip(bill.number);
        await suite.checkout.check(bill.number);
        await billed.bill(orderId, "paid");
        expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
      });

      it("makes bills of another kind now: one that waits is made as one of that kind", async () => {
        const panel = await made({ billKind: "erip" });
        const { orderId } = await billed.placed(provider);
        await eventually(
          () => suite.bills.of(orderId),
          ([waiting]) => waiting?.state === "preparing" && /BYN/.test(waiting.message ?? ""),
        );
        await panel.change("panel", { settings: { billKind: "link" } });
        await billed.runJob();
        const bill = await billed.bill(orderId, "open");
        expect(bill).toMatchObject({ kind: "link", erip_number: null });
        expect(suite.assist.bills.list()).toMatchObject([{ bill: bill.number, url: bill.link }]);
      });
    });
  },
  {
    gateway: {
      merchants: [
        {},
        { merchantId: "679472", bills: { erip: true } },
        { merchantId: realMerchant, testMode: false },
      ],
    },
    providers: [...allProviders, "pp_assist-bill_panel"],
  },
);
