import type { OrderRow } from "../../src/records/orders";
import { deskSuite } from "../shop/desk-suite";
import { eventually } from "../shop/eventually";
import { untilHeldUp } from "../shop/held-up";
import { cartTotal } from "../shop/seed";

deskSuite((suite) => {
  describe("refund", () => {
    it("gives back a part, then the rest; both books say so", async () => {
      const { order, orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      expect(
        (await suite.desk.act(paymentId, "refund", { amount: "250.10", note: "No delivery" })).status,
      ).toBe(200);
      expect(await suite.medusaBooks(order.id)).toMatchObject({ refunds: [250.1], lines: [1750, -250.1] });
      expect((await suite.desk.payment(order.id)).permissions.refund).toMatchObject({ most: "1499.90" });
      const { data } = await suite.desk.act(paymentId, "refund");
      expect(data.operation).toMatchObject({ amount: "1499.90", state: "done" });
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        refunded: cartTotal,
      });
      expect(await suite.medusaBooks(order.id)).toMatchObject({
        refunds: [250.1, 1499.9],
        status: "refunded",
      });
      expect(await suite.desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        permissions: { refund: { allowed: false, reason: "refunded" } },
      });
    });

    it("the same request twice is one refund; the same amount under another key is another one", async () => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      const once = { amount: "100.00", request_key: "request-refund-one" };
      await Promise.all([
        suite.desk.act(paymentId, "refund", once),
        suite.desk.act(paymentId, "refund", once),
      ]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "100.00" });
      expect((await suite.desk.act(paymentId, "refund", { ...once, amount: "200.00" })).status).toBe(400);
      await suite.desk.act(paymentId, "refund", { ...once, request_key: "request-refund-two" });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "200.00" });
    });

    it("whose answer is lost says so; the order shows it once it is known, and the same request is not sent again", async () => {
      const { order, orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "orderresult", fault: "hang", skip: 3 });
      const body = { amount: "100.00", request_key: "request-refund-lost" };
      const lost = await suite.desk.act(paymentId, "refund", body);
      suite.assist.faults.clear();
      expect(lost.status).toBe(500);
      expect(lost.data.message).toContain("never done twice");
      expect((await suite.desk.payment(order.id)).permissions.refund).toMatchObject({
        reason: "outcome-unknown",
      });
      expect(await suite.desk.act(paymentId, "refund", body)).toMatchObject({
        status: 500,
        data: {
          message: expect.stringContaining("This request is not sent again") as unknown,
          operation: { state: "unknown" },
        },
      });
      await suite.checkout.check(orderNumber);
      expect(suite.commands(orderNumber)).toEqual(["refund"]);
      expect(await suite.medusaBooks(order.id)).toMatchObject({ refunds: [100] });
      expect((await suite.desk.payment(order.id)).agreement).toBe("agree");
    });

    it("that takes longer than a browser waits: the same request is told so and is no refusal, and there is one refund", async () => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      await suite.inside(({ assist: { staffOperations: acts }, undo }) => {
        const ended = acts.ended.bind(acts);
        undo(() => (acts.ended = ended));
        acts.ended = (operation) => ended(operation, 0);
      });
      const body = { amount: "100.00", request_key: "request-refund-slow" };
      suite.assist.faults.set({ service: "wscancel", fault: "hang", act: true });
      const first = suite.desk.act(paymentId, "refund", body);
      await eventually(
        () => Promise.resolve(suite.assist.faults.list()),
        ([fault]) => fault?.hits === 1,
      );
      const again = await suite.desk.act(paymentId, "refund", body);
      const another = await suite.desk.act(paymentId, "refund", {
        ...body,
        request_key: "request-refund-other",
      });
      suite.assist.faults.clear();
      expect(again).toMatchObject({
        status: 500,
        data: {
          type: "unexpected_state",
          message: expect.stringContaining("carried out already") as unknown,
          operation: { state: "working", amount: null },
        },
      });
      expect(another).toMatchObject({ status: 400, data: { type: "not_allowed" } });
      const { status, data } = await first;
      expect(status).toBe(200);
      expect(await suite.desk.act(paymentId, "refund", body)).toMatchObject({ status: 200, data });
      expect(suite.commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "100.00" });
    });

    it("that was taken for dead and ends well says so, to whoever asks again", async () => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      const body = { amount: "100.00", request_key: "request-refund-thawed" };
      suite.assist.faults.set({ service: "wscancel", fault: "hang", act: true });
      const first = suite.desk.act(paymentId, "refund", body);
      await eventually(
        () => Promise.resolve(suite.assist.faults.list()),
        ([fault]) => fault?.hits === 1,
      );
      const { database } = suite;
      await database("assist_staff_operation").update({
        leased_until: database.raw("now() - interval '1 minute'"),
      });
      const meanwhile = await suite.desk.act(paymentId, "refund", body);
      expect(meanwhile).toMatchObject({ status: 500, data: { operation: { state: "unknown" } } });
      suite.assist.faults.clear();
      const { status, data } = await first;
      expect(status).toBe(200);
      expect(await suite.desk.act(paymentId, "refund", body)).toMatchObject({ status: 200, data });
      expect(suite.commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "100.00" });
    });

    it("that has ended refused says so by 422 and by nothing else, the same however often it is asked", async () => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      const body = { amount: "100.00", request_key: "request-refund-refused" };
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const first = await suite.desk.act(paymentId, "refund", body);
      suite.assist.faults.clear();
      expect(first).toMatchObject({
        status: 422,
        data: { type: "not_allowed", operation: { state: "refused" } },
      });
      expect(await suite.desk.act(paymentId, "refund", body)).toMatchObject({
        status: 422,
        data: first.data,
      });
      expect(await suite.desk.act(paymentId, "refund", { ...body, amount: "200.00" })).toMatchObject({
        status: 400,
      });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "0.00" });
    });

    it.each([
      ["of another amount has succeeded is refused all the same", "50.00", 422, "refused"],
      ["of the same amount has succeeded is not said to be either", "100.00", 500, "unknown"],
    ])("that Assist declines while one %s", async (_name, amount, status, state) => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      const { database } = suite;
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const refundsAreHeldUp = await database.transaction();
      await refundsAreHeldUp.raw("lock table refund in exclusive mode");
      const asked = suite.desk.act(paymentId, "refund", { amount: "100.00" });
      await untilHeldUp(database, "refund");
      const order = await database<OrderRow>("assist_order").where({ order_number: orderNumber }).first();
      await database("assist_command").insert({
        ...{ id: "asatt_of_another", order_id: order?.id, kind: "refund", state: "done" },
        ...{ billnumber: "5100000000000000", amount, currency: "RUB", sent_at: database.fn.now() },
      });
      await refundsAreHeldUp.rollback();

      expect(await asked).toMatchObject({ status, data: { operation: { state } } });
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "0.00" });
    });

    it("of a canceled order whose refund had failed is made and booked", async () => {
      const { order, orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      suite.assist.faults.clear();
      expect((await suite.desk.act(paymentId, "refund")).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: cartTotal });
      expect((await suite.desk.payment(order.id)).agreement).toBe("agree");
    });

    it("waits while the order is being changed, as Medusa could not book it", async () => {
      const { order, orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      await suite.api.post("/admin/order-edits", { order_id: order.id }, suite.shop.admin);
      expect((await suite.desk.payment(order.id)).permissions.refund).toMatchObject({
        reason: "order-being-changed",
      });
      expect((await suite.desk.act(paymentId, "refund", { amount: "1.00" })).status).toBe(422);
      expect(suite.commands(orderNumber)).toEqual([]);
    });

    it("of more than is left is refused before anything is sent", async () => {
      const { orderNumber, paymentId } = await suite.paid("pp_assist_ru");
      suite.assist.requests.clear();
      const answer = await suite.desk.act(paymentId, "refund", { amount: "1750.01" });
      expect(answer).toMatchObject({ status: 422, data: { message: expect.stringContaining(cartTotal) } });
      expect(suite.assist.requests().filter(({ path }) => path.includes("cancel"))).toEqual([]);
      expect(suite.commands(orderNumber)).toEqual([]);
    });
  });
});
