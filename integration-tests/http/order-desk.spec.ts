import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import type { AdminOrder } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk(suite.api, suite.shop);
  });

  const held = { held: cartTotal, captured: "0.00", returned: "0.00" };
  const key = (name: string): string => `request-${name}`;

  async function paid(
    provider = "pp_assist_hold",
  ): Promise<{ order: AdminOrder; orderNumber: string; paymentId: string }> {
    const { order, orderNumber } = await suite.checkout.paidOrder(provider);
    return { order, orderNumber, paymentId: order.payment_collections[0]?.payments[0]?.id ?? "" };
  }

  /** Captures and refunds as Medusa has them, and the lines of the order's own account. */
  async function medusaBooks(orderId: string): Promise<unknown> {
    const order = await suite.checkout.order(orderId);
    const [payment] = order.payment_collections.flatMap(({ payments }) => payments);
    const amounts = (rows: { amount: number }[] | undefined): number[] =>
      (rows ?? []).map(({ amount }) => amount);
    return {
      captures: amounts(payment?.captures),
      refunds: amounts(payment?.refunds),
      lines: amounts(order.transactions),
      canceled: payment?.canceled_at != null,
      status: order.payment_status,
    };
  }

  const commands = (orderNumber: string): string[] =>
    suite.assist
      .ledger(orderNumber)
      .map(({ kind }) => kind)
      .filter((kind) => kind !== "hold" && kind !== "payment");

  describe("the order page", () => {
    it("shows what Assist says beside what Medusa says, with every operation, and what may be done", async () => {
      const { order, orderNumber, paymentId } = await paid();
      const { order: shown, payments } = await desk.payments(order.id);
      expect(shown).toMatchObject({ id: order.id, payment_status: "authorized", currency: "RUB" });
      expect(payments).toMatchObject([
        {
          order_number: orderNumber,
          account: "hold",
          live: false,
          assist: { state: "held", held: cartTotal, captured: "0.00", returned: "0.00" },
          medusa: {
            payment_id: paymentId,
            authorized: cartTotal,
            captured: "0.00",
            refunded: "0.00",
            canceled: false,
          },
          agreement: "agree",
          history: [
            { kind: "left" },
            { kind: "operation", type: "payment", result: "success", response_code: "AS000", by: "shopper" },
          ],
          acts: {
            capture: { allowed: true, least: "0.01", most: cartTotal },
            void: { allowed: true, most: cartTotal },
            refund: { allowed: false, reason: "only-held" },
            check: { allowed: true },
          },
        },
      ]);
      expect(payments[0]?.history[1]).toMatchObject({
        masked_card: expect.stringContaining("****") as unknown,
      });
    });

    it("shows what was begun and replaced, and why the bank declined", async () => {
      const cartId = await suite.checkout.cart();
      const first = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
      suite.assist.decline(first, "AS102");
      await suite.checkout.comeBack(first);
      const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
      suite.assist.pay(second);
      const landing = await suite.checkout.comeBack(second);
      const { payments } = await desk.payments(landing.searchParams.get("order_id") ?? "");
      expect(payments.map(({ order_number: number }) => number)).toEqual([second, first]);
      expect(payments[1]).toMatchObject({
        replaced: true,
        agreement: "nothing",
        assist: { state: "declined" },
        medusa: null,
        decline: { code: "AS102", words: expect.stringContaining("insufficient funds") as unknown },
        acts: { capture: { allowed: false, reason: "nothing-paid" } },
      });
    });

    it("says that the books differ while they do", async () => {
      const { order, orderNumber } = await paid();
      suite.assist.notifications.dropAll(true);
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "1000.00");
      const database = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await suite.checkout.check(orderNumber);
      expect((await desk.payment(order.id)).agreement).toBe("agree");
      await database("capture").update({ amount: 900, raw_amount: { value: "900", precision: 20 } });
      expect(await desk.payment(order.id)).toMatchObject({
        agreement: "differ",
        acts: { refund: { allowed: false, reason: "books-differ" } },
      });
    });

    it("refuses what names no order", async () => {
      const queries = ["", "?order_id=", "?order_id=%00", "?order_id=a&order_id=b", "?order_id=order_1&x=1"];
      for (const query of queries) {
        const path = `/admin/assist/orders${query}`;
        const { status } = await suite.api.get(path, { ...suite.shop.admin, ...anyStatus });
        expect({ query, status }).toEqual({ query, status: 400 });
      }
    });

    it("knows no order that there is not", async () => {
      const answer = await suite.api.get("/admin/assist/orders?order_id=order_unknown", {
        ...suite.shop.admin,
        ...anyStatus,
      });
      expect(answer.status).toBe(404);
    });
  });

  describe("capture", () => {
    it("takes all of a hold; both books say so", async () => {
      const { order, orderNumber, paymentId } = await paid();
      const { status, data } = await desk.act(paymentId, "capture");
      expect({ status, ...data.act }).toMatchObject({ status: 200, amount: cartTotal, state: "done" });
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        returned: "0.00",
      });
      expect(await medusaBooks(order.id)).toEqual({
        captures: [1750],
        refunds: [],
        lines: [1750],
        canceled: false,
        status: "captured",
      });
      expect(await desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        acts: {
          capture: { allowed: false, reason: "already-captured" },
          void: { allowed: false, reason: "void-after-capture" },
          refund: { allowed: true, most: cartTotal },
        },
        history: [
          { kind: "left" },
          { type: "payment" },
          { type: "confirmation", by: "shop", staff: "Staff" },
        ],
      });
    });

    it("takes a part, once; what is left can no longer be taken, and a refund is of what was", async () => {
      const { order, orderNumber, paymentId } = await paid();
      expect((await desk.act(paymentId, "capture", { amount: "1000.50" })).status).toBe(200);
      expect(await medusaBooks(order.id)).toMatchObject({ captures: [1000.5], lines: [1000.5] });
      const again = await desk.act(paymentId, "capture", { amount: "1.00" });
      expect(again).toMatchObject({ status: 422, data: { message: expect.stringContaining("only once") } });
      expect(commands(orderNumber)).toEqual(["capture"]);
      expect((await desk.payment(order.id)).acts.refund).toMatchObject({ allowed: true, most: "1000.50" });
    });

    it("twice at once, and the same request again, are one capture", async () => {
      const { order, orderNumber, paymentId } = await paid();
      const same = { amount: "700.00", request_key: key("capture-once") };
      const answers = await Promise.all([
        desk.act(paymentId, "capture", same),
        desk.act(paymentId, "capture", same),
        desk.act(paymentId, "capture", same),
      ]);
      answers.push(await desk.act(paymentId, "capture", same));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map(({ data }) => data.act?.id)).size).toBe(1);
      expect(commands(orderNumber)).toEqual(["capture"]);
      expect(await medusaBooks(order.id)).toMatchObject({ captures: [700], lines: [700] });
    });

    it("and a refund at once, and other captures: one act at a time, and both books agree", async () => {
      const { order, orderNumber, paymentId } = await paid();
      const answers = await Promise.all([
        desk.act(paymentId, "capture", { amount: "700.00" }),
        desk.act(paymentId, "capture", { amount: "800.00" }),
        desk.act(paymentId, "void"),
        desk.act(paymentId, "refund", { amount: "1.00" }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(commands(orderNumber)).toHaveLength(1);
      expect((await desk.payment(order.id)).agreement).toBe("agree");
    });

    it("is refused for money that is taken at once", async () => {
      const { paymentId, order } = await paid("pp_assist_ru");
      expect((await desk.payment(order.id)).acts.capture).toMatchObject({ reason: "one-stage" });
      expect((await desk.act(paymentId, "capture")).status).toBe(422);
    });
  });

  describe("void", () => {
    it("lets the hold go and leaves the order; both books say so, and again changes nothing", async () => {
      const { order, orderNumber, paymentId } = await paid();
      const once = { request_key: key("void-once") };
      expect((await desk.act(paymentId, "void", once)).data).toMatchObject({ act: { state: "done" } });
      expect((await desk.act(paymentId, "void", once)).data).toMatchObject({ act: { state: "done" } });
      expect((await desk.act(paymentId, "void")).data.message).toContain("let go");
      expect(suite.assist.totals(orderNumber)).toEqual({ ...held, held: "0.00" });
      expect(commands(orderNumber)).toHaveLength(1);
      expect(await medusaBooks(order.id)).toMatchObject({ canceled: true, status: "canceled", lines: [] });
      expect((await suite.checkout.order(order.id)).status).not.toBe("canceled");
      expect(await desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        acts: { capture: { allowed: false, reason: "released" } },
      });
    });

    it("that Assist declines is told, and Medusa goes on holding the payment", async () => {
      const { order, orderNumber, paymentId } = await paid();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const answer = await desk.act(paymentId, "void");
      expect(answer).toMatchObject({ status: 422, data: { message: expect.stringContaining("No money") } });
      expect(suite.assist.totals(orderNumber)).toEqual(held);
      expect(await medusaBooks(order.id)).toMatchObject({ canceled: false, status: "authorized" });
    });
  });

  describe("refund", () => {
    it("gives back a part, then the rest; both books say so", async () => {
      const { order, orderNumber, paymentId } = await paid("pp_assist_ru");
      expect((await desk.act(paymentId, "refund", { amount: "250.10", note: "No delivery" })).status).toBe(
        200,
      );
      expect(await medusaBooks(order.id)).toMatchObject({ refunds: [250.1], lines: [1750, -250.1] });
      expect((await desk.payment(order.id)).acts.refund).toMatchObject({ most: "1499.90" });
      const { data } = await desk.act(paymentId, "refund");
      expect(data.act).toMatchObject({ amount: "1499.90", state: "done" });
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        returned: cartTotal,
      });
      expect(await medusaBooks(order.id)).toMatchObject({ refunds: [250.1, 1499.9], status: "refunded" });
      expect(await desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        acts: { refund: { allowed: false, reason: "returned" } },
      });
    });

    it("the same request twice is one refund; the same amount under another key is another one", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      const once = { amount: "100.00", request_key: key("refund-one") };
      await Promise.all([desk.act(paymentId, "refund", once), desk.act(paymentId, "refund", once)]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "100.00" });
      expect((await desk.act(paymentId, "refund", { ...once, amount: "200.00" })).status).toBe(400);
      await desk.act(paymentId, "refund", { ...once, request_key: key("refund-two") });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "200.00" });
    });

    it("whose answer is lost says so; the order shows it once it is known, and the same request is not sent again", async () => {
      const { order, orderNumber, paymentId } = await paid("pp_assist_ru");
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "orderresult", fault: "hang", skip: 3 });
      const body = { amount: "100.00", request_key: key("refund-lost") };
      const lost = await desk.act(paymentId, "refund", body);
      suite.assist.faults.clear();
      expect(lost.status).toBe(500);
      expect(lost.data.message).toContain("never done twice");
      expect((await desk.payment(order.id)).acts.refund).toMatchObject({ reason: "outcome-unknown" });
      expect(await desk.act(paymentId, "refund", body)).toMatchObject({
        status: 500,
        data: {
          message: expect.stringContaining("This request is not sent again") as unknown,
          act: { state: "unknown" },
        },
      });
      await suite.checkout.check(orderNumber);
      expect(commands(orderNumber)).toEqual(["refund"]);
      expect(await medusaBooks(order.id)).toMatchObject({ refunds: [100] });
      expect((await desk.payment(order.id)).agreement).toBe("agree");
    });

    it("that takes longer than a browser waits: the same request is told so and is no refusal, and there is one refund", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      const { acts } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
      const ended = acts.ended.bind(acts);
      acts.ended = (act) => ended(act, 0);
      const body = { amount: "100.00", request_key: key("refund-slow") };
      try {
        suite.assist.faults.set({ service: "wscancel", fault: "hang", act: true });
        const first = desk.act(paymentId, "refund", body);
        await eventually(
          () => Promise.resolve(suite.assist.faults.list()),
          ([fault]) => fault?.hits === 1,
        );
        const again = await desk.act(paymentId, "refund", body);
        const another = await desk.act(paymentId, "refund", { ...body, request_key: key("refund-other") });
        suite.assist.faults.clear();
        expect(again).toMatchObject({
          status: 500,
          data: {
            type: "unexpected_state",
            message: expect.stringContaining("carried out already") as unknown,
            act: { state: "working", amount: null },
          },
        });
        expect(another).toMatchObject({ status: 400, data: { type: "not_allowed" } });
        const { status, data } = await first;
        expect(status).toBe(200);
        expect(await desk.act(paymentId, "refund", body)).toMatchObject({ status: 200, data });
      } finally {
        acts.ended = ended;
      }
      expect(commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "100.00" });
    });

    it("that has ended refused says so by 422 and by nothing else, the same however often it is asked", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      const body = { amount: "100.00", request_key: key("refund-refused") };
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const first = await desk.act(paymentId, "refund", body);
      suite.assist.faults.clear();
      expect(first).toMatchObject({ status: 422, data: { type: "not_allowed", act: { state: "refused" } } });
      expect(await desk.act(paymentId, "refund", body)).toMatchObject({ status: 422, data: first.data });
      expect(await desk.act(paymentId, "refund", { ...body, amount: "200.00" })).toMatchObject({
        status: 400,
      });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "0.00" });
    });

    it.each([
      ["of another amount has succeeded is refused all the same", "50.00", 422, "refused"],
      ["of the same amount has succeeded is not said to be either", "100.00", 500, "unknown"],
    ])("that Assist declines while one %s", async (_name, amount, status, state) => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      const database: Knex = suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const refundsAreHeldUp = await database.transaction();
      await refundsAreHeldUp.raw("lock table refund in exclusive mode");
      const asked = desk.act(paymentId, "refund", { amount: "100.00" });
      await eventually(
        () =>
          database("pg_locks").where({
            granted: false,
            relation: database.raw("'refund'::regclass::oid"),
          }) as unknown as Promise<unknown[]>,
        (writers) => writers.length === 1,
      );
      const order = await suite
        .container()
        .resolve<AssistModuleService>(ASSIST_MODULE)
        .orders.byNumber(orderNumber);
      await database("assist_attempt").insert({
        ...{ id: "asatt_of_another", order_id: order?.id, kind: "refund", state: "done" },
        ...{ billnumber: "5100000000000000", amount, currency: "RUB", sent_at: database.fn.now() },
      });
      await refundsAreHeldUp.rollback();

      expect(await asked).toMatchObject({ status, data: { act: { state } } });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "0.00" });
    });

    it("of a canceled order whose refund had failed is made and booked", async () => {
      const { order, orderNumber, paymentId } = await paid("pp_assist_ru");
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      suite.assist.faults.clear();
      expect((await desk.act(paymentId, "refund")).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: cartTotal });
      expect((await desk.payment(order.id)).agreement).toBe("agree");
    });

    it("waits while the order is being changed, as Medusa could not book it", async () => {
      const { order, orderNumber, paymentId } = await paid("pp_assist_ru");
      await suite.api.post("/admin/order-edits", { order_id: order.id }, suite.shop.admin);
      expect((await desk.payment(order.id)).acts.refund).toMatchObject({ reason: "order-being-changed" });
      expect((await desk.act(paymentId, "refund", { amount: "1.00" })).status).toBe(422);
      expect(commands(orderNumber)).toEqual([]);
    });

    it("of more than is left is refused before anything is sent", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      suite.assist.requests.clear();
      const answer = await desk.act(paymentId, "refund", { amount: "1750.01" });
      expect(answer).toMatchObject({ status: 422, data: { message: expect.stringContaining(cartTotal) } });
      expect(suite.assist.requests().filter(({ path }) => path.includes("cancel"))).toEqual([]);
      expect(commands(orderNumber)).toEqual([]);
    });
  });

  describe("hostile input", () => {
    const amounts = [
      "0.001",
      "1.000",
      "1.0000",
      "0",
      "0.00",
      "-1.00",
      "1e3",
      "1,50",
      " 1",
      "0x10",
      "9".repeat(16),
      null,
      [],
      {},
    ];

    it("as an amount is refused and moves nothing", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_ru");
      for (const amount of [...amounts, Number.MAX_VALUE, 0.001])
        expect({ amount, ...(await desk.act(paymentId, "refund", { amount })) }).toMatchObject({
          amount,
          status: 400,
        });
      expect(commands(orderNumber)).toEqual([]);
    });

    it("ids and bodies that are nobody's find nothing", async () => {
      for (const id of ["pay_unknown", "%00", "..%2f..", "a".repeat(300)])
        expect((await desk.act(id, "capture")).status).toBe(404);
      const { paymentId } = await paid("pp_assist_ru");
      for (const body of [
        { note: "\u0000" },
        { request_key: "x" },
        { extra: 1 },
        { refund_reason_id: "' or 1" },
      ])
        expect((await desk.act(paymentId, "refund", body)).status).toBe(400);
      for (const number of ["RU-UNKNOWN", "%00", "'"]) {
        expect((await desk.settle(number, { note: "done" })).status).toBe(404);
        expect((await desk.returnMoney(number)).status).toBe(404);
      }
      for (const body of [{}, { note: "" }, { note: "  " }, { note: 1 }, { note: "x".repeat(1001) }])
        expect((await desk.settle("RU-UNKNOWN", body)).status).toBe(400);
    });
  });

  it("without the right to move money every act is refused, and looking is not", async () => {
    const { order, orderNumber, paymentId } = await paid();
    const assist = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
    const rights = Object.getOwnPropertyDescriptor(assist, "rights");
    Object.defineProperty(assist, "rights", { value: { moveMoney: [], configure: [] }, configurable: true });
    try {
      for (const kind of ["capture", "void", "refund"] as const)
        expect((await desk.act(paymentId, kind)).status).toBe(403);
      expect((await desk.settle(orderNumber, { note: "done" })).status).toBe(403);
      expect((await desk.returnMoney(orderNumber)).status).toBe(403);
      expect((await desk.payment(order.id)).order_number).toBe(orderNumber);
      expect(commands(orderNumber)).toEqual([]);
    } finally {
      if (rights) Object.defineProperty(assist, "rights", rights);
      else Reflect.deleteProperty(assist, "rights");
    }
  });

  describe("the attention list", () => {
    /** Paid with a session that the cart had dropped meanwhile. */
    async function paidForNothing(provider = "pp_assist_ru"): Promise<string> {
      const cartId = await suite.checkout.cart();
      const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
      await suite.checkout.addProduct(cartId);
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      await suite.checkout.check(orderNumber);
      return orderNumber;
    }

    it("says what happened, what it means in money and what can be done, and counts", async () => {
      const orderNumber = await paidForNothing();
      expect(await desk.count()).toBe(1);
      expect(await desk.attention()).toMatchObject({
        count: 1,
        cases: [
          {
            order_number: orderNumber,
            reason: "paid-without-session",
            account: "ru",
            live: false,
            currency: "RUB",
            captured: cartTotal,
            returned: "0.00",
            cart_id: expect.stringContaining("cart_") as unknown,
            order: null,
            acts: { check: true, settle: true, return_money: { allowed: true, most: cartTotal } },
          },
        ],
      });
      expect((await desk.attention("?reason=paid-twice")).count).toBe(0);
      expect((await desk.attention("?account=hold")).count).toBe(0);
      expect((await desk.attention("?account=ru&reason=paid-without-session")).count).toBe(1);
    });

    it("settled by hand: it goes to the history with who and why, and stays there until the money moves", async () => {
      const orderNumber = await paidForNothing();
      expect((await desk.settle(orderNumber, { note: "x", reason: "paid-twice" })).status).toBe(400);
      expect((await desk.settle(orderNumber, { note: "Paid back by hand" })).status).toBe(200);
      expect((await desk.settle(orderNumber, { note: "again" })).status).toBe(400);
      await suite.checkout.check(orderNumber);
      await suite.checkout.reconcile();
      expect(await desk.count()).toBe(0);
      expect(await desk.attention("?settled=true")).toMatchObject({
        count: 1,
        cases: [
          {
            reason: "paid-without-session",
            settled_how: "by-hand",
            settled_by: "Staff",
            note: "Paid back by hand",
            captured: cartTotal,
            acts: null,
          },
        ],
      });
      const billnumber = suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
      suite.assist.account.cancel(billnumber, "10.00");
      await suite.checkout.check(orderNumber);
      expect(await desk.attention()).toMatchObject({
        count: 1,
        cases: [{ reason: "paid-without-session", returned: "10.00" }],
      });
    });

    it("settled by hand, the merchant's policy does not give the same money back after all", async () => {
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const orderNumber = await paidForNothing("pp_assist_generous");
      suite.assist.faults.clear();
      expect((await desk.settle(orderNumber, { note: "Bank transfer" })).status).toBe(200);
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "0.00" });
    });

    it("gives the money back, once however often it is asked, and settles the case", async () => {
      const orderNumber = await paidForNothing();
      const answers = await Promise.all([desk.returnMoney(orderNumber), desk.returnMoney(orderNumber)]);
      answers.push(await desk.returnMoney(orderNumber));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: cartTotal });
      expect(await desk.count()).toBe(0);
      expect(await desk.attention("?settled=true")).toMatchObject({
        cases: [
          { settled_how: "money-returned", settled_by: "Staff", captured: cartTotal, returned: "0.00" },
        ],
      });
    });

    it("gives back a hold as well", async () => {
      const orderNumber = await paidForNothing("pp_assist_hold");
      expect((await desk.returnMoney(orderNumber)).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({ ...held, held: "0.00" });
    });

    it("does not give back what belongs to an order", async () => {
      const { orderNumber } = await paid("pp_assist_ru");
      const answer = await desk.returnMoney(orderNumber);
      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("belongs to an order") },
      });
      expect(commands(orderNumber)).toEqual([]);
    });
  });
});
