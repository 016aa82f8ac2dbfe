import { anyStatus, type HttpAnswer } from "../shop/http";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  const byNumber = (orderNumber: string): Promise<HttpAnswer<string>> =>
    suite.api.get<string>(`/hooks/assist/return?ordernumber=${orderNumber}&billnumber=1`, anyStatus);

  const age = (orderNumber: string, column: string, interval: string): Promise<unknown> =>
    suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .update({ [column]: suite.database.raw("now() - ?::interval", [interval]) });

  async function left(): Promise<{ cartId: string; orderNumber: string; address: string }> {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId);
    const orderNumber = await suite.checkout.leaveFor(session);
    return { cartId, orderNumber, address: new URL(session.data.payment_url).pathname };
  }

  /** The answer says how the payment went, in a page of ours, and holds nothing by which the shop tells more. */
  function expectOutcomeOnly(answer: HttpAnswer<string>, notice: string, ids: readonly string[]): void {
    expect(answer.status).toBe(200);
    expect(answer.data).toContain(`notice-${notice}`);
    expect(answer.headers).not.toHaveProperty("location");
    for (const id of ids) expect(answer.data + JSON.stringify(answer.headers)).not.toContain(id);
  }

  describe("whoever knows an order number alone", () => {
    it("is told that it is paid, and no id of the order", async () => {
      const { orderNumber, cartId, order } = await suite.checkout.paidOrder();
      expectOutcomeOnly(await byNumber(orderNumber), "paid", [order.id, cartId]);
    });

    it("is told that it waits, and no id of the cart", async () => {
      const { orderNumber, cartId } = await left();
      expectOutcomeOnly(await byNumber(orderNumber), "pending", [cartId]);
    });

    it("is told no more with the token of another payment", async () => {
      const { orderNumber, cartId } = await left();
      const { order, orderNumber: other } = await suite.checkout.paidOrder();
      const address = await suite.checkout.returnAddress(other);
      const [path] = address.split("?");
      const crossed = await suite.api.get<string>(`${path}?ordernumber=${orderNumber}`, anyStatus);
      // The token's own payment counts.
      expect(crossed.headers.location).toContain(order.id);
      expect(crossed.headers.location).not.toContain(cartId);
      for (const wrong of ["0".repeat(32), "%00", "x".repeat(500)]) {
        expectOutcomeOnly(
          await suite.api.get<string>(`/hooks/assist/return/${wrong}?ordernumber=${orderNumber}`, anyStatus),
          "pending",
          [cartId],
        );
      }
    });
  });

  it("the gateway is given an address with a token of 128 bits, and every payment another", async () => {
    const form = async () =>
      suite.checkout.paymentForm(await suite.checkout.session(await suite.checkout.cart()));
    const forms = [await form(), await form()];
    const addresses = forms.map(({ fields }) => fields.URL_RETURN_OK ?? "");
    for (const address of addresses)
      expect(address).toMatch(new RegExp(`^${suite.backendUrl}/hooks/assist/return/[0-9a-f]{32}$`));
    expect(new Set(addresses).size).toBe(2);
  });

  it("no staff route tells the token", async () => {
    const { orderNumber } = await suite.checkout.paidOrder();
    const [row] = await suite.database("assist_order").where({ order_number: orderNumber });
    const remembered = await suite.api.get(`/admin/assist/orders/${orderNumber}`, suite.shop.admin);
    expect(JSON.stringify(remembered.data)).not.toContain(row.return_token);
  });

  describe("an address that is found long afterwards", () => {
    it("leads on to the order for a day after the payment, then tells the outcome alone", async () => {
      const { orderNumber, cartId, order } = await suite.checkout.paidOrder();
      const [row] = await suite.database("assist_order").where({ order_number: orderNumber });
      const addresses = [
        await suite.checkout.returnAddress(orderNumber),
        `/hooks/assist/pay/${row.payment_session_id}`,
      ];
      await age(orderNumber, "found_at", "23 hours");
      for (const address of addresses) {
        const { headers } = await suite.api.get<string>(address, anyStatus);
        expect(headers.location).toContain(order.id);
      }
      await age(orderNumber, "found_at", "25 hours");
      for (const address of addresses)
        expectOutcomeOnly(await suite.api.get<string>(address, anyStatus), "paid", [order.id, cartId]);
    });

    it("of a payment that never came leads nowhere once its page at Assist is dead", async () => {
      const { orderNumber, cartId } = await left();
      await age(orderNumber, "last_handed_off_at", "97 hours");
      const address = await suite.checkout.returnAddress(orderNumber);
      expectOutcomeOnly(await suite.api.get<string>(address, anyStatus), "pending", [cartId]);
    });

    it("gives out no more forms after the account's hours", async () => {
      const { orderNumber, address } = await left();
      await age(orderNumber, "created_at", "95 hours");
      expect((await suite.api.get<string>(address, anyStatus)).data).toContain("<form");
      await age(orderNumber, "created_at", "97 hours");
      const expired = await suite.api.get<string>(address, anyStatus);
      expect(expired.status).toBe(410);
      expect(expired.data).toContain("notice-expired");
      expect(expired.data).not.toContain("<form");
    });

    it("still shows a payment that came, also after the account's hours", async () => {
      const { orderNumber, address } = await left();
      suite.assist.pay(orderNumber);
      await age(orderNumber, "created_at", "97 hours");
      const answer = await suite.api.get<string>(address, anyStatus);
      expect(answer.headers.location).toContain("assist=paid");
    });
  });
});
