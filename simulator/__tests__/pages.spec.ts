import { startSimulator, type OrderSummary, type Simulator } from "../index";
import { get, post, type Answered } from "./merchant";

let simulator: Simulator;
beforeEach(async () => (simulator = await startSimulator({ now: new Date("2026-03-01T09:00:00Z") })));
afterEach(() => simulator.close());

const shop = { URL_RETURN_OK: "http://127.0.0.1/ok?x=1", URL_RETURN_NO: "http://127.0.0.1/no" };
const open = (fields: Record<string, string> = {}) =>
  simulator.control.openOrder({
    OrderNumber: "A-1",
    OrderAmount: "1150.50",
    OrderCurrency: "RUB",
    FastPayPayment: "1",
    ...shop,
    ...fields,
  });
const token = (order: OrderSummary) => new URL(order.paymentUrl).searchParams.get("CFSID") ?? "";
const press = (order: OrderSummary, action: string, fields: Record<string, string> = {}) =>
  post(simulator, "/pay/submit.cfm", { CFSID: token(order), action, ...fields });
const payBy = (order: OrderSummary, Cardnumber: string, fields: Record<string, string> = {}) =>
  press(order, "pay-card", { Cardnumber, Expires: "12/30", Cvc2: "123", Cardholder: "TEST", ...fields });
const state = () => simulator.control.orders("A-1").at(-1)?.state;
const ids = ({ text }: Answered) => [...text.matchAll(/data-testid="([^"]+)"/g)].map((found) => found[1]);

describe("the payment page", () => {
  it("shows the amount, the means offered, the test cards and the way back, in the shopper's language", async () => {
    const order = open({ OrderComment: "Shoes & <socks>", Language: "EN" });
    const page = await get(simulator, order.paymentUrl);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain("1\u00a0150.50\u00a0₽");
    expect(page.text).toContain("Shoes &amp; socks");
    expect(ids(page)).toEqual(
      expect.arrayContaining([
        "simulator-badge",
        "means-card",
        "means-sbp",
        "card-number",
        "pay-card",
        "decline",
        "leave",
        "back-to-shop",
      ]),
    );
    expect((await get(simulator, open({ OrderNumber: "A-2" }).paymentUrl)).text).toContain(
      '<html lang="ru">',
    );
  });

  it("escapes what the shop sent", async () => {
    const page = await get(
      simulator,
      open({ OrderNumber: "A&quot", OrderComment: "&lt;script\"'" }).paymentUrl,
    );
    expect(page.text).toContain("A&amp;quot");
    expect(page.text).toContain("&amp;lt;script&quot;&#39;");
  });

  it("is not found under an unknown link", async () => {
    expect((await get(simulator, "/pay/pay.cfm?CFSID=nothing")).status).toBe(404);
  });
});

describe("by card", () => {
  it("4111… is approved and leads straight back to the shop", async () => {
    const order = open({ OrderNumber: "A-1*~ю" });
    const { status, location } = await payBy(order, "4111 1111 1111 1111");
    expect(status).toBe(302);
    expect(location).toBe(
      `http://127.0.0.1/ok?x=1&billnumber=${order.billnumber}&ordernumber=A-1%2A%7E%D1%8E`,
    );
    expect(simulator.control.totals("A-1*~ю")).toEqual({
      held: "0.00",
      captured: "1150.50",
      refunded: "0.00",
    });
  });

  it("goes to the result page when the shop gave no address", async () => {
    const { location } = await payBy(open({ URL_RETURN_OK: "", URL_RETURN_NO: "" }), "4111111111111111");
    expect(location).toMatch(/^\/pay\/result\.cfm/);
    expect((await get(simulator, location)).text).toContain('data-testid="result" data-state="Approved"');
  });

  it("a test card of ours is declined, and the shopper comes back by the other address", async () => {
    const order = open();
    expect((await payBy(order, "4000 0000 0000 9995")).location).toMatch(
      /^http:\/\/127\.0\.0\.1\/no\?billnumber=/,
    );
    expect(simulator.control.orders("A-1")[0]?.operations[0]).toMatchObject({
      responseCode: "AS102",
      state: "Declined",
    });
  });

  it("3-D Secure asks first: approved, declined, or left until the time is out", async () => {
    for (const [action, end] of [
      ["secure-approve", "Approved"],
      ["secure-decline", "Declined"],
      ["secure-leave", "In Process"],
    ] as const) {
      simulator.control.reset();
      const order = open();
      const step = await payBy(order, "4000000000003220");
      expect(step.location).toMatch(/^\/pay\/secure\.cfm/);
      expect(ids(await get(simulator, step.location))).toEqual(
        expect.arrayContaining(["secure-approve", "decline", "leave"]),
      );
      await press(order, action);
      expect(state()).toBe(end);
    }
    simulator.control.clock.advance({ minutes: 31 });
    expect(state()).toBe("Timeout");
  });

  it("another test card stays in process and comes back by the other address", async () => {
    expect((await payBy(open(), "4000000000000077")).location).toContain("/no?");
    expect(state()).toBe("In Process");
    expect(simulator.control.decide("A-1", "approve").state).toBe("Approved");
  });

  it.each([
    ["4111111111111112", "12/30", "123"],
    ["4111111111111111", "02/26", "123"],
    ["4111111111111111", "13/30", "123"],
    ["4111111111111111", "12/30", "12"],
  ])("%s %s %s is asked for again", async (number, Expires, Cvc2) => {
    const page = await payBy(open(), number, { Expires, Cvc2 });
    expect(ids(page)).toContain("problem");
    expect(simulator.control.orders()[0]?.operations).toEqual([]);
  });

  it("keeps no card number and no code", async () => {
    await payBy(open(), "4111 1111 1111 1111", { Cvc2: "987" });
    const kept = JSON.stringify([
      simulator.control.requests(),
      simulator.control.orders(),
      simulator.control.ledger(),
    ]);
    expect(kept).toContain("411111****1111");
    expect(kept).not.toMatch(/4111 ?1111 ?1111|987/);
  });
});

describe("by SBP", () => {
  it("shows a QR code and plays the bank's app", async () => {
    const order = open();
    const page = await get(simulator, `/pay/sbp.cfm?CFSID=${encodeURIComponent(token(order))}`);
    expect(page.text).toContain("<svg");
    expect(ids(page)).toEqual(expect.arrayContaining(["sbp-qr", "sbp-paid", "decline", "leave"]));
    expect((await press(order, "sbp-paid")).location).toContain("/ok?");
    expect(state()).toBe("Approved");
  });

  it("declined and left in process", async () => {
    await press(open(), "sbp-decline");
    expect(state()).toBe("Declined");
    const order = open();
    expect((await press(order, "sbp-leave")).location).toContain("/no?");
    expect(state()).toBe("In Process");
  });

  it("is refused where it is not offered", async () => {
    await press(open({ Delay: "1" }), "sbp-paid");
    expect(simulator.control.ledger()).toEqual([]);
  });
});

describe("an attempt that is over", () => {
  it("goes back to the shop unpaid on request", async () => {
    const order = open();
    expect(
      (await get(simulator, `/pay/back.cfm?CFSID=${encodeURIComponent(token(order))}`)).location,
    ).toContain("/no?billnumber=");
    expect(state()).toBe("In Process");
  });

  it("shows the time-out page after its time", async () => {
    const order = open();
    simulator.control.clock.advance({ minutes: 30 });
    expect(ids(await get(simulator, order.paymentUrl))).toContain("timeout");
    await payBy(order, "4111111111111111");
    expect(simulator.control.ledger()).toEqual([]);
  });

  it("cannot be paid a second time, nor from an older page of the number", async () => {
    const older = open();
    const newer = open();
    await payBy(newer, "4111111111111111");
    await payBy(newer, "4111111111111111");
    expect(ids(await get(simulator, older.paymentUrl))).toContain("already-paid");
    expect(ids(await payBy(older, "4111111111111111"))).toContain("already-paid");
    expect(simulator.control.ledger("A-1")).toHaveLength(1);
  });
});

describe("one click", () => {
  const known = { CustomerNumber: "c1" };
  const shownKept = async (order: OrderSummary): Promise<string[]> =>
    [...(await get(simulator, order.paymentUrl)).text.matchAll(/data-testid="pay-kept">([^<]+)</g)].map(
      ([, text = ""]) => text.split(" · ")[1] ?? "",
    );
  let count = 1;
  const again = (fields: Record<string, string> = {}) =>
    open({ OrderNumber: `A-1${count++}`, ...known, ...fields });

  it("a known customer may keep the card, and pays with it again without its number", async () => {
    const first = again();
    expect(ids(await get(simulator, first.paymentUrl))).toContain("keep");
    await payBy(first, "4111111111111111", { Keep: "1" });
    const second = again();
    expect(await shownKept(second)).toEqual(["VISA •• 1111"]);
    await press(second, "pay-kept-0");
    expect(simulator.control.orders(second.orderNumber).at(-1)).toMatchObject({
      state: "Approved",
      paidBy: "card",
    });
    await payBy(again(), "4111111111111111", { Keep: "1" });
    expect(await shownKept(again())).toHaveLength(1);
  });

  it("nobody else finds it: a guest, another customer, one who has not left the box ticked", async () => {
    await payBy(again(), "4111111111111111", { Keep: "1" });
    await payBy(again({ CustomerNumber: "c3" }), "4111111111111111");
    const guest = open({ OrderNumber: "G-1" });
    expect(ids(await get(simulator, guest.paymentUrl))).not.toContain("keep");
    for (const order of [guest, again({ CustomerNumber: "c2" }), again({ CustomerNumber: "c3" })])
      expect(await shownKept(order)).toEqual([]);
  });

  it("a card is kept through 3-D Secure, SBP as a bank, and each is offered with its means", async () => {
    const secure = again();
    await payBy(secure, "4000000000003220", { Keep: "1" });
    await press(secure, "secure-approve");
    await press(again(), "sbp-paid", { Keep: "1" });
    const order = again();
    expect(order.kept).toEqual(["400000****3220", "sbp"]);
    expect(await shownKept(order)).toEqual(["VISA •• 3220"]);
    expect((await get(simulator, `${order.paymentUrl}&means=sbp`)).text).toContain("pay-kept");
    expect(again({ FastPayPayment: "0" }).kept).toEqual(["400000****3220"]);
  });

  it("a card past its date is declined", async () => {
    await payBy(again(), "4111111111111111", { Keep: "1", Expires: "04/26" });
    simulator.control.clock.advance({ days: 90 });
    const order = again();
    await press(order, "pay-kept-0");
    expect(simulator.control.orders(order.orderNumber).at(-1)).toMatchObject({
      state: "Declined",
      operations: [{ responseCode: "AS101" }],
    });
  });

  it.each([
    ["off", false, 0],
    ["standard", true, 1],
    ["stored only", false, 1],
    ["store only", true, 0],
  ] as const)("the account's mode %s", async (oneClick, keeps, offered) => {
    await payBy(again(), "4111111111111111", { Keep: "1" });
    simulator.control.setMerchant({ oneClick });
    const order = again();
    expect(ids(await get(simulator, order.paymentUrl)).includes("keep")).toBe(keeps);
    expect(order.kept).toHaveLength(offered);
  });
});

describe("on a phone", () => {
  it.each([
    [{ MobileDevice: "2" }, true],
    [{ MobileDevice: "1" }, false],
    [{ MobileDevice: "0" }, false],
    [{}, false],
  ] as const)("%j: a list of banks for SBP, or a code", async (fields, mobile) => {
    const order = open(fields);
    const page = await get(simulator, order.paymentUrl.replace("/pay/pay.cfm", "/pay/sbp.cfm"));
    const found = ids(page);
    expect([found.includes("sbp-banks"), found.includes("sbp-qr")]).toEqual([mobile, !mobile]);
  });

  it("as the shop is set up where the request leaves it open", () => {
    simulator.control.setMerchant({ mobilePageDefault: true });
    expect(open({ OrderNumber: "B-1" }).mobilePage).toBe(true);
    expect(open({ OrderNumber: "B-2", MobileDevice: "0" }).mobilePage).toBe(true);
    expect(open({ OrderNumber: "B-3", MobileDevice: "1" }).mobilePage).toBe(false);
  });

  it("another number is refused", () => {
    expect(() => open({ MobileDevice: "3" })).toThrow();
  });
});
