import type { Page } from "playwright-core";
import { AssistPage } from "./assist-page";

const contact = {
  email: "anna@shopper.example",
  "first-name": "Anna",
  "last-name": "Petrova",
  phone: "+7 900 123-45-67",
  address: "Example street 1",
  city: "Moscow",
  "postal-code": "101000",
};

export interface Confirmation {
  /** The number that the shopper is given. */
  orderNumber: string;
  orderId: string;
  /** As the storefront words it: paid, held, waiting and so on. */
  payment: string;
  total: string;
}

/** Somebody who buys in the storefront, by its links and buttons. */
export class Shopper {
  constructor(
    readonly page: Page,
    private readonly storefrontUrl: string,
  ) {}

  open(path = "/"): Promise<unknown> {
    return this.page.goto(this.storefrontUrl + path);
  }

  /** Another tab of the same browser, with the same cart. */
  async secondTab(): Promise<Shopper> {
    return new Shopper(await this.page.context().newPage(), this.storefrontUrl);
  }

  /** From the catalogue to a cart with one product. */
  async fillCart(): Promise<void> {
    await this.open();
    await this.page.getByTestId("product-card").first().click();
    await this.page.getByTestId("add-to-cart").click();
    await this.page.getByText("Added to the cart").waitFor();
    await this.page.getByTestId("go-to-cart").click();
    await this.page.getByTestId("cart-line").waitFor();
  }

  /** From the catalogue to the choice of payment. */
  async fillCheckout(): Promise<void> {
    await this.fillCart();
    await this.page.getByTestId("go-to-checkout").click();
    for (const [field, value] of Object.entries(contact)) await this.page.getByTestId(field).fill(value);
    await this.page.getByTestId("continue-to-shipping").click();
    await this.page.getByTestId("shipping-option").first().click();
    await this.page.getByTestId("continue-to-payment").click();
    await this.page.getByTestId("pay").waitFor();
  }

  async choosePayment(provider: string): Promise<void> {
    await this.page.locator(`[data-testid="payment-option"][data-provider="${provider}"]`).click();
  }

  /** Presses Pay and follows to Assist's page. */
  async pay(provider: string): Promise<AssistPage> {
    await this.choosePayment(provider);
    await this.page.getByTestId("pay").click();
    return this.atAssist();
  }

  /** Waits for Assist's page. */
  atAssist(): Promise<AssistPage> {
    return AssistPage.shownIn(this.page);
  }

  /** From the catalogue to Assist's page. */
  async goToAssist(provider = "pp_assist_ru"): Promise<AssistPage> {
    await this.fillCheckout();
    return this.pay(provider);
  }

  /** Waits for the confirmation and reads it. */
  async confirmation(): Promise<Confirmation> {
    const shown = this.page.getByTestId("order-confirmed");
    await shown.waitFor();
    const address = new URL(this.page.url());
    return {
      orderNumber: await this.page.getByTestId("order-number").innerText(),
      orderId: address.searchParams.get("order_id") ?? address.pathname.replace("/orders/", ""),
      payment: (await shown.getAttribute("data-payment")) ?? "",
      total: (await this.page.getByTestId("order-total").getAttribute("data-amount")) ?? "",
    };
  }

  /** Waits for a page or a message of this name. */
  async sees(testId: string): Promise<void> {
    await this.page.getByTestId(testId).waitFor();
  }

  /** What stands in the cart, after opening it afresh. */
  async cartLines(): Promise<number> {
    await this.open("/cart");
    await this.page.getByTestId("cart-line").or(this.page.getByTestId("empty-cart")).first().waitFor();
    return this.page.getByTestId("cart-line").count();
  }

  /** The cart that this browser remembers. */
  async cartId(): Promise<string> {
    const { origins } = await this.page.context().storageState();
    const remembered = origins.find(({ origin }) => origin === this.storefrontUrl)?.localStorage ?? [];
    return remembered.find(({ name }) => name === "storefront.cart")?.value ?? "";
  }
}
