import fc from "fast-check";

import {
  technicalFields,
  notificationRefusals,
  notificationVerdictSentences,
  notificationAccepted,
  notificationRefused,
  parseNotification,
  signNotification,
  verifyNotification,
  type Notification,
  type NotificationCheck,
} from "..";
import { parseXml } from "../wire/xml";

const FIELDS = {
  merchant_id: "111111",
  ordernumber: "A-100",
  billnumber: "5111111000000001.1",
  testmode: "1",
  orderamount: "150.00",
  ordercurrency: "RUB",
  amount: "150.00",
  currency: "RUB",
  firstname: "Иван",
  meannumber: "411111****1111",
  cardholder: "CANARY HOLDER",
  cardexpirationdate: "12/25",
  orderstate: "Approved",
  responsecode: "AS000",
  operationtype: "100",
  packetdate: "22.03.2021 13:15:53",
  signature: "CANARYSIGNATURE",
};
const TRUE_MESSAGE = signNotification(FIELDS, "secret");
const CHECK: NotificationCheck = { merchantId: "111111", secretWords: ["secret"], live: false };

function read(fields: unknown): Notification {
  const parsed = parseNotification(fields);
  if (!parsed.ok) throw new Error(parsed.problem);

  return parsed.notification;
}

const verdictOn = (changes: object, check: Partial<NotificationCheck> = {}): string =>
  verifyNotification(read({ ...TRUE_MESSAGE, ...changes }), { ...CHECK, ...check });

describe("a true notification is recognised", () => {
  test("as the protocol's vector has it", () => {
    expect(TRUE_MESSAGE["checkvalue"]).toBe("2EF7FBEC956DE1C56BB62FB161F2EF69");
    expect(verdictOn({})).toBe("genuine");
    expect(verdictOn({ checkvalue: TRUE_MESSAGE["checkvalue"]?.toLowerCase() })).toBe("genuine");
  });

  test("and read into the words of this library", () => {
    expect(read(TRUE_MESSAGE)).toMatchObject({
      merchantId: "111111",
      orderNumber: "A-100",
      billnumber: "5111111000000001.1",
      testMode: true,
      state: "approved",
      operationType: "payment",
      result: "success",
      packetDate: "22.03.2021 13:15:53",
    });
    expect(read(TRUE_MESSAGE).amount?.toString()).toBe("150.00 RUB");
  });

  test("whether the form came as an object, a map or search parameters, names in any letter case", () => {
    const forms = [
      new URLSearchParams(TRUE_MESSAGE),
      new Map(Object.entries(TRUE_MESSAGE)),
      Object.fromEntries(Object.entries(TRUE_MESSAGE).map(([name, value]) => [name.toUpperCase(), value])),
    ];
    for (const form of forms) expect(verifyNotification(read(form), CHECK)).toBe("genuine");
  });

  test("with either secret word while they are changed (promise 21)", () => {
    expect(verdictOn({}, { secretWords: ["new", "secret"] })).toBe("genuine");
    expect(verdictOn({}, { secretWords: ["new"] })).toBe("wrong-check-value");
  });
});

describe("each single-field forgery is noticed (promise 1)", () => {
  test.each<[object, string]>([
    [{ amount: "1.00" }, "wrong-check-value"],
    [{ amount: "150.0" }, "genuine"],
    [{ currency: "BYN" }, "wrong-check-value"],
    [{ ordernumber: "A-101" }, "wrong-check-value"],
    [{ ordernumber: "a-100" }, "wrong-check-value"],
    [{ ordernumber: "A-100 " }, "wrong-check-value"],
    [{ orderstate: "Declined" }, "wrong-check-value"],
    [{ orderstate: "approved" }, "wrong-check-value"],
    [{ merchant_id: "111112" }, "wrong-merchant"],
    [{ merchant_id: "0111111" }, "wrong-merchant"],
    [{ testmode: "0" }, "wrong-test-flag"],
    [{ testmode: "" }, "wrong-test-flag"],
    [{ testmode: "true" }, "wrong-test-flag"],
    [{ checkvalue: "" }, "no-check-value"],
    [{ checkvalue: "0".repeat(32) }, "wrong-check-value"],
    [{ checkvalue: `${TRUE_MESSAGE["checkvalue"] ?? ""}0` }, "wrong-check-value"],
  ])("%p: %s", (changes, verdict) => {
    expect(verdictOn(changes)).toBe(verdict);
  });

  test("a live account takes no test message, nor the other way round", () => {
    expect(verdictOn({}, { live: true })).toBe("wrong-test-flag");
    expect(verdictOn({ testmode: "0" }, { live: true })).toBe("genuine");
  });

  test("without a secret word nothing is genuine (promise 2)", () => {
    expect(verdictOn({}, { secretWords: [] })).toBe("wrong-check-value");
    expect(verifyNotification(read(signNotification(FIELDS, "")), { ...CHECK, secretWords: [""] })).toBe(
      "wrong-check-value",
    );
  });

  test("an order amount that is hashed in place of the operation's counts only while both are equal", () => {
    const overOrder = (amount: string): Record<string, string> => ({
      ...signNotification({ ...FIELDS, amount: "150.00" }, "secret"),
      orderamount: "150.00",
      amount,
    });
    expect(verifyNotification(read(overOrder("150.0")), CHECK)).toBe("genuine");
    expect(verifyNotification(read(overOrder("15000.00")), CHECK)).toBe("wrong-check-value");
  });

  test.each([
    "merchant_id",
    "ordernumber",
    "billnumber",
    "amount",
    "currency",
    "orderamount",
    "ordercurrency",
    "orderstate",
    "packetdate",
  ])("without %s it is not read", (name) => {
    const { [name]: _left, ...rest } = TRUE_MESSAGE;
    expect(parseNotification(rest)).toEqual({ ok: false, problem: `The field ${name} is missing.` });
  });

  test.each<[string, unknown]>([
    ["a doubled field, as form parsers give it", { ...TRUE_MESSAGE, amount: ["150.00", "1.00"] }],
    [
      "a doubled field in search parameters",
      new URLSearchParams([...Object.entries(TRUE_MESSAGE), ["amount", "1.00"]]),
    ],
    ["a field in two letter cases", { ...TRUE_MESSAGE, Amount: "1.00" }],
    ["a nested field", { ...TRUE_MESSAGE, amount: { $gt: "" } }],
    ["a number", { ...TRUE_MESSAGE, amount: 150 }],
    ["an endless field", { ...TRUE_MESSAGE, ordercomment: "x".repeat(10_000) }],
    ["an endless name", { ...TRUE_MESSAGE, ["x".repeat(100)]: "" }],
    [
      "too many fields",
      { ...TRUE_MESSAGE, ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, ""])) },
    ],
    ["an amount that is none", { ...TRUE_MESSAGE, amount: "1e3" }],
    ["a negative order amount", { ...TRUE_MESSAGE, orderamount: "-150.00" }],
    ["an unknown currency", { ...TRUE_MESSAGE, currency: "XXX" }],
    ["a billnumber that is none", { ...TRUE_MESSAGE, billnumber: "<x>" }],
    ["an endless order number", { ...TRUE_MESSAGE, ordernumber: "9".repeat(129) }],
    ["a NUL in the order number", { ...TRUE_MESSAGE, ordernumber: "A-100\0" }],
    ["a list", [TRUE_MESSAGE]],
    ["a text", "merchant_id=111111"],
    ["nothing", undefined],
  ])("%s is not read", (_name, fields) => {
    expect(parseNotification(fields)).toEqual({ ok: false, problem: expect.any(String) });
  });

  test("names of the language itself are harmless", () => {
    const fields: unknown = JSON.parse(`{"__proto__":{"checkvalue":"x"}}`);
    expect(parseNotification(fields).ok).toBe(false);
    expect(read({ ...TRUE_MESSAGE, constructor: "x", tostring: "y" }).raw["constructor"]).toBe("x");
    const { checkvalue: _left, ...rest } = TRUE_MESSAGE;
    expect(verifyNotification(read(rest), CHECK)).toBe("no-check-value");
  });

  test("no input throws, and none is genuine by chance", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(TRUE_MESSAGE)), fc.string())),
        (input) => {
          const parsed = parseNotification(input);
          expect(parsed.ok && verifyNotification(parsed.notification, CHECK) === "genuine").toBe(false);
          technicalFields(input);
        },
      ),
    );
  });
});

describe("what is answered", () => {
  test("yes: billnumber and packet date are echoed unchanged and escaped", async () => {
    expect(notificationAccepted(read(TRUE_MESSAGE))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>5111111000000001.1</billnumber><packetdate>22.03.2021 13:15:53</packetdate></order></pushpaymentresult>',
    );
    const hostile = notificationAccepted({ billnumber: "1", packetDate: `</packetdate>&<x y="'">\u0000` });
    expect((await parseXml(hostile)).childrenNamed("order")[0]?.field("packetdate")).toBe(
      `</packetdate>&<x y="'">`,
    );
  });

  test("no: the codes, and never the codes of success", () => {
    expect(notificationRefused(9, 7)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><pushpaymentresult firstcode="9" secondcode="7"></pushpaymentresult>',
    );
    for (const [first, second] of [
      [0, 0],
      [-1, 0],
      [1.5, 0],
      [NaN, 1],
    ] as const)
      expect(() => notificationRefused(first, second)).toThrow(RangeError);

    for (const { firstcode, secondcode } of Object.values(notificationRefusals))
      expect(notificationRefused(firstcode, secondcode)).toContain(`firstcode="${firstcode}"`);
  });

  test("every verdict has a sentence for staff", () => {
    expect(Object.values(notificationVerdictSentences).every((sentence) => sentence.endsWith("."))).toBe(
      true,
    );
  });
});

describe("what is stored (promise 19)", () => {
  test("is what the payment is known by and how it went: nothing of a person, a card or a proof, nor what nobody knows", () => {
    const person = {
      firstname: "Canary",
      lastname: "Canary",
      middlename: "Canary",
      email: "canary@example.com",
      clientip: "192.0.2.1",
      ipaddress: "192.0.2.1",
      ordercomment: "for canary, card 4111 1111 1111 1111",
      customermessage: "canary",
      message: "canary",
      recommendation: "canary",
      issuebank: "canary",
      meannumber: "4111111111111111",
      CVC2: "canary",
      pan: "canary",
      expiryDate: "12/25",
      Password: "canary",
      invented: "canary",
    };
    const stored = technicalFields({ ...TRUE_MESSAGE, ...person, approvalcode: "4111111111111111" });
    expect(stored).toMatchObject({
      billnumber: "5111111000000001.1",
      orderstate: "Approved",
      approvalcode: "411111****1111",
    });
    expect(JSON.stringify(stored)).not.toMatch(
      /canary|192\.0\.2|4111111111111111|4111 1111|12\/25|2EF7FBEC/i,
    );
    expect(parseNotification(stored).ok).toBe(true);
  });

  test("also when the message is malformed", () => {
    const stored = technicalFields({ amount: ["1", "2"], checkvalue: ["x"], nested: { cvc2: "123" } });
    expect(stored).toEqual({ amount: "[not text]" });
    expect(technicalFields(undefined)).toEqual({});
    expect(technicalFields(new Map([[Object.create(null), "x"]]))).toEqual({});
    expect(technicalFields("text")).toEqual({});
  });
});
