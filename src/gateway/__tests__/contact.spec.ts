import { billContact } from "../bills/bill-contact";
import { parseMerchant } from "../merchant/merchant";
import { Money } from "../values/money";
import { parseOrderNumber } from "../values/order-number";
import { paymentForm } from "../payments/payment-form";
import type { PaymentCustomer } from "../payments/payment-request";

/** What the gateway removes from every parameter, and from addresses (protocol §1.6). */
const removed = [..."<>\"='/\\();#"];
const removedFromAddresses = [..."<>=\\"];

function sent(customer: PaymentCustomer): Record<string, string> {
  const parsed = parseMerchant(
    {
      gatewayUrl: "https://payments.demo.paysecure.ru",
      merchantId: "679471",
      login: "assist_demo",
      password: "assistdemo1",
      secretWord: "demo-secret-word",
    },
    { extraHosts: [], allowLoopback: false },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const orderNumber = parseOrderNumber("A-100");
  const amount = Money.parse("150.00", "RUB");
  return paymentForm({ orderNumber, amount, stages: "one", means: "all", customer }, parsed.merchant, {
    signatureAlgorithm: "md5-with-rsa",
    signatureAlone: false,
    now: () => new Date(),
  }).fields;
}

describe("what somebody is found by reaches the gateway as it is, or not at all", () => {
  const kinds: [field: string, made: (sign: string) => string, of: keyof PaymentCustomer, signs: string[]][] =
    [
      ["Email", (sign) => `o${sign}neil@example.com`, "email", removed],
      ["MobilePhone", (sign) => `+7 900 123-45-67${sign}12`, "phone", removed],
      ["Address", (sign) => `Example street 5${sign}6`, "address", removedFromAddresses],
      ["City", (sign) => `Saint John${sign}s`, "city", removed],
      ["Zip", (sign) => `101${sign}000`, "zip", removed],
    ];
  it.each(kinds)("%s", (field, made, of, signs) => {
    const left = signs.filter((sign) => field in sent({ [of]: made(sign) }));
    expect({ field, left }).toEqual({ field, left: [] });
    expect(sent({ [of]: made(".") })[field]).toBe(made("."));
  });

  it("what is too long is not sent in part: it would be another address", () => {
    const long = {
      address: `${"s".repeat(251)} 12 34`,
      city: "c".repeat(71),
      zip: "1".repeat(26),
      phone: "1".repeat(21),
      email: `${"x".repeat(117)}@example.com`,
    };
    const names = new Set(Object.keys(sent(long)));
    expect(["Address", "City", "Zip", "MobilePhone", "Email"].filter((name) => names.has(name))).toEqual([]);
  });

  it("what is no e-mail address is not sent as one", () => {
    for (const email of ["anna", "a@b@c.example", "anna petrova@example.com", "a@x.example,b@x.example"])
      expect({ email, sent: sent({ email }).Email }).toEqual({ email, sent: undefined });
  });

  it.each([
    ["+7 (900) 123-45-67", "+7 900 123-45-67"],
    ["8(495)1234567", "8 495 1234567"],
    // An extension in brackets would become more digits of the number.
    ["+7 900 123-45-67 (12)", ""],
    ["1234567(12)", ""],
    ["+7 900 123-45-67 #12", ""],
    ["+7 900 123-45-67/68", ""],
  ])("a telephone number %s is sent as %s", (phone, expected) => {
    expect(sent({ phone }).MobilePhone ?? "").toBe(expected);
    expect(billContact({ phone }).phone).toBe(expected);
  });

  it("a bill's e-mail address is treated alike", () => {
    for (const sign of removed) expect(billContact({ email: `o${sign}neil@example.com` }).email).toBe("");
  });

  it("names lose a character at most", () => {
    expect(sent({ lastName: "O'Neil" }).Lastname).toBe("ONeil");
  });
});
