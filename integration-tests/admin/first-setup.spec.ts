import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import languages from "../../src/admin/i18n";
import { adminSuite } from "../shop/admin-suite";

interface Configuration {
  modules: Record<string, { options?: { accounts?: object } }>;
}

process.env.ASSIST_ENCRYPTION_KEY = randomBytes(32).toString("base64");

/** The plugin as it is installed, with a payment provider that names the account "panel", and no account yet. */
jest.doMock("../../medusa-config", () => {
  const configuration = jest.requireActual<Configuration>("../../medusa-config");
  const options = Object.values(configuration.modules).find((module) => module.options?.accounts)?.options;
  if (options) options.accounts = {};
  return configuration;
});

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

adminSuite((suite) => {
  const openSteps = async (page: Page): Promise<(string | null)[]> => {
    const items = await page.locator("li[data-state=todo]").all();
    return Promise.all(items.map((item) => item.getAttribute("data-step")));
  };

  const region = (): string => `/admin/regions/${suite.shop.regionId}`;
  const offerNothing = () =>
    suite.api.post(region(), { payment_providers: ["pp_system_default"] }, suite.shop.admin);

  it("leads from an empty panel to a checked account, and on to the region, with what the screens say", async () => {
    await offerNothing();
    const texts = languages.en.assist.settings;
    const page = await suite.staff();
    const person = new Person(page);
    await page.goto("/app/settings/assist");
    await page.getByText(texts.accounts.empty).waitFor();
    expect(await openSteps(page)).toEqual(["account", "connection", "region", "test-payment"]);
    await suite.screenshot(page, "first-setup-en-1280");

    await person.press("button", texts.setup.account.add, "li[data-step=account]");
    expect(await page.getByLabel(texts.fields.name.label, { exact: true }).inputValue()).not.toBe("");
    await person.fill(texts.fields.name.label, "panel");
    await person.choose(texts.fields.gatewayUrl.label, texts.values.host.other);
    await person.fill(texts.values.hostOther, suite.environment.assist.url);
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

    // The way to the region that the finding and the guide name, in Medusa's own pages.
    await person.press("link", texts.account.back);
    await page.locator("li[data-step=account][data-state=done]").waitFor();
    expect(await openSteps(page)).toEqual(["region", "test-payment"]);
    await suite.screenshot(page, "first-setup-halfway-en-1280");
    // Then five steps in Medusa's own page of the region, and two to buy something.
    expect(person.steps.length).toBeLessThanOrEqual(11);
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
});
