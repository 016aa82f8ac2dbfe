import { putCase } from "../shop/cases";
import type { AssistOrderResponse } from "../../src/contract/orders";
import { deskSuite } from "../shop/desk-suite";
import { dtoFields, fieldsIn } from "../shop/dto-fields";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";

deskSuite((suite) => {
  describe("the order page", () => {
    it("shows what Assist says beside what Medusa says, with every operation, and what may be done", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const { order: shown, payments } = await suite.desk.payments(order.id);
      expect(shown).toMatchObject({ id: order.id, payment_status: "authorized", currency: "RUB" });
      expect(payments).toMatchObject([
        {
          order_number: orderNumber,
          account: "hold",
          live: false,
          assist: { state: "held", held: cartTotal, captured: "0.00", refunded: "0.00" },
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
          permissions: {
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
      const { payments } = await suite.desk.payments(landing.searchParams.get("order_id") ?? "");
      expect(payments.map(({ order_number: number }) => number)).toEqual([second, first]);
      expect(payments[1]).toMatchObject({
        replaced: true,
        agreement: "nothing",
        assist: { state: "declined" },
        medusa: null,
        decline: { code: "AS102", words: expect.stringContaining("insufficient funds") as unknown },
        permissions: { capture: { allowed: false, reason: "nothing-paid" } },
      });
    });

    it("says that the books differ while they do", async () => {
      const { order, orderNumber } = await suite.paid();
      suite.assist.notifications.dropAll(true);
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "1000.00");
      const { database } = suite;
      await suite.checkout.check(orderNumber);
      expect((await suite.desk.payment(order.id)).agreement).toBe("agree");
      await database("capture").update({ amount: 900, raw_amount: { value: "900", precision: 20 } });
      expect(await suite.desk.payment(order.id)).toMatchObject({
        agreement: "differ",
        permissions: { refund: { allowed: false, reason: "books-differ" } },
      });
    });

    it("tells of an order number what the contract names, and nothing else that the tables have", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const { data: captured } = await suite.desk.act(paymentId, "capture");
      const { data: remembered } = await suite.api.get<AssistOrderResponse>(
        `/admin/assist/orders/${orderNumber}`,
        suite.shop.admin,
      );
      const { assist_order: checked } = (await suite.checkout.check(orderNumber)).data;
      for (const shown of [remembered.assist_order, checked]) {
        expect(fieldsIn(shown)).toEqual(dtoFields.order);
        expect(shown?.operations.map(fieldsIn)).toEqual([dtoFields.operation, dtoFields.operation]);
        expect(shown?.commands.map(fieldsIn)).toEqual([dtoFields.command]);
      }
      expect(fieldsIn(await suite.desk.payment(order.id))).toEqual(dtoFields.payment);
      expect(fieldsIn(captured.operation)).toEqual(dtoFields.staffOperation);
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
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      for (const amount of [...amounts, Number.MAX_VALUE, 0.001]) {
        expect({ amount, ...(await suite.desk.act(paymentId, "refund", { amount })) }).toMatchObject({
          amount,
          status: 400,
        });
      }
      expect(suite.commands(orderNumber)).toEqual([]);
    });

    it("ids and bodies that are nobody's find nothing", async () => {
      for (const id of ["pay_unknown", "%00", "..%2f..", "a".repeat(300)])
        expect((await suite.desk.act(id, "capture")).status).toBe(404);
      const { paymentId } = await suite.paid("pp_assist_ru");
      for (const body of [
        { note: "\u0000" },
        { request_key: "x" },
        { extra: 1 },
        { refund_reason_id: "' or 1" },
      ])
        expect((await suite.desk.act(paymentId, "refund", body)).status).toBe(400);
      for (const id of ["ascase_unknown", "%00", "'"]) {
        expect((await suite.desk.closeCase(id, { note: "done" })).status).toBe(404);
        expect((await suite.desk.refundCase(id)).status).toBe(404);
      }
      for (const body of [{}, { note: "" }, { note: "  " }, { note: 1 }, { note: "x".repeat(1001) }])
        expect((await suite.desk.closeCase("ascase_unknown", body)).status).toBe(400);
    });
  });

  it("without the right to move money every act is refused, and looking is not", async () => {
    const { order, orderNumber, paymentId } = await suite.paid();
    await suite.inside(({ assist, undo }) => {
      const rights = Object.getOwnPropertyDescriptor(assist, "rights");
      undo(() => {
        if (rights) Object.defineProperty(assist, "rights", rights);
        else Reflect.deleteProperty(assist, "rights");
      });
      Object.defineProperty(assist, "rights", {
        value: { moveMoney: [], configure: [] },
        configurable: true,
      });
    });
    for (const kind of ["capture", "void", "refund"] as const)
      expect((await suite.desk.act(paymentId, kind)).status).toBe(403);
    const id = await putCase(suite.database, orderNumber, "unclear");
    expect((await suite.desk.closeCase(id, { note: "done" })).status).toBe(403);
    expect((await suite.desk.refundCase(id)).status).toBe(403);
    expect((await suite.desk.payment(order.id)).order_number).toBe(orderNumber);
    expect(suite.commands(orderNumber)).toEqual([]);
  });
});
