import type { FaultName } from "../../simulator";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  describe("an answer about the payment", () => {
    const faults: FaultName[] = [
      "refuse",
      "reset-before",
      "reset-mid",
      "hang",
      "drip",
      "truncate",
      "html",
      "status500",
      "empty",
      "huge",
      "endless",
      "hostile-xml",
      "wrong-encoding",
      "wrong-checkvalue",
      "other-order",
      "busy",
      "rate-limited",
      "internal-error",
    ];

    it.each(faults)(
      "that fails (%s) places no order and tells the shopper to wait; the next check places it",
      async (fault) => {
        const cartId = await suite.checkout.cart();
        const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
        suite.assist.notifications.dropAll(true);
        suite.assist.pay(orderNumber);
        suite.assist.faults.set({ service: "orderresult", fault });

        const landing = await suite.checkout.comeBack(orderNumber);
        expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
        expect((await suite.checkout.complete(cartId)).data).toMatchObject({
          type: "cart",
          error: { type: "payment_requires_more_error" },
        });
        expect(await suite.checkout.orders()).toHaveLength(0);

        suite.assist.faults.clear();
        // Pages leave alone for a while whoever says that he is asked too often.
        if (fault === "rate-limited") await suite.checkout.check(orderNumber);
        expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
      },
    );

    it("with another amount places no order, and staff are told", async () => {
      const cartId = await suite.checkout.cart();
      const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      suite.assist.faults.set({ service: "orderresult", fault: "wrong-amount" });
      expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("pending");
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBe("amount-differs");
    });
  });
});
