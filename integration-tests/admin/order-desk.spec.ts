import type { Page } from "playwright-core";
import languages from "../../src/admin/i18n";
import { adminSuite } from "../shop/admin-suite";
import { putCase } from "../shop/cases";
import { Desk } from "../shop/desk";
import { cartTotal } from "../shop/seed";

const phone = { width: 390, height: 844 };

adminSuite((suite) => {
  const en = languages.en.assist;
  const ru = languages.ru.assist;

  async function paid(provider = "pp_assist_hold"): Promise<{ orderId: string; orderNumber: string }> {
    const { order, orderNumber } = await suite.checkout.paidOrder(provider);
    return { orderId: order.id, orderNumber };
  }

  /** Paid with a session that the cart had dropped meanwhile. */
  async function paidForNothing(provider = "pp_assist_ru"): Promise<string> {
    const cartId = await suite.checkout.cart();
    const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
    await suite.checkout.addProduct(cartId);
    suite.assist.notifications.dropAll(true);
    suite.assist.pay(orderNumber);
    await suite.checkout.check(orderNumber);
    return orderNumber;
  }

  const assistOf = (page: Page) => page.getByRole("region", { name: "Assist", exact: true });

  it("staff capture a part and refund some of it; both books and the dashboard's own page follow", async () => {
    const { orderId, orderNumber } = await paid();
    const page = await suite.staff();
    await page.goto(`/app/orders/${orderId}`);
    const assist = assistOf(page);
    await assist.getByText(en.order.agreement.agree).waitFor();
    await assist.getByText(en.order.states.held, { exact: true }).waitFor();
    await suite.screenshot(page, "order-held-en-1280");

    await assist.getByRole("button", { name: "Capture", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: en.order.capture.title });
    const amount = dialog.getByRole("textbox", { name: "Amount, RUB" });
    expect(await amount.inputValue()).toBe(cartTotal);
    await amount.fill("1750.01");
    await dialog.getByRole("button", { name: /^Capture/ }).click();
    await dialog.getByText("At most ₽1,750.00.").waitFor();
    await amount.fill("1,000");
    await dialog.getByText("This can be read as two different sums").waitFor();
    await dialog.getByRole("button", { name: "Capture", exact: true }).click();
    await suite.screenshot(page, "order-capture-ambiguous-en-1280");
    expect(suite.assist.totals(orderNumber)).toMatchObject({ held: cartTotal, captured: "0.00" });
    await amount.fill("1 000,50");
    await dialog.getByText("₽749.50 stays behind").waitFor();
    await suite.screenshot(page, "order-capture-en-1280");
    await dialog.getByRole("button", { name: "Capture ₽1,000.50" }).click();
    await dialog.waitFor({ state: "hidden" });
    await assist.getByText(en.order.states["partly-captured"], { exact: true }).waitFor();
    await assist.getByText("by Staff").waitFor();
    // The dashboard's own badge.
    await page.getByText("Partially captured").first().waitFor();

    await assist.getByRole("button", { name: "Refund", exact: true }).click();
    suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
    const refund = page.getByRole("dialog", { name: en.order.refund.title });
    await refund.getByRole("textbox", { name: "Amount, RUB" }).fill("0.50");
    await refund.getByRole("button", { name: "Refund ₽0.50" }).click();
    await refund.getByRole("alert").getByText("No money was moved").waitFor();
    suite.assist.faults.clear();
    await refund.getByRole("button", { name: "Refund ₽0.50" }).click();
    await refund.waitFor({ state: "hidden" });
    await assist.getByText(en.order.states["partly-refunded"], { exact: true }).waitFor();
    await suite.screenshot(page, "order-refunded-en-1280");
    expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "1000.50", refunded: "0.50" });
    expect((await new Desk(suite.api, suite.shop).payment(orderId)).agreement).toBe("agree");
  });

  it("a refund whose answers are lost on their way moves money once, however often it is pressed", async () => {
    const { orderId, orderNumber } = await paid("pp_assist_ru");
    const page = await suite.staff();
    await page.goto(`/app/orders/${orderId}`);
    await assistOf(page).getByRole("button", { name: "Refund", exact: true }).click();
    const refund = page.getByRole("dialog", { name: en.order.refund.title });
    await refund.getByRole("textbox", { name: "Amount, RUB" }).fill("1000,50");
    const press = refund.getByRole("button", { name: "Refund ₽1,000.50" });
    const path = "**/admin/assist/payments/*/refund";
    // What a proxy may say in place of the shop, whose answer comes too late.
    const shut = refund.getByRole("button", { name: en.general.cancel, disabled: true });
    for (const status of [504, 429, 401]) {
      await page.route(path, async (route) => {
        // Closed now, it would look given up.
        await shut.waitFor();
        await page.keyboard.press("Escape");
        await route.fetch();
        await route.fulfill({ status, json: { message: `Answer ${status}` } });
      });
      await press.click();
      const said = status === 401 ? en.general.failure.signedOut : `Answer ${status}`;
      await refund.getByRole("alert").getByText(said).waitFor();
      await page.unroute(path);
    }
    await press.click();
    await refund.waitFor({ state: "hidden" });
    expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "1000.50" });
    expect(suite.assist.ledger(orderNumber).filter(({ kind }) => kind === "refund")).toHaveLength(1);
  });

  it("по-русски, с телефона: удержание снимается после вопроса с суммой; отказ объясняется", async () => {
    const { orderId, orderNumber } = await paid();
    const page = await suite.staff({ language: "ru", viewport: phone });
    await page.goto(`/app/orders/${orderId}`);
    const assist = assistOf(page);
    await assist.getByText(ru.order.agreement.agree).waitFor();
    await suite.screenshot(page, "order-held-ru-390");
    const open = assist.getByRole("button", { name: ru.order.void.open });
    const question = page.getByRole("alertdialog", { name: ru.order.void.title });
    suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
    await open.click();
    await question.getByText("1 750,00 ₽").first().waitFor();
    await suite.screenshot(page, "order-void-ru-390");
    await question.getByRole("button", { name: /^Снять/ }).click();
    await assist.getByRole("alert").getByText("Движения денег не было").waitFor();
    suite.assist.faults.clear();
    await open.click();
    await question.getByRole("button", { name: /^Снять/ }).click();
    await assist.getByText(ru.order.states.released, { exact: true }).first().waitFor();
    await suite.screenshot(page, "order-released-ru-390");
    expect(suite.assist.totals(orderNumber)).toMatchObject({ held: "0.00", captured: "0.00" });
  });

  it("what was declined and replaced is shown; who has no right sees no buttons", async () => {
    const cartId = await suite.checkout.cart();
    const first = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.decline(first, "AS102");
    await suite.checkout.comeBack(first);
    const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.pay(second);
    const orderId = (await suite.checkout.comeBack(second)).searchParams.get("order_id");
    const page = await suite.staff({ language: "ru" });
    await page.route("**/admin/assist/rights", (route) =>
      route.fulfill({ json: { move_money: false, configure: false } }),
    );
    await page.goto(`/app/orders/${orderId}`);
    const assist = assistOf(page);
    await assist.getByText("недостаточно средств").first().waitFor();
    await assist.getByText(ru.order.mayNot).first().waitFor();
    expect(await assist.getByRole("button").count()).toBe(0);
    await suite.screenshot(page, "order-declined-ru-1280");
  });

  it("the cases are counted in the menu; one is closed with a note, and stays among the closed ones", async () => {
    const orderNumber = await paidForNothing();
    const message = "It is not known whether Assist made the bill.";
    const other = await putCase(suite.database, orderNumber, "bill-stuck", { message });
    const page = await suite.staff();
    await page.goto("/app/assist");
    await page.waitForURL("**/app/assist/cases");
    await page.getByText(en.cases.reasons["paid-without-session"]).first().waitFor();
    await page.getByText("2 open cases").first().waitFor({ state: "attached" });
    await suite.screenshot(page, "cases-en-1280");
    const [payment, bill] = (["paid-without-session", "bill-stuck"] as const).map((reason) =>
      page.getByRole("listitem").filter({ hasText: en.cases.reasons[reason] }),
    );
    await payment?.getByRole("button", { name: /^Refund/ }).waitFor();
    expect(await bill?.getByRole("button", { name: /^Refund/ }).count()).toBe(0);
    await payment?.getByRole("button", { name: en.cases.close.open }).click();
    const dialog = page.getByRole("dialog", { name: en.cases.close.title });
    await dialog.getByRole("button", { name: en.cases.close.submit, exact: true }).click();
    await dialog.getByText(en.cases.close.noteMissing).waitFor();
    await dialog.getByRole("textbox").fill("The customer took the goods");
    await suite.screenshot(page, "cases-close-en-1280");
    await dialog.getByRole("button", { name: en.cases.close.submit, exact: true }).click();
    await page.getByText("1 open case").first().waitFor({ state: "attached" });
    await bill?.waitFor();
    await new Desk(suite.api, suite.shop).closeCase(other, { note: "Asked Assist" });
    await page.reload();
    await page.getByText(en.cases.empty).waitFor();
    await suite.screenshot(page, "cases-empty-en-1280");
    await page.getByRole("tab", { name: en.cases.closed }).click();
    await page.getByText("The customer took the goods").waitFor();
    await page.getByText("Closed by Staff").first().waitFor();
    await suite.screenshot(page, "cases-closed-en-1280");
    expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: cartTotal, refunded: "0.00" });
  });

  it("по-русски, с телефона: деньги возвращаются один раз; отказ Assist объясняется", async () => {
    const orderNumber = await paidForNothing();
    const page = await suite.staff({ language: "ru", viewport: phone });
    await page.goto("/app/assist/cases");
    const refund = page.getByRole("button", { name: /^Вернуть/ });
    await refund.waitFor();
    await suite.screenshot(page, "cases-ru-390");
    const question = page.getByRole("alertdialog", { name: ru.cases.refund.title });
    suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
    await refund.click();
    await question.getByRole("button", { name: /^Вернуть/ }).click();
    await page.getByRole("alert").getByText("Движения денег не было").waitFor();
    suite.assist.faults.clear();
    await refund.click();
    await question.getByRole("button", { name: /^Вернуть/ }).click();
    await page.getByText(ru.cases.empty).waitFor();
    await page.getByRole("tab", { name: ru.cases.closed }).click();
    await page.getByText("Деньги возвращены: Staff").waitFor();
    await suite.screenshot(page, "cases-closed-ru-390");
    expect(suite.assist.ledger(orderNumber).filter(({ kind }) => kind === "refund")).toHaveLength(1);
  });
});
