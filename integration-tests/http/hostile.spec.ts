import { signNotification } from "../../simulator";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const secretWord = "demo-secret-word";

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

  describe("a notification", () => {
    const refused = /firstcode="[1-9]\d*"/;

    async function expectNothingChanged(orderNumber: string): Promise<void> {
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ captured: "0.00", held: "0.00" });
    }

    it("with a wrong check value is refused, and the true one that follows still counts", async () => {
      const { orderNumber } = await leave();
      suite.assist.notifications.hold();
      suite.assist.pay(orderNumber);
      const genuine = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      const forged = await suite.checkout.notify({ ...genuine, checkvalue: "0".repeat(32) });
      expect(forged.data).toMatch(refused);
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect((await suite.checkout.notify(genuine)).data).toContain('firstcode="0"');
      await eventually(
        () => suite.checkout.orders(),
        (found) => found.length === 1,
      );
    });

    it.each([
      ["another amount", { amount: "1.00" }],
      ["another currency", { currency: "USD" }],
      ["another state", { orderstate: "Delayed" }],
      ["another order number", { ordernumber: "RU-000000-AAAAAAAAAAAA" }],
      ["another merchant", { merchant_id: "679472" }],
      ["no check value", { checkvalue: "" }],
      ["a check value in another alphabet", { checkvalue: "ё".repeat(32) }],
    ])("signed, then changed to %s, is refused", async (_name, change) => {
      const { orderNumber } = await leave();
      const signed = signNotification(invented(orderNumber), secretWord);
      expect((await suite.checkout.notify({ ...signed, ...change })).data).toMatch(refused);
      await expectNothingChanged(orderNumber);
    });

    it.each([
      ["a live payment in a test account", { testmode: "0" }],
      ["a merchant that is not ours", { merchant_id: "1" }],
    ])("rightly signed but about %s is refused", async (_name, change) => {
      const { orderNumber } = await leave();
      expect(
        (await suite.checkout.notify(signNotification(invented(orderNumber, change), secretWord))).data,
      ).toMatch(refused);
      await expectNothingChanged(orderNumber);
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

    it("rightly signed about an order that is not ours is answered positively and without effect", async () => {
      const answer = await suite.checkout.notify(signNotification(invented("SOMEBODY-ELSES-1"), secretWord));
      expect(answer.data).toContain('firstcode="0"');
    });

    it.each([
      ["an empty body", ""],
      ["doubled fields", `${new URLSearchParams(invented("A"))}&amount=1`],
      ["nested fields", "merchant_id[x]=679471&ordernumber=A"],
      ["a NUL", "merchant_id=679471&ordernumber=A%00B&ordercomment=%00"],
      ["prototype names", "__proto__[polluted]=1&constructor=2"],
    ])("with %s is refused", async (_name, body) => {
      expect((await suite.checkout.notify(body)).data).toMatch(refused);
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

    it("ten times, at once, is one order and one capture", async () => {
      const { orderNumber } = await leave();
      suite.assist.notifications.hold();
      suite.assist.pay(orderNumber);
      const genuine = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      const answers = await Promise.all(Array.from({ length: 10 }, () => suite.checkout.notify(genuine)));
      expect(answers.every(({ data }) => data.includes('firstcode="0"'))).toBe(true);
      const orders = await eventually(
        () => suite.checkout.orders(),
        (found) => found.length === 1,
      );
      await suite.checkout.check(orderNumber);
      const order = await suite.checkout.order(orders[0]?.id ?? "");
      expect(order.payment_collections[0]?.payments[0]?.captures).toHaveLength(1);
      expect(order.summary.paid_total).toBe(Number(cartTotal));
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
      expect(session.data.payment_url).toBe(`${suite.environment.backendUrl}/hooks/assist/pay/${session.id}`);
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
