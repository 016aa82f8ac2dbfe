import { createHash, createVerify, generateKeyPairSync, publicDecrypt } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

import { Money, parseOrderNumber, PaymentRequestError, type AssistClient, type PaymentRequest } from "..";
import { clientAt, LocalGateway } from "./local-gateway";

const REQUEST: PaymentRequest = {
  orderNumber: parseOrderNumber("A-100"),
  amount: Money.parse("150", "RUB"),
  stages: "one",
  means: "all",
};
const FLAGS = [
  "CardPayment",
  "YMPayment",
  "WMPayment",
  "QIWIPayment",
  "FastPayPayment",
  "GooglePayPayment",
  "ApplePayPayment",
  "SamsungPayPayment",
  "MirPayPayment",
];

let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

beforeEach(() => {
  gateway.requests.length = 0;
});

afterAll(async () => {
  await client.close();
  await gateway.stop();
});

const fields = (changes: Partial<PaymentRequest> = {}): Record<string, string> =>
  client.paymentForm({ ...REQUEST, ...changes }).fields;

const offered = (changes: Partial<PaymentRequest>): string[] => {
  const form = fields(changes);
  expect(FLAGS.every((flag) => form[flag] === "0" || form[flag] === "1")).toBe(true);
  return FLAGS.filter((flag) => form[flag] === "1");
};

describe("the payment form", () => {
  test("is signed as the protocol's vector and goes to the gateway's page, without login or password", () => {
    const form = client.paymentForm(REQUEST);
    expect(form.action).toBe(`${gateway.url}/pay/order.cfm`);
    expect(form.fields).toMatchObject({
      Merchant_ID: "111111",
      OrderNumber: "A-100",
      OrderAmount: "150.00",
      OrderCurrency: "RUB",
      Delay: "0",
      Checkvalue: "21EAFC9D3F45D1AEA0EC622003D7DE13",
    });
    expect(JSON.stringify(form)).not.toMatch(/shop_login|Passw0rd|"secret"/);
  });

  test("puts the shopper's number and Disable3DS into the check string", () => {
    expect(fields({ customerNumber: "cust42" })).toMatchObject({
      CustomerNumber: "cust42",
      Checkvalue: "9B74AC1A0D602ADBB8919346E3A83B10",
    });
    expect(fields({ disable3ds: true })).toMatchObject({
      Disable3DS: "1",
      Checkvalue: "0306D6D13F189DA83046832A370EDD97",
    });
    expect(fields({ disable3ds: false })).not.toHaveProperty("Disable3DS");
  });

  test("without delimiters for accounts of the old kind", () => {
    const form = clientAt(gateway.url, {}, { requestDelimiter: "" }).paymentForm(REQUEST);
    expect(form.fields["Checkvalue"]).toBe("60889B71F2D9EB87102B3073BE9246CD");
  });

  test("with an RSA signature when the account has a key", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const signatureKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const signature =
      clientAt(gateway.url, {}, { signatureKey }).paymentForm(REQUEST).fields["Signature"] ?? "";
    const x = "111111;A-100;150.00;RUB";
    expect(createVerify("RSA-MD5").update(x).verify(publicKey, signature, "base64")).toBe(true);
  });

  test.each(["md5-with-rsa", "raw-md5"] as const)(
    "with the signature alone, %s, in place of the check value",
    (signatureAlgorithm) => {
      const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
      const signatureKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
      const options = { signatureAlgorithm, signatureAlone: true };
      const form = clientAt(gateway.url, options, { signatureKey }).paymentForm(REQUEST).fields;
      expect(form).not.toHaveProperty("Checkvalue");
      const signature = Buffer.from(form["Signature"] ?? "", "base64");
      const x = "111111;A-100;150.00;RUB";
      const isRight =
        signatureAlgorithm === "md5-with-rsa"
          ? createVerify("RSA-MD5").update(x).verify(publicKey, signature)
          : publicDecrypt(publicKey, signature).equals(createHash("md5").update(x).digest());
      expect(isRight).toBe(true);
      expect(() => clientAt(gateway.url, options).paymentForm(REQUEST)).toThrow(PaymentRequestError);
    },
  );

  test("asks to hold the money in two stages", () => {
    expect(fields({ stages: "two" })["Delay"]).toBe("1");
  });

  test.each<[PaymentRequest["means"], PaymentRequest["stages"], string[]]>([
    ["all", "one", FLAGS],
    ["card", "one", ["CardPayment"]],
    ["sbp", "one", ["FastPayPayment"]],
    ["card", "two", ["CardPayment"]],
    [
      "all",
      "two",
      ["CardPayment", "GooglePayPayment", "ApplePayPayment", "SamsungPayPayment", "MirPayPayment"],
    ],
  ])(
    "%s in %s stage(s) offers what can be paid that way, every flag said aloud",
    (means, stages, expected) => {
      expect(offered({ means, stages }).sort()).toEqual([...expected].sort());
    },
  );

  test("carries the shopper's data within the gateway's limits", () => {
    const form = fields({
      language: "EN",
      comment: 'Order "A-100" <b>#1</b> = 50% off; (thanks)',
      customer: {
        firstName: " Anne-Marie\n(Ann) ",
        lastName: "O'Brien; DROP TABLE",
        email: "ann@example.test",
        phone: "+7 (999) 123-45-67",
        address: 'ул. Ленина, 5/1; кв. "2" (вход)',
        city: "Нижний Новгород",
        zip: "603000",
        country: "rus",
      },
      returnUrl: "https://shop.example/return?x=1&y=%20",
      returnUrlOk: "https://shop.example/ok",
      returnUrlNo: "https://shop.example/no",
    });
    expect(form).toMatchObject({
      Language: "EN",
      OrderComment: 'Order "A-100" b#1/b 50% off; (thanks)',
      Firstname: "Anne-Marie Ann",
      Lastname: "OBrien DROP TABLE",
      Email: "ann@example.test",
      MobilePhone: "+7 999 123-45-67",
      Address: 'ул. Ленина, 5/1; кв. "2" (вход)',
      City: "Нижний Новгород",
      Zip: "603000",
      Country: "RUS",
      URL_RETURN: "https://shop.example/return?x=1&y=%20",
      URL_RETURN_OK: "https://shop.example/ok",
      URL_RETURN_NO: "https://shop.example/no",
    });
  });

  test("shortens names and comments, and leaves out what is wrong when shortened", () => {
    const form = fields({
      comment: "я".repeat(5000),
      customer: {
        firstName: "😀".repeat(50),
        email: `${"x".repeat(130)}@example.test`,
        phone: "1".repeat(21),
        country: "Russia",
      },
    });
    expect(form["OrderComment"]).toHaveLength(4000);
    expect(form["Firstname"]).toBe("😀".repeat(35));
    expect(form).not.toHaveProperty("Email");
    expect(form).not.toHaveProperty("MobilePhone");
    expect(form).not.toHaveProperty("Country");
  });

  test("no shopper's data, however hostile, leaves a character that the gateway would remove", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const customer = {
          firstName: text,
          lastName: text,
          email: text,
          phone: text,
          address: text,
          city: text,
          zip: text,
          country: text,
        };
        const { Address = "", OrderComment = "", ...form } = fields({ customer, comment: text });
        const plain = ["Firstname", "Lastname", "Email", "MobilePhone", "City", "Zip", "Country"].map(
          (name) => form[name] ?? "",
        );
        expect(plain.join("")).not.toMatch(/[<>"='/\\();#\p{Cc}\p{Cs}]/u);
        expect(Address + OrderComment).not.toMatch(/[<>=\\\p{Cc}\p{Cs}]/u);
      }),
    );
  });

  test.each<[string, Partial<PaymentRequest>]>([
    ["nothing to pay", { amount: Money.zero("RUB") }],
    ["SBP to be held", { means: "sbp", stages: "two" }],
    ["an order number from elsewhere", { orderNumber: "A;100" as PaymentRequest["orderNumber"] }],
    ["a script for a return address", { returnUrl: "javascript:alert(1)" }],
    ["a relative return address", { returnUrl: "/return" }],
    ["a return address that the gateway would change", { returnUrlOk: "https://shop.example/?a=1&&b=2" }],
    ["a return address with brackets", { returnUrlNo: "https://shop.example/%3Cx%3E" }],
    ["a return address that would be cut", { returnUrl: `https://shop.example/${"x".repeat(256)}` }],
    ["a shopper's number that would be changed", { customerNumber: "a;b" }],
    ["a shopper's number of zero", { customerNumber: "0" }],
    ["a shopper's number that could be read as a sum of money", { customerNumber: "500.00" }],
    ["a shopper's number too long", { customerNumber: "x".repeat(33) }],
  ])("%s is refused with a sentence", (_name, changes) => {
    expect(() => fields(changes)).toThrow(PaymentRequestError);
  });
});

describe("the payment link", () => {
  const own = (rest = ""): string => `${gateway.url}/pay/pay.cfm?CFSID=abc%3D${rest}`;
  const answer = (changes: object): string =>
    JSON.stringify({
      url: own(),
      expirationtime: "07.07.2018 16:37:53",
      orderstate: "In Process",
      ...changes,
    });

  test("is asked for with the same fields as the form, in the body", async () => {
    gateway.answers(answer({}));
    expect(await client.paymentLink(REQUEST)).toEqual({ kind: "done", value: { url: own() } });
    expect(gateway.requests).toHaveLength(1);
    expect(gateway.requests[0]).toMatchObject({ method: "POST", path: "/pay/payrequest.cfm" });
    expect(gateway.requests[0]?.form).toMatchObject({ ...fields(), Login: "shop_login", Format: "5" });
  });

  test("is found in any letter case, and on Assist's other servers", async () => {
    gateway.answers(JSON.stringify({ URL: own(), OrderState: "In Process" }));
    expect((await client.paymentLink(REQUEST)).kind).toBe("done");
    gateway.answers(readFileSync(path.join(__dirname, "samples", "payrequest_response.json"), "utf8"));
    expect(await client.paymentLink(REQUEST)).toMatchObject({
      value: { url: expect.stringContaining("https://payments.paysecure.ru/pay/pay.cfm") },
    });
  });

  test.each([
    "https://evil.com/pay.cfm",
    "https://payments.paysecure.ru.evil.com/",
    "https://payments.paysecure.ru@evil.com/",
    "http://payments.paysecure.ru/",
    "https://payments.paysecure.ru:444/",
    "https://user:pass@payments.paysecure.ru/",
    "http://127.0.0.1:1/",
    "//evil.com",
    "/pay/pay.cfm",
    "javascript:alert(1)",
    "",
    undefined,
    ["https://payments.paysecure.ru/"],
  ])("%p is not a page to send a shopper to (promise 13)", async (url) => {
    gateway.answers(answer({ url }));
    expect(await client.paymentLink(REQUEST)).toMatchObject({ kind: "unknown", reason: "host-not-allowed" });
  });

  test.each<[string, string, object]>([
    [
      "a refusal",
      JSON.stringify({ url: "", orderstate: "Decline" }),
      { kind: "refused", reason: "declined" },
    ],
    [
      "a refusal spelt otherwise",
      JSON.stringify({ URL: "", orderstate: "Declined" }),
      { kind: "refused", reason: "declined" },
    ],
    [
      "the published refusal, which is not JSON",
      `{"URL": '', "expirationtime":"07.07.2018 13:37:53", "orderstate": 'Decline'}`,
      { kind: "refused" },
    ],
    ["codes", JSON.stringify({ firstcode: 7, secondcode: 141 }), { kind: "refused", reason: "credentials" }],
    [
      "an internal error",
      JSON.stringify({ firstcode: 2, secondcode: 1 }),
      { kind: "unknown", reason: "internal-error" },
    ],
    [
      "another state",
      JSON.stringify({ url: "https://payments.paysecure.ru/", orderstate: "Approved" }),
      { kind: "unknown" },
    ],
    [
      "no state",
      JSON.stringify({ url: "https://payments.paysecure.ru/" }),
      { kind: "unknown", reason: "unreadable" },
    ],
    ["a list", "[]", { kind: "unknown", reason: "unreadable" }],
    ["a page", "<html></html>", { kind: "unknown", reason: "unreadable" }],
  ])("%s gives no link", async (_name, body, expected) => {
    gateway.answers(body);
    expect(await client.paymentLink(REQUEST)).toMatchObject(expected);
  });

  test("is asked for once: a repetition would register a second order", async () => {
    gateway.behaviour = (_response, { socket }) => void socket.resetAndDestroy();
    expect(await client.paymentLink(REQUEST)).toMatchObject({ kind: "unknown", reason: "connection-lost" });
    expect(gateway.requests).toHaveLength(1);
  });

  test("a request that cannot be meant is not sent", async () => {
    await expect(client.paymentLink({ ...REQUEST, amount: Money.zero("RUB") })).rejects.toThrow(
      PaymentRequestError,
    );
    expect(gateway.requests).toHaveLength(0);
  });
});
