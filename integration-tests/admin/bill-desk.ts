import type { Locator, Page } from "playwright-core";
import languages from "../../src/admin/i18n";
import { AssistPage } from "../shop/assist-page";

/** Staff at an order's page, with its bills before them. */
export class BillDesk {
  private readonly words;
  /** The part of the page that is about bills. */
  readonly bills: Locator;

  constructor(
    readonly page: Page,
    language: "en" | "ru" = "en",
  ) {
    this.words = languages[language].assist.bills;
    this.bills = page.getByRole("region", { name: this.words.title });
  }

  async open(orderId: string, kind: "orders" | "draft-orders" = "orders"): Promise<void> {
    await this.page.goto(`/app/${kind}/${orderId}`);
    await this.bills.waitFor();
  }

  /** Opens the form of a new bill. */
  async begin(): Promise<Locator> {
    await this.createButton.click();
    const dialog = this.page.getByRole("dialog", { name: this.words.make.title });
    await dialog.waitFor();
    return dialog;
  }

  get createButton(): Locator {
    return this.bills.getByRole("button", { name: this.words.make.open });
  }

  async submit(): Promise<void> {
    await this.page
      .getByRole("dialog")
      // With the amount after it, where there is one.
      .getByRole("button", { name: new RegExp(`^${this.words.make.submit}`) })
      .click();
  }

  /** Waits until a bill of the order is in this state, by itself: nothing is clicked or reloaded. */
  async sees(state: keyof typeof languages.en.assist.bills.states): Promise<void> {
    await this.bills.getByText(this.words.states[state], { exact: true }).first().waitFor();
  }

  /** From now on notes whether the box of bills ever disappears; what it answers says so. */
  async watch(): Promise<() => Promise<boolean>> {
    const box = JSON.stringify(`[role=region][aria-label="${this.words.title}"]`);
    await this.page.evaluate(`new MutationObserver(() => {
      if (!document.querySelector(${box})) window.billsVanished = true;
    }).observe(document.body, { childList: true, subtree: true })`);
    return () => this.page.evaluate<boolean>("window.billsVanished === true");
  }

  async link(): Promise<string> {
    return (await this.bills.getByRole("link", { name: this.words.link.open }).getAttribute("href")) ?? "";
  }

  async press(name: "check" | "qr" | "send"): Promise<void> {
    const { check, qr, send } = this.words;
    const label = { check: check.title, qr: qr.open, send: send.title }[name];
    await this.bills.getByRole("button", { name: label, exact: true }).click();
  }

  /** Asks to revoke, and answers the question. */
  async revoke(answer: "confirm" | "keep"): Promise<void> {
    await this.bills.getByRole("button", { name: this.words.more }).click();
    await this.page.getByRole("menuitem", { name: this.words.revoke.open }).click();
    const question = this.page.getByRole("alertdialog", { name: this.words.revoke.title });
    await question.getByRole("button", { name: this.words.revoke[answer], exact: true }).click();
    await question.waitFor({ state: "hidden" });
  }
}

/** A customer who has a bill's link. */
export class Payer {
  constructor(private readonly page: Page) {}

  /** Opens the link, and agrees to what the bill asks for. */
  async agree(link: string): Promise<AssistPage> {
    await this.page.goto(link);
    await this.page.getByTestId("pay-bill").click();
    return AssistPage.shownIn(this.page);
  }

  async payBySbp(link: string): Promise<void> {
    const assist = await this.agree(link);
    await this.page.getByTestId("means-sbp").click();
    await assist.payBySbp();
  }

  /** What the bill's page says of its end. */
  async toldEnd(): Promise<string | null> {
    return this.page.getByTestId("bill-ended").getAttribute("data-state");
  }
}
