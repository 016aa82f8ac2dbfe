import { readFileSync } from "node:fs";
import { generateKeyPairSync } from "node:crypto";
import {
  Money,
  parseMerchant,
  parseOrderNumber,
  type LinkBillRequest,
  type PaymentCustomer,
  type PaymentRequest,
} from "../gateway";
import { createBillFields } from "../gateway/bills/bill-fields";
import { billDefaults } from "../gateway/options/bill-options";
import { paymentFields } from "../gateway/payments/payment-form";

/** What docs/parameters.md says of a parameter; here it is held against what is sent. */
interface Row {
  sent: string;
  checked: string;
  limit: string;
}

const document = readFileSync("docs/parameters.md", "utf8");

function rowsOf(chapter: string): Map<string, Row> {
  const table = document.split(`## ${chapter}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  return new Map(
    rows.slice(2).map((row) => {
      const [name = "", sent = "", , , , checked = "", limit = ""] = row
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      return [name, { sent, checked, limit }];
    }),
  );
}

const named = (rows: ReadonlyMap<string, Row>, wanted: (row: Row) => boolean): string[] =>
  [...rows].filter(([, row]) => wanted(row)).map(([name]) => name);

const parsed = parseMerchant({
  gatewayUrl: "https://payments.demo.paysecure.ru",
  merchantId: "111111",
  login: "shop_login",
  password: "Passw0rd12345",
  secretWord: "a secret word",
  signatureKey: generateKeyPairSync("rsa", { modulusLength: 1024 })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
});
if (!parsed.ok) throw new Error("The merchant of this test is incomplete");
const { merchant } = parsed;

const returnUrl = "https://api.shop.example/return";
const customer: PaymentCustomer = {
  firstName: "Anna",
  lastName: "Petrova",
  middleName: "Ivanovna",
  email: "anna@shopper.example",
  phone: "+70000000000",
  address: "Example street 1",
  addressLine2: "flat 2",
  city: "Moscow",
  zip: "101000",
  country: "RUS",
  state: "MOW",
};
const payment: PaymentRequest = {
  orderNumber: parseOrderNumber("A-100"),
  amount: Money.parse("150", "RUB"),
  stages: "one",
  means: "all",
  language: "RU",
  page: "mobile",
  comment: "Coffee",
  contractNumber: "D-17",
  customer,
  returnUrl,
  returnUrlOk: returnUrl,
  returnUrlNo: returnUrl,
  customerNumber: "cust42",
  disable3ds: true,
};
const pay = (changes: Partial<PaymentRequest> = {}): Record<string, string> =>
  paymentFields({ ...payment, ...changes }, merchant, {
    signatureAlgorithm: "md5-with-rsa",
    signatureAlone: false,
    now: () => new Date(),
  });
const payAs = (changes: PaymentCustomer): Record<string, string> =>
  pay({ customer: { ...customer, ...changes } });

describe("the table of the payment request", () => {
  const rows = rowsOf("Payment request");

  it("names what the protocol's table names", () => {
    const protocol = readFileSync("docs/protocol.md", "utf8").split("### 3.1")[1]?.split("### 3.2")[0] ?? "";
    const words = [...protocol.matchAll(/\b(?:[A-Z][A-Za-z0-9]+_?[A-Za-z_]*|[A-Z]+_[A-Z_]+)\b/g)].map(
      ([word]) => word,
    );
    const inProtocol = [...rows.keys()].filter((name) => words.includes(name));
    const elsewhere = ["GooglePayPayment", "ApplePayPayment", "SamsungPayPayment"];
    const of11 = [
      "RecurringIndicator",
      "RecurringMinAmount",
      "RecurringMaxAmount",
      "RecurringPeriod",
      "RecurringMaxDate",
    ];
    expect([...inProtocol, ...elsewhere, ...of11].toSorted()).toEqual([...rows.keys()].toSorted());
  });

  it("says what is sent", () => {
    const all = { ...payAs({ phone: "+70000000000 internal 1234567" }), ...pay() };
    expect(Object.keys(all).toSorted()).toEqual(named(rows, ({ sent }) => sent !== "no").toSorted());
    const least = pay({
      ...{ page: undefined, comment: undefined, contractNumber: undefined, customer: undefined },
      ...{ customerNumber: undefined, disable3ds: undefined },
    });
    const always = named(rows, ({ sent }) =>
      ["always", "if there is a key", "unless `signatureAlone`"].includes(sent),
    );
    expect(Object.keys(least).toSorted()).toEqual(always.toSorted());
  });

  it("says what the check value covers", () => {
    const checked = pay().Checkvalue;
    const others = pay({
      ...{
        stages: "two",
        means: "card",
        language: "EN",
        page: "standard",
        comment: "Tea",
        contractNumber: "2",
      },
      ...{ customer: undefined, returnUrl: undefined, returnUrlOk: undefined, returnUrlNo: undefined },
    });
    expect(others.Checkvalue).toBe(checked);
    const covered: Record<string, Partial<PaymentRequest>> = {
      OrderNumber: { orderNumber: parseOrderNumber("A-101") },
      OrderAmount: { amount: Money.parse("150.01", "RUB") },
      OrderCurrency: { amount: Money.parse("150", "BYN") },
      CustomerNumber: { customerNumber: "cust43" },
      Disable3DS: { disable3ds: false },
    };
    for (const change of Object.values(covered)) expect(pay(change).Checkvalue).not.toBe(checked);
    const ofOthers = ["Merchant_ID", "OrderMaxPoints", "Prepayment"];
    expect(named(rows, (row) => row.checked === "yes").toSorted()).toEqual(
      [...Object.keys(covered), ...ofOthers].toSorted(),
    );
  });

  it.each<[name: string, (text: string) => Record<string, string>]>([
    ["OrderComment", (comment) => pay({ comment })],
    ["Lastname", (lastName) => payAs({ lastName })],
    ["Firstname", (firstName) => payAs({ firstName })],
    ["Middlename", (middleName) => payAs({ middleName })],
    ["Email", (text) => payAs({ email: text.replace(/^.{2}/, "a@") })],
    ["HomePhone", (phone) => payAs({ phone })],
    ["MobilePhone", (phone) => payAs({ phone })],
    ["Address", (address) => payAs({ address, addressLine2: "" })],
    ["City", (city) => payAs({ city })],
    ["State", (state) => payAs({ state })],
    ["Zip", (zip) => payAs({ zip })],
    ["Country", (country) => payAs({ country })],
  ])("says how long %s may be, and what becomes of a longer one", (name, send) => {
    const [limit = "", beyond = ""] = rows.get(name)?.limit.split(": ") ?? [];
    const longest = "A".repeat(Number(limit));
    expect(send(longest)[name]?.length).toBe(Number(limit));
    const longer = send(`${longest}A`);
    expect(longer[name]?.length).toBe(beyond === "cut" ? Number(limit) : undefined);
    if (name === "MobilePhone") expect(longer.HomePhone).toBe(`${longest}A`);
  });

  it("sends the first line of an address alone where both are too long", () => {
    const address = "A".repeat(250);
    expect(payAs({ address, addressLine2: "B".repeat(10) }).Address).toBe(address);
  });

  it("says what is refused", () => {
    expect(rows.get("Account")?.limit).toMatch(/refused/);
    expect(() => pay({ contractNumber: "1".repeat(31) })).toThrow("number");
    expect(() => pay({ customerNumber: "c".repeat(33) })).toThrow("number");
  });
});

describe("the table of a bill", () => {
  const rows = rowsOf("Bill");
  const bill: LinkBillRequest = {
    kind: "link",
    number: parseOrderNumber("B-1"),
    amount: Money.parse("150", "RUB"),
    stages: "two",
    sending: "both",
    comment: "Coffee",
    language: "RU",
    payUntil: new Date("2030-01-01T12:00:00Z"),
    customer: { ...customer, mobile: "+70000000000" },
    returnUrl,
    returnUrlOk: returnUrl,
    returnUrlNo: returnUrl,
    means: ["card"],
  };
  const make = (changes: Partial<LinkBillRequest> = {}, billCheckFields = billDefaults.billCheckFields) =>
    createBillFields({ ...bill, ...changes }, merchant, { ...billDefaults, billCheckFields });
  /** Of every request. */
  const ofService = ["Format"];

  it("says what is sent", () => {
    const all = Object.keys(make({}, "all-rows")).filter((name) => !ofService.includes(name));
    expect(all.toSorted()).toEqual(named(rows, ({ sent }) => sent !== "no").toSorted());
    const usual = Object.keys(make()).filter((name) => !ofService.includes(name));
    expect(usual.toSorted()).toEqual(
      named(rows, ({ sent }) => sent !== "no" && sent !== "by `billCheckFields`").toSorted(),
    );
    const least = make({ stages: "one", comment: "", customer: {}, language: undefined, sending: "none" });
    expect(
      Object.keys(least)
        .filter((name) => !ofService.includes(name))
        .toSorted(),
    ).toEqual(named(rows, ({ sent }) => sent.startsWith("always")).toSorted());
    const empty = Object.entries(make({ comment: "", customer: {}, language: undefined }));
    expect(
      empty
        .filter(([, value]) => value === "")
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([...named(rows, ({ sent }) => sent === "always, maybe empty")].toSorted());
  });

  it("says what the check value covers", () => {
    const unchecked = { stages: "one", sending: "none", customerNumber: "cust42" } as const;
    expect(make(unchecked).Checkvalue).toBe(make().Checkvalue);
    expect(named(rows, ({ checked, sent }) => checked === "no" && sent !== "no").toSorted()).toEqual([
      "DelayPayment",
      "SendNotification",
    ]);
    const extras = named(rows, ({ checked }) => checked === "`billCheckFields`");
    expect(extras).toEqual(named(rows, ({ sent }) => sent === "by `billCheckFields`"));
    const other = { means: ["sbp"], stages: "one" } as const;
    expect(make(other, "core").Checkvalue).toBe(make({}, "core").Checkvalue);
    expect(make(other, "all-rows").Checkvalue).not.toBe(make({}, "all-rows").Checkvalue);
  });

  it.each<[name: string, (text: string) => Record<string, string>]>([
    ["Bill_comment", (comment) => make({ comment })],
    ["Customer_Name", (firstName) => make({ customer: { firstName } })],
    ["Customer_Lastname", (lastName) => make({ customer: { lastName } })],
    ["Customer_Middlename", (middleName) => make({ customer: { middleName } })],
    ["Customer_Email", (text) => make({ customer: { email: text.replace(/^.{2}/, "a@") } })],
    ["Customer_Phone", (phone) => make({ customer: { phone } })],
  ])("says how long %s may be, and what becomes of a longer one", (name, send) => {
    const [limit = "", beyond = ""] = rows.get(name)?.limit.split(": ") ?? [];
    const longest = "A".repeat(Number(limit));
    expect(send(longest)[name]?.length).toBe(Number(limit));
    expect(send(`${longest}A`)[name]?.length).toBe(beyond === "cut" ? Number(limit) : 0);
  });
});
