import type { Page } from "playwright-core";

/** Cards of the gateway simulator (simulator/pages/test-cards.ts). */
export const cards = {
  approved: "4111 1111 1111 1111",
  insufficientFunds: "4000 0000 0000 9995",
  staysInProcess: "4000 0000 0000 0077",
};

/** Assist's payment page in front of a shopper. */
export class AssistPage {
  private constructor(
    private readonly page: Page,
    readonly orderNumber: string,
  ) {}

  /** Waits until the shopper stands on Assist's page. */
  static async shownIn(page: Page): Promise<AssistPage> {
    await page.waitForURL(/\/pay\/pay\.cfm/);
    return new AssistPage(page, await page.getByTestId("order-number").innerText());
  }

  /** The amount as the page shows it, with plain spaces. */
  async amount(): Promise<string> {
    return (await this.page.getByTestId("amount").innerText()).replaceAll(/\s/g, " ");
  }

  /** Means of payment that the page offers. */
  async means(): Promise<string[]> {
    const tabs = await this.page.getByTestId(/^means-/).all();
    return Promise.all(
      tabs.map(async (tab) => (await tab.getAttribute("data-testid"))?.replace("means-", "") ?? ""),
    );
  }

  async payByCard(number: string = cards.approved): Promise<void> {
    await this.page.getByTestId("card-number").fill(number);
    await this.page.getByTestId("pay-card").click();
  }

  /** The gateway receives the payment, and the browser goes before it is sent back to the shop. */
  async payByCardAndCloseTheTab(): Promise<void> {
    const closed = this.page.waitForEvent("close");
    await this.page.route("**/pay/submit.cfm", async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await this.page.close();
    });
    await this.page.getByTestId("pay-card").click({ noWaitAfter: true });
    await closed;
  }

  async payBySbp(): Promise<void> {
    await this.page.getByTestId("pay-sbp").click();
    await this.page.getByTestId("sbp-qr").waitFor();
    await this.page.getByTestId("sbp-paid").click();
  }

  /** With the first of what the customer has kept there. */
  async payWithKept(): Promise<void> {
    await this.page.getByTestId("pay-kept").first().click();
  }

  async offersKept(): Promise<boolean> {
    return (await this.page.getByTestId("pay-kept").count()) > 0;
  }

  async backToTheShop(): Promise<void> {
    await this.page.getByTestId("back-to-shop").click();
  }
}
