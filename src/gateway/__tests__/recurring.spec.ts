import { startSimulator, type Simulator } from "../../../simulator";
import {
  Money,
  objectionToRecurringPayment,
  parseOrderNumber,
  PaymentRequestError,
  type AssistClient,
  type PaymentRequest,
  type RecurringTerms,
} from "..";
import { BILLNUMBER, clientAt, elements, LocalGateway, resultXml, type OrderFields } from "./local-gateway";

const rub = (amount: string): Money => Money.parse(amount, "RUB");
const now = new Date("2026-03-01T09:00:00Z");
const terms: RecurringTerms = {
  min: rub("100"),
  max: rub("500"),
  periodDays: 30,
  lastDay: new Date("2036-06-01T00:00:00Z"),
};
const first: PaymentRequest = {
  orderNumber: parseOrderNumber("A-100"),
  amount: rub("150"),
  stages: "one",
  means: "card",
  recurring: terms,
};
const second = parseOrderNumber("A-101");
const payment = (amount = rub("200"), changes: Partial<RecurringTerms> = {}) => ({
  firstBillnumber: BILLNUMBER,
  terms: { ...terms, ...changes },
  orderNumber: second,
  amount,
});

describe("the first payment of a subscription", () => {
  const client = clientAt("http://127.0.0.1:1");
  const fields = (recurring: RecurringTerms): Record<string, string> =>
    client.paymentForm({ ...first, recurring }).fields;

  test("names what the shopper agrees to, and the check value is that of any other", () => {
    expect(fields(terms)).toMatchObject({
      RecurringIndicator: "1",
      RecurringMinAmount: "100.00",
      RecurringMaxAmount: "500.00",
      RecurringPeriod: "30",
      RecurringMaxDate: "01.06.2036",
    });
    const other = client.paymentForm({ ...first, recurring: undefined }).fields;
    expect(fields(terms).Checkvalue).toBe(other.Checkvalue);
    expect(Object.keys(other).filter((name) => name.startsWith("Recurring"))).toEqual([]);
  });

  test.each<[string, Partial<RecurringTerms>]>([
    ["nothing at the least", { min: Money.zero("RUB") }],
    ["more at the least than at the most", { min: rub("500.01") }],
    ["another currency", { max: Money.parse("500", "USD") }],
    ["no period", { periodDays: 0 }],
    ["half a day", { periodDays: 1.5 }],
    ["a period of four digits", { periodDays: 1000 }],
    ["a day that is over", { lastDay: new Date("2020-01-01") }],
    ["today as the last day", { lastDay: new Date() }],
    ["no day", { lastDay: new Date(Number.NaN) }],
  ])("%s is refused with a sentence", (_what, changes) => {
    expect(() => fields({ ...terms, ...changes })).toThrow(PaymentRequestError);
  });
});

describe("what the shopper has not agreed to", () => {
  test.each<[string, Money, Partial<RecurringTerms>, RegExp | undefined]>([
    ["the least", rub("100"), {}, undefined],
    ["the most", rub("500"), {}, undefined],
    ["less", rub("99.99"), {}, /from 100.00 RUB to 500.00 RUB/],
    ["more", rub("500.01"), {}, /from 100.00 RUB to 500.00 RUB/],
    ["another currency", Money.parse("200", "USD"), {}, /currency/],
    ["on the last day", rub("200"), { lastDay: new Date("2026-03-01T00:00:00Z") }, undefined],
    ["after it", rub("200"), { lastDay: new Date("2026-02-28T23:59:59Z") }, /over/],
    ["no day", rub("200"), { lastDay: new Date(Number.NaN) }, /over/],
  ])("%s", (_what, amount, changes, objection) => {
    const said = objectionToRecurringPayment({ ...terms, ...changes }, amount, now);
    if (objection) expect(said).toMatch(objection);
    else expect(said).toBeUndefined();
  });
});

describe("the answer to a later payment", () => {
  let gateway: LocalGateway;
  let client: AssistClient;
  beforeAll(async () => {
    gateway = await LocalGateway.start();
    client = clientAt(gateway.url, { now: () => now });
  });
  beforeEach(() => (gateway.requests.length = 0));
  afterAll(async () => {
    await client.close();
    await gateway.stop();
  });

  const other = "5111111000000002";
  const paid: OrderFields = {
    ordernumber: "A-101",
    responsecode: "AS000",
    amount: "200.00",
    currency: "RUB",
    orderstate: "Approved",
    operationtype: "100",
    billnumber: `${other}.1`,
    orderamount: "200.00",
    ordercurrency: "RUB",
    packetdate: "22.03.2026 13:15:53",
    signature: "",
  };
  const answers = (changes: OrderFields = {}) =>
    gateway.answers(resultXml(`<orders><order>${elements({ ...paid, ...changes })}</order></orders>`));

  test("is done when everything agrees, and the request names the first payment", async () => {
    answers();
    expect(await client.recurringPayment({ ...payment(), comment: "March <b>" })).toMatchObject({
      kind: "done",
      value: { billnumber: other, orderNumber: "A-101", state: "approved" },
    });
    expect(gateway.requests[0]).toMatchObject({
      path: "/recurrent/rp.cfm",
      form: {
        ...{ BillNumber: BILLNUMBER, OrderNumber: "A-101", Amount: "200.00", Currency: "RUB" },
        ...{ OrderComment: "March b", Merchant_ID: "111111", Login: "shop_login", Format: "3" },
      },
    });
  });

  test.each<[string, OrderFields]>([
    ["of another order number", { ordernumber: "A-100" }],
    ["of the first payment", { billnumber: `${BILLNUMBER}.1` }],
    ["of another amount", { amount: "200.01" }],
    ["of another currency", { currency: "USD" }],
    ["of another kind", { operationtype: "200" }],
    ["of another state", { orderstate: "Canceled" }],
    ["of no state", { orderstate: "" }],
  ])("%s leaves the outcome unknown", async (_what, changes) => {
    answers(changes);
    expect(await client.recurringPayment(payment())).toMatchObject({ kind: "unknown" });
  });

  test("is sent once, whatever comes back", async () => {
    gateway.behaves((response) => response.destroy());
    expect(await client.recurringPayment(payment())).toMatchObject({ kind: "unknown" });
    expect(gateway.requests).toHaveLength(1);
  });

  test("a declined one is refused, and one that was not agreed to is not sent", async () => {
    answers({ responsecode: "AS102", orderstate: "Declined" });
    expect(await client.recurringPayment(payment())).toMatchObject({ kind: "refused" });
    gateway.requests.length = 0;
    for (const refused of [
      payment(rub("500.01")),
      payment(rub("200"), { lastDay: new Date("2026-02-01") }),
      { ...payment(), firstBillnumber: "1" },
      { ...payment(), orderNumber: "A;1" as never },
    ])
      expect(await client.recurringPayment(refused)).toMatchObject({ kind: "refused", reason: "parameter" });
    expect(gateway.requests).toEqual([]);
  });
});

describe("against the local Assist", () => {
  let assist: Simulator;
  let client: AssistClient;
  beforeEach(async () => {
    assist = await startSimulator({
      merchants: [
        { merchantId: "111111", login: "shop_login", password: "Passw0rd12345", secretWord: "secret" },
      ],
    });
    client = clientAt(assist.url);
  });
  afterEach(async () => {
    await client.close();
    await assist.close();
  });

  async function subscribed(): Promise<string> {
    const { action, fields } = client.paymentForm(first);
    await fetch(action, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    return assist.control.pay("A-100").billnumber;
  }

  test("a month is taken, found again by its own number, and refunded like any payment", async () => {
    const firstBillnumber = await subscribed();
    const done = await client.recurringPayment({ ...payment(), firstBillnumber });
    expect(done).toMatchObject({ kind: "done", value: { orderNumber: "A-101" } });
    const found = await client.orderResult({ orderNumber: second });
    expect(found).toMatchObject({ kind: "done", value: [{ state: "approved", orderNumber: "A-101" }] });
    const billnumber = done.kind === "done" ? done.value.billnumber : "";
    expect(await client.cancel({ billnumber, orderNumber: second })).toMatchObject({ kind: "done" });
    expect(assist.control.totals("A-101")).toMatchObject({ refunded: "200.00" });
  });

  test("a lost answer is unknown, and its order number tells what became of it", async () => {
    const firstBillnumber = await subscribed();
    assist.control.faults.set({ service: "rp", fault: "reset-after", times: 1 });
    expect(await client.recurringPayment({ ...payment(), firstBillnumber })).toMatchObject({
      kind: "unknown",
    });
    expect(await client.orderResult({ orderNumber: second })).toMatchObject({ kind: "done" });
    // The same number again is refused, so that nothing is taken twice.
    expect(await client.recurringPayment({ ...payment(), firstBillnumber })).toMatchObject({
      kind: "refused",
    });
    expect(assist.control.totals("A-101")).toMatchObject({ captured: "200.00" });
  });

  test("one that was canceled in the bank's application is refused", async () => {
    const firstBillnumber = await subscribed();
    assist.control.subscriptions.cancel(firstBillnumber);
    expect(await client.recurringPayment({ ...payment(), firstBillnumber })).toMatchObject({
      kind: "refused",
    });
  });
});
