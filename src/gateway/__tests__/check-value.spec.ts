import fc from "fast-check";

import {
  checkValue,
  checkValueMatches,
  notificationX,
  orderAnswerX,
  paymentRequestX,
  verifyWithSecretWords,
} from "..";

const PAYMENT = { merchantId: "111111", orderNumber: "A-100", orderAmount: "150.00", orderCurrency: "RUB" };
const ANSWER = { merchantId: "111111", orderNumber: "A-100" };

/** The vectors of protocol §2.7 and §16. */
const VECTORS: [name: string, salt: string, x: string, expected: string][] = [
  ["no currency sent", "secret", "111111;100;100.0", "DBE8D1AB4F19A27D161999DC53293881"],
  [
    "orderstate answer of the Ruby client",
    "secret",
    "111111ok4.00RUBCanceled",
    "74DEB154081757F1E8097DDFAC35FC5C",
  ],
  [
    "the same with order number 100",
    "secret",
    "1111111004.00RUBCanceled",
    "ABAA41AC29744E60B4918DC798C79916",
  ],
  ["four fields", "secret", "111111;100;100.0;RUB", "F22E969755B7D55F473533604CD4B05F"],
  ["pay, base fields", "secret", paymentRequestX(PAYMENT), "21EAFC9D3F45D1AEA0EC622003D7DE13"],
  [
    "pay, CustomerNumber",
    "secret",
    paymentRequestX({ ...PAYMENT, customerNumber: "cust42" }),
    "9B74AC1A0D602ADBB8919346E3A83B10",
  ],
  [
    "pay, Disable3DS",
    "secret",
    paymentRequestX({ ...PAYMENT, orderMaxPoints: "0", disable3ds: "1", prepayment: "0.00" }),
    "0306D6D13F189DA83046832A370EDD97",
  ],
  [
    "pay, all extras",
    "secret",
    paymentRequestX({
      ...PAYMENT,
      orderMaxPoints: "500",
      customerNumber: "cust42",
      disable3ds: "1",
      prepayment: "50.00",
    }),
    "27A86938D07778E6F0D632EE7586AE31",
  ],
  ["pay, no delimiter", "secret", paymentRequestX(PAYMENT, ""), "60889B71F2D9EB87102B3073BE9246CD"],
  [
    "notification Approved",
    "secret",
    notificationX({ ...ANSWER, amount: "150.00", currency: "RUB", orderState: "Approved" }),
    "2EF7FBEC956DE1C56BB62FB161F2EF69",
  ],
  [
    "notification In Process",
    "secret",
    notificationX({ ...ANSWER, amount: "150.00", currency: "RUB", orderState: "In Process" }),
    "4C6D1769448B77059E74AF60BC4F6192",
  ],
  [
    "orderstate Delayed",
    "secret",
    orderAnswerX({ ...ANSWER, orderAmount: "150.00", orderCurrency: "RUB", orderState: "Delayed" }),
    "947B3DF9776C7632D4D163E0E6391894",
  ],
  [
    "createbill",
    "secret",
    "111111;login;password;B-1;150.00;RUB;;Test;Testov;;test@example.com;;;RU;20300101T1200",
    "04DA33C85C832EA68767B15483034839",
  ],
  ["billrevoke", "secret", "111111;login;password;B-1", "BBF62506B3C0E195E3ED66A43C80F260"],
  [
    "pay, Cyrillic",
    "секрет",
    paymentRequestX({ ...PAYMENT, orderNumber: "Заказ-7" }),
    "9C599F845C2C0BF7246BA6830364F24C",
  ],
];

describe("check values agree with every vector of the protocol document", () => {
  test.each(VECTORS)("%s", (_name, salt, x, expected) => {
    expect(checkValue(salt, x)).toBe(expected);
    expect(checkValueMatches(expected.toLowerCase(), checkValue(salt, x))).toBe(true);
  });

  test("the rejected value of the Ruby client is rejected", () => {
    const expected = checkValue("secret", "111111;100;100.0");
    expect(checkValueMatches("586798F678EF8A0A5B9F7BF403B473C7", expected)).toBe(false);
  });

  test("a Cyrillic secret word may be in windows-1251", () => {
    expect(checkValue("секрет", "x", "windows-1251")).not.toBe(checkValue("секрет", "x", "utf8"));
    expect(checkValue("secret", "x", "windows-1251")).toBe(checkValue("secret", "x", "utf8"));
    expect(() => checkValue("日本", "x", "windows-1251")).toThrow(RangeError);
  });
});

describe("the comparison never throws and accepts only equality (promise 3)", () => {
  const expected = "21EAFC9D3F45D1AEA0EC622003D7DE13";

  test("any letter case of the right value matches", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }), (lower) => {
        const mixed = [...expected]
          .map((character, i) => (lower[i] ? character.toLowerCase() : character))
          .join("");
        expect(checkValueMatches(mixed, expected)).toBe(true);
      }),
    );
  });

  test("any single changed digit does not match", () => {
    fc.assert(
      fc.property(fc.nat(31), fc.constantFrom(..."0123456789abcdefABCDEF"), (at, digit) => {
        const changed = expected.slice(0, at) + digit + expected.slice(at + 1);
        expect(checkValueMatches(changed, expected)).toBe(changed.toUpperCase() === expected);
      }),
    );
  });

  test("no other length, script or type matches or throws", () => {
    const strange = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0123456789ABCDEFﬀ") }),
    );
    fc.assert(
      fc.property(strange, fc.string(), (received, other) => {
        expect(checkValueMatches(received, expected)).toBe(false);
        expect(checkValueMatches(received, other)).toBe(false);
      }),
    );
    for (const length of [0, 1, 31, 33, 64, 1_000_000])
      expect(checkValueMatches("A".repeat(length), expected)).toBe(false);

    expect(checkValueMatches("", "")).toBe(false);
    expect(checkValueMatches(`${expected}\n`, expected)).toBe(false);
  });
});

describe("two secret words are accepted while they are changed (promise 21)", () => {
  const x = "111111A-100150.00RUBApproved";

  test.each([
    ["the current word", "new", ["new", "old"], true],
    ["the previous word", "old", ["new", "old"], true],
    ["a word that has been retired", "old", ["new"], false],
    ["no word at all", "old", [], false],
    ["an empty word", "", ["", "new"], false],
  ])("%s", (_name, signedWith, words, accepted) => {
    expect(verifyWithSecretWords(checkValue(signedWith, x), words, x)).toBe(accepted);
  });
});
