import fc from "fast-check";

import {
  Money,
  parseOrderNumber,
  type AssistClient,
  type BillRequest,
  type ClientOptions,
  type EripBillRequest,
  type LinkBillRequest,
} from "..";
import { BILL, checkValueOf, TOKEN, tokenXml } from "./local-bills";
import { clientAt, LocalGateway } from "./local-gateway";

const NOW = new Date("2026-03-01T10:00:30Z");
const CORE_SENT = {
  Merchant_ID: "111111",
  Login: "shop_login",
  Password: "Passw0rd12345",
  Bill: "B-1",
  Bill_amount: "150.00",
  Bill_currency: "RUB",
  Bill_comment: "",
  Customer_Name: "",
  Customer_Lastname: "",
  Customer_Middlename: "",
  Customer_Email: "",
  Customer_Phone: "",
  Customer_Mobile: "",
  Language: "",
  Pay_until: "",
};
const CORE_X = "111111;shop_login;Passw0rd12345;B-1;150.00;RUB;;;;;;;;;";

let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  gateway = await LocalGateway.start();
});

beforeEach(() => {
  gateway.requests.length = 0;
  gateway.answers(tokenXml(TOKEN));
  use({});
});

afterEach(() => client.close());
afterAll(() => gateway.stop());

function use(options: ClientOptions): void {
  client = clientAt(gateway.url, { now: () => NOW, ...options });
}

const link = (changes: Partial<LinkBillRequest>): LinkBillRequest => ({ ...BILL, ...changes });
const erip = (changes: Partial<EripBillRequest>): EripBillRequest => ({
  kind: "erip",
  number: parseOrderNumber("B1"),
  amount: Money.parse("10.5", "BYN"),
  ...changes,
});

async function sentFor(request: BillRequest): Promise<Record<string, string>> {
  await client.createBill(request);
  expect(gateway.requests).toHaveLength(1);
  return gateway.requests[0]?.form ?? {};
}

describe("what createbill is sent", () => {
  test("a POST whose body alone carries everything, with the fifteen hashed rows even when empty", async () => {
    expect(await sentFor(BILL)).toEqual({
      ...CORE_SENT,
      DelayPayment: "0",
      Checkvalue: checkValueOf(CORE_X),
      Format: "3",
    });
    expect(gateway.requests[0]).toMatchObject({ method: "POST", path: "/bill/createbill.cfm" });
  });

  test("every documented parameter, the check value over exactly the texts sent", async () => {
    use({ billCheckFields: "core" });
    const form = await sentFor({
      ...BILL,
      comment: 'Boots; size 43 <b>"new"</b>\n= 2 pieces',
      customer: {
        firstName: "  Жан (Ваня) ",
        lastName: "O'Neil;x",
        middleName: "П.",
        email: " jean@example.com ",
        phone: "+7 (495) 123-45-67",
        mobile: "+7 (916) 765-43-21",
      },
      language: "EN",
      payUntil: new Date("2026-03-08T23:59:59+03:00"),
      sending: "both",
      means: ["card", "sbp"],
      returnUrl: "https://shop.example/back?a=1&b=2",
      returnUrlOk: "https://shop.example/ok",
      returnUrlNo: "https://shop.example/no",
      customerNumber: "cust42",
    });
    const core = {
      ...CORE_SENT,
      Bill_comment: 'Boots, size 43 b"new"/b 2 pieces',
      Customer_Name: "Жан Ваня",
      Customer_Lastname: "ONeilx",
      Customer_Middlename: "П.",
      Customer_Email: "jean@example.com",
      Customer_Phone: "+7 495 123-45-67",
      Customer_Mobile: "+79167654321",
      Language: "EN",
      Pay_until: "20260308T2059",
    };
    expect(form).toEqual({
      ...core,
      URL_RETURN: "https://shop.example/back?a=1&b=2",
      URL_RETURN_OK: "https://shop.example/ok",
      URL_RETURN_NO: "https://shop.example/no",
      CardPayment: "1",
      YMPayment: "0",
      WMPayment: "0",
      QIWIPayment: "0",
      FastPayPayment: "1",
      GooglePayPayment: "0",
      ApplePayPayment: "0",
      SamsungPayPayment: "0",
      MirPayPayment: "0",
      DelayPayment: "0",
      SendNotification: "3",
      Checkvalue: checkValueOf(Object.values(core).join(";")),
      CustomerNumber: "cust42",
      Format: "3",
    });
  });

  test.each([
    ["none", "0"],
    ["email", "1"],
    ["sms", "2"],
    ["both", "3"],
  ] as const)("sending by %s is %s", async (sending, sent) => {
    const customer = { email: "a@example.com", mobile: "79160000000" };
    expect(await sentFor(link({ sending, customer }))).toMatchObject({ SendNotification: sent });
  });

  test("two stages: only means that can hold, where they may be named", async () => {
    expect(await sentFor(link({ stages: "two" }))).toEqual(
      expect.not.objectContaining({ CardPayment: expect.anything() }),
    );
    gateway.requests.length = 0;
    use({ billCheckFields: "all-rows" });
    expect(await sentFor(link({ stages: "two" }))).toMatchObject({
      DelayPayment: "1",
      CardPayment: "1",
      MirPayPayment: "1",
      FastPayPayment: "0",
      YMPayment: "0",
    });
  });

  test.each([
    ["core-and-sent", ";https://shop.example/ok;1;0;0;0;0;0;0;0;0"],
    ["all-rows", ";;https://shop.example/ok;;1;0;0;0;0;0;0;0;0"],
  ] as const)("the reading %s is hashed", async (billCheckFields, extras) => {
    use({ billCheckFields });
    const form = await sentFor(link({ means: ["card"], returnUrlOk: "https://shop.example/ok" }));
    expect(form["Checkvalue"]).toBe(checkValueOf(CORE_X + extras));
  });

  test("an address or a number that cannot be used is left out where nothing is to be sent there", async () => {
    const customer = { email: "o'brien@example.com", mobile: "ask for Ann", phone: "1".repeat(65) };
    expect(await sentFor(link({ customer, sending: "none" }))).toMatchObject({
      Customer_Email: "",
      Customer_Mobile: "",
      Customer_Phone: "",
    });
  });

  test("long texts are cut without splitting a character, and the cut text is hashed", async () => {
    const form = await sentFor(
      link({ comment: `${"x".repeat(255)}😀`, customer: { firstName: "я".repeat(80) } }),
    );
    expect(form).toMatchObject({ Bill_comment: "x".repeat(255), Customer_Name: "я".repeat(70) });
    expect(form["Checkvalue"]).toBe(
      checkValueOf(CORE_X.replace("RUB;;;", `RUB;${"x".repeat(255)};${"я".repeat(70)};`)),
    );
  });

  test("whatever staff type, no value splits the check string in other places", async () => {
    const texts = fc.string({ unit: fc.constantFrom(...`aя1 ;<>"='/\\()#\n😀@.`), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (comment, firstName, email) => {
        gateway.requests.length = 0;
        const form = await sentFor(link({ comment, customer: { firstName, email, phone: comment } }));
        const x = Object.keys(CORE_SENT).map((name) => form[name] ?? "missing");
        expect(x.join(";").split(";")).toHaveLength(15);
        expect(form["Checkvalue"]).toBe(checkValueOf(x.join(";")));
      }),
      { numRuns: 40 },
    );
  });

  test("an ERIP bill has neither stages nor means nor return addresses", async () => {
    use({ billCheckFields: "all-rows" });
    expect(await sentFor(erip({ sending: "email", customer: { email: "a@example.by" } }))).toEqual({
      ...CORE_SENT,
      Bill: "B1",
      Bill_amount: "10.50",
      Bill_currency: "BYN",
      Customer_Email: "a@example.by",
      SendNotification: "1",
      Checkvalue: checkValueOf(
        "111111;shop_login;Passw0rd12345;B1;10.50;BYN;;;;;a@example.by;;;;" + ";".repeat(13 - 1),
      ),
      Format: "3",
    });
  });
});
