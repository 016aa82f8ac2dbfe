import {
  Money,
  parseOrderNumber,
  type AssistClient,
  type BillQuery,
  type BillStatus,
  type ClientOptions,
  type Outcome,
} from "..";
import { BILL_NUMBER, billXml, codesXml, OPEN_BILL, signedBill } from "./local-bills";
import { BILLNUMBER, clientAt, LocalGateway, type OrderFields } from "./local-gateway";

const AMOUNT = Money.parse("150", "RUB");
const QUERY = { number: BILL_NUMBER, amount: AMOUNT };
const PAID_BILL: OrderFields = {
  ...OPEN_BILL,
  bill_status: "Paid",
  billNumber: BILLNUMBER,
  payment_date: "06.07.2016 09:00:00",
  payment_amount: "150.00",
  payment_currency: "RUB",
  payment_rrn: "618809123456",
  refund_amount: "0",
};

let gateway: LocalGateway;
let client: AssistClient;

beforeEach(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

afterEach(async () => {
  gateway.dropConnections();
  await client.close();
  await gateway.stop();
});

function use(options: ClientOptions, changes: Record<string, unknown> = {}): void {
  client = clientAt(gateway.url, options, changes);
}

async function read(answer: string | Buffer, query: BillQuery = QUERY): Promise<Outcome<BillStatus>> {
  gateway.answers(answer);
  return client.billStatus(query);
}

const signedXml = (changes: OrderFields): string => billXml(signedBill({ ...OPEN_BILL, ...changes }));

describe("a bill is read", () => {
  test("while nobody has begun to pay it", async () => {
    expect(await read(billXml(signedBill(OPEN_BILL)))).toEqual({
      kind: "done",
      value: {
        number: "B-1",
        amount: expect.objectContaining({ amount: "150.00", currency: "RUB" }),
        state: "open",
        stateText: "Invoiced",
        authentic: true,
        comment: "Boots, size 43",
        billedAt: new Date("2016-07-06T08:19:41Z"),
        payUntil: new Date("2016-07-07T08:19:00Z"),
        sending: "to-send",
        reported: {},
      },
    });
    expect(gateway.requests).toMatchObject([
      {
        method: "POST",
        path: "/bill/billstatus.cfm",
        form: {
          Merchant_ID: "111111",
          Login: "shop_login",
          Password: "Passw0rd12345",
          Bill: "B-1",
          Format: "3",
        },
      },
    ]);
    // The request has no check value and no billnumber (protocol §9.3).
    expect(Object.keys(gateway.requests[0]?.form ?? {})).toHaveLength(5);
  });

  test("once it is paid, with what the service says of the payment kept apart", async () => {
    expect(await read(billXml(signedBill(PAID_BILL)))).toMatchObject({
      kind: "done",
      value: {
        state: "paid",
        billnumber: BILLNUMBER,
        reported: {
          amount: expect.objectContaining({ amount: "150.00", currency: "RUB" }),
          paidAt: new Date("2016-07-06T09:00:00Z"),
          rrn: "618809123456",
          refunded: expect.objectContaining({ amount: "0.00", currency: "RUB" }),
        },
      },
    });
  });

  test("without the token, which Assist tells once only", async () => {
    const answer = billXml({ ...signedBill(OPEN_BILL), hash: "6CPV7F4a0aWQg9XsXhrS" });
    expect(JSON.stringify(await read(answer))).not.toContain("6CPV7F4a0aWQg9XsXhrS");
  });

  test("without the customer's name and addresses", async () => {
    expect(JSON.stringify(await read(billXml(signedBill(OPEN_BILL))))).not.toMatch(/Testov|test@example/);
  });

  test("by the billnumber of its payment", async () => {
    const outcome = await read(billXml(signedBill(PAID_BILL)), { billnumber: `${BILLNUMBER}.1` });
    expect(outcome).toMatchObject({ kind: "done", value: { number: "B-1" } });
    expect(gateway.requests[0]?.form).toMatchObject({ BillNumber: `${BILLNUMBER}.1` });
    expect(gateway.requests[0]?.form).not.toHaveProperty("Bill");
  });

  test("with a state that we do not know as unclear, whatever the payment's fields say", async () => {
    const answer = billXml(signedBill({ ...PAID_BILL, bill_status: "Оплачен" }));
    expect(await read(answer)).toMatchObject({ value: { state: "unclear", stateText: "Оплачен" } });
  });

  test.each<[string, string]>([
    ["no Bill_type", signedXml({})],
    [
      "a Bill_type that is hashed",
      billXml(signedBill({ ...OPEN_BILL, bill_type: "1" }, "secret", "with-type")),
    ],
    ["a Bill_type that is not hashed", signedXml({ bill_type: "1" })],
    ["an empty place for Bill_type", billXml(signedBill(OPEN_BILL, "secret", "with-type"))],
    ["the previous secret word (promise 21)", billXml(signedBill(OPEN_BILL, "old"))],
    ["the amount in fewer digits", signedXml({ bill_amount: "150" })],
    ["an order directly below the result", signedXml({}).replace(/<\/?orders>/g, "")],
    ["no count", signedXml({}).replace("count='1'", "")],
  ])("%s", async (_case, answer) => {
    use({}, { previousSecretWord: "old" });
    expect(await read(answer)).toMatchObject({ kind: "done", value: { authentic: true } });
  });

  test("at the path that the merchant's host has it", async () => {
    use({ billStatusPath: "/bill/status.cfm" });
    await read(signedXml({}));
    expect(gateway.requests[0]?.path).toBe("/bill/status.cfm");
  });
});

describe("a bill that is not there", () => {
  test.each([
    ["10/187", codesXml("10", "187"), 10],
    ["10/201", codesXml("10", "201"), 10],
    ["an empty list", codesXml("0", "0"), 0],
  ])("by %s is not found", async (_case, answer, firstcode) => {
    expect(await read(answer)).toMatchObject({
      kind: "not-found",
      firstcode,
      sentence: expect.stringContaining("not found the bill"),
    });
  });

  test("is not to be confused with a merchant that is not there", async () => {
    expect(await read(codesXml("10", "100"))).toMatchObject({ kind: "refused", reason: "credentials" });
  });

  test("numbers that cannot be are refused and not sent", async () => {
    expect(await client.billStatus({ number: "B 1" as typeof BILL_NUMBER })).toMatchObject({
      kind: "refused",
    });
    expect(await client.billStatus({ billnumber: "5111;1" })).toMatchObject({ kind: "refused" });
    expect(gateway.requests).toHaveLength(0);
  });
});

describe("the call", () => {
  test("is repeated while the connection fails, as a read may be", async () => {
    gateway.behaves(
      (_response, { socket }) => void socket.resetAndDestroy(),
      (response) => void response.writeHead(503).end("<html>away<br>"),
      (response) => void response.end(billXml(signedBill(OPEN_BILL))),
    );
    expect((await client.billStatus(QUERY)).kind).toBe("done");
    expect(gateway.requests).toHaveLength(3);
  });

  test("ends at its deadline", async () => {
    use({ readDeadline: 300 });
    gateway.behaviour = () => undefined;
    expect(await client.billStatus(QUERY)).toMatchObject({ kind: "unknown", reason: "deadline" });
  });

  test("believes a bill without being told its amount, for bills made elsewhere", async () => {
    expect(
      await read(signedXml({ bill: "made-by-hand" }), { number: parseOrderNumber("made-by-hand") }),
    ).toMatchObject({
      kind: "done",
    });
  });
});
