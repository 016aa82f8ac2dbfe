import { output, stopListening } from "../shop/output";
import { createHash } from "node:crypto";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { signNotification, type FaultName } from "../../simulator";
import { Checkout } from "../shop/checkout";
import { dump } from "../shop/dump";
import { anyStatus } from "../shop/http";
import { RecordingHttp, type RecordedAnswer } from "../shop/recording-http";
import { shopSuite } from "../shop/suite";

const secretWords = ["demo-secret-word", "demo-former-word"];
const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const secrets = [
  ...secretWords,
  ...secretWords.flatMap((word) => [md5(word), md5(word).toUpperCase()]),
  "assistdemo1",
  "assist_demo",
];

const card = { number: "4929130091230099", holder: "CANARINA CARDHOLDEROVA", expires: "11/39", cvc: "9137" };
/** The code is too short to be looked for alone; forgers write it at more length. */
const forgedCode = "code-9137-canary";
const cardData = [card.number, "4929 1300 9123 0099", card.holder, card.expires, forgedCode];

/** Of the shopper that Checkout.cart makes. */
const buyer = ["anna@shopper.example", "Petrova", "70000000000", "Example street 1"];

const faults: FaultName[] = [
  "reset-after",
  "html",
  "hostile-xml",
  "wrong-checkvalue",
  "other-order",
  "internal-error",
  "declined-operation",
];

afterAll(stopListening);

shopSuite((suite) => {
  const paymentOf = (order: { payment_collections: { payments: { id: string }[] }[] }): string =>
    order.payment_collections[0]?.payments[0]?.id ?? "";

  /** The browser's form on Assist's page. */
  async function payByCard(orderNumber: string, number = card.number): Promise<void> {
    const [attempt] = suite.assist.orders(orderNumber);
    const submit = new URL(attempt?.paymentUrl ?? "");
    submit.pathname = "/pay/submit.cfm";
    const fields = {
      action: "pay-card",
      Cardnumber: number,
      Expires: card.expires,
      Cvc2: card.cvc,
      Cardholder: card.holder,
    };
    await fetch(submit, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    await suite.assist.notifications.idle();
  }

  /** Everything a shop goes through, good and bad, with every answer kept. */
  async function driveEverything(): Promise<{ answers: RecordedAnswer[]; checkValues: string[] }> {
    const http = new RecordingHttp(suite.api);
    const checkout = new Checkout(http, suite.shop, suite.environment.assist, suite.container);
    const numbers: string[] = [];
    const leave = async (provider: string): Promise<{ cartId: string; orderNumber: string }> => {
      const cartId = await checkout.cart();
      const orderNumber = await checkout.leaveFor(await checkout.session(cartId, provider));
      numbers.push(orderNumber);
      return { cartId, orderNumber };
    };
    const placed = async (provider: string) => {
      const { cartId, orderNumber } = await leave(provider);
      await payByCard(orderNumber);
      const landing = await checkout.comeBack(orderNumber);
      await http.get(`/store/carts/${cartId}?fields=*payment_collection.payment_sessions`, {
        ...suite.shop.store,
        ...anyStatus,
      });
      await http.get(
        `/store/orders/${landing.searchParams.get("order_id")}?fields=*payment_collections.payments`,
        {
          ...suite.shop.store,
          ...anyStatus,
        },
      );
      const order = await checkout.order(landing.searchParams.get("order_id") ?? "");
      await checkout.remembered(orderNumber);
      return { order, orderNumber };
    };

    // Declined, then paid.
    const declined = await leave("pp_assist_ru");
    await payByCard(declined.orderNumber, "4000000000009995");
    await checkout.comeBack(declined.orderNumber);
    await checkout.complete(declined.cartId);

    const taken = await placed("pp_assist_ru");
    const held = await placed("pp_assist_hold");
    for (const fault of faults) {
      suite.assist.faults.set({ service: "all", fault, skip: 2 });
      await checkout.refund(paymentOf(taken.order), 10);
      await checkout.capture(paymentOf(held.order), 10);
      await checkout.check(taken.orderNumber);
      suite.assist.faults.clear();
      await checkout.settleLostCommands(taken.orderNumber);
      await checkout.settleLostCommands(held.orderNumber);
      await checkout.check(taken.orderNumber);
      await checkout.check(held.orderNumber);
    }
    await checkout.refund(paymentOf(taken.order), 100);
    await checkout.cancelOrder(taken.order.id);
    await checkout.cancelOrder(held.order.id);

    // Forged, with whatever a forger may stuff in, to both addresses.
    const genuine = suite.assist.notifications.list(taken.orderNumber)[0]?.fields ?? {};
    const stuffed = {
      ...genuine,
      cardnumber: card.number,
      meannumber: card.number,
      cvc2: forgedCode,
      CVC2: forgedCode,
      expires: card.expires,
      paymenttoken: forgedCode,
      password: "assistdemo1",
      login: "assist_demo",
      message: `card 4929 1300 9123 0099`,
    };
    for (const address of ["/hooks/assist/notification", "/hooks/payment/assist_ru"]) {
      await checkout.notify(stuffed, address);
      await checkout.notify(
        signNotification({ ...stuffed, orderstate: "Canceled" }, "demo-secret-word"),
        address,
      );
      await checkout.notify(genuine, address);
      await checkout.notify(`cardnumber=${card.number}&cvc2=${forgedCode}&cvc2=${forgedCode}`, address);
    }

    // Session data, and an account that is not complete.
    const cartId = await checkout.cart();
    await checkout.trySession(cartId, "pp_assist_ru", { Cardnumber: card.number, secretWord: "x" });
    await checkout.trySession(cartId, "pp_assist_ru", { return_url: `https://evil.example/${card.number}` });
    await checkout.trySession(cartId, "pp_assist_incomplete");

    await driveDatabaseErrors(checkout, await leave("pp_assist_ru"));
    await http.get("/admin/assist/attention", suite.shop.admin);
    await http.get("/admin/assist/attention?settled=true", suite.shop.admin);
    await checkout.reconcile();
    await suite.assist.notifications.idle();
    return {
      answers: http.answers,
      checkValues: numbers.flatMap((number) =>
        suite.assist.notifications.list(number).flatMap(({ fields }) => fields.checkvalue ?? []),
      ),
    };
  }

  /** The database refuses what is to be stored, and its errors repeat the values. */
  async function driveDatabaseErrors(
    checkout: Checkout,
    left: { cartId: string; orderNumber: string },
  ): Promise<void> {
    const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const refuse = async (table: string, work: () => Promise<unknown>): Promise<void> => {
      await database.raw("alter table ?? add constraint refuses_all check (false) not valid", [table]);
      await work();
      await database.raw("alter table ?? drop constraint refuses_all", [table]);
    };
    await refuse("assist_notification", () => payByCard(left.orderNumber));
    await refuse("assist_operation", async () => {
      await checkout.check(left.orderNumber);
      await checkout.comeBack(left.orderNumber);
      await checkout.complete(left.cartId);
    });
    await refuse("assist_order", async () => checkout.trySession(await checkout.cart(), "pp_assist_ru"));
  }

  const find = (text: string, wanted: readonly string[]): string[] =>
    wanted.filter((canary) => text.includes(canary));

  it("no secret, card data, check value or buyer is in logs, answers, session data or our tables, whatever happens", async () => {
    const { answers, checkValues } = await driveEverything();
    expect(checkValues.length).toBeGreaterThan(3);
    const never = [...secrets, ...cardData, ...checkValues];

    // Everybody hears and sees what is looked for, so that silence means something.
    suite.container().resolve(ContainerRegistrationKeys.LOGGER).warn("a word of the logger");
    expect(output()).toContain("a word of the logger");
    expect(output()).toContain("medusa-payment-assist: ");
    expect(find(output(), [...never, ...buyer])).toEqual([]);

    expect(answers.length).toBeGreaterThan(80);
    for (const { request, text } of answers) {
      const isTheForm = request.startsWith("GET /hooks/assist/pay/");
      expect({ request, found: find(text, never) }).toEqual({ request, found: [] });
      if (request.includes("/hooks/") && !isTheForm)
        expect({ request, found: find(text, buyer) }).toEqual({ request, found: [] });
      if (request.includes("/admin/assist/"))
        expect({ request, found: find(text, buyer) }).toEqual({ request, found: [] });
    }

    const rows = await dump(suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION));
    expect(rows.filter(({ table }) => table.startsWith("assist_")).length).toBeGreaterThan(20);
    for (const { table, text } of rows) {
      expect({ table, found: find(text, never) }).toEqual({ table, found: [] });
      const isOurs = table.startsWith("assist_") && table !== "assist_notification";
      if (isOurs || table.startsWith("payment"))
        expect({ table, found: find(text, buyer) }).toEqual({ table, found: [] });
    }
  });
});
