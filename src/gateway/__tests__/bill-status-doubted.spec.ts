import fc from "fast-check";

import {
  Money,
  type AssistClient,
  type BillQuery,
  type BillStatus,
  type ClientOptions,
  type Outcome,
} from "..";
import { BILL_NUMBER, billXml, checkValueOf, codesXml, OPEN_BILL, signedBill } from "./local-bills";
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

describe("an answer that cannot be believed is unknown (promises 1, 4, 11)", () => {
  const genuine = billXml(signedBill(OPEN_BILL));

  test.each<[string, string | Buffer, string]>([
    ["a wrong check value", billXml({ ...OPEN_BILL, checkValue: "0".repeat(32) }), "check-value"],
    ["no check value", billXml(OPEN_BILL), "check-value"],
    ["another secret word", billXml(signedBill(OPEN_BILL, "other")), "check-value"],
    [
      "a check value over X without places",
      billXml({ ...OPEN_BILL, checkValue: checkValueOf("111111B-1150.00RUBInvoiced") }),
      "check-value",
    ],
    ["another bill's answer", signedXml({ bill: "B-2" }), "mismatch"],
    ["a number in other letters", signedXml({ bill: "b-1" }), "mismatch"],
    ["no number", signedXml({ bill: "" }), "mismatch"],
    ["another merchant", signedXml({ merchant_id: "222222" }), "mismatch"],
    ["no merchant", signedXml({ merchant_id: "" }), "mismatch"],
    ["another amount", signedXml({ bill_amount: "150.01" }), "mismatch"],
    ["another currency", signedXml({ bill_currency: "BYN" }), "mismatch"],
    ["an amount that is none", signedXml({ bill_amount: "1.5e2" }), "unreadable"],
    ["a negative amount", signedXml({ bill_amount: "-150.00" }), "unreadable"],
    ["a payment that is none", signedXml({ payment_amount: "?" }), "unreadable"],
    ["a billnumber that is none", signedXml({ billNumber: "5111111x" }), "unreadable"],
    ["two bills", genuine.replace(/<order>.*<\/order>/, "$&$&"), "unreadable"],
    [
      "two bills, counted",
      genuine.replace(/<order>.*<\/order>/, "$&$&").replace("count='1'", "count='2'"),
      "unreadable",
    ],
    ["a bill too few", genuine.replace("count='1'", "count='2'"), "unreadable"],
    ["a bill too many", genuine.replace("count='1'", "count='0'"), "unreadable"],
    ["an element twice", genuine.replace("</bill>", "</bill><bill>B-2</bill>"), "unreadable"],
    ["no codes", genuine.replace("firstcode='0'", ""), "unreadable"],
    ["another root", genuine.replace("<result ", "<other ").replace("</result>", "</other>"), "unreadable"],
    ["nothing", "", "unreadable"],
    ["a page", "<html><body>Error<br></body></html>", "unreadable"],
    ["cut off", genuine.slice(0, -20), "unreadable"],
    ["UTF-16", Buffer.from(genuine, "utf16le"), "unreadable"],
    ["ten megabytes", Buffer.alloc(10 * 1024 * 1024, " "), "too-large"],
    ["deep nesting", "<a>".repeat(50_000) + "</a>".repeat(50_000), "unreadable"],
    ["codes of an unknown kind", codesXml("77", "0"), "unknown-code"],
  ])("%s", async (_case, answer, reason) => {
    expect(await read(answer)).toMatchObject({ kind: "unknown", reason, certainlyNotSent: false });
  });

  test("another billnumber than was asked for", async () => {
    for (const billNumber of ["", "5111111000000002"]) {
      const answer = billXml(signedBill({ ...PAID_BILL, billNumber }));
      expect(await read(answer, { billnumber: BILLNUMBER })).toMatchObject({
        kind: "unknown",
        reason: "mismatch",
      });
    }
  });

  test("no field can be changed on the way, but the one that is not hashed", async () => {
    const names = Object.keys(OPEN_BILL).filter((name) => name !== "sendnotification");
    const signature = signedBill(OPEN_BILL);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.stringMatching(/^[A-Za-z0-9.]{1,8}$/),
        async (name, value) => {
          const outcome = await read(billXml({ ...signature, [name]: value }));
          expect(value === OPEN_BILL[name] || outcome.kind === "unknown").toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the check of the answer is relaxed only by a setting (protocol §15 #10)", () => {
  const wrong = billXml({ ...OPEN_BILL, checkValue: "0".repeat(32) });

  test("reported: handed on as not authentic, still about the right bill and amount", async () => {
    use({ billAnswerCheck: "reported" });
    expect(await read(wrong)).toMatchObject({ kind: "done", value: { authentic: false, state: "open" } });
    expect(await read(signedXml({}))).toMatchObject({ value: { authentic: true } });
    expect(await read(signedXml({ bill: "B-2" }))).toMatchObject({ kind: "unknown", reason: "mismatch" });
    expect(await read(signedXml({ bill_amount: "1.00" }))).toMatchObject({ reason: "mismatch" });
  });

  test("pgp: an empty check value passes, a wrong one does not", async () => {
    use({ answerCheck: "pgp" });
    expect(await read(billXml({ ...OPEN_BILL, checkValue: "" }))).toMatchObject({
      kind: "done",
      value: { authentic: false },
    });
    expect(await read(wrong)).toMatchObject({ kind: "unknown", reason: "check-value" });
  });
});
