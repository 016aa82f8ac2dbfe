import { readFile } from "node:fs/promises";
import { adminSuite } from "../shop/admin-suite";
import { Bills } from "../shop/bills";
import { eventually } from "../shop/eventually";
import { cartTotal, productPrice } from "../shop/seed";
import { BillDesk, Payer } from "./bill-desk";

const phone = { width: 390, height: 844 };

adminSuite((suite) => {
  let bills: Bills;

  beforeEach(() => {
    bills = new Bills(suite.api, suite.shop, () => suite.database);
    suite.assist.bills.connect(true);
  });

  const desk = async (language: "en" | "ru" = "en", viewport?: typeof phone): Promise<BillDesk> =>
    new BillDesk(await suite.staff({ language, ...(viewport ? { viewport } : {}) }), language);
  const payer = async (): Promise<Payer> => new Payer(await suite.customer());

  it("a draft order is billed, the link copied, opened and paid by SBP, and the page says so by itself", async () => {
    const draftId = await bills.draft();
    const staff = await desk();
    const { page } = staff;
    await staff.open(draftId, "draft-orders");

    // By keyboard: into the dialog, out of it, and back to where it was opened.
    await staff.createButton.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Create a bill" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await staff.createButton.and(page.locator(":focus")).waitFor();

    await staff.begin();
    const amount = dialog.getByRole("textbox", { name: "Amount, RUB" });
    expect(await amount.inputValue()).toBe(cartTotal);
    await dialog.getByRole("textbox", { name: "Comment for the customer" }).fill("Order by telephone");
    await suite.screenshot(page, "bill-form-en-1280");
    await amount.fill("nothing");
    await staff.submit();
    await dialog.getByText("Enter an amount such as 1500.00.").waitFor();
    await amount.fill("1,000");
    await staff.submit();
    await dialog.getByText("This can be read as two different sums").waitFor();
    await amount.fill("9 999,99");
    await dialog.getByRole("button", { name: "Create: ₽9,999.99" }).click();
    await dialog.getByRole("alert").getByText("a bill cannot ask for more").waitFor();
    await amount.fill("1 750,00");
    await staff.submit();
    await staff.sees("open");
    await suite.screenshot(page, "bill-open-en-1280");

    await staff.bills.getByRole("button", { name: "Copy the link" }).click();
    await page.getByText("Copied", { exact: true }).waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toBe(await staff.link());
    await staff.press("qr");
    const download = page.getByRole("link", { name: "Download" });
    expect(await download.getAttribute("href")).toMatch(/^data:image\/png;base64,/);
    await page.getByRole("img", { name: /^QR code/ }).waitFor();
    await page.keyboard.press("Escape");

    await (await payer()).payBySbp(copied);
    await staff.sees("paid");
    await staff.bills.getByText("Everything is paid. Convert the draft").waitFor();
    await suite.screenshot(page, "bill-paid-draft-en-1280");
  });

  it("по-русски: доплата по изменённому заказу видна без перезагрузки, часть возвращается", async () => {
    const orderId = await bills.order();
    const first = await bills.made(orderId);
    suite.assist.bills.pay(first.number);
    await suite.assist.notifications.idle();
    await eventually(
      () => bills.read(first.id),
      ({ state }) => state === "paid",
    );
    await bills.addProduct(orderId);

    const staff = await desk("ru");
    const { page } = staff;
    await staff.open(orderId);
    const dialog = await staff.begin();
    expect(await dialog.getByRole("textbox", { name: "Сумма, RUB" }).inputValue()).toBe(productPrice);
    await suite.screenshot(page, "bill-form-ru-1280");
    await staff.submit();
    await staff.sees("open");
    const link = await staff.link();
    await staff.press("send");
    const whatsapp = page.getByRole("menuitem", { name: "WhatsApp" });
    const message = new URL((await whatsapp.getAttribute("href")) ?? "").searchParams.get("text") ?? "";
    expect(message).toContain(link);
    await page.keyboard.press("Escape");

    const vanished = await staff.watch();
    await (await payer()).payBySbp(link);
    await staff.bills.getByText("Оплачивать больше нечего.").waitFor();
    // The dashboard's own summary of what has been paid.
    await page.getByText("3 249,90").first().waitFor();
    expect(await vanished()).toBe(false);
    await suite.screenshot(page, "bill-paid-ru-1280");

    const { payment_collections: collections } = await suite.checkout.order(orderId);
    const payment = collections
      .flatMap(({ payments }) => payments)
      .find(({ amount }) => amount === Number(productPrice));
    await page.goto(`/app/orders/${orderId}/refund?paymentId=${payment?.id}`);
    await page.locator("input[name=amount]").fill("500,90");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.getByText("- 500,90").first().waitFor();
    const { bills: all } = await bills.list(`order_id=${orderId}`);
    const second = all.find(({ amount }) => amount === productPrice);
    expect(suite.assist.totals(second?.number ?? "")).toMatchObject({ refunded: "500.90" });
  });

  it("goes where the form says and is good until then: without an address or a whole date nothing is made", async () => {
    const orderId = await bills.order();
    const staff = await desk();
    const { page } = staff;
    await staff.open(orderId);
    const dialog = await staff.begin();
    await dialog.getByRole("combobox", { name: "How to send it" }).click();
    await page.getByRole("option", { name: "Assist sends an e-mail", exact: true }).click();
    const address = dialog.getByRole("textbox", { name: "E-mail" });
    await address.fill("");
    // By keyboard, as a date is left half-typed: the day goes, the rest stays to be seen.
    const until = dialog.getByLabel("Valid until");
    const whole = await until.inputValue();
    await until.focus();
    await page.keyboard.press("Delete");
    expect(await until.inputValue()).toBe("");
    await staff.submit();
    await dialog.getByText("Enter the address that Assist sends the e-mail to.").waitFor();
    await dialog.getByText("Enter the whole date with its time.").waitFor();
    await suite.screenshot(page, "bill-form-missing-en-1280");
    expect(suite.assist.bills.list()).toEqual([]);

    await until.fill(whole);
    await address.fill("anna@shopper.example");
    const [request] = await Promise.all([page.waitForRequest("**/admin/assist/bills"), staff.submit()]);
    expect(request.postDataJSON()).toMatchObject({
      sending: "email",
      customer: { email: "anna@shopper.example" },
      // As the panel's clock shows it, in Moscow.
      valid_until: new Date(`${whole}+03:00`).toISOString(),
    });
    await staff.sees("open");
  });

  it("one that nobody pays in time expires, and the order can be billed again", async () => {
    const orderId = await bills.order();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const bill = await bills.made(orderId, { valid_until: until });
    const staff = await desk("en", phone);
    await staff.open(orderId);
    await suite.screenshot(staff.page, "bill-open-en-390");
    suite.assist.clock.advance({ hours: 2 });
    await bills.passTime(bill.id);
    await staff.press("check");
    await staff.sees("expired");
    await staff.createButton.waitFor();
    await suite.screenshot(staff.page, "bill-expired-en-390");
  });

  it("one that is revoked cannot be paid by its link; who had begun before may finish, and staff see it", async () => {
    const orderId = await bills.order();
    const bill = await bills.made(orderId);
    const link = bill.link ?? "";
    const customer = await suite.customer();
    const begun = await new Payer(customer).agree(link);
    const staff = await desk();
    await staff.open(orderId);
    await staff.revoke("keep");
    await staff.sees("open");
    await staff.revoke("confirm");
    await staff.sees("revoked");
    await staff.bills.getByText("Revoked by staff.").waitFor();
    await suite.screenshot(staff.page, "bill-revoked-en-1280");

    const late = await suite.customer();
    await late.goto(link);
    expect(await new Payer(late).toldEnd()).toBe("revoked");
    await begun.payByCard();
    await staff.sees("paid");
    await staff.bills.getByText("Paid although it had been revoked").waitFor();
    await staff.bills.getByText("Nothing is left to pay.").waitFor();
  });

  it("по-русски: Assist не отвечает или не выставляет счета — это сказано словами", async () => {
    const orderId = await bills.order();
    const staff = await desk("ru", phone);
    await staff.open(orderId);

    suite.assist.bills.connect(false);
    const dialog = await staff.begin();
    await staff.submit();
    await dialog.getByRole("alert").getByText("Assist").waitFor();
    await suite.screenshot(staff.page, "bill-refused-ru-390");
    suite.assist.bills.connect(true);

    suite.assist.faults.set({ service: "createbill", fault: "status500" });
    suite.assist.faults.set({ service: "billstatus", fault: "status500" });
    await staff.submit();
    await staff.sees("unknown");
    await staff.bills.getByText("Ответ Assist не дошёл.").waitFor();
    expect(await staff.createButton.count()).toBe(0);
    await suite.screenshot(staff.page, "bill-unknown-ru-390");

    suite.assist.faults.clear();
    await staff.press("check");
    await staff.sees("open");
    expect(suite.assist.bills.list()).toHaveLength(1);
  });

  it("the list finds, filters, sorts, pages and exports the bills of all orders, and leads to them", async () => {
    const { page } = await desk();
    await page.goto("/app/assist/bills");
    await page.getByText("No bills yet").waitFor();
    expect(await page.getByRole("link", { name: "Go to draft orders" }).getAttribute("href")).toBe(
      "/app/draft-orders",
    );
    await suite.screenshot(page, "bills-empty-en-1280");

    const draftId = await bills.draft();
    const draft = await bills.made(draftId, { comment: "For Anna, by telephone" });
    const paid = await bills.made(await bills.order());
    suite.assist.bills.pay(paid.number);
    await suite.assist.notifications.idle();
    await eventually(
      () => bills.read(paid.id),
      ({ state }) => state === "paid",
    );
    await bills.copies(paid.id, 20);
    await page.reload();
    const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
    const shows = (count: number) =>
      eventually(
        () => rows.count(),
        (shown) => shown === count,
      );
    await shows(20);
    await suite.screenshot(page, "bills-en-1280");
    await page.getByRole("button", { name: "Next" }).click();
    await shows(2);
    const number = page.getByRole("columnheader", { name: "Number" });
    // However often it is pressed: one way round, then the other.
    for (const sorted of ["ascending", "descending", "ascending"]) {
      await number.getByRole("button").click();
      await page.getByRole("columnheader", { name: `Number (sorted ${sorted})` }).waitFor();
    }
    await shows(20);

    await page.getByRole("searchbox").fill("by telephone");
    await shows(1);
    await page.getByRole("searchbox").fill("by pigeon");
    await page.getByText("No bills match").waitFor();
    await suite.screenshot(page, "bills-not-found-en-1280");
    await page.getByRole("button", { name: "Show all" }).click();
    await shows(20);
    expect(await page.getByRole("searchbox").inputValue()).toBe("");
    await page.getByRole("searchbox").fill("by telephone");
    await shows(1);
    await page.getByRole("searchbox").fill("");
    // The list asks a moment after the last key, and would take a page that is opened meanwhile back to itself.
    await page.waitForURL(({ searchParams }) => !searchParams.has("q"));
    await page.getByRole("combobox", { name: "State" }).click();
    await page.getByRole("option", { name: "Waits for payment" }).click();
    await page.waitForURL(({ searchParams }) => searchParams.has("state"));
    await shows(1);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ]);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(draft.number);
    // The list is drawn anew every few seconds, and a press in that very moment is lost; one that follows another begins
    // the way to the page anew. So there is one press, while the list waits for its answer.
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const ofList = /\/admin\/assist\/bills\?/;
    await page.route(ofList, async (route) => {
      await answered;
      await route.continue().catch(() => undefined);
    });
    await page.waitForRequest(ofList);
    await page.getByRole("link", { name: /^Draft #/ }).click();
    await page.waitForURL(({ pathname }) => pathname === `/app/draft-orders/${draftId}`);
    answer();

    const wide = await desk("ru");
    await wide.page.goto("/app/assist/bills?order=valid_until");
    await wide.page.getByRole("columnheader", { name: "Действует до (по возрастанию)" }).waitFor();
    await suite.screenshot(wide.page, "bills-ru-1280");

    const russian = await desk("ru", phone);
    await russian.page.goto("/app/assist/bills?state=any-open");
    await russian.page.getByRole("listitem").filter({ hasText: "Ждёт оплаты" }).waitFor();
    await suite.screenshot(russian.page, "bills-ru-390");
  });
});
