import { browserSuite } from "../shop/browser-suite";
import type { Shopper } from "../shop/shopper";

let customers = 0;

/** Signs up at the choice of payment, where the offer to keep a card is. */
async function signUp({ page }: Shopper): Promise<{ email: string; password: string }> {
  const credentials = { email: `keeper${++customers}@shopper.example`, password: "a customer's password" };
  await page.getByTestId("sign-in").locator("summary").click();
  await page.getByTestId("account-email").fill(credentials.email);
  await page.getByTestId("account-password").fill(credentials.password);
  await page.getByTestId("do-sign-up").click();
  await page.getByTestId("signed-in").waitFor();
  return credentials;
}

browserSuite((suite) => {
  it("who signs in keeps a card at Assist, is shown it at the next checkout and pays with it without its number", async () => {
    const shopper = await suite.shopper();
    await shopper.fillCheckout();
    const { email } = await signUp(shopper);
    await (await shopper.pay("pp_assist_ru")).payByCard();
    const first = await shopper.confirmation();

    await shopper.fillCheckout();
    expect(await shopper.page.getByTestId("saved-card").allInnerTexts()).toEqual(["VISA •• 1111"]);
    const assist = await shopper.pay("pp_assist_ru");
    await assist.payWithKept();
    const second = await shopper.confirmation();
    expect(second.payment).toBe("paid");
    expect(second.orderId).not.toBe(first.orderId);
    const owners = await suite.database("order").join("customer", "customer.id", "order.customer_id");
    expect(owners.map((order) => String(order.email))).toEqual([email, email]);
  });

  it("a guest is offered no card, nor is anybody after having asked to be forgotten", async () => {
    const shopper = await suite.shopper();
    await shopper.fillCheckout();
    const credentials = await signUp(shopper);
    await (await shopper.pay("pp_assist_ru")).payByCard();
    await shopper.confirmation();

    const guest = await suite.shopper();
    expect(await (await guest.goToAssist()).offersKept()).toBe(false);

    await shopper.fillCheckout();
    await shopper.page.getByTestId("forget-cards").click();
    await shopper.page.getByTestId("saved-card").waitFor({ state: "detached" });
    expect(await (await shopper.pay("pp_assist_ru")).offersKept()).toBe(false);

    const elsewhere = await suite.shopper();
    await elsewhere.fillCheckout();
    await elsewhere.page.getByTestId("sign-in").locator("summary").click();
    await elsewhere.page.getByTestId("account-email").fill(credentials.email);
    await elsewhere.page.getByTestId("account-password").fill("a wrong password");
    await elsewhere.page.getByTestId("do-sign-in").click();
    await elsewhere.page.getByRole("alert").waitFor();
    await elsewhere.page.getByTestId("account-password").fill(credentials.password);
    await elsewhere.page.getByTestId("do-sign-in").click();
    await elsewhere.page.getByTestId("signed-in").waitFor();
    expect(await elsewhere.page.getByTestId("saved-card").count()).toBe(0);
  });

  it("a phone is taken to the page for phones, where SBP lists the banks", async () => {
    const shopper = await suite.shopper({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      userAgent:
        "Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    });
    await shopper.goToAssist("pp_assist-sbp_ru");
    await shopper.page.getByTestId("pay-sbp").click();
    await shopper.page.getByTestId("sbp-banks").waitFor();
    expect(await shopper.page.getByTestId("sbp-qr").count()).toBe(0);
    await shopper.page.getByTestId("sbp-paid").click();
    expect((await shopper.confirmation()).payment).toBe("paid");
  });
});
