import { checkValue, defaultRules, startSimulator, type Simulator, type SimulatorOptions } from "../index";
import {
  billRequest,
  call,
  codes,
  credentials,
  paths,
  postJson,
  receiver,
  revokeRequest,
  value,
  values,
  type Answered,
} from "./merchant";

let simulator: Simulator;
const start = async (options: SimulatorOptions = {}) =>
  (simulator = await startSimulator({ now: new Date("2026-03-01T09:00:00Z"), ...options }));
afterEach(() => simulator.close());

const create = (fields: Record<string, string> = {}) =>
  simulator.control.bills.create({ Bill: "B-1", Bill_amount: "150.00", Bill_currency: "RUB", ...fields });
const status = (fields: Record<string, string> = { Bill: "B-1" }) => call(simulator, "billstatus", fields);
const revoke = (fields: Record<string, string> = {}) => call(simulator, "billrevoke", revokeRequest(fields));
const word = async () => value(await status(), "bill_status");

/** Text of an element of the answer, empty or not. */
const rows = ({ text }: Answered) =>
  [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, content]) => `${name}=${content}`);

describe("billstatus tells", () => {
  it("all of an unpaid bill, in the order of the table", async () => {
    await start();
    create({
      Bill_comment: "Two <socks>",
      Customer_Name: "Anna",
      Customer_Email: "anna@example.com",
      Customer_Mobile: "+79990000000",
      Language: "EN",
      Pay_until: "20260302T0819",
      SendNotification: "1",
    });
    const answer = await status();
    expect(rows(answer).slice(0, -1)).toEqual([
      "merchant_id=679471",
      "bill=B-1",
      "bill_amount=150.00",
      "bill_currency=RUB",
      "bill_comment=Two socks",
      expect.stringMatching(/^bill_date=01\.03\.2026 09:00:0\d$/),
      "bill_status=Invoiced",
      "billNumber=",
      "payment_date=",
      "payment_amount=0.00",
      "payment_currency=",
      "payment_rrn=",
      "refund_amount=",
      "customer_name=Anna",
      "customer_lastname=",
      "customer_middlename=",
      "customer_email=anna@example.com",
      "customer_phone=",
      "customer_mobile=+79990000000",
      "language=EN",
      "pay_until=20260302T0819",
      "sendnotification=10",
    ]);
    expect(answer.text).toMatch(/<orders>\s*<order>/);
  });

  it("the payment and its returns", async () => {
    await start();
    create();
    simulator.control.bills.open("B-1");
    simulator.control.decline("B-1");
    const { billnumber } = simulator.control.bills.pay("B-1");
    const paid = await status();
    expect(
      ["bill_status", "billNumber", "payment_amount", "payment_currency", "refund_amount"].map((name) =>
        value(paid, name),
      ),
    ).toEqual(["Paid", billnumber, "150.00", "RUB", "0.00"]);
    expect(value(paid, "payment_date")).toMatch(/^01\.03\.2026 09:00:0/);
    expect(value(paid, "payment_rrn")).toBe(
      values(await call(simulator, "orderresult", { OrderNumber: "B-1" }), "rrn").at(-1),
    );
    simulator.control.account.cancel(billnumber, "50.00");
    expect(value(await status(), "refund_amount")).toBe("50.00");
    simulator.control.account.cancel(billnumber);
    expect(value(await status(), "refund_amount")).toBe("150.00");
    expect(await word()).toBe("Paid");
  });

  it("every state by the word that the rules give it", async () => {
    await start();
    create({ Pay_until: "20260301T1000" });
    expect(await word()).toBe("Invoiced");
    simulator.control.bills.open("B-1");
    expect(await word()).toBe("In Payment");
    simulator.control.decline("B-1");
    expect(await word()).toBe("Invoiced");
    simulator.control.clock.advance({ hours: 1 });
    expect(await word()).toBe("Expired");
    await revoke();
    expect(await word()).toBe("Revoked");
    const billStatusWords = { ...defaultRules.billStatusWords, revoked: "Deleted" };
    simulator.control.setRules({ billStatusWords });
    expect(await word()).toBe("Deleted");
  });

  it("by the payment's billnumber, which wins over the number", async () => {
    await start();
    create();
    create({ Bill: "B-2" });
    const { billnumber } = simulator.control.bills.pay("B-2");
    expect(value(await status({ Bill: "B-1", BillNumber: billnumber }), "bill")).toBe("B-2");
    expect(value(await status({ BillNumber: `${billnumber}.1` }), "bill")).toBe("B-2");
  });

  it("Bill_type, and an empty amount of what nobody has paid, where the rules say so", async () => {
    await start({ rules: { billType: "shown", billTypeInX: "value", unpaidPaymentAmount: "" } });
    create();
    const answer = await status();
    expect([value(answer, "bill_type"), value(answer, "payment_amount")]).toEqual(["1", ""]);
  });

  it("in JSON", async () => {
    await start();
    create();
    const body = { ...credentials, bill: "B-1" };
    const answer: unknown = JSON.parse((await postJson(simulator, paths.billstatus, body)).text);
    expect(answer).toMatchObject({
      billstatus: { bill: "B-1", bill_amount: 150, refund_amount: "", checkValue: expect.any(String) },
    });
  });

  it.each([
    [{}, "3/187"],
    [{ Bill: "B-2" }, "10/187"],
    [{ BillNumber: "5679471000000999" }, "10/187"],
    [{ BillNumber: "B-1" }, "4/143"],
    [{ Bill: "B-1", Password: "wrong" }, "7/141"],
  ])("nothing but an error to %j: %s", async (fields, pair) => {
    await start();
    create();
    expect(codes(await status(fields as Record<string, string>))).toBe(pair);
  });

  it("nothing of another merchant's bill, nor when bills are not connected", async () => {
    await start({ merchants: [{}, { merchantId: "111111" }] });
    create();
    const { billnumber } = simulator.control.bills.pay("B-1");
    expect(codes(await status({ Merchant_ID: "111111", Bill: "B-1" }))).toBe("10/187");
    expect(codes(await status({ Merchant_ID: "111111", BillNumber: billnumber }))).toBe("10/187");
    simulator.control.bills.connect(false, "679471");
    expect(codes(await status())).toBe("19/350");
  });

  it("too often asked, that it is too often", async () => {
    await start({ rules: { minimumQueryIntervalSeconds: 10 } });
    create();
    create({ Bill: "B-2" });
    expect(codes(await status())).toBe("0/0");
    expect(codes(await status({ Bill: "B-2" }))).toBe("0/0");
    expect(codes(await status())).toBe("1/3");
  });
});

describe("CheckValue of billstatus", () => {
  const xOf = (answer: Answered, last: string) => {
    const values = rows(answer).map((row) => row.slice(row.indexOf("=") + 1));
    return [...values.slice(0, 21), ...(last === "none" ? [] : [last])].join(";");
  };

  it.each([
    ["value", "1"],
    ["empty slot", ""],
    ["no slot", "none"],
  ] as const)("is over the rows without SendNotification, Bill_type as %s", async (billTypeInX, last) => {
    await start({ rules: { billTypeInX } });
    create({ SendNotification: "1", Customer_Email: "anna@example.com" });
    const answer = await status();
    expect(value(answer, "checkValue")).toBe(checkValue("demo-secret-word", xOf(answer, last)));
  });

  it("is wrong where a fault says so, and fits another bill or amount", async () => {
    await start();
    create();
    const told = async (fault: "wrong-checkvalue" | "other-order" | "wrong-amount") => {
      simulator.control.faults.set({ service: "billstatus", fault, times: 1 });
      return status();
    };
    expect(value(await told("wrong-checkvalue"), "checkValue")).toBe("0".repeat(32));
    const other = await told("other-order");
    expect([value(other, "bill"), value(other, "checkValue")]).toEqual([
      "B-10",
      checkValue("demo-secret-word", xOf(other, "")),
    ]);
    const more = await told("wrong-amount");
    expect([value(more, "bill_amount"), value(more, "checkValue")]).toEqual([
      "151.00",
      checkValue("demo-secret-word", xOf(more, "")),
    ]);
  });
});

describe("billrevoke", () => {
  it("ends a bill and tells the customer if asked to", async () => {
    await start();
    create({ Customer_Email: "anna@example.com" });
    create({ Bill: "B-2", Customer_Email: "anna@example.com" });
    expect(codes(await revoke({ SendNotification: "1" }))).toBe("0/0");
    await revoke({ Bill: "B-2" });
    expect(simulator.control.bills.list().map(({ state }) => state)).toEqual(["revoked", "revoked"]);
    expect(simulator.control.bills.messages()).toEqual([
      expect.objectContaining({ bill: "B-1", about: "revoked", subject: "Счет аннулирован" }),
    ]);
    expect(() => simulator.control.bills.pay("B-1")).toThrow("The bill is revoked");
  });

  it("fits the known vector", async () => {
    const owner = { Merchant_ID: "111111", Login: "login", Password: "password" };
    await start({
      merchants: [{ merchantId: "111111", login: "login", password: "password", secretWord: "secret" }],
    });
    create();
    const Checkvalue = "BBF62506B3C0E195E3ED66A43C80F260";
    expect(codes(await call(simulator, "billrevoke", { ...owner, Bill: "B-1", Checkvalue }))).toBe("0/0");
  });

  it("has SendNotification in X where the rule says so", async () => {
    await start({ rules: { billrevokeX: "with SendNotification" } });
    create();
    expect(codes(await revoke({ SendNotification: "0" }))).toBe("9/0");
    const Checkvalue = checkValue("demo-secret-word", "679471;assist_demo;assistdemo1;B-1;0");
    expect(codes(await revoke({ SendNotification: "0", Checkvalue }))).toBe("0/0");
  });

  it.each([
    ["no number", { Bill: "" }, "3/187"],
    ["an unknown bill", { Bill: "B-2" }, "10/187"],
    ["a wrong check value", { Checkvalue: "0".repeat(32) }, "9/0"],
    ["an unknown way of sending", { SendNotification: "4" }, "5/185"],
    ["a wrong password", { Password: "wrong" }, "7/141"],
  ])("refuses %s", async (_what, fields: Record<string, string>, pair) => {
    await start();
    create();
    expect(codes(await revoke(fields))).toBe(pair);
    expect(simulator.control.bills.find("B-1").state).toBe("invoiced");
  });

  it("refuses a bill that is paid, and one that is revoked unless the rule answers again", async () => {
    await start();
    create();
    create({ Bill: "B-2" });
    simulator.control.bills.pay("B-1");
    expect(codes(await revoke())).toBe("15/187");
    expect(codes(await revoke({ Bill: "B-2" }))).toBe("0/0");
    expect(codes(await revoke({ Bill: "B-2" }))).toBe("15/187");
    simulator.control.setRules({ repeatedRevoke: "answer again" });
    expect(codes(await revoke({ Bill: "B-2" }))).toBe("0/0");
  });

  it("of an expired bill is as the rule says", async () => {
    await start({ rules: { revokeOfExpiredBill: "refuse" } });
    create();
    simulator.control.clock.advance({ days: 1 });
    expect(codes(await revoke())).toBe("15/187");
    simulator.control.setRules({ revokeOfExpiredBill: "allow" });
    expect(codes(await revoke())).toBe("0/0");
  });

  it("is done although its answer is lost, and is not when nothing arrived", async () => {
    await start();
    create();
    for (const [fault, state] of [
      ["reset-before", "invoiced"],
      ["reset-after", "revoked"],
    ] as const) {
      simulator.control.faults.set({ service: "billrevoke", fault, times: 1 });
      await expect(revoke()).rejects.toThrow();
      expect(simulator.control.bills.find("B-1").state).toBe(state);
    }
  });

  it("does not take away a payment that began: the bill is paid after being revoked", async () => {
    await start();
    create();
    simulator.control.bills.open("B-1");
    expect(codes(await revoke())).toBe("0/0");
    expect(simulator.control.pay("B-1").state).toBe("Approved");
    expect(await word()).toBe("Paid");
  });

  it("takes it away where the rule says so, but not from the bank", async () => {
    await start({ rules: { paymentBegunBeforeRevoke: "refused" } });
    create();
    create({ Bill: "B-2" });
    simulator.control.bills.open("B-1");
    simulator.control.bills.open("B-2");
    simulator.control.submit("B-2");
    await revoke();
    await revoke({ Bill: "B-2" });
    expect(() => simulator.control.pay("B-1")).toThrow("The bill is revoked");
    expect(simulator.control.decide("B-2", "approve").state).toBe("Approved");
  });
});

describe("a paid bill is an ordinary order", () => {
  it("under its number, with the bill's comment and customer, and is notified", async () => {
    await start();
    const shop = await receiver();
    simulator.control.notifications.setUrl(shop.url);
    await call(
      simulator,
      "createbill",
      billRequest({ Bill_comment: "Socks", Customer_Lastname: "Testov", Customer_Email: "a@example.com" }),
    );
    simulator.control.bills.pay("B-1", { means: "sbp" });
    await simulator.control.notifications.idle();
    await shop.close();
    expect(shop.received).toEqual([
      expect.objectContaining({ ordernumber: "B-1", orderstate: "Approved", ordercomment: "Socks" }),
    ]);
    const result = await call(simulator, "orderresult", { OrderNumber: "B-1" });
    expect([value(result, "orderstate"), value(result, "lastname"), value(result, "email")]).toEqual([
      "Approved",
      "Testov",
      "a@example.com",
    ]);
    expect(simulator.control.totals("B-1").captured).toBe("150.00");
  });

  it("held in two stages, and confirmed like any other", async () => {
    await start();
    create({ DelayPayment: "1" });
    const { billnumber, state } = simulator.control.bills.pay("B-1");
    expect(state).toBe("Delayed");
    expect(await word()).toBe("Paid");
    await call(simulator, "charge", { Billnumber: billnumber });
    expect(simulator.control.totals("B-1").captured).toBe("150.00");
  });

  it("is paid once, and by the means offered alone", async () => {
    await start();
    create({ CardPayment: "0" });
    expect(() => simulator.control.bills.pay("B-1", { means: "card" })).toThrow("only by sbp");
    simulator.control.pay("B-1");
    expect(() => simulator.control.bills.pay("B-1")).toThrow("already paid");
    expect(simulator.control.ledger("B-1")).toHaveLength(1);
  });
});

it("reset forgets bills and what was sent", async () => {
  await start();
  create({ Customer_Email: "anna@example.com", SendNotification: "1" });
  simulator.control.reset();
  expect([simulator.control.bills.list(), simulator.control.bills.messages()]).toEqual([[], []]);
  expect(() => simulator.control.bills.find("B-1")).toThrow("There is no bill B-1");
});
