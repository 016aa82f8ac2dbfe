import { createSign, generateKeyPairSync } from "node:crypto";
import { checkValue, startSimulator, type Simulator, type SimulatorOptions } from "../index";
import { get, paths, post, type Answered } from "./merchant";

let simulator: Simulator;
const start = async (options: SimulatorOptions = {}) => (simulator = await startSimulator(options));
afterEach(() => simulator.close());

const sign = (x: string) => checkValue("demo-secret-word", x);
const base = { Merchant_ID: "679471", OrderNumber: "A-1", OrderAmount: "150.00", OrderCurrency: "RUB" };
const signed = (fields: Record<string, string> = {}): Record<string, string> => {
  const all: Record<string, string> = { ...base, ...fields };
  return {
    ...all,
    Checkvalue: sign([all.Merchant_ID, all.OrderNumber, all.OrderAmount, all.OrderCurrency].join(";")),
  };
};
const errorText = async ({ location }: Answered) =>
  /data-testid="error-text">([^<]*)/.exec((await get(simulator, location)).text)?.[1];

describe("order.cfm opens an order", () => {
  it("and redirects to its payment page, by POST and by GET, whatever the case of the names", async () => {
    await start();
    const posted = await post(simulator, paths.order, signed());
    expect(posted.status).toBe(302);
    expect(posted.location).toMatch(/^\/pay\/pay\.cfm\?CFSID=/);
    const { OrderCurrency, ...rest } = signed({ OrderNumber: "A-2" });
    const linked = await get(
      simulator,
      `/PAY/Order.cfm?${new URLSearchParams({ ...rest, ordercurrency: OrderCurrency ?? "" })}`,
    );
    expect(linked.location).toMatch(/^\/pay\/pay\.cfm/);
    expect(simulator.control.orders().map(({ orderNumber, state }) => [orderNumber, state])).toEqual([
      ["A-1", "In Process"],
      ["A-2", "In Process"],
    ]);
  });

  it("under a billnumber of its own for each attempt: 5, the merchant, a sequence", async () => {
    await start();
    await post(simulator, paths.order, signed());
    await post(simulator, paths.order, signed());
    const numbers = simulator.control.orders("A-1").map(({ billnumber }) => billnumber);
    expect(numbers).toEqual([
      expect.stringMatching(/^5679471\d{9}$/),
      expect.stringMatching(/^5679471\d{9}$/),
    ]);
    expect(new Set(numbers).size).toBe(2);
  });

  it("and stores what is left of the values, though the check value is over what was sent", async () => {
    await start();
    const sent = {
      OrderNumber: "A 1;'\"<b>",
      Lastname: "O'Neil (jr)",
      OrderComment: "a<b>=c; d(e)\\",
      URL_RETURN: "http://127.0.0.1/r?a=1&&b=<%3Cx%3E>",
    };
    const answer = await post(simulator, paths.order, signed(sent));
    expect(answer.location).toMatch(/pay\.cfm/);
    const order = simulator.control.orders()[0];
    expect(order?.orderNumber).toBe("A1b");
    expect(order?.fields).toMatchObject({
      lastname: "ONeil jr",
      ordercomment: "abc; d(e)",
      url_return: "http://127.0.0.1/r?a=1&b=x",
    });
    expect(order?.fields).not.toHaveProperty("checkvalue");
  });

  it("takes the legal entity's currency when none is sent, and signs without a slot for it", async () => {
    await start();
    await post(simulator, paths.order, {
      Merchant_ID: "679471",
      OrderNumber: "A-1",
      OrderAmount: "100.0",
      Checkvalue: sign("679471;A-1;100.0"),
    });
    expect(simulator.control.orders()[0]).toMatchObject({ amount: "100.00", currency: "RUB" });
  });
});

describe("order.cfm refuses", () => {
  it.each([
    ["a wrong check value", { ...base, Checkvalue: "0".repeat(32) }, "Checkvalue is wrong (9/0)"],
    ["no check value", base, "Checkvalue is missing (9/0)"],
    [
      "a check value over another amount text",
      { ...signed(), OrderAmount: "150" },
      "Checkvalue is wrong (9/0)",
    ],
    [
      "no order number",
      { Merchant_ID: "679471", OrderAmount: "1.00" },
      "Parameter OrderNumber is missing (3/107)",
    ],
    ["an unknown merchant", { ...base, Merchant_ID: "1" }, "Merchant_ID is unknown (10/100)"],
    [
      "a merchant that is no int",
      { ...base, Merchant_ID: "99999999999" },
      "Parameter Merchant_ID has a wrong format (4/100)",
    ],
    ["three decimals", signed({ OrderAmount: "1.001" }), "Parameter OrderAmount has a wrong format (4/108)"],
    [
      "sixteen digits",
      signed({ OrderAmount: "12345678901234.56" }),
      "Parameter OrderAmount has a wrong format (4/108)",
    ],
    ["a comma", signed({ OrderAmount: "1,00" }), "Parameter OrderAmount has a wrong format (4/108)"],
    [
      "a negative amount",
      signed({ OrderAmount: "-1.00" }),
      "Parameter OrderAmount has a wrong format (4/108)",
    ],
    ["zero", signed({ OrderAmount: "0.00" }), "Parameter OrderAmount has a wrong value (5/108)"],
    [
      "a currency of two letters",
      signed({ OrderCurrency: "RU" }),
      "Parameter OrderCurrency has a wrong format (4/105)",
    ],
    [
      "a long order number",
      signed({ OrderNumber: "1".repeat(129) }),
      "Parameter OrderNumber has a wrong format (4/107)",
    ],
    [
      "a return address that is no web address",
      signed({ URL_RETURN: "javascript:alert(1)" }),
      "Parameter URL_RETURN has a wrong format (4/154)",
    ],
    ["a broken receipt", signed({ ChequeItems: "{" }), "Parameter ChequeItems has a wrong format (4/179)"],
    [
      "SBP in two stages, nothing left",
      signed({ Delay: "1", CardPayment: "0", FastPayPayment: "1" }),
      expect.stringContaining("(5/111)"),
    ],
    ["a password", { ...signed(), Password: "x" }, undefined],
  ])("%s", async (_what, fields, text) => {
    await start();
    const answer = await post(simulator, paths.order, fields as Record<string, string>);
    expect(answer.status).toBe(302);
    if (text === undefined) return expect(answer.location).toMatch(/pay\.cfm/);
    expect(answer.location).toMatch(/^\/pay\/body\.cfm\?ErrorID=\d+$/);
    expect(await errorText(answer)).toEqual(text);
    expect(simulator.control.orders()).toEqual([]);
  });

  it("a secret in the address", async () => {
    await start();
    const answer = await get(
      simulator,
      `${paths.order}?${new URLSearchParams({ ...signed(), Password: "assistdemo1" })}`,
    );
    expect(answer.location).toContain("ErrorID=");
  });

  it("two stages without an agreement, and a number that is paid", async () => {
    await start({ merchants: [{ twoStageAgreed: false }] });
    expect(await errorText(await post(simulator, paths.order, signed({ Delay: "1" })))).toContain("(5/109)");
    await post(simulator, paths.order, signed());
    simulator.control.pay("A-1");
    expect(await errorText(await post(simulator, paths.order, signed()))).toBe(
      "The order is already paid (11/201)",
    );
  });
});

describe("the account's protection", () => {
  it("off: a wrong check value is ignored", async () => {
    await start({ merchants: [{ requireCheckValue: false }] });
    expect((await post(simulator, paths.order, { ...base, Checkvalue: "wrong" })).location).toMatch(
      /pay\.cfm/,
    );
  });

  it("legacy: string X without delimiters, extras included", async () => {
    await start({ merchants: [{ delimiter: "" }] });
    const fields = { ...base, CustomerNumber: "cust42" };
    expect(
      (await post(simulator, paths.order, { ...fields, Checkvalue: sign("679471A-1150.00RUBcust42") }))
        .location,
    ).toMatch(/pay\.cfm/);
    expect(
      (await post(simulator, paths.order, { ...fields, Checkvalue: sign("679471;A-1;150.00;RUB;cust42") }))
        .location,
    ).toContain("ErrorID");
  });

  it("takes an RSA signature of string X instead", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    await start({
      merchants: [{ requestPublicKey: publicKey.export({ type: "spki", format: "pem" }).toString() }],
    });
    const signature = (x: string) => createSign("RSA-MD5").update(x).sign(privateKey, "base64");
    expect(
      (await post(simulator, paths.order, { ...base, Signature: signature("679471;A-1;150.00;RUB") }))
        .location,
    ).toMatch(/pay\.cfm/);
    expect(
      (await post(simulator, paths.order, { ...base, Signature: signature("679471;A-1;1.00;RUB") })).location,
    ).toContain("ErrorID");
  });
});

describe("means of payment", () => {
  it.each([
    [{}, ["card"]],
    [{ FastPayPayment: "1" }, ["card", "sbp"]],
    [{ FastPayPayment: "1", CardPayment: "0" }, ["sbp"]],
    [{ FastPayPayment: "1", Delay: "1" }, ["card"]],
  ])("%j offers %j", async (flags, means) => {
    await start();
    await post(simulator, paths.order, signed(flags));
    expect(simulator.control.orders()[0]?.means).toEqual(means);
  });
});

describe("payrequest.cfm", () => {
  it("answers the address of the payment page and when it ends", async () => {
    await start({ now: new Date("2026-01-02T10:00:00Z") });
    const answer: unknown = JSON.parse((await post(simulator, paths.payrequest, signed())).text);
    expect(answer).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/pay\/pay\.cfm\?CFSID=[^&]+&stage=iframe$/),
      expirationtime: expect.stringMatching(/^02\.01\.2026 10:30:0\d$/),
      orderstate: "In Process",
    });
  });

  it("answers Decline and an empty address to a bad request", async () => {
    await start();
    const answer: unknown = JSON.parse((await post(simulator, paths.payrequest, base)).text);
    expect(answer).toMatchObject({ URL: "", orderstate: "Decline" });
  });
});
