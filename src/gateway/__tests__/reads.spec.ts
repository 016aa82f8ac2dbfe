import { readFileSync } from "node:fs";
import path from "node:path";

import { parseOrderNumber, type AssistClient, type ClientOptions, type GatewayOrder, type Outcome } from "..";
import {
  APPROVED_ORDER,
  BILLNUMBER,
  clientAt,
  GENUINE_RESULT,
  LocalGateway,
  orderXml,
  PAYMENT_OPERATION,
  resultXml,
  signed,
  type OrderFields,
} from "./local-gateway";

const ORDER_NUMBER = parseOrderNumber("A-100");
const sample = (name: string): string => readFileSync(path.join(__dirname, "samples", name), "utf8");

let gateway: LocalGateway;
let client: AssistClient;

beforeEach(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

afterEach(async () => {
  await client.close();
  await gateway.stop();
});

function use(options: ClientOptions, changes: Record<string, unknown> = {}): void {
  client = clientAt(gateway.url, options, changes);
}

async function read(answer: string | Buffer, status = 200): Promise<Outcome<GatewayOrder[]>> {
  gateway.answers(answer, status);
  return client.orderResult({ orderNumber: ORDER_NUMBER });
}

const oneOrder = (changes: OrderFields, operation: OrderFields = {}): string =>
  resultXml(orderXml(signed({ ...APPROVED_ORDER, ...changes }), [{ ...PAYMENT_OPERATION, ...operation }]));

describe("an order is read", () => {
  test("with its operations, exact amounts and GMT times, and without card holder or expiry", async () => {
    const outcome = await read(GENUINE_RESULT);
    expect(outcome).toEqual({
      kind: "done",
      value: [
        {
          orderNumber: "A-100",
          billnumber: BILLNUMBER,
          testMode: true,
          amount: expect.objectContaining({ amount: "150.00", currency: "RUB" }),
          state: "approved",
          stateText: "Approved",
          orderedAt: new Date("2021-03-22T13:00:54Z"),
          packetAt: new Date("2021-03-22T13:15:53Z"),
          operations: [
            {
              billnumber: `${BILLNUMBER}.1`,
              type: "payment",
              result: "success",
              responseCode: "AS000",
              amount: expect.objectContaining({ amount: "150.00", currency: "RUB" }),
              means: "VISA",
              maskedCard: "411111****1111",
              message: "Успешно & быстро",
              operatedAt: new Date("2021-03-22T13:01:10Z"),
            },
          ],
        },
      ],
    });
  });

  test("by a POST whose body alone carries the credentials, with the search window in GMT", async () => {
    gateway.answers(GENUINE_RESULT);
    await client.orderResult({
      orderNumber: ORDER_NUMBER,
      from: new Date("2021-03-01T05:07:59+03:00"),
      to: new Date("2021-03-23T00:00:01Z"),
    });
    const [request] = gateway.requests;
    expect(request).toMatchObject({ method: "POST", path: "/orderresult/orderresult.cfm" });
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded; charset=utf-8");
    expect(request?.form).toEqual({
      Ordernumber: "A-100",
      Merchant_ID: "111111",
      Login: "shop_login",
      Password: "Passw0rd12345",
      StartYear: "2021",
      StartMonth: "3",
      StartDay: "1",
      StartHour: "2",
      StartMin: "7",
      EndYear: "2021",
      EndMonth: "3",
      EndDay: "23",
      EndHour: "0",
      EndMin: "1",
      Language: "RU",
      Format: "3",
    });
  });

  test("by orderstate, which lists no operations", async () => {
    const { testmode: _none, ...order } = signed({
      ...APPROVED_ORDER,
      orderstate: "In Process",
      packetdate: "27.09.2016 23:24",
    });
    gateway.answers(resultXml(orderXml(order)));
    expect(await client.orderState({ orderNumber: ORDER_NUMBER })).toMatchObject({
      kind: "done",
      value: [
        {
          state: "in-process",
          testMode: undefined,
          operations: [],
          packetAt: new Date("2016-09-27T23:24:00Z"),
        },
      ],
    });
    expect(gateway.requests[0]).toMatchObject({ path: "/orderstate/orderstate.cfm", form: { Format: "3" } });
    expect(gateway.requests[0]?.form).not.toHaveProperty("StartYear");
  });

  test("the real orderstate sample, once its check value fits its order number", async () => {
    const answer = sample("order_status_ok.xml");
    gateway.answers(answer);
    const query = { orderNumber: parseOrderNumber("100") };
    // As published, the check value belongs to order number "ok".
    expect(await client.orderState(query)).toMatchObject({ kind: "unknown", reason: "check-value" });
    gateway.answers(answer.replace("74DEB154081757F1E8097DDFAC35FC5C", "ABAA41AC29744E60B4918DC798C79916"));
    expect(await client.orderState(query)).toMatchObject({
      kind: "done",
      value: [{ orderNumber: "100", billnumber: "5775486650107611", state: "canceled" }],
    });
  });

  test("several attempts under one number", async () => {
    const second = signed({ ...APPROVED_ORDER, billnumber: "5111111000000002", orderstate: "Declined" });
    const outcome = await read(
      resultXml(orderXml(signed(APPROVED_ORDER)) + orderXml(second), { first: "0", second: "0", count: "2" }),
    );
    expect(outcome).toMatchObject({ value: [{ state: "approved" }, { state: "declined" }] });
  });

  test("an unknown state is kept as text and is none of ours", async () => {
    expect(await read(oneOrder({ orderstate: "Reconsidered" }))).toMatchObject({
      value: [{ state: "unknown", stateText: "Reconsidered" }],
    });
  });

  test.each([
    ["AS000", "Success", "success"],
    ["AS102", "Success", "declined"],
    ["AS300", "Success", "pending"],
    ["AS998", "Success", "unknown"],
    ["", "Success", "unknown"],
    ["", "In Process", "pending"],
  ])("an operation with code %p and state %s is %s", async (responsecode, operationstate, result) => {
    expect(await read(oneOrder({}, { responsecode, operationstate }))).toMatchObject({
      value: [{ operations: [{ result }] }],
    });
  });

  test("a whole card number in an answer is masked", async () => {
    const outcome = await read(
      oneOrder({}, { meannumber: "4111111111111111", message: "card 4111-1111-1111-1111" }),
    );
    expect(JSON.stringify(outcome)).not.toMatch(/4111111111111111|4111-1111/);
  });

  test("whatever the HTTP status says (protocol §15 #15)", async () => {
    expect((await read(GENUINE_RESULT, 500)).kind).toBe("done");
    expect((await read(GENUINE_RESULT, 404)).kind).toBe("done");
  });

  test("with the previous secret word as well (promise 21)", async () => {
    use({}, { secretWord: "new", previousSecretWord: "secret" });
    expect((await read(GENUINE_RESULT)).kind).toBe("done");
  });
});

describe("an order that is not there", () => {
  test.each([
    ["10/201", resultXml("", { first: "10", second: "201", count: "0" }), 10],
    ["an empty list", resultXml("", { first: "0", second: "0", count: "0" }), 0],
  ])("by %s is not found", async (_name, answer, firstcode) => {
    expect(await read(answer)).toMatchObject({ kind: "not-found", firstcode });
  });

  test("the published error sample, an unknown merchant, is refused and not taken for a missing order", async () => {
    expect(await read(sample("order_status_error.xml"))).toMatchObject({
      kind: "refused",
      reason: "credentials",
      firstcode: 10,
    });
  });
});

describe("an answer that cannot be believed is unknown, never done (promises 1, 4, 11)", () => {
  test.each<[string, string, string]>([
    [
      "a wrong check value",
      resultXml(orderXml({ ...signed(APPROVED_ORDER), checkvalue: "0".repeat(32) })),
      "check-value",
    ],
    ["no check value", resultXml(orderXml(APPROVED_ORDER)), "check-value"],
    ["an empty check value", resultXml(orderXml({ ...APPROVED_ORDER, checkvalue: "" })), "check-value"],
    ["another secret word", resultXml(orderXml(signed(APPROVED_ORDER, "other"))), "check-value"],
    [
      "a changed amount",
      resultXml(orderXml({ ...signed(APPROVED_ORDER), orderamount: "1.00" })),
      "check-value",
    ],
    [
      "a changed currency",
      resultXml(orderXml({ ...signed(APPROVED_ORDER), ordercurrency: "BYN" })),
      "check-value",
    ],
    [
      "a changed state",
      resultXml(orderXml({ ...signed(APPROVED_ORDER), orderstate: "Declined" })),
      "check-value",
    ],
    [
      "another order's answer",
      resultXml(orderXml(signed({ ...APPROVED_ORDER, ordernumber: "A-101" }))),
      "mismatch",
    ],
    [
      "a number in other letters",
      resultXml(orderXml(signed({ ...APPROVED_ORDER, ordernumber: "a-100" }))),
      "mismatch",
    ],
    ["no order number", resultXml(orderXml(signed({ ...APPROVED_ORDER, ordernumber: "" }))), "mismatch"],
    ["another order's operation", oneOrder({}, { billnumber: "5111111000000009.1" }), "mismatch"],
    ["an amount that is none", oneOrder({ orderamount: "1e3" }), "unreadable"],
    ["a negative amount", oneOrder({ orderamount: "-150.00" }), "unreadable"],
    ["an unknown currency", oneOrder({ ordercurrency: "XXX" }), "unreadable"],
    ["an operation's amount that is none", oneOrder({}, { amount: "" }), "unreadable"],
    ["an operation without a number of its own", oneOrder({}, { billnumber: BILLNUMBER }), "unreadable"],
    ["an operation without a kind", oneOrder({}, { operationtype: "" }), "unreadable"],
    ["no billnumber", oneOrder({ billnumber: "" }), "unreadable"],
    [
      "an element twice",
      GENUINE_RESULT.replace("</orderamount>", "</orderamount><orderamount>1.00</orderamount>"),
      "unreadable",
    ],
    ["an order too few", GENUINE_RESULT.replace("count='1'", "count='2'"), "unreadable"],
    ["no codes", GENUINE_RESULT.replace("firstcode='0'", ""), "unreadable"],
    ["a code that is no number", GENUINE_RESULT.replace("firstcode='0'", "firstcode='0x0'"), "unreadable"],
    [
      "another root",
      GENUINE_RESULT.replace("<result ", "<other ").replace("</result>", "</other>"),
      "unreadable",
    ],
    [
      "the same order twice",
      resultXml(orderXml(signed(APPROVED_ORDER)).repeat(2), { first: "0", second: "0", count: "2" }),
      "mismatch",
    ],
    [
      "the same operation twice",
      resultXml(orderXml(signed(APPROVED_ORDER), [PAYMENT_OPERATION, PAYMENT_OPERATION])),
      "mismatch",
    ],
  ])("%s", async (_name, answer, reason) => {
    expect(await read(answer)).toMatchObject({ kind: "unknown", reason, certainlyNotSent: false });
  });

  test.each([
    ["1/0", "1", "0", { kind: "unknown", reason: "internal-error" }],
    ["2/1", "2", "1", { kind: "unknown", reason: "internal-error" }],
    ["0/1", "0", "1", { kind: "unknown", reason: "unknown-code" }],
    ["7/141", "7", "141", { kind: "refused", reason: "credentials" }],
    ["1/3", "1", "3", { kind: "refused", reason: "rate-limited", mayRetryLater: true }],
  ])("codes %s beside a good order", async (_name, first, second, expected) => {
    const answer = resultXml(orderXml(signed(APPROVED_ORDER)), { first, second, count: "1" });
    expect(await read(answer)).toMatchObject(expected);
  });

  test("without a check value only when the account is set to PGP, and then never with a wrong one", async () => {
    use({ answerCheck: "pgp" });
    expect((await read(resultXml(orderXml({ ...APPROVED_ORDER, checkvalue: "" })))).kind).toBe("done");
    const wrong = resultXml(orderXml({ ...APPROVED_ORDER, checkvalue: "0".repeat(32) }));
    expect(await read(wrong)).toMatchObject({ kind: "unknown", reason: "check-value" });
  });

  test("another merchant's answer has another check value", async () => {
    use({}, { merchantId: "222222" });
    expect(await read(GENUINE_RESULT)).toMatchObject({ kind: "unknown", reason: "check-value" });
  });

  test("more operations than any order has", async () => {
    const operations = Array.from({ length: 1001 }, (_, i) => ({
      ...PAYMENT_OPERATION,
      billnumber: `${BILLNUMBER}.${i + 1}`,
    }));
    expect(await read(resultXml(orderXml(signed(APPROVED_ORDER), operations)))).toMatchObject({
      reason: "too-large",
    });
  });
});

describe("resultbydate", () => {
  const period = { from: new Date("2021-03-22T00:00:00Z"), to: new Date("2021-03-23T00:00:00Z") };

  test("lists the orders of a day, whatever their numbers", async () => {
    gateway.answers(
      resultXml(orderXml(signed({ ...APPROVED_ORDER, ordernumber: "Заказ 7" }), [PAYMENT_OPERATION])),
    );
    expect(await client.resultByDate(period)).toMatchObject({
      kind: "done",
      value: [{ orderNumber: "Заказ 7" }],
    });
    expect(gateway.requests[0]).toMatchObject({
      path: "/resultbydate/resultbydate.cfm",
      form: { StartDay: "22", EndDay: "23", Format: "3" },
    });
  });

  test.each([
    ["0", "0"],
    ["10", "201"],
  ])("an empty day (%s/%s) is an empty list", async (first, second) => {
    gateway.answers(resultXml("", { first, second, count: "0" }));
    expect(await client.resultByDate(period)).toEqual({ kind: "done", value: [] });
  });

  test("one order that cannot be believed makes the whole list unknown", async () => {
    const forged = { ...signed(APPROVED_ORDER), billnumber: "5111111000000002", orderamount: "1.00" };
    gateway.answers(
      resultXml(orderXml(signed(APPROVED_ORDER)) + orderXml(forged), { first: "0", second: "0", count: "2" }),
    );
    expect(await client.resultByDate(period)).toMatchObject({ kind: "unknown", reason: "check-value" });
  });

  test("a period that the gateway would silently replace is refused before it is sent", async () => {
    const tooLong = { from: period.from, to: new Date(period.to.getTime() + 1) };
    expect(await client.resultByDate(tooLong)).toMatchObject({ kind: "refused", reason: "parameter" });
    expect(await client.resultByDate({ from: period.to, to: period.from })).toMatchObject({
      kind: "refused",
    });
    await expect(client.resultByDate({ from: new Date(NaN), to: period.to })).rejects.toThrow(RangeError);
    expect(gateway.requests).toHaveLength(0);
  });
});
