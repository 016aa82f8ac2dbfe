import type { Locator } from "playwright-core";
import languages from "../../src/admin/i18n";
import { adminSuite } from "../shop/admin-suite";
import { Bills } from "../shop/bills";
import { anyStatus } from "../shop/http";
import { makeStaff } from "../shop/staff";

const owner = "owner@shop.example";

adminSuite(
  (suite) => {
    let bills: Bills;

    beforeEach(async () => {
      const { headers } = await makeStaff(suite, owner);
      bills = new Bills(suite.api, { ...suite.shop, admin: { headers } }, () => suite.database);
      suite.assist.bills.connect(true);
    });

    const buttonsOf = async (part: Locator): Promise<string[]> =>
      (await part.getByRole("button").allInnerTexts())
        .map((text) => text.trim())
        .filter((text) => text !== "");

    const refusals = async (...paths: string[]): Promise<number[]> =>
      Promise.all(
        paths.map(
          async (path) =>
            (await suite.api.post(`/admin/assist/${path}`, {}, { ...suite.shop.admin, ...anyStatus })).status,
        ),
      );

    it("who has no right to act sees everything and no button, and the server refuses as well", async () => {
      const en = languages.en.assist;
      const { order, orderNumber } = await suite.checkout.paidOrder();
      const billed = await bills.order();
      const bill = await bills.made(billed);
      const page = await suite.staff();

      await page.goto(`/app/orders/${order.id}`);
      const assist = page.getByRole("region", { name: "Assist", exact: true });
      await assist.getByText(en.order.mayNot).waitFor();
      expect(await buttonsOf(assist)).toEqual([]);

      await page.goto(`/app/orders/${billed}`);
      const box = page.getByRole("region", { name: en.bills.title });
      await box.getByText(en.bills.states.open, { exact: true }).waitFor();
      expect(await box.getByRole("link", { name: en.bills.link.open }).getAttribute("href")).toBe(bill.link);
      // What only hands the link on.
      expect(await buttonsOf(box)).toEqual([en.bills.send.title, en.bills.qr.open]);
      await suite.screenshot(page, "bill-without-rights-en-1280");

      await page.goto("/app/settings/assist/ru");
      await page.getByText(en.settings.readOnly).waitFor();
      const main = page.getByRole("main");
      for (const name of [en.settings.account.edit, en.settings.check.run, en.settings.account.remove])
        expect(await main.getByRole("button", { name, exact: true }).count()).toBe(0);
      await page.goto("/app/settings/assist");
      await page.getByText(en.settings.readOnly).waitFor();
      expect(await main.getByRole("button", { name: en.settings.accounts.add }).count()).toBe(0);

      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      expect(
        await refusals(
          `payments/${paymentId}/refund`,
          `orders/${orderNumber}/check`,
          `bills/${bill.id}/revoke`,
          "bills",
          "accounts",
          "accounts/ru/check",
        ),
      ).toEqual([403, 403, 403, 403, 403, 403]);
      expect(suite.assist.totals(orderNumber).refunded).toBe("0.00");
    });

    it("по-русски, с телефона: счёт ЕРИП показан номером, без кнопок", async () => {
      const ru = languages.ru.assist;
      const draftId = await bills.belarusianDraft();
      const bill = await bills.made(draftId, { account: "erip", sending: "email" });
      const page = await suite.staff({ language: "ru", viewport: { width: 390, height: 844 } });
      await page.goto(`/app/draft-orders/${draftId}`);
      const box = page.getByRole("region", { name: ru.bills.title });
      await box.getByText(bill.erip_number ?? "no number").waitFor();
      // The whole of it can be read to the customer.
      const cutOff = `[...document.querySelectorAll("span")].some(({ textContent, scrollWidth, clientWidth }) =>
        textContent.includes("${bill.erip_number}") && scrollWidth > clientWidth)`;
      expect(await page.evaluate<boolean>(cutOff)).toBe(false);
      await box.getByText(ru.bills.sent.erip).waitFor();
      expect(await buttonsOf(box)).toEqual([ru.bills.send.title]);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await suite.screenshot(page, "bill-erip-ru-390");
    });
  },
  // Only the owner may act; the member of staff at the panel may not.
  {
    options: { rights: { moveMoney: [owner], configure: [owner] } },
    gateway: { merchants: [{}, { merchantId: "679472", bills: { erip: true } }] },
  },
);
