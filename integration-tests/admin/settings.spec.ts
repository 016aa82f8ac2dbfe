import type { Page } from "playwright-core";
import languages from "../../src/admin/i18n";
import { adminSuite } from "../shop/admin-suite";
import { demoAccount, Panel } from "../shop/panel";

const telephone = { width: 390, height: 844 };

adminSuite((suite) => {
  const panel = (): Panel => new Panel(suite.api, suite.shop.admin);

  async function made(): Promise<void> {
    await panel().make({ name: "panel", ...demoAccount(suite.gateway.url) });
  }

  const section = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });
  const finding = (page: Page, code: string) => page.locator(`[data-finding="${code}"]`);
  const width = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth");

  describe.each(["en", "ru"] as const)("in %s", (language) => {
    const texts = languages[language].assist.settings;
    const general = languages[language].assist.general;

    const open = async (path = "/panel", viewport?: { width: number; height: number }): Promise<Page> => {
      const page = await suite.staff({ language, ...(viewport && { viewport }) });
      await page.goto(`/app/settings/assist${path}`);
      return page;
    };

    async function edit(page: Page, title: string) {
      await page.getByRole("button", { name: `${texts.account.edit}: ${title}` }).click();
      return page.getByRole("dialog");
    }

    it("a change is saved, shown, and in the history, and no secret ever comes to the browser", async () => {
      await made();
      const page = await open();
      const received: string[] = [];
      page.on("response", (response) => {
        if (response.url().includes("/admin/")) {
          void response.text().then(
            (text) => received.push(text),
            () => undefined,
          );
        }
      });
      const checkout = await edit(page, texts.sections.checkout.title);
      await checkout.getByLabel(texts.fields.orderComment.label, { exact: true }).fill("Tea & cups");
      await checkout.getByRole("button", { name: general.save }).click();
      await section(page, texts.sections.checkout.title).getByText("Tea & cups").waitFor();

      const access = await edit(page, texts.sections.access.title);
      await access
        .getByLabel(texts.fields.previousSecretWord.label, { exact: true })
        .fill("former-word-of-old");
      await suite.screenshot(page, `edit-access-${language}-1280`);
      await access.getByRole("button", { name: general.save }).click();
      const history = section(page, texts.history.title);
      await history.getByText(new RegExp(`${texts.fields.previousSecretWord.label}: `)).waitFor();
      await history.getByText(/Tea & cups/).waitFor();
      await page.getByText(texts.entry.title).waitFor();
      await suite.screenshot(page, `account-${language}-1280`);
      expect(received.length).toBeGreaterThan(3);
      expect(received.join()).not.toMatch(/former-word-of-old|demo-secret-word|assistdemo1/);
    });

    it("a change that somebody else has overtaken is not saved, and says so", async () => {
      await made();
      const page = await open();
      const dialog = await edit(page, texts.sections.checkout.title);
      await dialog.getByLabel(texts.fields.orderComment.label, { exact: true }).fill("Mine");
      await panel().change("panel", { settings: { orderComment: "Theirs" } });
      await dialog.getByRole("button", { name: general.save }).click();
      await dialog.getByRole("alert").getByText(texts.account.stale).waitFor();
      await dialog.getByRole("button", { name: texts.account.reload }).click();
      await section(page, texts.sections.checkout.title).getByText("Theirs").waitFor();
      expect((await panel().account("panel")).settings.orderComment.value).toBe("Theirs");
    });

    it("the check tells a wrong password in the reader's words, and what is right once it is mended", async () => {
      await made();
      suite.assist.setMerchant({ password: "another123" });
      const page = await open("/panel", telephone);
      await page.getByRole("button", { name: texts.check.run }).click();
      await finding(page, "credentials-wrong").getByText(texts.check.level.error).waitFor();
      const sentence = texts.check.finding["credentials-wrong"].split("(")[0] ?? "";
      expect(await finding(page, "credentials-wrong").textContent()).toContain(sentence);
      expect(await width(page)).toBeLessThanOrEqual(telephone.width);
      await suite.screenshot(page, `check-${language}-390`);
      suite.assist.setMerchant({ password: "assistdemo1" });
      await page.getByRole("button", { name: texts.check.again }).click();
      await finding(page, "credentials-wrong").waitFor({ state: "detached" });
    });

    it("a test notification comes in, and health shows payments and how they were found", async () => {
      await made();
      await suite.checkout.paidOrder("pp_assist_panel");
      await suite.assist.notifications.idle();
      const page = await open();
      const health = section(page, texts.health.title);
      await health.getByText(texts.health.lastGood).waitFor();
      await health.getByRole("button", { name: texts.health.test.send }).click();
      await health.getByText(texts.health.test.verified).waitFor();
      await suite.screenshot(page, `health-${language}-1280`);
    });

    it("what medusa-config sets is locked, and one without the right may look and not change", async () => {
      const page = await open("/ru");
      await section(page, texts.sections.access.title).getByText(texts.account.locked).first().waitFor();
      const dialog = await edit(page, texts.sections.access.title);
      expect(await dialog.getByLabel(texts.fields.login.label, { exact: true }).isDisabled()).toBe(true);
      const password = dialog.getByLabel(texts.fields.password.label, { exact: true });
      expect(await password.isDisabled()).toBe(true);
      // Chromium would put the staff's own password into a field with "off".
      expect(await password.getAttribute("autocomplete")).toBe("new-password");
      expect(await password.getAttribute("name")).not.toMatch(/pass|login|user|mail/i);
      await page.route("**/admin/assist/rights", (route) =>
        route.fulfill({ json: { move_money: false, configure: false } }),
      );
      await page.goto("/app/settings/assist/ru");
      await page.getByText(texts.readOnly).waitFor();
      expect(await page.getByRole("button", { name: new RegExp(`^${texts.account.edit}`) }).count()).toBe(0);
      expect(await page.getByRole("button", { name: texts.check.run }).count()).toBe(0);
      await page.goto("/app/settings/assist");
      await page.getByText(texts.readOnly).waitFor();
      await suite.screenshot(page, `accounts-${language}-1280`);
    });

    it("without a key it says how to make one, and takes everything but secrets", async () => {
      await made();
      const page = await suite.staff({ language, viewport: telephone });
      await page.route("**/admin/assist/settings", async (route) => {
        const answer = await route.fetch();
        const data = (await answer.json()) as object;
        await route.fulfill({ json: { ...data, encryption: { state: "missing", sentence: "" } } });
      });
      await page.goto("/app/settings/assist/panel");
      await page.getByText(texts.key.missing).waitFor();
      const dialog = await edit(page, texts.sections.access.title);
      expect(await dialog.getByLabel(texts.fields.password.label, { exact: true }).isDisabled()).toBe(true);
      expect(await dialog.getByLabel(texts.fields.login.label, { exact: true }).isEnabled()).toBe(true);
      await page.keyboard.press("Escape");
      await suite.screenshot(page, `account-${language}-390`);
    });
  });
});
