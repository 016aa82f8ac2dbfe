import {
  Money,
  parseOrderNumber,
  type AssistClient,
  type BillRequest,
  type ClientOptions,
  type EripBillRequest,
  type LinkBillRequest,
} from "..";
import { BILL, BILL_NUMBER, TOKEN, tokenXml } from "./local-bills";
import { clientAt, LocalGateway } from "./local-gateway";

const NOW = new Date("2026-03-01T10:00:30Z");
let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  gateway = await LocalGateway.start();
});

beforeEach(() => {
  gateway.requests.length = 0;
  gateway.answers(tokenXml(TOKEN));
  use({});
});

afterEach(() => client.close());
afterAll(() => gateway.stop());

function use(options: ClientOptions): void {
  client = clientAt(gateway.url, { now: () => NOW, ...options });
}

const link = (changes: Partial<LinkBillRequest>): LinkBillRequest => ({ ...BILL, ...changes });
const erip = (changes: Partial<EripBillRequest>): EripBillRequest => ({
  kind: "erip",
  number: parseOrderNumber("B1"),
  amount: Money.parse("10.5", "BYN"),
  ...changes,
});

describe("a bill that cannot be meant is refused, and nothing is sent", () => {
  const YEAR_10000 = new Date(Date.UTC(2026, 0) + 8000 * 366 * 86_400_000);

  test.each<[string, BillRequest, string]>([
    ["nothing to pay", link({ amount: Money.zero("RUB") }), "amount"],
    ["a number that Assist changes", link({ number: "B 1" as LinkBillRequest["number"] }), "number"],
    ["a number with the delimiter", link({ number: "B;1" as LinkBillRequest["number"] }), "number"],
    ["a number that is too long", link({ number: "B".repeat(129) as LinkBillRequest["number"] }), "number"],
    ["no date", link({ payUntil: new Date(NaN) }), "date"],
    ["a date that cannot be written", link({ payUntil: YEAR_10000 }), "date"],
    ["the past", link({ payUntil: new Date("2026-03-01T10:00:00Z") }), "future"],
    ["this very minute", link({ payUntil: new Date("2026-03-01T10:00:59Z") }), "future"],
    ["no means", link({ means: [] }), "means"],
    ["unknown means", link({ means: ["bitcoin" as "card"] }), "means"],
    ["means by an inherited name", link({ means: ["toString" as "card"] }), "means"],
    ["SBP in two stages", link({ stages: "two", means: ["card", "sbp"] }), "hold"],
    ["means, while their check value is open", link({ means: ["card"] }), "billCheckFields"],
    [
      "return addresses, while their check value is open",
      link({ returnUrlNo: "https://shop.example" }),
      "billCheckFields",
    ],
    ["a return address that is none", link({ returnUrl: "javascript:alert(1)" }), "address"],
    ["a return address that Assist changes", link({ returnUrl: "https://shop.example/?a&&b" }), "address"],
    ["a long return address", link({ returnUrl: `https://shop.example/${"x".repeat(256)}` }), "address"],
    ["a customer number of zeros", link({ customerNumber: "00" }), "customer number"],
    ["e-mail to nobody", link({ sending: "email" }), "e-mail"],
    [
      "e-mail to somebody else",
      link({ sending: "email", customer: { email: "o'brien@example.com" } }),
      "e-mail",
    ],
    [
      "e-mail to two",
      link({ sending: "email", customer: { email: "a@example.com,b@example.com" } }),
      "e-mail",
    ],
    ["an SMS to nobody", link({ sending: "sms", customer: { email: "a@example.com" } }), "mobile"],
    ["both with an e-mail alone", link({ sending: "both", customer: { email: "a@example.com" } }), "mobile"],
    ["both with a telephone alone", link({ sending: "both", customer: { mobile: "79160000000" } }), "e-mail"],
    ["an ERIP bill in roubles", erip({ amount: Money.parse("10", "RUB") }), "BYN"],
    ["an ERIP number with a dash", erip({ number: BILL_NUMBER }), "ERIP"],
    ["an ERIP number of 31", erip({ number: parseOrderNumber("B".repeat(31)) }), "ERIP"],
    ["an ERIP bill for nothing", erip({ amount: Money.zero("BYN") }), "amount"],
    ["an ERIP bill to nobody", erip({ sending: "email" }), "e-mail"],
  ])("%s", async (_case, request, word) => {
    // Where means and addresses may be sent, each must be refused for its own reason.
    use({ billCheckFields: word === "billCheckFields" ? undefined : "core" });
    const outcome = await client.createBill(request);
    expect(outcome).toMatchObject({ kind: "refused", reason: "parameter", mayRetryLater: false });
    expect(outcome).toMatchObject({ sentence: expect.stringContaining(word) });
    expect(gateway.requests).toHaveLength(0);
  });

  test("the next minute is the future", async () => {
    const outcome = await client.createBill(link({ payUntil: new Date("2026-03-01T10:01:00Z") }));
    expect(outcome.kind).toBe("done");
  });
});
