import {
  billLink,
  billStatusXs,
  checkValue,
  createBillX,
  parseBillState,
  parsePayUntil,
  payUntilText,
  revokeBillX,
  type BillCheckFields,
} from "..";

const CREDENTIALS = { Merchant_ID: "111111", Login: "login", Password: "password" };
/** The bill of protocol §16; fields without a value are not named here at all. */
const CREATED = {
  ...CREDENTIALS,
  Bill: "B-1",
  Bill_amount: "150.00",
  Bill_currency: "RUB",
  Customer_Name: "Test",
  Customer_Lastname: "Testov",
  Customer_Email: "test@example.com",
  Language: "RU",
  Pay_until: "20300101T1200",
};
const EXTRAS = { URL_RETURN: "https://shop.example/back", CardPayment: "0", FastPayPayment: "1" };
const UNHASHED = { DelayPayment: "1", SendNotification: "3", CustomerNumber: "cust42", Format: "3" };

describe("check values of bills", () => {
  test.each<[BillCheckFields, object, string]>([
    // Protocol §16.
    ["core-without-extras", {}, "04DA33C85C832EA68767B15483034839"],
    ["core", EXTRAS, "04DA33C85C832EA68767B15483034839"],
    // Computed apart from this code.
    ["core-and-sent", {}, "04DA33C85C832EA68767B15483034839"],
    ["core-and-sent", EXTRAS, "D226286BFB21D40F5C01F7E7CAA61EA5"],
    ["all-rows", EXTRAS, "BC437F6AAC469F84E92C65561F0D4422"],
  ])("createbill, %s, with the extras %j", (rows, extras, expected) => {
    expect(checkValue("secret", createBillX({ ...UNHASHED, ...CREATED, ...extras }, rows))).toBe(expected);
  });

  test("billrevoke (protocol §16)", () => {
    const x = revokeBillX({ ...CREDENTIALS, Bill: "B-1", SendNotification: "1" });
    expect(checkValue("secret", x)).toBe("BBF62506B3C0E195E3ED66A43C80F260");
  });

  test.each([
    ["no Bill_type", {}, ["0529E276CD195E2F5C7722DEEE75CA3D", "C77C9340DC559605F99CA96EA810C2D4"]],
    [
      "a Bill_type",
      { bill_type: "1" },
      [
        "0529E276CD195E2F5C7722DEEE75CA3D",
        "C77C9340DC559605F99CA96EA810C2D4",
        "C905A412F17C624B91CBD5BC686E727F",
      ],
    ],
  ])("billstatus with %s: each reading, and places kept for missing values", (_name, type, expected) => {
    const answer: Record<string, string> = {
      merchant_id: "111111",
      bill: "B-1",
      bill_amount: "150.00",
      bill_currency: "RUB",
      bill_date: "01.01.2030 10:00:00",
      bill_status: "Invoiced",
      payment_amount: "0.00",
      customer_name: "Test",
      customer_lastname: "Testov",
      customer_email: "test@example.com",
      language: "RU",
      pay_until: "20300101T1200",
      sendnotification: "10",
      ...type,
    };
    expect(billStatusXs((name) => answer[name]).map((x) => checkValue("secret", x))).toEqual(expected);
  });
});

describe("Pay_until is GMT in whole minutes", () => {
  test.each([
    ["2030-01-01T12:00:00Z", "20300101T1200"],
    ["2030-01-01T12:00:59.999Z", "20300101T1200"],
    ["2030-01-01T01:30:00+03:00", "20291231T2230"],
    ["2028-02-29T23:59:00Z", "20280229T2359"],
  ])("%s is %s", (moment, text) => {
    expect(payUntilText(new Date(moment))).toBe(text);
    expect(parsePayUntil(text)?.getTime()).toBe(Math.floor(Date.parse(moment) / 60_000) * 60_000);
  });

  test.each(["", "20300231T1200", "20300101T2400", "20300101T1260", "2030-01-01T12:00", "20300101T12001"])(
    "%p is none",
    (text) => {
      expect(parsePayUntil(text)).toBeUndefined();
    },
  );

  test.each([NaN, Date.parse("+010000-01-01T00:00:00Z"), Date.parse("-000001-01-01T00:00:00Z")])(
    "the moment %p cannot be written",
    (time) => {
      expect(payUntilText(new Date(time))).toBeUndefined();
    },
  );
});

describe("the state of a bill", () => {
  test.each([
    ["Invoiced", "open"],
    [" INVOICED", "open"],
    ["Paid", "paid"],
    ["Expired", "expired"],
    ["Revoked", "revoked"],
    ["Canceled", "revoked"],
    ["Approved", "unclear"],
    ["Not paid", "unclear"],
    ["", "unclear"],
    ["__proto__", "unclear"],
    ["constructor", "unclear"],
  ])("%p is %s", (text, state) => {
    expect(parseBillState(text)).toBe(state);
  });
});

describe("the link of a bill", () => {
  const gateway = new URL("https://payments.demo.paysecure.ru");

  test.each([
    ["6CPV7F4a0aWQg9XsXhrS", "6CPV7F4a0aWQg9XsXhrS"],
    ["c2Rm+Z2/Uz==", "c2Rm%2BZ2%2FUz%3D%3D"],
    [`"><script>&ID=x#y`, "%22%3E%3Cscript%3E%26ID%3Dx%23y"],
    ["../../pay?a=1'", "..%2F..%2Fpay%3Fa%3D1%27"],
  ])("the token %p is escaped and stays one parameter of one page", (token, escaped) => {
    const link = billLink(gateway, token);
    expect(link).toBe(`https://payments.demo.paysecure.ru/bill/paybill.cfm?ID=${escaped}`);
    expect(new URL(link).searchParams.get("ID")).toBe(token);
  });
});
