import { Money, parseOrderNumber, resolveBillCreation, type AssistClient, type BillCreationFound } from "..";
import { BILL, BILL_NUMBER, LocalBills, OPEN_BILL, type Accident } from "./local-bills";
import { clientAt, LocalGateway } from "./local-gateway";

let gateway: LocalGateway;
let assist: LocalBills;
let client: AssistClient;

beforeEach(async () => {
  gateway = await LocalGateway.start();
  assist = new LocalBills();
  gateway.behaviour = assist.behaviour;
  client = clientAt(gateway.url);
});

afterEach(async () => {
  await client.close();
  await gateway.stop();
});

async function found(): Promise<BillCreationFound> {
  return resolveBillCreation(await client.billStatus({ number: BILL_NUMBER, amount: BILL.amount }));
}

/** What a gateway that is no part of this test's subject should have seen: each command exactly once. */
const paths = (): string[] => gateway.requests.map((request) => request.path);

describe("a lost answer to createbill is resolved by asking, never by a second bill", () => {
  test("the request never arrived: there is none, and the same number serves again", async () => {
    assist.accident = "lost-request";
    expect(await client.createBill(BILL)).toMatchObject({ kind: "unknown", lookUp: "B-1" });
    expect(await found()).toEqual({ kind: "not-made" });
    expect(await client.createBill(BILL)).toMatchObject({ kind: "done" });
    expect(assist.bills.size).toBe(1);
    expect(paths()).toEqual(["/bill/createbill.cfm", "/bill/billstatus.cfm", "/bill/createbill.cfm"]);
  });

  test.each<[string, Accident]>([
    ["lost whole", "lost-answer"],
    ["broken off", "half-an-answer"],
  ])("the answer was %s: there is one, without its link", async (_case, accident) => {
    assist.accident = accident;
    expect(await client.createBill(BILL)).toMatchObject({
      kind: "unknown",
      reason: "connection-lost",
      certainlyNotSent: false,
      lookUp: "B-1",
    });
    expect(await found()).toMatchObject({
      kind: "made",
      link: "lost",
      bill: { number: "B-1", state: "open" },
    });
    expect(assist.bills.size).toBe(1);
    expect(paths()).toEqual(["/bill/createbill.cfm", "/bill/billstatus.cfm"]);
  });

  test("its number then asks for it no second time, and a new number serves once it is revoked", async () => {
    assist.accident = "lost-answer";
    await client.createBill(BILL);
    expect(await client.createBill(BILL)).toMatchObject({ kind: "bill-exists", number: "B-1" });
    expect(await client.revokeBill({ number: BILL_NUMBER })).toMatchObject({ kind: "done" });
    expect(await found()).toMatchObject({ kind: "made", bill: { state: "revoked" } });
    expect(await client.createBill({ ...BILL, number: parseOrderNumber("B-2") })).toMatchObject({
      kind: "done",
    });
  });

  test("a request that arrives late, after the same one was sent again, asks the customer once", async () => {
    assist.accident = "lost-request";
    await client.createBill(BILL);
    const late = gateway.requests[0];
    await client.createBill(BILL);
    await fetch(`${gateway.url}${late?.path}`, {
      method: "POST",
      body: late?.body ?? "",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(assist.bills.size).toBe(1);
  });

  test("somebody else's bill under the number is not taken for ours", async () => {
    assist.bills.set("B-1", { ...OPEN_BILL, bill_amount: "9.99" });
    expect(await client.createBill(BILL)).toMatchObject({ kind: "bill-exists" });
    expect(await found()).toMatchObject({
      kind: "unclear",
      sentence: expect.stringContaining("another amount"),
    });
  });

  test("while Assist cannot be asked it stays open", async () => {
    await gateway.stop();
    expect(await client.createBill(BILL)).toMatchObject({
      kind: "unknown",
      certainlyNotSent: true,
      lookUp: "B-1",
    });
    expect(await found()).toMatchObject({ kind: "unclear" });
  });
});

describe("a lost answer to billrevoke is resolved by asking", () => {
  test.each<[Accident, string]>([
    ["lost-request", "open"],
    ["lost-answer", "revoked"],
  ])("%s: the bill is %s", async (accident, state) => {
    await client.createBill(BILL);
    assist.accident = accident;
    expect(await client.revokeBill({ number: BILL_NUMBER })).toMatchObject({
      kind: "unknown",
      certainlyNotSent: false,
    });
    expect(await client.billStatus({ number: BILL_NUMBER })).toMatchObject({
      kind: "done",
      value: { state },
    });
    expect(paths().filter((path) => path === "/bill/billrevoke.cfm")).toHaveLength(1);
  });

  test("a bill that was never made is not found", async () => {
    expect(await client.revokeBill({ number: BILL_NUMBER })).toMatchObject({ kind: "not-found" });
  });
});

test("a gateway that checks check values takes ours, whatever the bill says", async () => {
  const outcome = await client.createBill({
    ...BILL,
    amount: Money.parse("0.01", "RUB"),
    comment: "За сапоги; 43 размер & «доставка»",
    customer: { firstName: "Анна", lastName: "Ёлкина", email: "anna@example.com" },
    language: "RU",
    payUntil: new Date(Date.now() + 86_400_000),
    sending: "email",
  });
  expect(outcome).toMatchObject({ kind: "done" });
  expect(await client.billStatus({ number: BILL_NUMBER, amount: Money.parse("0.01", "RUB") })).toMatchObject({
    kind: "done",
  });
});
