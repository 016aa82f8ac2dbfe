import { signNotification } from "../../simulator";
import { browserSuite } from "../shop/browser-suite";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";
import type { Shopper } from "../shop/shopper";

browserSuite((suite) => {
  /** A shopper who stands on Assist's page and has not paid; the shop's page is open in `shopper`. */
  async function unpaid(): Promise<{ shopper: Shopper; cartId: string; orderNumber: string }> {
    const atAssist = await suite.shopper();
    const { orderNumber } = await atAssist.goToAssist();
    const shopper = await atAssist.secondTab();
    await shopper.open();
    return { shopper, cartId: await shopper.cartId(), orderNumber };
  }

  async function expectNothingChanged(shopper: Shopper, cartId: string, orderNumber: string): Promise<void> {
    expect(await shopper.cartLines()).toBe(1);
    expect(await shopper.cartId()).toBe(cartId);
    expect(await suite.checkout.orders()).toHaveLength(0);
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ held: "0.00", captured: "0.00" });
    expect(suite.assist.ledger()).toEqual([]);
  }

  describe("a forged return changes nothing:", () => {
    it("the landing address typed by hand, with a made-up order", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      await shopper.open("/checkout/return?assist=paid&order_id=order_01AAAAAAAAAAAAAAAAAAAAAAAA");
      await shopper.sees("order-missing");
      await expectNothingChanged(shopper, cartId, orderNumber);
    });

    it("the landing address typed by hand, with the shopper's own cart", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      await shopper.open(`/checkout/return?assist=paid&cart_id=${cartId}`);
      await shopper.sees("payment-unknown");
      await shopper.open(`/checkout/return?assist=pending&cart_id=${cartId}`);
      await shopper.sees("payment-pending");
      // The page asks the shop by itself, which asks the gateway.
      await shopper.page.getByText("Last checked").waitFor();
      await expectNothingChanged(shopper, cartId, orderNumber);
    });

    it("a return with a made-up number", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      const { backendUrl } = suite;
      await shopper.page.goto(
        `${backendUrl}/hooks/assist/return?ordernumber=RU-000000-AAAAAAAAAAAA&billnumber=5679471000000001`,
      );
      await shopper.sees("notice-unknown");
      await expectNothingChanged(shopper, cartId, orderNumber);
    });

    it("a return with the shopper's own number, unpaid", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      const { backendUrl } = suite;
      await shopper.page.goto(backendUrl + (await suite.checkout.returnAddress(orderNumber)));
      await shopper.sees("payment-pending");
      await expectNothingChanged(shopper, cartId, orderNumber);
    });
  });

  describe("a forged notification changes nothing:", () => {
    const claims = (orderNumber: string): Record<string, string> => ({
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
    });

    it("signed with a wrong word", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      const answer = await suite.checkout.notify(signNotification(claims(orderNumber), "guessed"));
      expect(answer.data).toMatch(/firstcode="[1-9]/);
      await expectNothingChanged(shopper, cartId, orderNumber);
    });

    it("rightly signed, about money that the gateway does not have", async () => {
      const { shopper, cartId, orderNumber } = await unpaid();
      suite.assist.requests.clear();
      await suite.checkout.notify(signNotification(claims(orderNumber), "demo-secret-word"));
      await eventually(
        () => Promise.resolve(suite.assist.requests()),
        (requests) => requests.some(({ path }) => path.includes("orderresult")),
      );
      await suite.checkout.check(orderNumber);
      await expectNothingChanged(shopper, cartId, orderNumber);
    });
  });

  it("paid for a cart that was changed meanwhile: no order for it nor for anybody's open cart, and staff are told", async () => {
    const stranger = await suite.shopper();
    await stranger.goToAssist();
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist();
    const secondTab = await shopper.secondTab();
    await secondTab.open("/cart");
    await secondTab.page.getByRole("button", { name: "One more: Teapot" }).click();
    await secondTab.page.getByRole("status").filter({ hasText: "2" }).waitFor();

    await assist.payByCard();

    await shopper.sees("payment-unmatched");
    await suite.assist.notifications.idle();
    const remembered = await eventually(
      () => suite.checkout.remembered(assist.orderNumber),
      ({ openCase }) => openCase !== null,
    );
    expect(remembered).toMatchObject({ openCase: "paid-without-session", captured: cartTotal });
    expect(await suite.checkout.orders()).toHaveLength(0);
    expect(await stranger.cartLines()).toBe(1);
    expect(await shopper.cartLines()).toBe(1);
  });
});
