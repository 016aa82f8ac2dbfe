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
import { BILL, BILL_NUMBER, checkValueOf, TOKEN, tokenXml } from "./local-bills";
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

describe("a bill that cannot be meant is refused, and nothing is sent", () => {
  const YEAR_10000 = new Date(Date.UTC(2026, 0) + 8000 * 366 * 86_400_000);

  test.each<[string, BillRequest, string]>([
    ["nothing to pay", link({ amount: Money.zero("RUB") }), "amount"],
    ["a number that Assist changes", link({ number: "B 1" as LinkBillRequest["number"] }), "number"],
    ["a number with the delimiter", link({ number: "B;1" as LinkBillRequest["number"] }), "number"],
    ["a number that is too long", link({ number: "B".repeat(129) as LinkBillRequest["number"] }), "number"],
    ["no date", link({ payUntil: new Date(NaN) }), "date"],
    ["a date that cannot be written", link({ payUntil: YEAR_10000 }), "date"],
    ["the past", link({ payUntil: new Date("2026-03-01T10:00:00Z") }), "future"],
    ["this very minute", link({ payUntil: new Date("2026-03-01T10:00:59Z") }), "future"],
    ["no means", link({ means: [] }), "means"],
    ["unknown means", link({ means: ["bitcoin" as "card"] }), "means"],
    ["means by an inherited name", link({ means: ["toString" as "card"] }), "means"],
    ["SBP in two stages", link({ stages: "two", means: ["card", "sbp"] }), "hold"],
    ["means, while their check value is open", link({ means: ["card"] }), "billCheckFields"],
    [
      "return addresses, while their check value is open",
      link({ returnUrlNo: "https://shop.example" }),
      "billCheckFields",
    ],
    ["a return address that is none", link({ returnUrl: "javascript:alert(1)" }), "address"],
    ["a return address that Assist changes", link({ returnUrl: "https://shop.example/?a&&b" }), "address"],
    ["a long return address", link({ returnUrl: `https://shop.example/${"x".repeat(256)}` }), "address"],
    ["a customer number of zeros", link({ customerNumber: "00" }), "customer number"],
    ["e-mail to nobody", link({ sending: "email" }), "e-mail"],
    [
      "e-mail to somebody else",
      link({ sending: "email", customer: { email: "o'brien@example.com" } }),
      "e-mail",
    ],
    [
      "e-mail to two",
      link({ sending: "email", customer: { email: "a@example.com,b@example.com" } }),
      "e-mail",
    ],
    ["an SMS to nobody", link({ sending: "sms", customer: { email: "a@example.com" } }), "mobile"],
    ["both with an e-mail alone", link({ sending: "both", customer: { email: "a@example.com" } }), "mobile"],
    ["both with a telephone alone", link({ sending: "both", customer: { mobile: "79160000000" } }), "e-mail"],
    ["an ERIP bill in roubles", erip({ amount: Money.parse("10", "RUB") }), "BYN"],
    ["an ERIP number with a dash", erip({ number: BILL_NUMBER }), "ERIP"],
    ["an ERIP number of 31", erip({ number: parseOrderNumber("B".repeat(31)) }), "ERIP"],
    ["an ERIP bill for nothing", erip({ amount: Money.zero("BYN") }), "amount"],
    ["an ERIP bill to nobody", erip({ sending: "email" }), "e-mail"],
  ])("%s", async (_case, request, word) => {
    const outcome = await client.createBill(request);
    expect(outcome).toMatchObject({ kind: "refused", reason: "parameter", mayRetryLater: false });
    expect(outcome).toMatchObject({ sentence: expect.stringContaining(word) });
    expect(gateway.requests).toHaveLength(0);
  });

  test("the next minute is the future", async () => {
    const outcome = await client.createBill(link({ payUntil: new Date("2026-03-01T10:01:00Z") }));
    expect(outcome.kind).toBe("done");
  });
});
