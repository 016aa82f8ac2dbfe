import {
  checkValue,
  startSimulator,
  type MerchantOptions,
  type Simulator,
  type SimulatorOptions,
} from "../index";
import { call, receiver, rightAnswer, type Receiver } from "./merchant";

let simulator: Simulator;
let shop: Receiver;
beforeEach(async () => (shop = await receiver()));
afterEach(() => Promise.all([simulator.close(), shop.close()]));
const start = async (merchant: MerchantOptions = {}, options: SimulatorOptions = {}) =>
  (simulator = await startSimulator({
    now: new Date("2026-03-10T12:00:00Z"),
    merchants: [{ notificationUrl: shop.url, ...merchant }],
    ...options,
  }));
const open = (more: Record<string, string> = {}) =>
  simulator.control.openOrder({ OrderNumber: "A-1", OrderAmount: "150.00", OrderCurrency: "RUB", ...more });
const idle = () => simulator.control.notifications.idle();
const verdicts = () =>
  simulator.control.notifications.list().map(({ attempts }) => attempts.map(({ verdict }) => verdict));
const heard = () =>
  shop.received.map(({ orderstate, operationtype, amount }) => `${operationtype} ${orderstate} ${amount}`);

describe("what is sent", () => {
  it("a form with lower-case names, GMT dates, a check value over the operation's amount", async () => {
    await start();
    const { billnumber } = open({ Delay: "1", Firstname: "Анна" });
    simulator.control.pay("A-1");
    await call(simulator, "charge", { Billnumber: billnumber, Amount: "100.00", Currency: "RUB" });
    await idle();
    expect(shop.received[1]).toMatchObject({
      merchant_id: "679471",
      ordernumber: "A-1",
      billnumber,
      testmode: "1",
      orderamount: "150.00",
      amount: "100.00",
      currency: "RUB",
      firstname: "Анна",
      orderstate: "PartialDelayed",
      operationtype: "200",
      responsecode: "AS000",
      packetdate: expect.stringMatching(/^10\.03\.2026 12:00:\d\d$/),
      signature: "",
      checkvalue: checkValue("demo-secret-word", "679471A-1100.00RUBPartialDelayed"),
    });
  });

  it("payments, confirmations and cancellations, declined ones too", async () => {
    await start();
    open();
    simulator.control.decline("A-1");
    open({ Delay: "1" });
    const { billnumber } = simulator.control.pay("A-1");
    simulator.control.account.charge(billnumber);
    simulator.control.account.cancel(billnumber, "1.00");
    await idle();
    expect(heard().sort()).toEqual([
      "100 Declined 150.00",
      "100 Delayed 150.00",
      "200 Approved 150.00",
      "300 PartialCanceled 1.00",
    ]);
  });

  it("only what the account asked for, and never a time-out", async () => {
    await start({ notify: { confirmations: false, cancellations: false, onlySuccessful: true } });
    open();
    simulator.control.decline("A-1");
    open();
    simulator.control.clock.advance({ hours: 1 });
    open({ Delay: "1" });
    const { billnumber } = simulator.control.pay("A-1");
    simulator.control.account.charge(billnumber);
    simulator.control.account.cancel(billnumber);
    await idle();
    expect(heard()).toEqual(["100 Delayed 150.00"]);
    expect(simulator.control.orders("A-1").map(({ state }) => state)).toEqual([
      "Declined",
      "Timeout",
      "Canceled",
    ]);
  });

  it("a PGP signature instead of the check value when the account says so", async () => {
    await start({ signType: "PGP" });
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(shop.received[0]?.checkvalue).toBe("");
    expect(Buffer.from(shop.received[0]?.signature ?? "", "base64").toString("latin1")).toContain(
      "679471,A-1,150.00,RUB,Approved",
    );
  });
});

describe("what the shop answers", () => {
  const wrong =
    (body: string, status = 200) =>
    () => ({ status, body });
  it.each<[string, Receiver["respond"], string]>([
    ["an echo of billnumber and packetdate", rightAnswer, "accepted"],
    [
      "an error pair",
      wrong('<pushpaymentresult firstcode="9" secondcode="7"></pushpaymentresult>'),
      "refused",
    ],
    ["OK", wrong("OK"), "not understood"],
    ["nothing", wrong(""), "not understood"],
    [
      "0/0 without an echo",
      wrong('<pushpaymentresult firstcode="0" secondcode="0"></pushpaymentresult>'),
      "not understood",
    ],
    ["another billnumber", (fields) => rightAnswer({ ...fields, billnumber: "5" }), "not understood"],
    ["another packetdate", (fields) => rightAnswer({ ...fields, packetdate: "now" }), "not understood"],
    ["500", wrong("", 500), "http error"],
    ["a redirect", wrong("", 302), "http error"],
  ])("%s", async (_what, respond, verdict) => {
    await start();
    shop.respond = respond;
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(verdicts()).toEqual([[verdict]]);
  });

  it("any 200 will do for accounts of that kind", async () => {
    await start({ answerType: "http200" });
    shop.respond = wrong("thanks");
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(verdicts()).toEqual([["accepted"]]);
  });
});

describe("retries", () => {
  it("follow the schedule on the simulator's clock and end with the acceptance", async () => {
    await start();
    shop.respond = () => ({ status: 500, body: "" });
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(simulator.control.notifications.list()[0]?.nextAttemptAt).toMatch(/12:01:0\d/);
    simulator.control.clock.advance({ minutes: 1 });
    await idle();
    expect(shop.received).toHaveLength(2);
    shop.respond = rightAnswer;
    simulator.control.clock.advance({ minutes: 4 });
    await idle();
    simulator.control.clock.advance({ hours: 2 });
    await idle();
    expect(verdicts()).toEqual([["http error", "http error", "accepted"]]);
    expect(new Set(shop.received.map(({ packetdate }) => packetdate)).size).toBe(1);
  });

  it("catch up when the clock jumps, and give up after the last", async () => {
    await start({ retryMinutes: [0, 1, 5] });
    shop.respond = () => ({ status: 500, body: "" });
    open();
    simulator.control.pay("A-1");
    await idle();
    simulator.control.clock.advance({ days: 1 });
    await idle();
    expect(verdicts()).toEqual([["http error", "http error", "http error"]]);
    expect(simulator.control.notifications.list()[0]).not.toHaveProperty("nextAttemptAt");
  });

  it("reach a shop that was down", async () => {
    await start({ notificationUrl: "http://127.0.0.1:9/down" });
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(verdicts()).toEqual([["unreachable"]]);
  });
});

describe("the test's hand on them", () => {
  it("holds, and releases in either order", async () => {
    await start();
    simulator.control.notifications.hold();
    for (const OrderNumber of ["A-1", "A-2"]) {
      open({ OrderNumber });
      simulator.control.pay(OrderNumber);
    }
    await idle();
    expect(shop.received).toEqual([]);
    simulator.control.notifications.release("reversed");
    await idle();
    expect(shop.received.map(({ ordernumber }) => ordernumber).sort()).toEqual(["A-1", "A-2"]);
  });

  it("loses them all", async () => {
    await start();
    simulator.control.notifications.dropAll(true);
    open();
    simulator.control.pay("A-1");
    simulator.control.clock.advance({ days: 1 });
    await idle();
    expect(verdicts()).toEqual([["dropped"]]);
  });

  it("sends one again, while others are held, any number of times at once", async () => {
    await start();
    simulator.control.notifications.hold();
    open();
    simulator.control.pay("A-1");
    await Promise.all(Array.from({ length: 5 }, () => simulator.control.notifications.resend("1")));
    expect(verdicts()).toEqual([Array(5).fill("accepted")]);
    expect(new Set(shop.received.map((fields) => JSON.stringify(fields))).size).toBe(1);
    await expect(simulator.control.notifications.resend("7")).rejects.toThrow("There is no notification 7");
  });
});

describe("where they may go", () => {
  it.each([
    "http://192.0.2.1/x",
    "http://example.test/x",
    "http://127.0.0.1.example.test/x",
    "ftp://127.0.0.1/x",
    "not a url",
  ])("not to %s", async (notificationUrl) => {
    await start({ notificationUrl });
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(verdicts()).toEqual([["not allowed"]]);
  });

  it("not to a port the gateway does not call, when that rule is on", async () => {
    await start({}, { rules: { enforceNotificationPorts: true } });
    open();
    simulator.control.pay("A-1");
    await idle();
    expect(verdicts()).toEqual([["not allowed"]]);
    expect(simulator.control.notifications.list()[0]?.attempts[0]?.reason).toContain(
      "443, 8443, 80 and 8080",
    );
  });
});
