import { checkValue, startSimulator, type Simulator, type SimulatorOptions } from "../index";
import { call, codes, credentials, paths, post, postJson, value, values } from "./merchant";

let simulator: Simulator;
const NOW = new Date("2026-03-10T12:00:00Z");
const start = async (options: SimulatorOptions = {}) =>
  (simulator = await startSimulator({ now: NOW, ...options }));
afterEach(() => simulator.close());
const open = (OrderNumber = "A-1", more: Record<string, string> = {}) =>
  simulator.control.openOrder({ OrderNumber, OrderAmount: "150.00", OrderCurrency: "RUB", ...more });
const json = async (service: "orderstate" | "orderresult", body: object) =>
  JSON.parse((await postJson(simulator, paths[service], body)).text) as Record<string, unknown>;

describe("orderstate", () => {
  it("tells the state with a check value over the order's amount, and no seconds in packetdate", async () => {
    await start();
    open("A-1", { Delay: "1" });
    simulator.control.pay("A-1");
    const answer = await call(simulator, "orderstate", { OrderNumber: "A-1" });
    expect(answer.text).toMatch(
      /^<\?xml version='1.0' encoding='utf-8' standalone='yes'\?>\n<!DOCTYPE result \[/,
    );
    expect(codes(answer)).toBe("0/0");
    expect(value(answer, "orderstate")).toBe("Delayed");
    expect(value(answer, "packetdate")).toBe("10.03.2026 12:00");
    expect(value(answer, "checkvalue")).toBe(checkValue("demo-secret-word", "679471A-1150.00RUBDelayed"));
  });

  it("tells every attempt of a number, oldest first, each with its billnumber", async () => {
    await start();
    const attempts = [open().billnumber];
    simulator.control.decline("A-1");
    attempts.push(open().billnumber);
    simulator.control.pay("A-1");
    const answer = await call(simulator, "orderstate", { OrderNumber: "A-1" });
    expect(answer.text).toContain("count='2'");
    expect(values(answer, "billnumber")).toEqual(attempts);
    expect(values(answer, "orderstate")).toEqual(["Declined", "Approved"]);
  });

  it("as JSON: bare numbers, checkdata inside, an array for several orders, credentials in merchant{}", async () => {
    await start();
    open();
    const merchant = { merchant_id: 679471, login: "assist_demo", password: "assistdemo1" };
    const one = await json("orderstate", { merchant, ordernumber: "A-1" });
    expect(one).toEqual({
      orderstate: {
        ordernumber: "A-1",
        billnumber: expect.any(String),
        orderamount: 150,
        ordercurrency: "RUB",
        orderstate: "In Process",
        checkdata: {
          packetdate: "10.03.2026 12:00",
          signature: "",
          checkvalue: checkValue("demo-secret-word", "679471A-1150.00RUBIn Process"),
        },
      },
    });
    open();
    expect((await json("orderstate", { merchant, ordernumber: "A-1" })).orderstate).toHaveLength(2);
    expect(
      (await postJson(simulator, paths.orderstate, { merchant, ordernumber: "A-1", format: 3 })).text,
    ).toMatch(/^<\?xml/);
  });

  it("answers SOAP when a form does not say a format", async () => {
    await start();
    open();
    const answer = await post(simulator, paths.orderstate, { ...credentials, OrderNumber: "A-1" });
    expect(answer.text).toContain("<soapenv:Body>");
    const refused = await post(simulator, paths.orderstate, { ...credentials, OrderNumber: "A-2" });
    expect(value(refused, "faultcode")).toBe("10:201");
  });
});

describe("the search window", () => {
  it("is three days by order date, unless Start says otherwise; times are GMT", async () => {
    await start();
    open();
    simulator.control.clock.advance({ days: 3, minutes: 1 });
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }))).toBe("10/201");
    expect(codes(await call(simulator, "orderresult", { OrderNumber: "A-1" }))).toBe("10/201");
    const from = { StartYear: "2026", StartMonth: "3", StartDay: "10", StartHour: "12", StartMin: "0" };
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...from }))).toBe("0/0");
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...from, StartHour: "13" }))).toBe(
      "10/201",
    );
  });

  it("silently falls back to three days when a date is invalid", async () => {
    await start();
    open();
    simulator.control.clock.advance({ days: 4 });
    const mistakes: Record<string, string>[] = [
      { StartMonth: "13" },
      { StartDay: "31", StartMonth: "2" },
      { StartYear: "" },
      { StartHour: "24" },
    ];
    for (const wrong of mistakes) {
      const from = { StartYear: "2026", StartMonth: "3", StartDay: "1", ...wrong };
      expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...from }))).toBe("10/201");
    }
  });

  it("ends where End says", async () => {
    await start();
    open();
    const until = { EndYear: "2026", EndMonth: "3", EndDay: "10", EndHour: "11", EndMin: "59" };
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...until }))).toBe("10/201");
  });
});

describe("orderresult", () => {
  it("lists the operations with extended billnumbers, trimmed numbers and the shopper's data", async () => {
    await start();
    const { billnumber } = open("A-1", { Delay: "1", Lastname: "Иванов", Email: "a@example.test" });
    simulator.control.pay("A-1");
    simulator.control.account.charge(billnumber, "100.00");
    const answer = await call(simulator, "orderresult", { OrderNumber: "A-1" });
    expect(values(answer, "billnumber")).toEqual([billnumber, `${billnumber}.1`, `${billnumber}.2`]);
    expect(values(answer, "operationtype")).toEqual(["100", "200"]);
    expect(values(answer, "amount")).toEqual(["150.00", "100.00"]);
    expect(values(answer, "responsecode")).toEqual(["AS000", "AS000"]);
    expect(value(answer, "meannumber")).toBe("411111****1111");
    expect(value(answer, "lastname")).toBe("Иванов");
    expect(value(answer, "message")).toBe("Completed successfully");
    expect(value(answer, "processingname")).toBe("Fake");
    expect(
      value(await call(simulator, "orderresult", { OrderNumber: "A-1", Language: "RU" }), "message"),
    ).toBe("Завершено успешно");
  });

  it("as JSON has customer{} and operations[], numbers without decimals, the check value over two", async () => {
    await start();
    open();
    simulator.control.pay("A-1", { means: "card" });
    const answer = JSON.parse(
      (await call(simulator, "orderresult", { OrderNumber: "A-1", Format: "5" })).text,
    ) as unknown;
    expect(answer).toMatchObject({
      orderresult: {
        orderamount: 150,
        checkvalue: checkValue("demo-secret-word", "679471A-1150.00RUBApproved"),
        customer: { email: "" },
        operations: [{ operationtype: "100", operationstate: "Success", amount: 150, responsecode: "AS000" }],
      },
    });
  });

  it("signs with PGP instead of a check value when the account says so", async () => {
    await start({ merchants: [{ signType: "PGP" }] });
    open();
    const answer = await call(simulator, "orderresult", { OrderNumber: "A-1" });
    expect(value(answer, "checkvalue")).toBe("");
    expect(value(answer, "signature")).toMatch(/^kA0DAAIR/);
  });

  it("shows what the bank has not decided", async () => {
    await start();
    open();
    simulator.control.submit("A-1");
    const answer = await call(simulator, "orderresult", { OrderNumber: "A-1" });
    expect([
      value(answer, "orderstate"),
      value(answer, "operationstate"),
      value(answer, "responsecode"),
    ]).toEqual(["In Process", "In Process", "AS300"]);
  });
});

describe("resultbydate", () => {
  const day = (name: string, hour: string) => ({
    [`${name}Year`]: "2026",
    [`${name}Month`]: "3",
    [`${name}Day`]: "10",
    [`${name}Hour`]: hour,
    [`${name}Min`]: "0",
  });

  it("lists the operations of a window up to 24 hours, of the last three hours otherwise", async () => {
    await start();
    for (const number of ["A-1", "A-2"]) {
      open(number);
      simulator.control.pay(number);
      simulator.control.clock.advance({ hours: 4 });
    }
    const numbers = async (fields: Record<string, string>) =>
      values(await call(simulator, "resultbydate", fields), "ordernumber");
    expect(await numbers({})).toEqual([]);
    expect(await numbers({ ...day("Start", "11"), ...day("End", "17") })).toEqual(["A-1", "A-2"]);
    expect(await numbers({ ...day("Start", "11"), ...day("End", "13") })).toEqual(["A-1"]);
    expect(await numbers({ ...day("Start", "11"), StartDay: "8", ...day("End", "17") })).toEqual([]);
  });

  it("as JSON is always a list, amounts as strings", async () => {
    await start();
    open();
    simulator.control.pay("A-1");
    const answer = JSON.parse((await call(simulator, "resultbydate", { Format: "5" })).text) as unknown;
    expect(answer).toMatchObject({
      resultbydate: [{ ordernumber: "A-1", operations: [{ amount: "150.00" }] }],
    });
  });
});

describe("a query is refused", () => {
  it.each([
    [{ Password: "wrong" }, "7/141"],
    [{ Login: "wrong" }, "7/141"],
    [{ Login: "" }, "3/101"],
    [{ Password: "" }, "3/102"],
    [{ Merchant_ID: "" }, "3/100"],
    [{ Merchant_ID: "abc" }, "4/100"],
    [{ Merchant_ID: "1" }, "10/100"],
    [{ OrderNumber: "" }, "3/107"],
    [{ OrderNumber: "unknown" }, "10/201"],
    [{ Format: "1" }, "4/103"],
    [{ Format: "2" }, "4/103"],
    [{ Format: "9" }, "5/103"],
  ])("%j: %s", async (wrong: Record<string, string>, expected) => {
    await start();
    open();
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...wrong }))).toBe(expected);
  });

  it("with a secret in the address, even when the body is right", async () => {
    await start();
    open();
    const answer = await post(simulator, `${paths.orderstate}?password=assistdemo1`, {
      ...credentials,
      OrderNumber: "A-1",
      Format: "3",
    });
    expect(codes(answer)).toBe("9/102");
  });

  it("in JSON with the pair where the rule says", async () => {
    await start();
    expect(await json("orderresult", {})).toEqual({ firstcode: 3, secondcode: 100 });
    simulator.control.setRules({ jsonErrorShape: "service", errorHttpStatus: 400 });
    expect(await json("orderresult", {})).toEqual({ orderresult: { firstcode: 3, secondcode: 100 } });
    simulator.control.setRules({ jsonErrorShape: "fault" });
    expect((await postJson(simulator, paths.orderresult, {})).status).toBe(400);
  });

  it("when it comes too soon after the last one about the order", async () => {
    await start({ rules: { minimumQueryIntervalSeconds: 10 } });
    open();
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }))).toBe("0/0");
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }))).toBe("1/3");
    simulator.control.clock.advance({ seconds: 11 });
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }))).toBe("0/0");
  });

  it("about an order of another merchant", async () => {
    await start({ merchants: [{}, { merchantId: "111111", login: "other_shop", password: "otherpass1" }] });
    open();
    const stranger = { Merchant_ID: "111111", Login: "other_shop", Password: "otherpass1" };
    expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1", ...stranger }))).toBe("10/201");
  });
});

it("names are matched whatever their case", async () => {
  await start();
  open();
  const answer = await post(simulator, "/OrderState/OrderState.cfm", {
    merchant_id: "679471",
    LOGIN: "assist_demo",
    password: "assistdemo1",
    ordernumber: "A-1",
    FORMAT: "3",
  });
  expect(codes(answer)).toBe("0/0");
});
