import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { shopSuite } from "../shop/suite";

/** What the platform calls once an order has its payment; its types do not name it. */
interface LateHook {
  orderCreated: (handler: () => void) => void;
}

let completionsToFail = 0;
(completeCartWorkflow.hooks as unknown as LateHook).orderCreated(() => {
  if (completionsToFail === 0) return;
  completionsToFail--;
  throw new Error("The shop's own step failed");
});

/** A completion that fails after the payment was authorised has the platform let the hold go. */
shopSuite((suite) => {
  beforeEach(() => {
    completionsToFail = 1;
    suite.assist.notifications.dropAll(true);
  });

  async function heldCart(): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await suite.checkout.cart();
    const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_hold"));
    suite.assist.pay(orderNumber);
    return { cartId, orderNumber };
  }

  const totals = (orderNumber: string): string => suite.assist.totals(orderNumber).held;

  it("places no order on the hold that was let go, and the shopper pays anew", async () => {
    const { cartId, orderNumber } = await heldCart();
    expect((await suite.checkout.complete(cartId)).status).not.toBe(200);
    expect(totals(orderNumber)).toBe("0.00");

    const again = await suite.checkout.complete(cartId);
    expect(again.status).toBe(400);
    expect(await suite.checkout.orders()).toEqual([]);
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(landing.searchParams.get("order_id")).toBeNull();
    expect(await suite.checkout.orders()).toEqual([]);

    const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_hold"));
    suite.assist.pay(second);
    expect((await suite.checkout.complete(cartId)).data.type).toBe("order");
    expect(totals(second)).toBe("1750.00");
    expect(await suite.checkout.remembered(second)).toMatchObject({ attention: null });
  });

  it("of the return page, whose shopper then completes the cart in the storefront: no order either", async () => {
    const { cartId, orderNumber } = await heldCart();
    await suite.checkout.comeBack(orderNumber);
    expect(totals(orderNumber)).toBe("0.00");
    expect((await suite.checkout.complete(cartId)).status).toBe(400);
    expect(await suite.checkout.orders()).toEqual([]);
  });
});
