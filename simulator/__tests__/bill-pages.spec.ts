import { startSimulator, type BillSummary, type Rules, type Simulator } from "../index";
import { get, post, type Answered } from "./merchant";

let simulator: Simulator;
beforeEach(async () => (simulator = await startSimulator({ now: new Date("2026-03-01T09:00:00Z") })));
afterEach(() => simulator.close());

const create = (fields: Record<string, string> = {}) =>
  simulator.control.bills.create({
    Bill: "B-1",
    Bill_amount: "1150.50",
    Bill_currency: "RUB",
    Pay_until: "20260301T1000",
    URL_RETURN_OK: "http://127.0.0.1/ok",
    URL_RETURN_NO: "http://127.0.0.1/no",
    ...fields,
  });
const agree = ({ token }: BillSummary) => post(simulator, "/bill/paybill.cfm", { ID: token });
const press = (payment: Answered, action: string, fields: Record<string, string> = {}) =>
  post(simulator, "/pay/submit.cfm", {
    CFSID: new URL(payment.location, simulator.url).searchParams.get("CFSID") ?? "",
    action,
    ...fields,
  });
const card = { Cardnumber: "4111111111111111", Expires: "12/30", Cvc2: "123" };
const ids = ({ text }: Answered) => [...text.matchAll(/data-testid="([^"]+)"/g)].map((found) => found[1]);
const end = ({ text }: Answered) => /data-testid="bill-ended" data-state="(\w+)"/.exec(text)?.[1];
const setRules = (rules: Partial<Rules>) => simulator.control.setRules(rules);

describe("the page of a bill", () => {
  it("shows who asks how much, for what and until when, in the customer's language", async () => {
    const page = await get(simulator, create({ Bill_comment: "Socks & shoes", Language: "EN" }).url);
    expect(page.status).toBe(200);
    for (const shown of [
      "1\u00a0150.50\u00a0₽",
      "B-1",
      "Socks &amp; shoes",
      "Demo shop",
      "01.03.2026 10:00 GMT",
    ])
      expect(page.text).toContain(shown);
    expect(page.text).toContain("Agree and pay");
    expect(ids(page)).toEqual(
      expect.arrayContaining([
        "amount",
        "bill-number",
        "bill-comment",
        "bill-shop",
        "bill-valid-until",
        "pay-bill",
      ]),
    );
    expect((await get(simulator, create({ Bill: "B-2" }).url)).text).toContain("Согласиться и оплатить");
  });

  it("escapes what the shop sent", async () => {
    const page = await get(simulator, create({ Bill_comment: `&lt;script"'` }).url);
    expect(page.text).toContain("&amp;lt;script&quot;&#39;");
  });

  it("is not found under an unknown token, and makes no order by being looked at", async () => {
    expect((await get(simulator, "/bill/paybill.cfm?ID=nothing")).status).toBe(404);
    await get(simulator, create().url);
    expect(simulator.control.orders()).toEqual([]);
  });

  it("leads to the payment page, and from there to the shop", async () => {
    const bill = create();
    const payment = await agree(bill);
    expect(payment.status).toBe(302);
    expect(ids(await get(simulator, payment.location))).toEqual(
      expect.arrayContaining(["means-card", "means-sbp", "order-number", "back-to-shop"]),
    );
    const { billnumber } = simulator.control.orders("B-1")[0] ?? {};
    const { location } = await press(payment, "pay-card", card);
    expect(location).toBe(`http://127.0.0.1/ok?billnumber=${billnumber}&ordernumber=B-1`);
    expect(simulator.control.bills.find("B-1").state).toBe("paid");
  });

  it("lets a customer whose payment was declined try again under a new billnumber", async () => {
    const bill = create();
    const declined = await press(await agree(bill), "sbp-decline");
    expect(declined.location).toMatch(/^http:\/\/127\.0\.0\.1\/no\?/);
    await press(await agree(bill), "sbp-paid");
    const { state, billnumbers } = simulator.control.bills.find("B-1");
    expect([state, new Set(billnumbers).size]).toEqual(["paid", 2]);
  });

  it("offers the means of the bill alone", async () => {
    const page = await get(simulator, (await agree(create({ CardPayment: "0" }))).location);
    expect(ids(page)).toContain("means-sbp");
    expect(ids(page)).not.toContain("means-card");
  });

  it("tells the number to pay under in ERIP", async () => {
    await simulator.close();
    simulator = await startSimulator({ merchants: [{ bills: { erip: true } }] });
    const bill = create({ Bill: "B1", Bill_currency: "BYN", Pay_until: "" });
    const page = await get(simulator, bill.url);
    expect(ids(page)).toContain("erip-number");
    expect(ids(page)).not.toContain("pay-bill");
    await agree(bill);
    expect(simulator.control.orders()).toEqual([]);
  });
});

describe("a bill that takes no payment any more", () => {
  it.each([
    ["expired", () => simulator.control.clock.advance({ hours: 1 })],
    ["revoked", () => simulator.control.bills.revoke("B-1")],
    ["paid", () => simulator.control.bills.pay("B-1")],
  ] as const)("%s: says so and has no button, not even for who sends the form", async (state, close) => {
    const bill = create();
    close();
    const made = simulator.control.orders().length;
    const page = await get(simulator, bill.url);
    expect(end(page)).toBe(state);
    expect(ids(page)).not.toContain("pay-bill");
    expect(end(await agree(bill))).toBe(state);
    expect(simulator.control.orders()).toHaveLength(made);
  });

  it("is paid only once from two open pages", async () => {
    const bill = create();
    const [first, second] = [await agree(bill), await agree(bill)];
    await press(first, "pay-card", card);
    expect(ids(await press(second, "pay-card", card))).toContain("already-paid");
    expect(simulator.control.ledger("B-1")).toHaveLength(1);
  });
});

describe("a bill that ends while its payment page is open", () => {
  const revoke = () => simulator.control.bills.revoke("B-1");
  const expire = () => simulator.control.clock.advance({ minutes: 20 });
  beforeEach(() => void simulator.control.clock.advance({ minutes: 45 }));

  it.each([
    ["revoked", revoke],
    ["expired", expire],
  ])("%s: can still be paid there", async (_how, close) => {
    const payment = await agree(create());
    close();
    expect(ids(await get(simulator, payment.location))).toContain("pay-card");
    await press(payment, "pay-card", card);
    expect(simulator.control.bills.find("B-1").state).toBe("paid");
  });

  it.each([
    ["revoked", revoke, { paymentBegunBeforeRevoke: "refused" }],
    ["expired", expire, { paymentBegunBeforeExpiry: "refused" }],
  ] as const)("%s: cannot be paid where the rule refuses it", async (how, close, rules) => {
    setRules(rules);
    const payment = await agree(create());
    close();
    expect(end(await get(simulator, payment.location))).toBe(how);
    expect(end(await press(payment, "pay-card", card))).toBe(how);
    expect(simulator.control.ledger()).toEqual([]);
  });
});

it("the control works over HTTP", async () => {
  const remote = async (method: string, ...parameters: unknown[]): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(parameters) };
    return (await fetch(`${simulator.url}/_control/${method}`, request)).json();
  };
  await remote("bills.create", { Bill: "B-1", Bill_amount: "1.00", Bill_currency: "RUB" });
  expect(await remote("bills.open", "B-1")).toMatchObject({ orderNumber: "B-1", state: "In Process" });
  expect(await remote("bills.pay", "B-1", { means: "sbp" })).toMatchObject({ state: "Approved" });
  expect(await remote("bills.list")).toMatchObject([{ bill: "B-1", state: "paid" }]);
  expect(await remote("bills.revoke", "B-1")).toEqual({ error: "The bill is paid" });
});
