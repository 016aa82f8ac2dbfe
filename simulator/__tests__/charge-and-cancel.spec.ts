import { startSimulator, type Simulator, type SimulatorOptions } from "../index";
import { call, codes, credentials, paths, postJson, value } from "./merchant";

let simulator: Simulator;
const start = async (options: SimulatorOptions = {}) => (simulator = await startSimulator(options));
afterEach(() => simulator.close());

const paid = (more: Record<string, string> = {}) => {
  simulator.control.openOrder({ OrderNumber: "A-1", OrderAmount: "150.00", OrderCurrency: "RUB", ...more });
  return simulator.control.pay("A-1").billnumber;
};
const delayed = (more: Record<string, string> = {}) => paid({ Delay: "1", ...more });
const rub = (Amount: string) => ({ Amount, Currency: "RUB" });
const charge = (Billnumber: string, more: Record<string, string> = {}) =>
  call(simulator, "charge", { Billnumber, ...more });
const cancel = (Billnumber: string, more: Record<string, string> = {}) =>
  call(simulator, "cancel", { Billnumber, ...more });
const totals = () => Object.values(simulator.control.totals("A-1")).join(" ");
const state = () => simulator.control.orders("A-1").at(-1)?.state;
const kinds = () => simulator.control.ledger("A-1").map(({ kind, amount, by }) => `${kind} ${amount} ${by}`);

describe("charge", () => {
  it("takes the whole hold when no amount is given", async () => {
    await start();
    const billnumber = delayed();
    const answer = await charge(billnumber);
    expect(codes(answer)).toBe("0/0");
    expect([value(answer, "responsecode"), value(answer, "orderstate"), value(answer, "billnumber")]).toEqual(
      ["AS000", "Approved", `${billnumber}.2`],
    );
    expect(answer.text).toContain("<orderstate> Approved </orderstate>");
    expect(kinds()).toEqual(["hold 150.00 shopper", "capture 150.00 merchant"]);
    expect(totals()).toBe("0.00 150.00 0.00");
  });

  it("takes a part once, and the rest stays held until the bank lets go", async () => {
    await start();
    const billnumber = delayed();
    expect(value(await charge(billnumber, rub("100.00")), "orderstate")).toBe("PartialDelayed");
    expect(totals()).toBe("50.00 100.00 0.00");
    expect(codes(await charge(billnumber, rub("50.00")))).toBe("15/307");
    simulator.control.clock.advance({ days: 8 });
    expect(totals()).toBe("0.00 100.00 0.00");
    expect(state()).toBe("PartialDelayed");
    expect(kinds().at(-1)).toBe("release 50.00 bank");
  });

  it("releases the rest at once with AutoDeposit", async () => {
    await start();
    await charge(delayed(), { ...rub("100.00"), AutoDeposit: "1" });
    expect(totals()).toBe("0.00 100.00 0.00");
  });

  it("is answered in JSON as the real gateway does, the signature wrapped at 76", async () => {
    await start();
    const billnumber = delayed({ Lastname: "Petrov", Email: "p@example.test" });
    const merchant = { merchant_id: "679471", login: "assist_demo", password: "assistdemo1" };
    const answer = JSON.parse(
      (await postJson(simulator, paths.charge, { merchant, billnumber, amount: "150.00", currency: "RUB" }))
        .text,
    ) as {
      charge: Record<string, string>;
    };
    expect(answer.charge).toMatchObject({
      amount: "150.00",
      orderstate: "Approved",
      operationtype: "200",
      customer: { lastname: "Petrov", email: "p@example.test" },
    });
    const signature = answer.charge.signature ?? "";
    expect(signature.split("\n")[0]).toHaveLength(76);
    const literal = Buffer.from(signature, "base64").toString("latin1");
    expect(literal).toContain(`${billnumber}.2,A-1,AS000,150.00,RUB,411111****1111,`);
  });

  it.each([
    ["more than is held", rub("150.01"), "5/108"],
    ["another currency", { Amount: "10.00", Currency: "USD" }, "5/105"],
    ["an amount alone", { Amount: "10.00" }, "3/105"],
    ["a currency alone", { Currency: "RUB" }, "3/108"],
    ["zero", rub("0.00"), "5/108"],
    ["three decimals", rub("1.001"), "4/108"],
    ["a pointer to no payment", { Billnumber: "5679471000000001.9" }, "10/216"],
    ["an unknown billnumber", { Billnumber: "5679471999999999" }, "10/201"],
    ["a short billnumber", { Billnumber: "567947" }, "4/143"],
    ["no billnumber", { Billnumber: "" }, "3/143"],
    ["no format, whose default is CSV", { Format: "" }, "4/103"],
  ])("refuses %s", async (_what, wrong, expected) => {
    await start();
    expect(codes(await charge(delayed(), wrong as Record<string, string>))).toBe(expected);
    expect(totals()).toBe("150.00 0.00 0.00");
  });

  it("refuses an order of one stage, and a part where the processing takes none", async () => {
    await start({ merchants: [{ partialCharge: false }] });
    expect(codes(await charge(paid()))).toBe("15/302");
    simulator.control.reset();
    const billnumber = delayed();
    expect(codes(await charge(billnumber, rub("100.00")))).toBe("15/307");
    expect(codes(await charge(`${billnumber}.1`))).toBe("0/0");
  });
});

describe("cancel of a hold", () => {
  it("releases it whole", async () => {
    await start();
    const answer = await cancel(delayed());
    expect([
      codes(answer),
      value(answer, "orderstate"),
      value(answer, "amount"),
      value(answer, "operationtype"),
    ]).toEqual(["0/0", "Canceled", "150.00", "300"]);
    expect(totals()).toBe("0.00 0.00 0.00");
    expect(kinds()).toEqual(["hold 150.00 shopper", "release 150.00 merchant"]);
  });

  it("never in part", async () => {
    await start();
    const billnumber = delayed();
    expect(codes(await cancel(billnumber, rub("50.00")))).toBe("15/308");
    expect(codes(await cancel(billnumber, rub("150.01")))).toBe("17/108");
    expect(codes(await cancel(billnumber, rub("150.00")))).toBe("0/0");
  });

  it("happens by itself when the hold lapses", async () => {
    await start();
    const billnumber = delayed();
    simulator.control.clock.advance({ days: 7, seconds: 1 });
    expect(state()).toBe("Canceled");
    expect(kinds().at(-1)).toBe("release 150.00 bank");
    expect(codes(await charge(billnumber))).toBe("15/302");
  });
});

describe("refund", () => {
  it("in parts, to the kopeck, and never more than was taken", async () => {
    await start();
    const billnumber = paid();
    expect(value(await cancel(billnumber, rub("0.01")), "orderstate")).toBe("PartialCanceled");
    expect(value(await cancel(billnumber, rub("100.00")), "orderstate")).toBe("PartialCanceled");
    expect(codes(await cancel(billnumber, rub("50.00")))).toBe("17/108");
    const last = await cancel(billnumber, rub("49.99"));
    expect([value(last, "orderstate"), value(last, "billnumber")]).toEqual(["Canceled", `${billnumber}.4`]);
    expect(codes(await cancel(billnumber))).toBe("15/308");
    expect(totals()).toBe("0.00 150.00 150.00");
  });

  it("without an amount returns what is left", async () => {
    await start();
    const billnumber = paid();
    await cancel(billnumber, rub("20.00"));
    expect(value(await cancel(billnumber), "amount")).toBe("130.00");
    expect(totals()).toBe("0.00 150.00 150.00");
  });

  it("of a partly charged order without an amount returns what was taken and leaves nothing held", async () => {
    await start();
    const billnumber = delayed();
    await charge(billnumber, rub("100.00"));
    const answer = await cancel(billnumber);
    expect([value(answer, "orderstate"), value(answer, "amount")]).toEqual(["Canceled", "100.00"]);
    expect(totals()).toBe("0.00 100.00 100.00");
    expect(kinds().slice(2)).toEqual(["refund 100.00 merchant", "release 50.00 merchant"]);
  });

  it("is refused for what was never paid", async () => {
    await start();
    const { billnumber } = simulator.control.openOrder({ OrderNumber: "A-1", OrderAmount: "1.00" });
    expect(codes(await cancel(billnumber))).toBe("15/308");
    simulator.control.decline("A-1");
    expect(codes(await cancel(billnumber))).toBe("15/308");
  });

  it("points at no operation when the order has a receipt", async () => {
    await start();
    const billnumber = paid({
      ChequeItems: JSON.stringify({ items: [{ id: 1, name: "x", price: 150, quantity: 1, amount: 150 }] }),
    });
    expect(codes(await cancel(`${billnumber}.1`))).toBe("5/143");
    expect(codes(await cancel(billnumber))).toBe("0/0");
  });
});

describe("wscancel", () => {
  const merchant = { merchant_id: "679471", login: "assist_demo", password: "assistdemo1" };
  const wscancel = async (body: object) =>
    JSON.parse((await postJson(simulator, paths.wscancel, { merchant, ...body })).text) as Record<
      string,
      unknown
    >;

  it("answers the order with its operation and checkdata", async () => {
    await start();
    const billnumber = paid();
    expect(await wscancel({ billnumber, amount: "10.00", currency: "RUB" })).toMatchObject({
      wscancel: {
        order: {
          billnumber,
          orderstate: "PartialCanceled",
          operation: [
            { billnumber: `${billnumber}.2`, operationtype: "300", amount: "10.00", responsecode: "AS000" },
          ],
        },
        checkdata: {
          packetdate: expect.any(String),
          signature: expect.any(String),
          checkvalue: expect.any(String),
        },
      },
    });
    const form = await call(simulator, "wscancel", { Billnumber: billnumber, ...credentials });
    expect(value(form, "orderstate")).toBe("Canceled");
  });

  it("moves nothing when an Externalrefundid is repeated", async () => {
    await start();
    const billnumber = paid();
    const refund = { billnumber, amount: "10.00", currency: "RUB", externalrefundid: "refund-0001" };
    await wscancel(refund);
    expect(await wscancel(refund)).toEqual({ firstcode: 11, secondcode: 216 });
    expect(totals()).toBe("0.00 150.00 10.00");
    simulator.control.setRules({ repeatedRefundId: "answer again" });
    expect(await wscancel(refund)).toMatchObject({
      wscancel: { order: { operation: [{ billnumber: `${billnumber}.2` }] } },
    });
    expect(totals()).toBe("0.00 150.00 10.00");
    expect(await wscancel({ ...refund, externalrefundid: "short" })).toEqual({ firstcode: 4, secondcode: 0 });
    expect(await wscancel({ ...refund, externalrefundid: "refund 00002" })).toEqual({
      firstcode: 4,
      secondcode: 0,
    });
  });

  it("does not know Externalrefundid in a form, where it is not documented", async () => {
    await start();
    const billnumber = paid();
    const refund = { Billnumber: billnumber, ...rub("10.00"), Externalrefundid: "refund-0001" };
    await call(simulator, "wscancel", refund);
    await call(simulator, "wscancel", refund);
    expect(totals()).toBe("0.00 150.00 20.00");
  });
});

it("the personal account does the same, by its own name", async () => {
  await start();
  const billnumber = delayed();
  simulator.control.account.charge(billnumber, "100.00");
  simulator.control.account.cancel(billnumber, "30.00");
  expect(() => simulator.control.account.cancel(billnumber, "70.01")).toThrow("more than is left");
  expect(kinds()).toEqual(["hold 150.00 shopper", "capture 100.00 account", "refund 30.00 account"]);
});

it("SBP is paid at once and refunded like a card", async () => {
  await start();
  simulator.control.openOrder({
    OrderNumber: "A-1",
    OrderAmount: "150.00",
    FastPayPayment: "1",
    CardPayment: "0",
  });
  const { billnumber, state: paidState } = simulator.control.pay("A-1");
  expect(paidState).toBe("Approved");
  expect(value(await call(simulator, "orderresult", { OrderNumber: "A-1" }), "meantypename")).toBe("FPS");
  expect(value(await cancel(billnumber, rub("1.00")), "orderstate")).toBe("PartialCanceled");
});
