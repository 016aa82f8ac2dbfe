import { deskSuite } from "../shop/desk-suite";
import { cartTotal } from "../shop/seed";

deskSuite((suite) => {
  const held = { held: cartTotal, captured: "0.00", refunded: "0.00" };

  describe("capture", () => {
    it("takes all of a hold; both books say so", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const { status, data } = await suite.desk.act(paymentId, "capture");
      expect({ status, ...data.operation }).toMatchObject({ status: 200, amount: cartTotal, state: "done" });
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        refunded: "0.00",
      });
      expect(await suite.medusaBooks(order.id)).toEqual({
        captures: [1750],
        refunds: [],
        lines: [1750],
        canceled: false,
        status: "captured",
      });
      expect(await suite.desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        permissions: {
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
      const { order, orderNumber, paymentId } = await suite.paid();
      expect((await suite.desk.act(paymentId, "capture", { amount: "1000.50" })).status).toBe(200);
      expect(await suite.medusaBooks(order.id)).toMatchObject({ captures: [1000.5], lines: [1000.5] });
      const again = await suite.desk.act(paymentId, "capture", { amount: "1.00" });
      expect(again).toMatchObject({ status: 422, data: { message: expect.stringContaining("only once") } });
      expect(suite.commands(orderNumber)).toEqual(["capture"]);
      expect((await suite.desk.payment(order.id)).permissions.refund).toMatchObject({
        allowed: true,
        most: "1000.50",
      });
    });

    it("twice at once, and the same request again, are one capture", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const same = { amount: "700.00", request_key: "request-capture-once" };
      const answers = await Promise.all([
        suite.desk.act(paymentId, "capture", same),
        suite.desk.act(paymentId, "capture", same),
        suite.desk.act(paymentId, "capture", same),
      ]);
      answers.push(await suite.desk.act(paymentId, "capture", same));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map(({ data }) => data.operation?.id)).size).toBe(1);
      expect(suite.commands(orderNumber)).toEqual(["capture"]);
      expect(await suite.medusaBooks(order.id)).toMatchObject({ captures: [700], lines: [700] });
    });

    it("and a refund at once, and other captures: one act at a time, and both books agree", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const answers = await Promise.all([
        suite.desk.act(paymentId, "capture", { amount: "700.00" }),
        suite.desk.act(paymentId, "capture", { amount: "800.00" }),
        suite.desk.act(paymentId, "void"),
        suite.desk.act(paymentId, "refund", { amount: "1.00" }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(suite.commands(orderNumber)).toHaveLength(1);
      expect((await suite.desk.payment(order.id)).agreement).toBe("agree");
    });

    it("is refused for money that is taken at once", async () => {
      const { paymentId, order } = await suite.paid("pp_assist_ru");
      expect((await suite.desk.payment(order.id)).permissions.capture).toMatchObject({ reason: "one-stage" });
      expect((await suite.desk.act(paymentId, "capture")).status).toBe(422);
    });
  });

  describe("void", () => {
    it("lets the hold go and leaves the order; both books say so, and again changes nothing", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      const once = { request_key: "request-void-once" };
      expect((await suite.desk.act(paymentId, "void", once)).data).toMatchObject({
        operation: { state: "done" },
      });
      expect((await suite.desk.act(paymentId, "void", once)).data).toMatchObject({
        operation: { state: "done" },
      });
      expect((await suite.desk.act(paymentId, "void")).data.message).toContain("let go");
      expect(suite.assist.totals(orderNumber)).toEqual({ ...held, held: "0.00" });
      expect(suite.commands(orderNumber)).toHaveLength(1);
      expect(await suite.medusaBooks(order.id)).toMatchObject({
        canceled: true,
        status: "canceled",
        lines: [],
      });
      expect((await suite.checkout.order(order.id)).status).not.toBe("canceled");
      expect(await suite.desk.payment(order.id)).toMatchObject({
        agreement: "agree",
        permissions: { capture: { allowed: false, reason: "released" } },
      });
    });

    it("that Assist declines is told, and Medusa goes on holding the payment", async () => {
      const { order, orderNumber, paymentId } = await suite.paid();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const answer = await suite.desk.act(paymentId, "void");
      expect(answer).toMatchObject({ status: 422, data: { message: expect.stringContaining("No money") } });
      expect(suite.assist.totals(orderNumber)).toEqual(held);
      expect(await suite.medusaBooks(order.id)).toMatchObject({ canceled: false, status: "authorized" });
    });
  });
});
