import type { StoreSession } from "../shop/checkout";
import { anyStatus, type HttpAnswer } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** The shopper has submitted a payment, the bank has not decided, and the payment address is opened again. */
shopSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  const open = (session: StoreSession, query = ""): Promise<HttpAnswer<string>> =>
    suite.api.get<string>(new URL(session.data.payment_url).pathname + query, anyStatus);
  const inProcess = 'data-testid="notice-in-process"';

  /** Where the page looks again by itself. */
  function lookOf(page: string): { seconds: number; query: string } {
    const [, seconds, query = ""] =
      /<meta http-equiv="refresh" content="(\d+);url=([^"]*)">/.exec(page) ?? [];
    return { seconds: Number(seconds), query };
  }

  async function submitted(provider = "pp_assist_ru") {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, provider);
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.submit(orderNumber);
    return { cartId, session, orderNumber };
  }

  it.each(["pp_assist_ru", "pp_assist_hold", "pp_assist-sbp_ru"])(
    "says that the payment is in process, looks again by itself, and sends no second form (%s)",
    async (provider) => {
      const { session, orderNumber } = await submitted(provider);
      for (const query of ["", lookOf((await open(session)).data).query]) {
        const { status, data, headers } = await open(session, query);
        expect({ query, status }).toEqual({ query, status: 200 });
        expect(data).toContain(inProcess);
        expect(data).not.toContain("<form");
        expect(headers["cache-control"]).toBe("no-store");
        expect(lookOf(data).seconds).toBeGreaterThanOrEqual(5);
        expect(lookOf(data).seconds).toBeLessThanOrEqual(60);
      }
      expect(suite.assist.orders(orderNumber)).toHaveLength(1);
    },
  );

  it("leads on to the order once the bank has approved", async () => {
    const { session, orderNumber } = await submitted();
    const { query } = lookOf((await open(session)).data);
    suite.assist.decide(orderNumber, "approve");
    const { status, headers } = await open(session, query);
    expect(status).toBe(303);
    expect(new URL(headers.location ?? "").searchParams.get("assist")).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("tells in the shop that the bank has declined, and only then gives the form again", async () => {
    const { cartId, session, orderNumber } = await submitted();
    const { query } = lookOf((await open(session)).data);
    suite.assist.decide(orderNumber, "decline");
    const { status, headers } = await open(session, query);
    expect(status).toBe(303);
    expect(Object.fromEntries(new URL(headers.location ?? "").searchParams)).toEqual({
      assist: "failed",
      reason: "declined",
      cart_id: cartId,
    });
    await suite.checkout.leaveFor(session);
    suite.assist.pay(orderNumber);
    expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
  });

  it("waits on while Assist cannot be asked", async () => {
    const { session } = await submitted();
    expect((await open(session)).data).toContain(inProcess);
    suite.assist.faults.set({ service: "orderresult", fault: "reset-before" });
    expect((await open(session)).data).toContain(inProcess);
  });

  it("waits for the attempt that was submitted, also when another page of the payment was left open or declined", async () => {
    const { session, orderNumber } = await submitted();
    suite.assist.openOrder((await suite.assist.orders(orderNumber)[0])?.fields ?? {});
    expect((await open(session)).data).toContain(inProcess);
    suite.assist.decline(orderNumber);
    expect((await open(session)).data).toContain(inProcess);
  });

  it("another choice at the checkout still works, and what the bank approves later is shown to staff", async () => {
    const { cartId, session, orderNumber } = await submitted();
    const other = await suite.checkout.session(cartId, "pp_assist-sbp_ru");
    const second = await suite.checkout.leaveFor(other);
    expect((await open(session)).data).toContain(inProcess);
    suite.assist.pay(second, { means: "sbp" });
    const landing = await suite.checkout.comeBack(second);
    expect(landing.searchParams.get("assist")).toBe("paid");
    suite.assist.decide(orderNumber, "approve");
    await suite.checkout.check(orderNumber);
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
      captured: cartTotal,
      openCase: "paid-twice",
    });
  });

  it("speaks the reader's language", async () => {
    const { session } = await submitted();
    const { data } = await suite.api.get<string>(new URL(session.data.payment_url).pathname, {
      ...anyStatus,
      headers: { "accept-language": "ru" },
    });
    expect(data).toContain("Банк обрабатывает ваш платёж");
  });
});
