import { signNotification } from "../../simulator";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { unheardSuite } from "../shop/unheard-suite";

unheardSuite((suite) => {
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
      const { cartId, orderNumber } = await suite.leave();
      const landing = await suite.checkout.comeBack(orderNumber, "5679471000000001.1");
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
      expect(await suite.checkout.orders()).toHaveLength(0);
    });
  });

  it("a return and a notification about one payment complete its own cart, and nobody else's, however ripe", async () => {
    const former = await suite.paidUnheard();
    const own = await suite.paidUnheard();
    const unpaid = await suite.leave();
    const latest = await suite.paidUnheard();
    await suite.becomesOneOrder(own.cartId, own.orderNumber);
    expect((await suite.checkout.notify(own.told)).data).toContain('firstcode="0"');
    await suite.idle();
    expect(await suite.checkout.orders()).toHaveLength(1);
    for (const { orderNumber } of [former, unpaid, latest]) {
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        checked_at: null,
        openCase: null,
      });
    }
    // One that has not been paid is told so, and does not live on what the others have paid.
    await suite.checkout.notify(
      signNotification({ ...own.told, ordernumber: unpaid.orderNumber }, "demo-secret-word"),
    );
    await suite.idle();
    expect((await suite.checkout.comeBack(unpaid.orderNumber)).searchParams.get("assist")).toBe("pending");
    expect((await suite.checkout.complete(unpaid.cartId)).data.type).toBe("cart");
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  describe("a paid session that the platform has dropped", () => {
    it("is noticed and shown, and an unrelated open cart stays a cart", async () => {
      const stranger = await suite.checkout.cart();
      await suite.checkout.session(stranger, "pp_system_default");
      const { cartId, orderNumber } = await suite.leave();
      await suite.checkout.session(cartId, "pp_system_default");
      suite.assist.pay(orderNumber);
      await suite.assist.notifications.idle();

      const remembered = await eventually(
        () => suite.checkout.remembered(orderNumber),
        ({ openCase }) => openCase !== null,
      );

      expect(remembered).toMatchObject({ openCase: "paid-without-session", captured: cartTotal });
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
      ["an unknown name", { amount_override: "1.00" }, 'remove or correct "amount_override"'],
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
        bill_url: "https://evil.example/",
        billnumber: "5679471000000001",
        captured_with_authorization: true,
      });
      expect(Object.keys(session.data).toSorted()).toEqual([
        "amount",
        "currency",
        "order_number",
        "payment_url",
        "session_id",
      ]);
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
    const { orderNumber } = await suite.leave();
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
