import { checkValue, startSimulator, type Simulator, type SimulatorOptions } from "../index";
import { billRequest, call, codes, paths, post, postJson, value } from "./merchant";

let simulator: Simulator;
const NOW = new Date("2026-03-01T09:00:00Z");
const start = async (options: SimulatorOptions = {}) =>
  (simulator = await startSimulator({ now: NOW, ...options }));
afterEach(() => simulator.close());

const create = (fields: Record<string, string> = {}) => call(simulator, "createbill", billRequest(fields));
const bills = () => simulator.control.bills.list();

describe("createbill makes a bill", () => {
  it("and answers its token, which the link carries", async () => {
    await start();
    const answer = await create();
    expect(codes(answer)).toBe("0/0");
    expect(answer.text).toContain("count='1'");
    const token = value(answer, "Hash") ?? "";
    expect(token).toHaveLength(20);
    expect(simulator.control.bills.find(token)).toMatchObject({
      bill: "B-1",
      url: `${simulator.url}/bill/paybill.cfm?ID=${encodeURIComponent(token)}`,
      state: "invoiced",
      amount: "150.00",
      currency: "RUB",
      means: ["card", "sbp"],
      twoStage: false,
    });
  });

  it("in SOAP and in JSON as well", async () => {
    await start();
    const soap = await create({ Format: "4" });
    expect(soap.text).toMatch(/<ws:BillResponse xmlns:ws="[^"]+">\s*<return>\s*<Hash>[^<]+<\/Hash>/);
    const { Merchant_ID, Login, Password, ...rest } = billRequest({ Bill: "B-2" });
    const merchant = { merchant_id: Merchant_ID, login: Login, password: Password };
    const json: unknown = JSON.parse(
      (await postJson(simulator, paths.createbill, { merchant, ...rest })).text,
    );
    expect(json).toEqual({ createbill: { hash: simulator.control.bills.find("B-2").token } });
  });

  it("until the date given, else for as long as the account says", async () => {
    await start({ merchants: [{ bills: { days: 3 } }] });
    await create({ Pay_until: "20260302T1830" });
    await create({ Bill: "B-2" });
    expect(bills().map(({ payUntil }) => payUntil)).toEqual([
      "2026-03-02T18:30:00.000Z",
      expect.stringMatching(/^2026-03-04T09:00:0/),
    ]);
  });

  it("with a number of the gateway's when the account has automatic numbering and none is sent", async () => {
    await start({ merchants: [{ bills: { autoNumbering: true } }] });
    await create({ Bill: "B000000002" });
    await create({ Bill: "" });
    const { Bill: _unsent, ...unnumbered } = billRequest({ Bill: "" });
    await call(simulator, "createbill", unnumbered);
    expect(bills().map(({ bill }) => bill)).toEqual(["B000000002", "B000000003", "B000000004"]);
  });

  it("and keeps what is left of the values, though the check value is over what was sent", async () => {
    await start();
    await create({ Bill: "B 1;", Bill_comment: "a<b>=c; d", Customer_Lastname: "O'Neil" });
    expect(bills()[0]).toMatchObject({
      bill: "B1",
      fields: { bill_comment: "abc; d", customer_lastname: "ONeil" },
    });
    expect(JSON.stringify(bills())).not.toMatch(/assistdemo1|checkvalue/i);
  });

  it.each([
    [{ CardPayment: "0" }, ["sbp"]],
    [{ FastPayPayment: "0" }, ["card"]],
    [{ DelayPayment: "1" }, ["card"]],
  ])("%j offers %j", async (flags, means) => {
    await start();
    await create(flags);
    expect(bills()[0]?.means).toEqual(means);
  });
});

it("a date that has passed, and another form of the token, are accepted where the rules say so", async () => {
  await start({ rules: { pastPayUntil: "accept", billToken: "letters", billTokenInJson: "return.hash" } });
  const answer = await create({ Pay_until: "20260301T0859", Format: "5" });
  const { state, token } = simulator.control.bills.find("B-1");
  expect(state).toBe("expired");
  expect(token).toMatch(/^[A-Za-z0-9]{20}$/);
  expect(JSON.parse(answer.text)).toEqual({ createbill: { return: { hash: token } } });
});

describe("createbill refuses", () => {
  it.each([
    ["no number", { Bill: "" }, "3/187"],
    ["no amount", { Bill_amount: "" }, "3/108"],
    ["no currency", { Bill_currency: "" }, "3/105"],
    ["a long number", { Bill: "1".repeat(129) }, "4/187"],
    ["three decimals", { Bill_amount: "1.001" }, "4/108"],
    ["sixteen digits", { Bill_amount: "12345678901234.56" }, "4/108"],
    ["a comma", { Bill_amount: "1,00" }, "4/108"],
    ["zero", { Bill_amount: "0.00" }, "5/108"],
    ["a currency of two letters", { Bill_currency: "RU" }, "4/105"],
    ["an unknown currency", { Bill_currency: "XXX" }, "5/105"],
    ["a long comment", { Bill_comment: "x".repeat(4001) }, "4/110"],
    ["a long name", { Customer_Name: "x".repeat(71) }, "4/118"],
    ["a long e-mail address", { Customer_Email: "x".repeat(129) }, "4/120"],
    ["a long mobile number", { Customer_Mobile: "1".repeat(21) }, "4/122"],
    ["a long customer number", { CustomerNumber: "1".repeat(33) }, "4/0"],
    ["a date in another form", { Pay_until: "2026-03-02 18:30" }, "4/104"],
    ["a date that does not exist", { Pay_until: "20260230T1200" }, "4/104"],
    ["an hour that does not exist", { Pay_until: "20260302T2400" }, "4/104"],
    ["a date that has passed", { Pay_until: "20260301T0859" }, "5/104"],
    ["another language", { Language: "DE" }, "5/127"],
    ["three stages", { DelayPayment: "2" }, "5/109"],
    ["an unknown way of sending", { SendNotification: "4" }, "5/185"],
    ["a flag that is no flag", { CardPayment: "yes" }, "5/111"],
    ["no means left", { CardPayment: "0", FastPayPayment: "0" }, "5/111"],
    ["a return address that is no web address", { URL_RETURN_OK: "javascript:alert(1)" }, "4/154"],
    ["a wrong check value", { Checkvalue: "0".repeat(32) }, "9/0"],
    ["no check value", { Checkvalue: "" }, "9/0"],
    ["a wrong password", { Password: "wrong" }, "7/141"],
    ["a wrong login", { Login: "wrong" }, "7/141"],
    ["an unknown merchant", { Merchant_ID: "1" }, "10/100"],
  ])("%s", async (_what, fields: Record<string, string>, pair) => {
    await start();
    expect(codes(await create(fields))).toBe(pair);
    expect(bills()).toEqual([]);
  });

  it("a number that a bill has already, even a revoked one, and leaves that bill as it was", async () => {
    await start();
    await create();
    expect(codes(await create({ Bill_amount: "1.00" }))).toBe("11/187");
    simulator.control.bills.revoke("B-1");
    expect(codes(await create({ Bill_amount: "1.00" }))).toBe("11/187");
    expect(bills().map(({ amount }) => amount)).toEqual(["150.00"]);
  });

  it("a merchant whose bills are not connected", async () => {
    await start({ merchants: [{ bills: { connected: false } }] });
    expect(codes(await create())).toBe("19/350");
    simulator.control.bills.connect(true);
    expect(codes(await create())).toBe("0/0");
  });

  it("two stages without an agreement", async () => {
    await start({ merchants: [{ twoStageAgreed: false }] });
    expect(codes(await create({ DelayPayment: "1" }))).toBe("5/109");
  });

  it("when no token can be made, and then there is no bill", async () => {
    await start();
    simulator.control.faults.set({ service: "createbill", fault: "no-token", times: 1 });
    expect(codes(await create())).toBe("2/189");
    expect(bills()).toEqual([]);
    expect(codes(await create())).toBe("0/0");
  });
});

describe("string X of createbill", () => {
  const core = "679471;assist_demo;assistdemo1;B-1;150.00;RUB;;;;;;;;;";
  const extras = { URL_RETURN: "http://127.0.0.1/r", CardPayment: "1" };
  const signed = (x: string, fields: Record<string, string> = {}) =>
    create({ ...fields, Checkvalue: checkValue("demo-secret-word", x) });

  it("fits the known vector", async () => {
    const owner = { Merchant_ID: "111111", Login: "login", Password: "password" };
    await start({
      merchants: [{ merchantId: "111111", login: "login", password: "password", secretWord: "secret" }],
    });
    const answer = await create({
      ...owner,
      Customer_Name: "Test",
      Customer_Lastname: "Testov",
      Customer_Email: "test@example.com",
      Language: "RU",
      Pay_until: "20300101T1200",
      Checkvalue: "04DA33C85C832EA68767B15483034839",
    });
    expect(codes(answer)).toBe("0/0");
  });

  it.each([
    ["core15", core],
    ["core15+sent_extras", `${core};http://127.0.0.1/r;1`],
    ["all_table_rows_with_empties", `${core};http://127.0.0.1/r;;;1;;;;;;;;`],
  ] as const)("of %s takes no other reading", async (billX, x) => {
    await start({ rules: { billX } });
    expect(codes(await signed(`${x};`, extras))).toBe("9/0");
    expect(codes(await signed(billX === "core15" ? `${x};1` : core, extras))).toBe("9/0");
    expect(codes(await signed(x, extras))).toBe("0/0");
  });

  it("leaves out what is not sent where the rule says so", async () => {
    await start({ rules: { absentBillFieldInX: "no slot" } });
    expect(codes(await signed(core))).toBe("9/0");
    expect(codes(await signed("679471;assist_demo;assistdemo1;B-1;150.00;RUB"))).toBe("0/0");
  });

  it("matters to an account without the check only where the rule says so", async () => {
    await start({ merchants: [{ requireCheckValue: false }] });
    expect(codes(await signed("wrong"))).toBe("9/0");
    simulator.control.setRules({ billCheckValue: "as the account says" });
    expect(codes(await signed("wrong"))).toBe("0/0");
  });
});

describe("the customer is sent", () => {
  const to = { Customer_Email: "anna@example.com", Customer_Mobile: "+79990000000" };
  const { Customer_Email, Customer_Mobile } = to;
  it.each([
    ["0", to, []],
    ["1", to, ["email"]],
    ["2", to, ["sms"]],
    ["3", to, ["email", "sms"]],
    ["1", { Customer_Mobile }, []],
    ["2", { Customer_Email }, []],
    ["3", { Customer_Email }, ["email"]],
    ["3", { Customer_Mobile }, []],
  ])("by SendNotification %s with %j: %j", async (SendNotification, address, sent) => {
    await start();
    await create({ SendNotification, ...address });
    expect(simulator.control.bills.messages("B-1").map(({ by }) => by)).toEqual(sent);
  });

  it("the link, in the customer's language, and as the account says where the request does not", async () => {
    await start({ merchants: [{ bills: { sendNotification: "3" } }] });
    await create({ ...to, Customer_Name: "Anna", Language: "EN", Pay_until: "20260302T1830" });
    const { url } = simulator.control.bills.find("B-1");
    expect(simulator.control.bills.messages()).toEqual([
      expect.objectContaining({
        about: "invoiced",
        to: "anna@example.com",
        subject: "You have a bill to pay",
        text: expect.stringContaining(`Hello, Anna,\n\nA bill No. B-1 for 150.00 RUB`),
      }),
      expect.objectContaining({ to: "+79990000000", subject: "", text: expect.stringContaining(url) }),
    ]);
    expect(simulator.control.bills.messages()[0]?.text).toContain("until 02.03.2026 18:30:00 (GMT)");
  });
});

describe("an answer that is lost", () => {
  it.each([
    ["reset-after", true],
    ["reset-before", false],
    ["refuse", false],
  ] as const)("by %s: the bill is made: %s", async (fault, made) => {
    await start();
    simulator.control.faults.set({ service: "createbill", fault, times: 1 });
    await expect(create()).rejects.toThrow();
    expect(bills()).toHaveLength(made ? 1 : 0);
    expect(codes(await create())).toBe(made ? "11/187" : "0/0");
  });

  it("to an internal error: the bill is made where the fault acts", async () => {
    await start();
    simulator.control.faults.set({ service: "createbill", fault: "internal-error", act: true, times: 1 });
    expect(codes(await create())).toBe("2/1");
    expect(bills()).toHaveLength(1);
  });

  it("hits the named bill alone", async () => {
    await start();
    simulator.control.faults.set({ service: "all", fault: "busy", orderNumber: "B-2" });
    expect(codes(await create())).toBe("0/0");
    expect(codes(await create({ Bill: "B-2" }))).toBe("12/201");
  });
});

describe("an ERIP bill", () => {
  const erip = { merchants: [{ currencyDefault: "BYN", bills: { erip: true } }] };
  const byn = { Bill: "B1", Bill_currency: "BYN" };

  it("is in BYN alone, under thirty Latin letters and digits, sent by e-mail or not at all", async () => {
    await start(erip);
    expect(codes(await create({ ...byn, Bill_currency: "RUB" }))).toBe("5/105");
    expect(codes(await create({ ...byn, Bill: "B-1" }))).toBe("4/187");
    expect(codes(await create({ ...byn, Bill: "Б1" }))).toBe("4/187");
    expect(codes(await create({ ...byn, Bill: "1".repeat(31) }))).toBe("4/187");
    expect(codes(await create({ ...byn, SendNotification: "2" }))).toBe("5/185");
    expect(codes(await create({ ...byn, DelayPayment: "1" }))).toBe("5/109");
    const answer = await create({ ...byn, SendNotification: "1", Customer_Email: "a@example.com" });
    expect(value(answer, "Hash")).toBe("B1");
    expect(simulator.control.bills.messages()[0]?.text).toContain("(ЕРИП): B1");
  });

  it("is paid in ERIP and nowhere else", async () => {
    await start(erip);
    await create(byn);
    expect(() => simulator.control.bills.pay("B1")).toThrow("Bill B1 is paid in ERIP");
    expect(simulator.control.bills.payInErip("B1")).toMatchObject({ state: "Approved", means: ["erip"] });
    expect(() => simulator.control.bills.payInErip("B1")).toThrow("already paid");
    const told = await call(simulator, "orderresult", { OrderNumber: "B1" });
    expect(value(told, "meantypename")).toBe("ERIP");
  });
});

it("a secret in the address is refused", async () => {
  await start();
  const { Password = "", ...rest } = billRequest();
  const answer = await post(simulator, `${paths.createbill}?${new URLSearchParams({ Password })}`, {
    Format: "3",
    ...rest,
  });
  expect(codes(answer)).toBe("9/102");
});
