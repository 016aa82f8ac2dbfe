import type { Page } from "playwright-core";
import languages from "../../src/admin/i18n";
import { adminSuite } from "../shop/admin-suite";
import { globals } from "../shop/inside";
import { Shopper } from "../shop/shopper";

/** A person at the panel: each press, choice and filled field is a step. */
class Person {
  readonly steps: string[] = [];

  constructor(readonly page: Page) {}

  async press(role: "button" | "link" | "menuitem", name: string, within = "body"): Promise<void> {
    await this.page.locator(within).getByRole(role, { name, exact: true }).first().click();
    this.steps.push(`press ${name}`);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
    this.steps.push(`fill ${label}`);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).click();
    await this.page.getByRole("option", { name: option }).click();
    this.steps.push(`choose ${option}`);
  }
}

adminSuite(
  (suite) => {
    // The database is that of a shop with more of them.
    beforeAll(() =>
      suite
        .database("payment_provider")
        .whereNot("id", "like", "%_panel")
        .whereNot({ id: "pp_system_default" })
        .update({ is_enabled: false }),
    );

    const openSteps = async (page: Page): Promise<(string | null)[]> => {
      await page.locator("li[data-state=todo]").first().waitFor();
      const items = await page.locator("li[data-state=todo]").all();
      return Promise.all(items.map((item) => item.getAttribute("data-step")));
    };

    it("leads from an empty panel to the first paid order, with what the screens say", async () => {
      const texts = languages.en.assist.settings;
      const page = await suite.staff();
      const person = new Person(page);
      await page.goto("/app/settings/assist");
      await page.getByText(texts.accounts.empty).waitFor();
      expect(await openSteps(page)).toEqual(["account", "connection", "region", "test-payment"]);
      await suite.screenshot(page, "first-setup-en-1280");

      await person.press("button", texts.setup.account.add, "li[data-step=account]");
      // As the payment provider in medusa-config calls it.
      expect(await page.getByLabel(texts.fields.name.label, { exact: true }).inputValue()).toBe("panel");
      await person.choose(texts.fields.gatewayUrl.label, texts.values.host.other);
      await person.fill(texts.values.hostOther, suite.gateway.url);
      await person.fill(texts.fields.merchantId.label, "679471");
      await person.fill(texts.fields.login.label, "assist_demo");
      await person.fill(texts.fields.password.label, "assistdemo1");
      await person.fill(texts.fields.secretWord.label, "demo-secret-word");
      await suite.screenshot(page, "make-account-en-1280");
      await person.press("button", texts.make.submit, "[role=dialog]");

      await page.waitForURL(/\/settings\/assist\/panel$/);
      await person.press("button", texts.check.run);
      await page.locator('[data-finding="region-missing"]').waitFor();
      expect(await page.locator("[data-level=error]").count()).toBe(1);
      await suite.screenshot(page, "account-checked-en-1280");

      await person.press("link", texts.account.back);
      await page.locator("li[data-step=account][data-state=done]").waitFor();
      expect(await openSteps(page)).toEqual(["region", "test-payment"]);
      await suite.screenshot(page, "first-setup-halfway-en-1280");

      // The guide says: edit a region, and add the payment provider Assist (PANEL). From here on in Medusa's own pages.
      await person.press("link", "Edit Russia");
      const providers = page.getByRole("dialog").getByRole("combobox").last();
      await providers.click();
      await page.getByRole("option", { name: "Assist (PANEL)", exact: true }).click();
      person.steps.push("open the providers", "choose Assist (PANEL)");
      await person.press("button", "Save", "[role=dialog]");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.goto("/app/settings/assist");
      await page.locator("li[data-step=region][data-state=done]").waitFor();
      expect(await openSteps(page)).toEqual(["test-payment"]);
      await suite.screenshot(page, "first-setup-to-buy-en-1280");

      // "Buy something in your storefront with one of Assist's test cards."
      const storefront = await globals.startStorefront();
      storefront.connect({
        backendUrl: suite.backendUrl,
        publishableKey: suite.shop.store.headers["x-publishable-api-key"] ?? "",
      });
      const shopper = new Shopper(await suite.customer(), storefront.url);
      await (await shopper.goToAssist("pp_assist_panel")).payByCard();
      expect(await shopper.confirmation()).toMatchObject({ payment: "paid", total: "1750" });
      person.steps.push("buy something", "pay with a test card");

      await page.reload();
      await page.getByText("panel", { exact: true }).first().waitFor();
      expect(await page.locator("li[data-step]").count()).toBe(0);
      await page.getByText(texts.state.warnings).waitFor();
      await suite.screenshot(page, "first-setup-finished-en-1280");
      expect(person.steps).toHaveLength(16);
    });

    it("says the same in Russian, on a telephone too, where nothing is wider than the screen", async () => {
      const texts = languages.ru.assist.settings;
      const page = await suite.staff({ language: "ru", viewport: { width: 390, height: 844 } });
      await page.goto("/app/settings/assist");
      await page.getByText(texts.accounts.empty).waitFor();
      await page.getByText(texts.setup.account.todo).waitFor();
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await suite.screenshot(page, "first-setup-ru-390");
      await page
        .locator("li[data-step=account]")
        .getByRole("button", { name: texts.setup.account.add })
        .click();
      await page.getByLabel(texts.fields.secretWord.label, { exact: true }).waitFor();
      await suite.screenshot(page, "make-account-ru-390");
      // The main error: a name that cannot be one.
      await page.getByLabel(texts.fields.name.label, { exact: true }).fill("Мой магазин");
      await page.getByRole("dialog").getByRole("button", { name: texts.make.submit }).click();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/[а-яё]{3}/);
    });
  },
  // The plugin as it is installed, with payment providers that name the account "panel", and no account yet.
  {
    providers: ["pp_system_default"],
    options: { accounts: {} },
    settings: async () => ({
      ASSIST_TEST_PROVIDER: "panel",
      // Medusa's configuration allows this origin.
      ASSIST_STOREFRONT_URL: (await globals.startStorefront()).url,
    }),
  },
);
