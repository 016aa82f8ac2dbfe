import { randomBytes } from "node:crypto";
import type { StoreSession } from "../shop/checkout";
import { isDeep, seedOfRun } from "../shop/depth";
import { Desk } from "../shop/desk";
import { drawn } from "../shop/drawn";
import { eventually } from "../shop/eventually";
import { demoAccount, Panel } from "../shop/panel";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

// For the accounts that are made in the panel.
process.env.ASSIST_ENCRYPTION_KEY = randomBytes(32).toString("base64");

/** A merchant of one account alone, so that no other account takes its notifications for its own. */
const otherMerchant = "679473";

/** What a field with another value leads to. */
type LeadsTo =
  /** The gateway refuses the form: the check value is over it. */
  | "refused"
  /** The order as the shopper had it in the cart, paid as registered, and nothing for staff to see. */
  | "nothing"
  /** The same, though the gateway was asked to hold the money. */
  | "taken after all"
  /** The order, and staff are told by which means it was paid. */
  | "other-means";

/** The payment form's fields, and those that the gateway takes besides (protocol §3.1). */
const changes: [field: string, value: string, leadsTo: LeadsTo][] = [
  // The check value is over these.
  ["Merchant_ID", otherMerchant, "refused"],
  ["OrderNumber", "RU-OTHER", "refused"],
  ["OrderAmount", "1.00", "refused"],
  ["OrderCurrency", "USD", "refused"],
  ["Checkvalue", "0".repeat(32), "refused"],
  // And over these as soon as they are sent (protocol §2.3).
  ["OrderMaxPoints", "500", "refused"],
  ["CustomerNumber", "somebody", "refused"],
  ["Disable3DS", "1", "refused"],
  ["Prepayment", "50.00", "refused"],
  // Stage.
  ["Delay", "1", "taken after all"],
  ["Delay", "2", "refused"],
  // Means: of those that an account offers, fewer or others; what it does not offer is another table.
  ["CardPayment", "0", "nothing"],
  ["FastPayPayment", "0", "nothing"],
  ["YMPayment", "0", "nothing"],
  ["WMPayment", "0", "nothing"],
  ["QIWIPayment", "0", "nothing"],
  ["GooglePayPayment", "0", "nothing"],
  ["ApplePayPayment", "0", "nothing"],
  ["SamsungPayPayment", "0", "nothing"],
  ["MirPayPayment", "0", "nothing"],
  // Mode: a shop in test mode stays there; for one that is live see below.
  ["TestMode", "1", "nothing"],
  ["DemoResult", "AS000", "nothing"],
  // What the pages and letters say, and where the shopper goes: the shop hears of the payment from the gateway.
  ["Language", "EN", "nothing"],
  ["MobileDevice", "2", "nothing"],
  ["OrderComment", "Another order", "nothing"],
  ["Lastname", "Other", "nothing"],
  ["Firstname", "Other", "nothing"],
  ["Middlename", "Other", "nothing"],
  ["Email", "other@shopper.example", "nothing"],
  ["MobilePhone", "+70000000001", "nothing"],
  ["HomePhone", "+70000000001", "nothing"],
  ["Address", "Other street 2", "nothing"],
  ["City", "Tver", "nothing"],
  ["Zip", "170000", "nothing"],
  ["Country", "KAZ", "nothing"],
  ["URL_RETURN", "https://elsewhere.example/", "nothing"],
  ["URL_RETURN_OK", "https://elsewhere.example/", "nothing"],
  ["URL_RETURN_NO", "https://elsewhere.example/", "nothing"],
  // The shop charges no subscription, and sends no receipts of its own.
  ["RecurringIndicator", "0", "nothing"],
  ["ChequeItems", '{"items":[{"id":1,"name":"Air","price":"1.00","quantity":1,"amount":"1.00"}]}', "nothing"],
];

/** Of those that lead to nothing, some by the run's seed; all in the deep tests. */
const harmless = changes.filter(([, , leadsTo]) => leadsTo === "nothing");
const tried = isDeep ? harmless : drawn(harmless, 6, seedOfRun, 0);

shopSuite(
  (suite) => {
    let desk: Desk;

    beforeEach(() => {
      desk = new Desk(suite.api, suite.shop);
      suite.assist.setRules({ testModeParameter: "ignored" });
    });

    async function begin(provider = "pp_assist_ru"): Promise<StoreSession> {
      return suite.checkout.session(await suite.checkout.cart(), provider);
    }

    /** Nobody comes back: the notification brings the order. */
    async function orderOf(orderNumber: string) {
      await suite.assist.notifications.idle();
      const [order] = await eventually(
        () => suite.checkout.orders(),
        (orders) => orders.length === 1,
      );
      await suite.checkout.check(orderNumber);
      return suite.checkout.order(order?.id ?? "");
    }

    it("each field of the form is in the list of what a change leads to", async () => {
      const { fields } = await suite.checkout.paymentForm(await begin());
      const listed = new Set(changes.map(([field]) => field));
      expect(Object.keys(fields).filter((field) => !listed.has(field))).toEqual([]);
    });

    it.each(changes.filter((change) => change[2] !== "nothing" || tried.includes(change)))(
      "%s=%s leads to: %s",
      async (field, value, leadsTo) => {
        const session = await begin();
        const { order_number: orderNumber } = session.data;
        if (leadsTo === "refused") {
          await expect(suite.checkout.leaveFor(session, { [field]: value })).rejects.toThrow("refused");
          expect(suite.assist.orders()).toEqual([]);
          return;
        }
        await suite.checkout.leaveFor(session, { [field]: value });
        suite.assist.pay(orderNumber);
        const order = await orderOf(orderNumber);
        expect(order).toMatchObject({ payment_status: "captured", total: Number(cartTotal) });
        expect(suite.assist.totals(orderNumber)).toEqual({
          held: "0.00",
          captured: cartTotal,
          refunded: "0.00",
        });
        const kinds = leadsTo === "nothing" ? ["payment"] : ["hold", "capture"];
        expect(suite.assist.ledger(orderNumber).map(({ kind }) => kind)).toEqual(kinds);
        expect(await desk.count()).toBe(0);
      },
    );

    describe("means that were not offered", () => {
      it.each([
        ["SBP on a card checkout", "pp_assist-card_ru", { FastPayPayment: "1" }, "sbp", "FPS"],
        ["a card on an SBP checkout", "pp_assist-sbp_ru", { CardPayment: "1" }, "card", "VISA"],
        [
          "a card that is held on an SBP checkout",
          "pp_assist-sbp_ru",
          { CardPayment: "1", Delay: "1" },
          "card",
          "VISA",
        ],
      ] as const)(
        "%s: the order is placed, and staff are told",
        async (_what, provider, changed, means, name) => {
          const session = await begin(provider);
          const orderNumber = await suite.checkout.leaveFor(session, changed);
          suite.assist.pay(orderNumber, { means });
          expect((await orderOf(orderNumber)).payment_status).toBe("captured");
          expect((await desk.cases()).cases).toMatchObject([
            {
              order_number: orderNumber,
              reason: "other-means",
              message: expect.stringContaining(name) as unknown,
              captured: cartTotal,
            },
          ]);
          await desk.closeCaseOf(orderNumber, { note: "We keep it." });
          await suite.checkout.check(orderNumber);
          expect(await desk.count()).toBe(0);
        },
      );

      it("SBP on an account that offers cards alone; what it offered while the shopper paid counts", async () => {
        const panel = new Panel(suite.api, suite.shop.admin);
        const demo = demoAccount(suite.gateway.url);
        const settings = { ...demo.settings, merchantId: otherMerchant };
        expect((await panel.make({ ...demo, name: "panel", settings })).status).toBe(200);
        const before = await begin("pp_assist_panel");
        const rightly = await suite.checkout.leaveFor(before);
        await panel.change("panel", { settings: { means: ["card"] } });
        const after = await begin("pp_assist_panel");
        const wrongly = await suite.checkout.leaveFor(after, { FastPayPayment: "1" });
        suite.assist.notifications.dropAll(true);
        for (const number of [rightly, wrongly]) {
          suite.assist.pay(number, { means: "sbp" });
          await suite.checkout.comeBack(number);
        }
        expect(await suite.checkout.orders()).toHaveLength(2);
        expect((await desk.cases()).cases).toMatchObject([{ order_number: wrongly, reason: "other-means" }]);
      });
    });

    it("a test payment that a live shop's form was made to ask for places no order, and staff are told", async () => {
      suite.assist.setRules({ testModeParameter: "honoured" });
      suite.assist.setMerchant({ testMode: false }, otherMerchant);
      const demo = demoAccount(suite.gateway.url);
      const settings = { ...demo.settings, merchantId: otherMerchant, live: true };
      const panel = new Panel(suite.api, suite.shop.admin);
      expect((await panel.make({ ...demo, name: "panel", settings })).status).toBe(200);
      const orderNumber = await suite.checkout.leaveFor(await begin("pp_assist_panel"), { TestMode: "1" });
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      await suite.checkout.comeBack(orderNumber);
      expect(await suite.checkout.orders()).toEqual([]);
      expect((await desk.cases()).cases).toMatchObject([
        { order_number: orderNumber, reason: "test-flag-differs" },
      ]);
    });
  },
  { gateway: { merchants: [{}, { merchantId: otherMerchant }] } },
);
