import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { signNotification } from "../../simulator";
import { NOTIFICATION_REFUSALS, notificationRefused } from "../../src/assist";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import { watchLooks } from "../chaos/watch-looks";
import { dump } from "../shop/dump";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const secretWord = "demo-secret-word";
const manyFields = Array.from({ length: 100 }, (_, turn) => `&f${turn}=1`).join("");

shopSuite((suite) => {
  async function leave(): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await suite.checkout.cart();
    return { cartId, orderNumber: await suite.checkout.leaveFor(await suite.checkout.session(cartId)) };
  }

  /** What the gateway would send for a payment that was never made. */
  function invented(orderNumber: string, changes: Record<string, string> = {}): Record<string, string> {
    return {
      merchant_id: "679471",
      ordernumber: orderNumber,
      billnumber: "5679471000000001",
      testmode: "1",
      orderamount: cartTotal,
      ordercurrency: "RUB",
      amount: cartTotal,
      currency: "RUB",
      orderstate: "Approved",
      responsecode: "AS000",
      operationtype: "100",
      packetdate: "21.11.2026 12:00:00",
      ...changes,
    };
  }

  /** Paid at Assist, and nobody has told the shop. */
  async function paidUnheard(): Promise<{
    cartId: string;
    orderNumber: string;
    told: Record<string, string>;
  }> {
    const left = await leave();
    suite.assist.notifications.dropAll(true);
    suite.assist.pay(left.orderNumber);
    const [message] = suite.assist.notifications.list(left.orderNumber);
    if (!message) throw new Error("Assist made no notification.");
    return { ...left, told: message.fields };
  }

  /** Waits until no look is under way that a notification has caused. */
  let idle: () => Promise<void>;

  beforeAll(() => {
    idle = watchLooks(suite.container().resolve<AssistModuleService>(ASSIST_MODULE).looks);
  });

  /** All of the shop apart from the messages that were received. */
  async function everythingElse(): Promise<string[]> {
    const rows = await dump(suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION));
    return rows
      .filter(({ table }) => table !== "assist_notification")
      .map(({ table, text }) => `${table} ${text}`)
      .toSorted();
  }

  /** The payment is what it was all along: good for its cart's one order. */
  async function becomesOneOrder(cartId: string, orderNumber: string): Promise<void> {
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(landing.searchParams.get("assist")).toBe("paid");
    const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
    expect(await database("order_cart").where({ cart_id: cartId })).toMatchObject([
      { order_id: landing.searchParams.get("order_id") },
    ]);
    expect(await suite.checkout.orders()).toHaveLength(1);
  }

  describe("a return", () => {
    it.each([
      "",
      "?ordernumber=",
      "?ordernumber=UNKNOWN-1",
      "?ordernumber=a&ordernumber=b",
      "?ordernumber[x]=1",
      `?ordernumber=${"9".repeat(500)}`,
      "?ordernumber=%00'%22%3C",
    ])("with %p finds nothing and changes nothing", async (query) => {
      const answer = await suite.api.get<string>(`/hooks/assist/return${query}`, anyStatus);
      expect(answer.status).toBe(404);
      expect(answer.data).toContain("There is no such payment");
    });

    it("forged as if paid proves nothing", async () => {
      const { cartId, orderNumber } = await leave();
      const landing = await suite.checkout.comeBack(orderNumber, "5679471000000001.1");
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
      expect(await suite.checkout.orders()).toHaveLength(0);
    });
  });

  it("a return and a notification about one payment complete its own cart, and nobody else's, however ripe", async () => {
    const former = await paidUnheard();
    const own = await paidUnheard();
    const unpaid = await leave();
    const latest = await paidUnheard();
    await becomesOneOrder(own.cartId, own.orderNumber);
    expect((await suite.checkout.notify(own.told)).data).toContain('firstcode="0"');
    await idle();
    expect(await suite.checkout.orders()).toHaveLength(1);
    for (const { orderNumber } of [former, unpaid, latest])
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        checked_at: null,
        attention: null,
      });
    // One that has not been paid is told so, and does not live on what the others have paid.
    await suite.checkout.notify(
      signNotification({ ...own.told, ordernumber: unpaid.orderNumber }, secretWord),
    );
    await idle();
    expect((await suite.checkout.comeBack(unpaid.orderNumber)).searchParams.get("assist")).toBe("pending");
    expect((await suite.checkout.complete(unpaid.cartId)).data.type).toBe("cart");
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  describe("a notification", () => {
    const refused = /firstcode="[1-9]\d*"/;
    /** By the form of the message alone. */
    const malformed = notificationRefused(
      NOTIFICATION_REFUSALS.malformed.firstcode,
      NOTIFICATION_REFUSALS.malformed.secondcode,
    );

    async function expectNothingChanged(orderNumber: string): Promise<void> {
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ captured: "0.00", held: "0.00" });
    }

    it("with a wrong check value is refused and causes no look at what was paid, and the true one that follows still counts", async () => {
      const { cartId, orderNumber, told } = await paidUnheard();
      const before = await everythingElse();
      const forged = await suite.checkout.notify({ ...told, checkvalue: "0".repeat(32) });
      expect(forged.data).toMatch(refused);
      await idle();
      expect(await everythingElse()).toEqual(before);
      expect((await suite.checkout.notify(told)).data).toContain('firstcode="0"');
      await idle();
      expect(await suite.checkout.orders()).toHaveLength(1);
      await becomesOneOrder(cartId, orderNumber);
    });

    it.each([
      ["another amount", { amount: "1.00" }],
      ["another currency", { currency: "USD" }],
      ["another state", { orderstate: "Delayed" }],
      ["another order number", { ordernumber: "RU-000000-AAAAAAAAAAAA" }],
      ["another merchant", { merchant_id: "679472" }],
      ["no check value", { checkvalue: "" }],
      ["a check value in another alphabet", { checkvalue: "ё".repeat(32) }],
    ])("about what was really paid, changed to %s, is refused and causes no look", async (_name, change) => {
      const { told } = await paidUnheard();
      const before = await everythingElse();
      expect((await suite.checkout.notify({ ...told, ...change })).data).toMatch(refused);
      await idle();
      expect(await everythingElse()).toEqual(before);
    });

    it("signed for one payment does not speak of another that was really paid", async () => {
      const [one, other] = [await paidUnheard(), await paidUnheard()];
      const before = await everythingElse();
      const moved = { ...one.told, ordernumber: other.orderNumber };
      expect((await suite.checkout.notify(moved)).data).toMatch(refused);
      await idle();
      expect(await everythingElse()).toEqual(before);
    });

    it.each([
      ["a live payment in a test account", { testmode: "0" }],
      ["neither test nor real money", { testmode: "" }],
      ["a merchant that is not ours", { merchant_id: "1" }],
    ])("rightly signed but about %s is refused and causes no look", async (_name, change) => {
      const { told } = await paidUnheard();
      const before = await everythingElse();
      expect(
        (await suite.checkout.notify(signNotification({ ...told, ...change }, secretWord))).data,
      ).toMatch(refused);
      await idle();
      expect(await everythingElse()).toEqual(before);
    });

    it("rightly signed for a payment that the gateway does not confirm is stored, answered and without effect", async () => {
      const { orderNumber } = await leave();
      const answer = await suite.checkout.notify(signNotification(invented(orderNumber), secretWord));
      expect(answer.data).toContain("<billnumber>5679471000000001</billnumber>");
      await eventually(
        () => suite.checkout.remembered(orderNumber),
        ({ checked_at }) => checked_at !== null,
      );
      await expectNothingChanged(orderNumber);
    });

    it("signed with the former secret word counts during a change of words", async () => {
      const { orderNumber } = await leave();
      const answer = await suite.checkout.notify(signNotification(invented(orderNumber), "demo-former-word"));
      expect(answer.data).toContain('firstcode="0"');
    });

    it("rightly signed about an order that is not ours is answered positively, and touches no cart, order or case", async () => {
      const stranger = await paidUnheard();
      await leave();
      const before = await everythingElse();
      for (const ordernumber of [
        "SOMEBODY-ELSES-1",
        `${stranger.orderNumber}0`,
        stranger.orderNumber.toLowerCase(),
      ])
        expect(
          (await suite.checkout.notify(signNotification({ ...stranger.told, ordernumber }, secretWord))).data,
        ).toContain('firstcode="0"');
      await idle();
      expect(await everythingElse()).toEqual(before);
      await becomesOneOrder(stranger.cartId, stranger.orderNumber);
    });

    it("with an empty body is refused", async () => {
      expect((await suite.checkout.notify("")).data).toMatch(refused);
    });

    it("rightly signed, with a NUL in the number, is refused and causes no look", async () => {
      const { told, orderNumber } = await paidUnheard();
      const before = await everythingElse();
      for (const ordernumber of [`${orderNumber}\0`, `\0${orderNumber}`, "\0"]) {
        const signed = signNotification({ ...told, ordernumber }, secretWord);
        expect((await suite.checkout.notify(signed)).data).toBe(malformed);
      }
      await idle();
      expect(await everythingElse()).toEqual(before);
    });

    it("rightly signed, with something doubled, nested or endless, is refused for that alone and causes no look", async () => {
      const { cartId, orderNumber, told } = await paidUnheard();
      const { ordercomment: _comment, ...fields } = told;
      const signed = new URLSearchParams(fields).toString();
      const spoilt = {
        "doubled after it": `${signed}&amount=1.00`,
        "doubled before it": `amount=1.00&${signed}`,
        "doubled with the same value": `${signed}&amount=${cartTotal}`,
        "doubled in capitals": `${signed}&AMOUNT=1.00`,
        "a list": `${signed}&ordercomment[]=x`,
        nested: `${signed}&ordercomment[x]=1`,
        "a prototype": `${signed}&constructor[prototype][polluted]=1&__proto__[polluted]=1`,
        "more fields than Assist has": signed + manyFields,
        "an endless name": `${signed}&${"x".repeat(65)}=1`,
        "an endless value": `${signed}&ordercomment=${"x".repeat(8193)}`,
      };
      const before = await everythingElse();
      for (const [name, body] of Object.entries(spoilt)) {
        const { data } = await suite.checkout.notify(body);
        expect({ name, data }).toEqual({ name, data: malformed });
      }
      expect("polluted" in {}).toBe(false);
      await idle();
      expect(await everythingElse()).toEqual(before);
      expect((await suite.checkout.notify(signed)).data).toContain('firstcode="0"');
      await idle();
      await becomesOneOrder(cartId, orderNumber);
    });

    it("rightly signed, with NULs where they do no harm and names of an object's own, counts, and changes no prototype", async () => {
      const { cartId, orderNumber, told } = await paidUnheard();
      const signed = new URLSearchParams({ ...told, ordercomment: "\0a\0" }).toString();
      const answer = await suite.checkout.notify(`${signed}&__proto__=1&constructor=2&toString=3`);
      expect(answer.data).toContain('firstcode="0"');
      await idle();
      await becomesOneOrder(cartId, orderNumber);
    });

    it("of another content type or size is refused", async () => {
      const xml = await suite.api.post<string>("/hooks/assist/notification", "<x/>", {
        headers: { "content-type": "text/xml" },
        ...anyStatus,
      });
      expect(xml.data).toMatch(refused);
      const large = await suite.checkout.notify({ ordercomment: "x".repeat(200_000) });
      expect(large.status).toBe(413);
    });

    /** Medusa's events of these names, as they come. */
    function listen(...names: string[]): string[] {
      const heard: string[] = [];
      const bus = suite.container().resolve(Modules.EVENT_BUS);
      for (const name of names)
        bus.subscribe(name, ({ data }) => {
          heard.push(`${name} ${(data as { id: string }).id}`);
          return Promise.resolve();
        });
      return heard;
    }

    async function aHundredTimes(told: Record<string, string>): Promise<void> {
      const answers = await Promise.all(Array.from({ length: 100 }, () => suite.checkout.notify(told)));
      expect(answers.every(({ data }) => data.includes('firstcode="0"'))).toBe(true);
      await idle();
    }

    it("a hundred times, at once, is one order, one capture, and one event", async () => {
      const { orderNumber, told } = await paidUnheard();
      const heard = listen("order.placed", "payment.captured");
      await aHundredTimes(told);
      const [placed, ...more] = await suite.checkout.orders();
      expect(more).toEqual([]);
      await suite.checkout.check(orderNumber);
      const order = await suite.checkout.order(placed?.id ?? "");
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      expect(payments.map(({ captures }) => captures.length)).toEqual([1]);
      expect(order.transactions).toHaveLength(1);
      expect(order.summary.paid_total).toBe(Number(cartTotal));
      // For money that comes with the order Medusa gives out no payment.captured.
      expect(heard).toEqual([`order.placed ${order.id}`]);
    });

    it("a hundred times, at once, about a hold that is captured at Assist, is one capture and one event", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      await suite.assist.notifications.idle();
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      const heard = listen("order.placed", "payment.captured");
      suite.assist.notifications.dropAll(true);
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
      await aHundredTimes(suite.assist.notifications.list(orderNumber).at(-1)?.fields ?? {});
      await suite.checkout.check(orderNumber);
      const after = await suite.checkout.order(order.id);
      expect(after.payment_collections[0]?.payments[0]?.captures).toHaveLength(1);
      expect(after.transactions).toHaveLength(1);
      expect(after.summary.paid_total).toBe(Number(cartTotal));
      expect(heard).toEqual([`payment.captured ${paymentId}`]);
    });

    it.each([
      "/hooks/payment/assist_ru",
      "/hooks/payment/pp_assist_ru",
      "/hooks/payment/PP_Assist_ru",
      "/hooks/payment/assist-sbp_ru",
    ])("sent to the stock address %s is taken by the same guard", async (path) => {
      const { orderNumber } = await leave();
      expect(
        (
          await suite.checkout.notify(
            { ...signNotification(invented(orderNumber), secretWord), amount: "1.00" },
            path,
          )
        ).data,
      ).toMatch(refused);
      expect(
        (await suite.checkout.notify(signNotification(invented(orderNumber), secretWord), path)).data,
      ).toContain('firstcode="0"');
    });
  });

  describe("a paid session that the platform has dropped", () => {
    it("is noticed and shown, and an unrelated open cart stays a cart", async () => {
      const stranger = await suite.checkout.cart();
      await suite.checkout.session(stranger, "pp_system_default");
      const { cartId, orderNumber } = await leave();
      await suite.checkout.session(cartId, "pp_system_default");
      suite.assist.pay(orderNumber);
      await suite.assist.notifications.idle();

      const remembered = await eventually(
        () => suite.checkout.remembered(orderNumber),
        ({ attention }) => attention !== null,
      );

      expect(remembered).toMatchObject({ attention: "paid-without-session", captured: cartTotal });
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("pending");
    });

    it("shows its old payment link a page that says so", async () => {
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId);
      await suite.checkout.session(cartId, "pp_system_default");
      const page = await suite.api.get<string>(new URL(session.data.payment_url).pathname, anyStatus);
      expect(page.status).toBe(410);
      expect(page.data).toContain("out of date");
    });
  });

  it.each(["payses_01AAAAAAAAAAAAAAAAAAAAAAAA", "%00", "%27%22%3Cscript%3E", "x".repeat(2000)])(
    "the unknown payment link %p says so and does not tell more",
    async (id) => {
      const page = await suite.api.get<string>(`/hooks/assist/pay/${id}`, anyStatus);
      expect(page.status).toBe(404);
      expect(page.headers["cache-control"]).toBe("no-store");
    },
  );

  describe("session data from the storefront", () => {
    it.each([
      [
        "an address of a stranger",
        { return_url: "https://evil.example/" },
        "return_url must be an address of the shop",
      ],
      [
        "a script address",
        { return_url: "javascript:alert(1)" },
        "return_url must be an address of the shop",
      ],
      [
        "credentials in the address",
        { return_url: "http://localhost:8000@evil.example/" },
        "return_url must be an address of the shop",
      ],
      ["a relative address", { return_url: "/checkout" }, "return_url must be an address of the shop"],
      [
        "an address that is no text",
        { return_url: { href: "http://localhost:8000" } },
        "may only have return_url",
      ],
      ["an unknown name", { amount_override: "1.00" }, 'remove "amount_override"'],
    ])("with %s is refused with a sentence", async (_name, data, sentence) => {
      const cartId = await suite.checkout.cart();
      const answer = await suite.checkout.trySession(cartId, "pp_assist_ru", data);
      expect(answer.status).toBe(400);
      expect(answer.data.message).toContain(sentence);
    });

    it("cannot set what is registered", async () => {
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, "pp_assist_ru", {
        amount: "1.00",
        order_number: "MINE",
        payment_url: "https://evil.example/",
        session_id: "payses_other",
      });
      expect(session.data).toMatchObject({ amount: cartTotal, currency: "RUB", session_id: session.id });
      expect(session.data.order_number).toMatch(/^RU-\d{6}-[0-9A-HJKMNP-TV-Z]{12}$/);
      expect(session.data.payment_url).toBe(`${suite.backendUrl}/hooks/assist/pay/${session.id}`);
    });
  });

  it("an account with settings missing refuses sessions with a sentence that names them", async () => {
    const cartId = await suite.checkout.cart();
    const answer = await suite.checkout.trySession(cartId, "pp_assist_incomplete", undefined);
    expect(answer.status).toBe(400);
    expect(answer.data.message).toContain('Assist account "incomplete" takes no payments yet');
    expect(answer.data.message).toContain("secret word");
  });

  it("staff routes need staff", async () => {
    const { orderNumber } = await leave();
    for (const headers of [{}, suite.shop.store.headers]) {
      const options = { headers, ...anyStatus };
      expect((await suite.api.post(`/admin/assist/orders/${orderNumber}/check`, {}, options)).status).toBe(
        401,
      );
      expect((await suite.api.get(`/admin/assist/orders/${orderNumber}`, options)).status).toBe(401);
      expect((await suite.api.post("/admin/assist/reconcile", {}, options)).status).toBe(401);
    }
    expect((await suite.checkout.check("UNKNOWN-1")).status).toBe(404);
  });
});
