import { randomBytes } from "node:crypto";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import type { StoreSession } from "../shop/checkout";
import { Bills, type StaffBill } from "../shop/bills";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { demoAccount, Panel } from "../shop/panel";
import { allProviders, cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

// For the account that is made in the panel.
process.env.ASSIST_ENCRYPTION_KEY = randomBytes(32).toString("base64");

/** A merchant whose payments move money. */
const realMerchant = "679473";

/** Orders that are placed first and paid by link later. */
shopSuite(
  (suite) => {
    let bills: Bills;

    beforeEach(() => {
      bills = new Bills(suite.api, suite.shop, suite.container);
      suite.assist.bills.connect(true);
    });

    const atAssist = () => suite.assist.bills.list();
    const payable = () => atAssist().filter(({ state }) => state === "invoiced");
    const createbills = () =>
      suite.assist.requests().filter(({ path }) => path.endsWith("/createbill.cfm")).length;

    interface Case {
      order_number: string;
      reason: string;
      message: string;
    }
    const attention = async (query = ""): Promise<Case[]> =>
      (await suite.api.get<{ cases: Case[] }>(`/admin/assist/attention${query}`, suite.shop.admin)).data
        .cases;

    interface Placed {
      orderId: string;
      cartId: string;
      session: StoreSession;
    }

    async function placed(provider = "pp_assist-bill_ru"): Promise<Placed> {
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, provider);
      const { data } = await suite.checkout.complete(cartId);
      if (data.type !== "order") throw new Error(`No order: ${JSON.stringify(data)}`);
      return { orderId: data.order.id, cartId, session };
    }

    /** The newest bill of an order, once it is as expected. */
    const billOf = async (orderId: string, state: string): Promise<StaffBill> => {
      const [bill] = await eventually(
        () => bills.of(orderId),
        ([newest]) => newest?.state === state,
      );
      if (!bill) throw new Error("There is no bill");
      return bill;
    };
    const runJob = async (): Promise<void> => {
      await bills.due();
      await suite.checkout.reconcile();
    };
    /** Where the customer's address leads now. */
    const visit = async (session: StoreSession): Promise<{ to: string | undefined; page: string }> => {
      const path = new URL(session.data.bill_url ?? "").pathname;
      const { headers, data } = await suite.api.get<string>(path, anyStatus);
      return { to: headers.location, page: data };
    };
    const paidOnce = async (orderId: string): Promise<void> => {
      const order = await eventually(
        () => suite.checkout.order(orderId),
        ({ payment_status }) => payment_status !== "awaiting",
      );
      expect(order.payment_status).toBe("captured");
      expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
      expect(order.transactions).toHaveLength(1);
      expect(order.payment_collections.flatMap(({ payments }) => payments)).toHaveLength(1);
    };

    function listen(): { name: string; data: Record<string, unknown> }[] {
      const heard: { name: string; data: Record<string, unknown> }[] = [];
      const bus = suite.container().resolve(Modules.EVENT_BUS);
      for (const name of ["made", "paid", "expired", "revoked", "reminder"].map(
        (what) => `assist.bill.${what}`,
      )) {
        bus.subscribe(name, (event) => {
          heard.push({ name, data: event.data as Record<string, unknown> });
          return Promise.resolve();
        });
      }
      return heard;
    }

    describe("an order that is placed to be paid by link", () => {
      it("waits with a bill, whose link the customer finds; paid, it is an order like any other", async () => {
        const heard = listen();
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, "pp_assist-bill_ru");
        expect(session.data.payment_url).toBeUndefined();
        expect((await visit(session)).page).toContain('data-testid="notice-bill-preparing"');
        const { data } = await suite.checkout.complete(cartId);
        expect(data.type).toBe("order");
        const orderId = data.type === "order" ? data.order.id : "";
        const bill = await billOf(orderId, "open");
        expect(bill).toMatchObject({
          origin: "checkout",
          amount: cartTotal,
          number: session.data.order_number,
        });
        const waiting = await suite.checkout.order(orderId);
        expect(waiting).toMatchObject({ status: "pending", payment_status: "awaiting" });
        expect((await visit(session)).to).toBe(bill.link);
        expect(atAssist()).toHaveLength(1);

        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();

        await billOf(orderId, "paid");
        await paidOnce(orderId);
        const landing = new URL((await visit(session)).to ?? "");
        expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
        const payment = (await suite.checkout.order(orderId)).payment_collections[0]?.payments[0];
        expect((await suite.checkout.refund(payment?.id ?? "", 100.1)).status).toBe(200);
        expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, returned: "100.10" });
        const told = await eventually(
          () => Promise.resolve(heard.map(({ name }) => name)),
          (names) => names.length >= 2,
        );
        expect(told).toEqual(["assist.bill.made", "assist.bill.paid"]);
        expect(heard[0]?.data).toMatchObject({ origin: "checkout", link: bill.link, sending: "none" });
        expect(await attention()).toEqual([]);
      });

      it("is paid when the job finds the payment, without any notification", async () => {
        const { orderId } = await placed();
        const bill = await billOf(orderId, "open");
        suite.assist.notifications.dropAll(true);
        suite.assist.bills.pay(bill.number, { means: "sbp" });
        await runJob();
        await billOf(orderId, "paid");
        await paidOnce(orderId);
      });

      it("is paid when the customer comes back", async () => {
        const { orderId } = await placed();
        const bill = await billOf(orderId, "open");
        suite.assist.notifications.dropAll(true);
        suite.assist.bills.pay(bill.number);
        const landing = await suite.checkout.comeBack(bill.number);
        expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
        await paidOnce(orderId);
      });

      it("in two stages: held for staff, who capture it and give part of it back", async () => {
        const { orderId } = await placed("pp_assist-bill_hold");
        const bill = await billOf(orderId, "open");
        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();
        await billOf(orderId, "paid");
        const held = await eventually(
          () => suite.checkout.order(orderId),
          ({ payment_status }) => payment_status !== "awaiting",
        );
        expect(held.payment_status).toBe("authorized");
        const payment = held.payment_collections[0]?.payments[0]?.id ?? "";
        expect((await suite.checkout.capture(payment)).status).toBe(200);
        expect((await suite.checkout.refund(payment, 50)).status).toBe(200);
        expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, returned: "50.00" });
      });

      it("keeps waiting when staff ask Medusa for its state, and when a payment is declined", async () => {
        const { orderId, session } = await placed();
        const bill = await billOf(orderId, "open");
        suite.assist.bills.open(bill.number);
        suite.assist.decline(bill.number);
        await suite.assist.notifications.idle();
        const asked = await suite.api.post(
          `/admin/orders/${orderId}/payment-sessions/authorize`,
          { payment_session_id: session.id },
          { ...suite.shop.admin, ...anyStatus },
        );
        expect(asked.status).toBe(200);
        expect((await suite.checkout.order(orderId)).payment_status).toBe("awaiting");
        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();
        await billOf(orderId, "paid");
        await paidOnce(orderId);
      });

      it("completed twice at once: one order, one bill", async () => {
        const cartId = await suite.checkout.cart();
        await suite.checkout.session(cartId, "pp_assist-bill_ru");
        await Promise.all([suite.checkout.complete(cartId), suite.checkout.complete(cartId)]);
        await suite.checkout.complete(cartId);
        const orders = await suite.checkout.orders();
        expect(orders).toHaveLength(1);
        await billOf(orders[0]?.id ?? "", "open");
        expect(createbills()).toBe(1);
      });

      it("has no bill for a cart that was changed before: the former address says so, the new one is billed in full", async () => {
        const cartId = await suite.checkout.cart();
        const former = await suite.checkout.session(cartId, "pp_assist-bill_ru");
        await suite.checkout.addProduct(cartId);
        expect((await visit(former)).page).toContain('data-testid="notice-replaced"');
        await suite.checkout.session(cartId, "pp_assist-bill_ru");
        const { data } = await suite.checkout.complete(cartId);
        const bill = await billOf(data.type === "order" ? data.order.id : "", "open");
        expect(bill.amount).toBe("3249.90");
        expect(atAssist()).toHaveLength(1);
      });

      it("gets its bill from the job when the server died before it was begun", async () => {
        const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
        const reserve = store.reserveAtCheckout.bind(store);
        let tried = 0;
        store.reserveAtCheckout = () => {
          tried++;
          return Promise.reject(new Error("the server stopped"));
        };
        const { orderId } = await placed();
        await eventually(
          () => Promise.resolve(tried),
          (times) => times > 0,
        );
        store.reserveAtCheckout = reserve;
        await suite.checkout.reconcile();
        expect(createbills()).toBe(0);
        await bills.passCompletion(orderId);
        await suite.checkout.reconcile();
        await billOf(orderId, "open");
        expect(await attention()).toEqual([]);
      });

      it("canceled while it waits: its bill is revoked", async () => {
        const { orderId } = await placed();
        await billOf(orderId, "open");
        expect((await suite.checkout.cancelOrder(orderId)).status).toBe(200);
        expect(await billOf(orderId, "revoked")).toMatchObject({ revoke_reason: "order-canceled" });
        expect(payable()).toEqual([]);
      });
    });

    describe("no bill at once", () => {
      it("Assist made it and its answer was lost: it is revoked, and followed by another; never two to be paid", async () => {
        suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
        const { orderId, session } = await placed();
        await eventually(
          () => bills.of(orderId),
          (all) => all.some(({ state }) => state === "revoked"),
        );
        expect(payable()).toEqual([]);
        await runJob();
        const bill = await billOf(orderId, "open");
        expect(payable()).toMatchObject([{ bill: bill.number }]);
        expect((await bills.of(orderId)).map(({ state }) => state)).toEqual(["open", "revoked"]);
        expect((await visit(session)).to).toBe(bill.link);
        suite.assist.bills.pay(bill.number);
        await suite.checkout.check(bill.number);
        await billOf(orderId, "paid");
        await paidOnce(orderId);
        expect(await attention()).toEqual([]);
      });

      it("Assist is down: the order is placed and waits, and the job makes its one bill", async () => {
        suite.assist.faults.set({ service: "createbill", fault: "status500" });
        suite.assist.faults.set({ service: "billstatus", fault: "status500" });
        const { orderId, session } = await placed();
        const unknown = await billOf(orderId, "unknown");
        expect((await visit(session)).page).toContain('data-testid="notice-bill-preparing"');
        await bills.passHours(unknown.id, 1);
        await runJob();
        expect(await attention()).toMatchObject([{ reason: "bill-stuck" }]);
        suite.assist.faults.clear();
        await runJob();
        const bill = await billOf(orderId, "open");
        expect((await visit(session)).to).toBe(bill.link);
        expect(atAssist()).toHaveLength(1);
        expect(await attention()).toEqual([]);
        expect(await attention("?settled=true")).toMatchObject([{ reason: "bill-stuck" }]);
      });

      it("the half hour after which staff are shown it does not begin anew with what is tried meanwhile", async () => {
        suite.assist.faults.set({ service: "createbill", fault: "status500" });
        const { orderId } = await placed();
        const unknown = await billOf(orderId, "unknown");
        await bills.passHours(unknown.id, 1);
        expect(createbills()).toBe(2);
        await runJob();
        expect(createbills()).toBe(3);
        expect(await attention()).toMatchObject([{ reason: "bill-stuck" }]);
        suite.assist.faults.clear();
        await bills.passLostRequests();
        await runJob();
        await billOf(orderId, "preparing");
        await runJob();
        await billOf(orderId, "open");
        expect(await attention()).toEqual([]);
      });

      it("nor with its revocation, when it has been found and its link is lost", async () => {
        suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
        suite.assist.faults.set({ service: "billstatus", fault: "status500" });
        const { orderId } = await placed();
        const unknown = await billOf(orderId, "unknown");
        await bills.passHours(unknown.id, 1);
        suite.assist.faults.clear();
        suite.assist.faults.set({ service: "billrevoke", fault: "status500" });
        await runJob();
        await billOf(orderId, "revoking");
        expect(await attention()).toMatchObject([
          { reason: "bill-stuck", message: expect.stringMatching(/to be revoked/) as string },
        ]);
        suite.assist.faults.clear();
        await runJob();
        await runJob();
        await billOf(orderId, "open");
        expect(await attention()).toEqual([]);
        expect(payable()).toHaveLength(1);
      });

      it("Assist is down and then says that it is asked too often: staff are shown the bill all the same", async () => {
        suite.assist.faults.set({ service: "createbill", fault: "status500" });
        suite.assist.faults.set({ service: "billstatus", fault: "status500" });
        const { orderId } = await placed();
        const unknown = await billOf(orderId, "unknown");
        await bills.passHours(unknown.id, 1);
        const { pace } = suite.container().resolve<AssistModuleService>("assist");
        pace.tooOften("ru", performance.now());
        suite.assist.requests.clear();
        try {
          await runJob();
        } finally {
          pace.answered("ru", Infinity);
        }
        expect(await attention()).toMatchObject([{ reason: "bill-stuck" }]);
        expect(suite.assist.requests()).toEqual([]);
      });

      it("Assist refuses it: staff are shown why, once, and it is made as soon as Assist takes it", async () => {
        suite.assist.bills.connect(false);
        const { orderId } = await placed();
        await eventually(
          () => bills.of(orderId),
          ([waiting]) => waiting?.state === "preparing" && /Assist/.test(waiting.message ?? ""),
        );
        await runJob();
        await runJob();
        expect(await attention()).toMatchObject([
          { reason: "bill-not-made", message: expect.stringMatching(/waits for its bill/) as string },
        ]);
        suite.assist.bills.connect(true);
        await runJob();
        const bill = await billOf(orderId, "open");
        expect(await attention()).toEqual([]);
        expect(await attention("?settled=true")).toHaveLength(1);
        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();
        await billOf(orderId, "paid");
        await paidOnce(orderId);
      });

      it("Assist refuses it, and the order is canceled meanwhile: nothing is made any more, and the case is settled", async () => {
        suite.assist.bills.connect(false);
        const { orderId } = await placed();
        await billOf(orderId, "preparing");
        await suite.checkout.cancelOrder(orderId);
        await billOf(orderId, "not-made");
        suite.assist.bills.connect(true);
        await runJob();
        expect(atAssist()).toEqual([]);
        expect(await attention()).toEqual([]);
      });

      it("Assist refuses it while the order is being canceled: given up by the job's next run, not by its next try", async () => {
        suite.assist.bills.connect(false);
        suite.assist.faults.set({ service: "createbill", fault: "hang", act: true });
        const { orderId } = await placed();
        await eventually(() => Promise.resolve(createbills()), Boolean);
        await suite.checkout.cancelOrder(orderId);
        const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
        const asked = () =>
          database("assist_bill").where({ order_id: orderId }).whereRaw("next_check_at <= now()");
        await eventually(asked, (rows) => rows.length > 0);
        suite.assist.faults.clear();
        const { id } = await billOf(orderId, "preparing");
        await bills.idle(id);
        await suite.checkout.reconcile();
        await billOf(orderId, "not-made");
        expect(await attention()).toEqual([]);
      });
    });

    describe("an account that staff change while the customer is at the checkout", () => {
      const provider = "pp_assist-bill_panel";

      async function made(settings: Record<string, string>): Promise<Panel> {
        const panel = new Panel(suite.api, suite.shop.admin);
        const demo = demoAccount(suite.gateway.url);
        const body = { name: "panel", ...demo, settings: { ...demo.settings, ...settings } };
        expect(await panel.make(body)).toMatchObject({ status: 200 });
        return panel;
      }

      it("goes live: the bill gets a number of the live account, and what is paid for it counts", async () => {
        const panel = await made({ merchantId: realMerchant });
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, provider);
        expect(await panel.change("panel", { settings: { live: true } })).toMatchObject({ status: 200 });
        const { data } = await suite.checkout.complete(cartId);
        const orderId = data.type === "order" ? data.order.id : "";

        const bill = await billOf(orderId, "open");
        expect(bill.number).not.toBe(session.data.order_number);
        expect(atAssist()).toMatchObject([{ bill: bill.number }]);
        expect((await visit(session)).to).toBe(bill.link);
        expect(await bills.of(orderId)).toMatchObject([
          { state: "open" },
          { state: "not-made", message: expect.stringMatching(/settings have changed/) as string },
        ]);
        suite.assist.bills.pay(bill.number);
        await suite.assist.notifications.idle();
        await billOf(orderId, "paid");
        await paidOnce(orderId);
        expect(await attention()).toEqual([]);
      });

      type Register = AssistModuleService["registrar"]["register"];
      /** What becomes of the numbers that the provider registers from now on, as if medusa-config had changed. */
      function registering(as: (register: Register) => Register): jest.SpyInstance {
        const { registrar } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
        const register = registrar.register.bind(registrar);
        return jest.spyOn(registrar, "register").mockImplementation(as(register));
      }

      interface PassedOn {
        orderId: string;
        session: StoreSession;
        changed: jest.SpyInstance;
      }
      /** An account that goes live before the order is placed, and a provider that is not what it was either. */
      async function passedOn(as: (register: Register) => Register): Promise<PassedOn> {
        const panel = await made({ merchantId: realMerchant });
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, provider);
        await panel.change("panel", { settings: { live: true } });
        const changed = registering(as);
        const { data } = await suite.checkout.complete(cartId);
        const orderId = data.type === "order" ? data.order.id : "";
        await eventually(
          () => bills.of(orderId),
          ([newest, former]) => former?.state === "not-made" && Boolean(newest?.message),
        );
        return { orderId, session, changed };
      }
      const sessionsOf = async (orderId: string): Promise<number> => {
        const { data } = await suite
          .container()
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({
            entity: "order",
            fields: ["payment_collections.payment_sessions.id"],
            filters: { id: orderId },
          });
        const [order] = data as unknown as { payment_collections: { payment_sessions: unknown[] }[] }[];
        return (order?.payment_collections ?? []).flatMap((collection) => collection.payment_sessions).length;
      };

      it("goes live, and no session can be made for its bill: staff are shown why, until the bill is there", async () => {
        const { orderId, session, changed } = await passedOn(
          () => () => Promise.reject(new Error("No such provider.")),
        );
        await runJob();
        await runJob();
        expect(await attention()).toMatchObject([
          {
            reason: "bill-not-made",
            order_number: session.data.order_number,
            message: expect.stringMatching(/waits for its bill.*No such provider/) as string,
          },
        ]);
        changed.mockRestore();
        await runJob();
        await billOf(orderId, "open");
        expect(await attention()).toEqual([]);
        expect(await attention("?settled=true")).toHaveLength(1);
        expect(await bills.of(orderId)).toHaveLength(2);
      });

      it("goes live, and the checkout's session is replaced before its bill has one: it is not made any more", async () => {
        const { orderId, session, changed } = await passedOn(
          () => () => Promise.reject(new Error("No such provider.")),
        );
        changed.mockRestore();
        await suite.container().resolve(Modules.PAYMENT).deletePaymentSession(session.id);
        await runJob();
        expect(await billOf(orderId, "not-made")).toMatchObject({
          message: expect.stringMatching(/session was replaced/) as string,
        });
        expect(await attention()).toEqual([]);
        expect(createbills()).toBe(0);
      });

      it.each([
        ["the other", false],
        ["the same", true],
      ])(
        "goes live, and its provider takes payments for another account in %s mode: one bill, which waits and is shown",
        async (_, live) => {
          const { orderId, session, changed } = await passedOn((register) => async (registration) => {
            if (live) {
              const { accounts } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
              if (!(await accounts.names()).includes("other")) {
                const demo = demoAccount(suite.gateway.url);
                const settings = { ...demo.settings, merchantId: realMerchant };
                const other = new Panel(suite.api, suite.shop.admin);
                await other.make({ name: "other", ...demo, settings });
                await other.change("other", { settings: { live: true } });
              }
            }
            return register({ ...registration, account: live ? "other" : "ru" });
          });
          await runJob();
          await runJob();
          expect(await bills.of(orderId)).toMatchObject([
            { state: "preparing", message: expect.stringMatching(/now uses the Assist account/) as string },
            { state: "not-made" },
          ]);
          expect(await attention()).toMatchObject([
            {
              reason: "bill-not-made",
              order_number: session.data.order_number,
              message: expect.stringMatching(/this bill is of "panel"/) as string,
            },
          ]);
          expect(createbills()).toBe(0);
          expect(await sessionsOf(orderId)).toBe(1);

          changed.mockRestore();
          await runJob();
          const bill = await billOf(orderId, "open");
          expect(await attention()).toEqual([]);
          expect(await sessionsOf(orderId)).toBe(2);
          suite.assist.bills.pay(bill.number);
          await suite.assist.notifications.idle();
          await billOf(orderId, "paid");
          await paidOnce(orderId);
        },
      );

      it("goes live, and its other bill has a number of no use either: the same bill is made under a third", async () => {
        const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
        jest.spyOn(store, "begin").mockRejectedValueOnce(new Error("No database."));
        const { orderId, session } = await passedOn((register) => register);
        const unsent = await billOf(orderId, "preparing");
        const [shown] = await eventually(attention, (cases) => cases.length > 0);
        expect(shown?.order_number).not.toBe(session.data.order_number);
        const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
        await database("assist_order").where({ order_number: shown?.order_number }).update({ live: false });
        await runJob();
        const bill = await billOf(orderId, "open");
        expect(bill.id).toBe(unsent.id);
        expect([session.data.order_number, shown?.order_number]).not.toContain(bill.number);
        expect(await bills.of(orderId)).toHaveLength(2);
        expect(await sessionsOf(orderId)).toBe(2);
        expect(await attention()).toEqual([]);
      });

      it("a number is sent under no other account than the one it was registered with", async () => {
        suite.assist.bills.connect(false);
        const { orderId, session } = await placed();
        const { id } = await billOf(orderId, "preparing");
        const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
        const bill = await eventually(
          () => store.byId(id),
          (row) => row?.state === "preparing" && row.message !== null,
        );
        const number = session.data.order_number;
        const its = { id: session.id, collectionId: bill?.payment_collection_id ?? "", number };
        if (!bill) throw new Error("There is no bill");
        const account = { revision: 0, live: false };
        expect(await store.begin(bill, its, { ...account, name: "extras" })).toBe(false);
        expect(await store.begin(bill, its, { ...account, name: "ru" })).toBe(true);
      });

      /** A cart of 49.90 Belarusian roubles that needs no delivery. */
      async function belarusianCart(): Promise<string> {
        const { admin, store, salesChannelId } = suite.shop;
        const { region } = (
          await suite.api.post<{ region: { id: string } }>(
            "/admin/regions",
            { name: "Belarus", currency_code: "byn", countries: ["by"], payment_providers: [provider] },
            admin,
          )
        ).data;
        const price = { currency_code: "byn", amount: 49.9 };
        const { product } = (
          await suite.api.post<{ product: { variants: { id: string }[] } }>(
            "/admin/products",
            {
              title: "Recipes",
              status: "published",
              options: [{ title: "Size", values: ["One"] }],
              sales_channels: [{ id: salesChannelId }],
              variants: [
                { title: "One", options: { Size: "One" }, manage_inventory: false, prices: [price] },
              ],
            },
            admin,
          )
        ).data;
        const { cart } = (
          await suite.api.post<{ cart: { id: string } }>(
            "/store/carts",
            {
              region_id: region.id,
              sales_channel_id: salesChannelId,
              email: "anna@shopper.example",
              items: [{ variant_id: product.variants[0]?.id, quantity: 1 }],
            },
            store,
          )
        ).data;
        return cart.id;
      }

      it("makes ERIP bills now: the bill gets a number that ERIP takes, and the customer's address shows it", async () => {
        const panel = await made({ merchantId: "679472" });
        const cartId = await belarusianCart();
        const session = await suite.checkout.session(cartId, provider);
        expect(session.data.order_number).toContain("-");
        expect(await panel.change("panel", { settings: { billKind: "erip" } })).toMatchObject({
          status: 200,
        });
        const { data } = await suite.checkout.complete(cartId);
        const orderId = data.type === "order" ? data.order.id : "";
        const bill = await billOf(orderId, "open");
        expect(bill).toMatchObject({ kind: "erip", erip_number: bill.number, amount: "49.90" });
        expect(bill.number).toMatch(/^[A-Z0-9]{1,30}$/);
        expect(atAssist()).toMatchObject([{ bill: bill.number, means: ["erip"] }]);
        expect((await visit(session)).page).toContain(bill.number);
        suite.assist.bills.payInErip(bill.number);
        await suite.checkout.check(bill.number);
        await billOf(orderId, "paid");
        expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
      });

      it("makes bills of another kind now: one that waits is made as one of that kind", async () => {
        const panel = await made({ billKind: "erip" });
        const { orderId } = await placed(provider);
        await eventually(
          () => bills.of(orderId),
          ([waiting]) => waiting?.state === "preparing" && /BYN/.test(waiting.message ?? ""),
        );
        await panel.change("panel", { settings: { billKind: "link" } });
        await runJob();
        const bill = await billOf(orderId, "open");
        expect(bill).toMatchObject({ kind: "link", erip_number: null });
        expect(atAssist()).toMatchObject([{ bill: bill.number, url: bill.link }]);
      });
    });

    describe("a bill that nobody pays in time", () => {
      const runOut = async (bill: StaffBill): Promise<void> => {
        suite.assist.clock.advance({ hours: 24 * 3 + 2 });
        await bills.passHours(bill.id, 24 * 3 + 2);
        await runJob();
      };

      it("keep: the order waits; staff make another, which the customer's address leads to and which pays the order", async () => {
        const { orderId, session } = await placed();
        const first = await billOf(orderId, "open");
        await runOut(first);
        await billOf(orderId, "expired");
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
        expect((await visit(session)).page).toContain('data-testid="notice-bill-over"');
        const later = new Date(Date.now() + 20 * 86_400_000).toISOString();
        const second = await bills.made(orderId, { valid_until: later });
        expect((await visit(session)).to).toBe(second.link);
        suite.assist.bills.pay(second.number);
        await suite.assist.notifications.idle();
        await billOf(orderId, "paid");
        await paidOnce(orderId);
      });

      it("remind: the shop is told once, a day before; Assist tells the customer of the bill itself", async () => {
        const heard = listen();
        const reminders = () => heard.filter(({ name }) => name === "assist.bill.reminder");
        const { orderId } = await placed("pp_assist-bill_reminds");
        const bill = await billOf(orderId, "open");
        expect(suite.assist.bills.messages(bill.number).map(({ by }) => by)).toEqual(["email", "sms"]);
        await runJob();
        await bills.passHours(bill.id, 50);
        await runJob();
        await runJob();
        await runJob();
        await eventually(
          () => Promise.resolve(reminders()),
          (found) => found.length > 0,
        );
        expect(reminders()).toHaveLength(1);
        expect(reminders()[0]?.data).toMatchObject({ id: bill.id, link: bill.link, origin: "checkout" });
        suite.assist.clock.advance({ hours: 24 * 4 });
        await bills.passHours(bill.id, 30);
        await runJob();
        await billOf(orderId, "expired");
        expect(reminders()).toHaveLength(1);
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
      });

      it("cancel: the order is canceled an hour after, not before, and not while Assist does not answer", async () => {
        const { orderId } = await placed("pp_assist-bill_cancels");
        const bill = await billOf(orderId, "open");
        suite.assist.clock.advance({ hours: 24 * 4 });
        await bills.passTime(bill.id);
        await runJob();
        await billOf(orderId, "expired");
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
        await bills.passHours(bill.id, 2);
        suite.assist.faults.set({ service: "all", fault: "status500" });
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
        suite.assist.faults.clear();
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("canceled");
        expect(await attention()).toEqual([]);
      });

      it("cancel: never an order that somebody is paying, who may still finish", async () => {
        const { orderId } = await placed("pp_assist-bill_cancels");
        const bill = await billOf(orderId, "open");
        suite.assist.bills.open(bill.number);
        await bills.passHours(bill.id, 24 * 4);
        await runJob();
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
        suite.assist.pay(bill.number);
        await suite.checkout.check(bill.number);
        await billOf(orderId, "paid");
        await paidOnce(orderId);
      });

      it("cancel: not an order that staff have billed anew", async () => {
        const { orderId } = await placed("pp_assist-bill_cancels");
        const bill = await billOf(orderId, "open");
        suite.assist.clock.advance({ hours: 24 * 4 });
        await bills.passTime(bill.id);
        await runJob();
        await billOf(orderId, "expired");
        await bills.made(orderId, { valid_until: new Date(Date.now() + 20 * 86_400_000).toISOString() });
        await bills.passHours(bill.id, 2);
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
      });

      /** A bill whose time has run out so long ago that its order is to be canceled at the job's next run. */
      const toBeCanceled = async (): Promise<string> => {
        const { orderId } = await placed("pp_assist-bill_cancels");
        const bill = await billOf(orderId, "open");
        suite.assist.clock.advance({ hours: 24 * 4 });
        await bills.passTime(bill.id);
        await runJob();
        await billOf(orderId, "expired");
        // What follows an end is looked at once.
        await suite.checkout.reconcile();
        await bills.passHours(bill.id, 2);
        return orderId;
      };

      it("cancel: not an order that staff bill anew at that very moment", async () => {
        const orderId = await toBeCanceled();
        suite.assist.requests.clear();
        suite.assist.faults.set({ service: "orderresult", fault: "hang", act: true });
        const run = suite.checkout.reconcile();
        await eventually(
          () => Promise.resolve(suite.assist.requests()),
          (sent) => sent.some(({ path }) => path.includes("orderresult")),
        );
        const later = new Date(Date.now() + 20 * 86_400_000).toISOString();
        await bills.made(orderId, { valid_until: later });
        suite.assist.faults.clear();
        await run;
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
        expect(payable()).toHaveLength(1);
      });

      it("cancel: not an order that owes nothing any more", async () => {
        const orderId = await toBeCanceled();
        await suite.api.post(
          `/admin/orders/${orderId}/credit-lines`,
          { amount: Number(cartTotal), reference: "goodwill", reference_id: "1" },
          suite.shop.admin,
        );
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("pending");
      });

      it("cancel, which Medusa refuses: one case, which stays until it is canceled or staff have settled it", async () => {
        const orderId = await toBeCanceled();
        const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
        const { attention: cases } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
        const noticed = (): Promise<unknown> =>
          database("assist_order").whereNotNull("attention").pluck("attention_at");
        await suite.api.post("/admin/order-edits", { order_id: orderId }, suite.shop.admin);
        await runJob();
        const [shown] = await attention();
        expect(shown).toMatchObject({ reason: "unpaid-order-not-canceled" });
        const first = await noticed();

        // Neither what cannot be asked now nor a bill that comes to nothing says that all is well.
        suite.assist.faults.set({ service: "orderresult", fault: "status500" });
        await runJob();
        suite.assist.faults.clear();
        suite.assist.bills.connect(false);
        expect((await bills.make(orderId)).status).toBe(400);
        suite.assist.bills.connect(true);
        await runJob();
        expect(await attention()).toMatchObject([{ reason: "unpaid-order-not-canceled" }]);
        expect(await noticed()).toEqual(first);

        await cases.settleByHand(shown?.order_number ?? "", "unpaid-order-not-canceled", { by: "user_1" });
        suite.assist.faults.set({ service: "orderresult", fault: "status500" });
        await runJob();
        suite.assist.faults.clear();
        await runJob();
        expect(await attention()).toEqual([]);

        await suite.api.delete(`/admin/order-edits/${orderId}`, suite.shop.admin);
        await runJob();
        expect((await suite.checkout.order(orderId)).status).toBe("canceled");
      });
    });

    describe("an account with ERIP bills", () => {
      it("makes one that is paid in ERIP under the number that staff and the event tell", async () => {
        const heard = listen();
        const draftId = await bills.belarusianDraft();
        const bill = await bills.made(draftId, { account: "erip", sending: "email" });
        expect(bill).toMatchObject({ kind: "erip", link: null, amount: "49.90", currency: "BYN" });
        expect(bill.erip_number).toMatch(/^[A-Z0-9]{1,30}$/);
        expect(atAssist()).toMatchObject([{ bill: bill.erip_number, means: ["erip"] }]);
        const [made] = await eventually(
          () => Promise.resolve(heard),
          (events) => events.length > 0,
        );
        expect(made?.data).toMatchObject({ kind: "erip", link: null, erip_number: bill.erip_number });
        suite.assist.bills.payInErip(bill.erip_number ?? "");
        expect((await suite.checkout.check(bill.number)).status).toBe(200);
        await billOf(draftId, "paid");
        expect((await suite.checkout.order(draftId)).payment_status).toBe("captured");
      });

      it.each<[string, Record<string, unknown>, RegExp]>([
        ["roubles", {}, /ERIP bill is in BYN only/],
        ["SMS", { sending: "sms" }, /ERIP bill/],
        ["chosen means", { means: ["card"] }, /no means of payment to choose/],
      ])("refuses %s with a sentence, and sends nothing", async (_, wish, sentence) => {
        const orderId = await bills.order();
        const { status, data } = await bills.make(orderId, { account: "erip", ...wish });
        expect({ status, message: data.message }).toEqual({
          status: 400,
          message: expect.stringMatching(sentence) as string,
        });
        expect(createbills()).toBe(0);
      });
    });

    it("staff name other means and another customer: sent as they say where the account can, refused with a sentence where not", async () => {
      const orderId = await bills.order();
      const refused = await bills.make(orderId, { means: ["sbp"] });
      expect(refused).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/billCheckFields/) as string },
      });
      const customer = { first_name: "Olga", email: "olga@shopper.example", phone: "+70000000001" };
      const bill = await bills.made(orderId, { account: "extras", means: ["sbp"], customer });
      expect(bill.email).toBe("olga@shopper.example");
      expect(atAssist()).toMatchObject([
        {
          means: ["sbp"],
          fields: {
            customer_name: "Olga",
            customer_email: "olga@shopper.example",
            customer_mobile: "+70000000001",
          },
        },
      ]);
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
