import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Bills } from "../shop/bills";
import { Desk } from "../shop/desk";
import { onRow, type RowTrigger } from "../shop/row-trigger";
import { shopSuite } from "../shop/suite";

/** A process may be held up at any point, while others go on; what it does when it wakes must still be its to do. */
shopSuite((suite) => {
  const database = (): Knex => suite.database;
  const sentTo = (service: string): number =>
    suite.assist.requests().filter(({ path }) => path.endsWith(`/${service}.cfm`)).length;
  let takeBack: () => Promise<void> = () => Promise.resolve();
  const atThisRow = async (trigger: RowTrigger): Promise<void> => {
    takeBack = await onRow(database(), trigger);
  };

  beforeEach(() => suite.assist.notifications.dropAll(true));
  afterEach(() => takeBack());

  async function paid(provider = "pp_assist_ru") {
    const { order, orderNumber } = await suite.checkout.paidOrder(provider);
    suite.assist.requests.clear();
    return { orderNumber, paymentId: order.payment_collections[0]?.payments[0]?.id ?? "" };
  }

  describe("between what is written down and the sending", () => {
    /** Another process has seen no operation for minutes, and has taken the command for not carried out. */
    const givenUp: RowTrigger = {
      on: "assist_command",
      at: "insert",
      does: "new.state := 'refused'; new.message := 'The gateway shows no such operation: it was not carried out.';",
    };

    it("a refund that was given up meanwhile is not sent", async () => {
      const { orderNumber, paymentId } = await paid();
      await atThisRow(givenUp);
      expect(await suite.checkout.refund(paymentId, 300)).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("Nothing was sent") as unknown },
      });
      expect(sentTo("wscancel")).toBe(0);
      await takeBack();
      expect((await suite.checkout.refund(paymentId, 300)).status).toBe(200);
      expect(suite.assist.totals(orderNumber).refunded).toBe("300.00");
    });

    it("a capture that was given up meanwhile is not sent", async () => {
      const { orderNumber, paymentId } = await paid("pp_assist_hold");
      await atThisRow(givenUp);
      expect((await suite.checkout.capture(paymentId, 300)).status).toBe(400);
      expect(sentTo("charge")).toBe(0);
      expect(suite.assist.totals(orderNumber).captured).toBe("0.00");
    });

    it("a command counts as sent when it is sent, however long before it was written down", async () => {
      const { paymentId } = await paid();
      await atThisRow({ ...givenUp, does: "new.sent_at := new.sent_at - interval '10 minutes';" });
      suite.assist.faults.set({ service: "wscancel", fault: "reset-before", times: 1 });
      expect((await suite.checkout.refund(paymentId, 300)).status).toBe(500);
      expect(await database()("assist_command").select("state")).toEqual([{ state: "unknown" }]);
    });

    it("a bill that was given up meanwhile is not sent", async () => {
      suite.assist.bills.connect(true);
      const bills = new Bills(suite.api, suite.shop, () => suite.database);
      const orderId = await bills.order();
      await atThisRow({
        on: "assist_bill",
        at: "update",
        when: "new.state = 'creating'",
        does: "new.state := 'not-made';",
      });
      expect((await bills.make(orderId, {})).status).toBe(400);
      expect(sentTo("createbill")).toBe(0);
      expect(suite.assist.bills.list()).toEqual([]);
    });

    it("what was read of a bill before it was sent decides nothing about it any more", async () => {
      suite.assist.bills.connect(true);
      const bills = new Bills(suite.api, suite.shop, () => suite.database);
      const { id } = await bills.made(await bills.order());
      await database()("assist_bill").where({ id }).update({ state: "creating", origin: "checkout" });
      const did = await suite.inside(async ({ assist: { bills } }, id) => {
        const read = await bills.byId(id);
        if (!read) throw new Error(`No bill ${id}`);
        const sent = (await bills.sendNow(read)) !== undefined;
        const closed = (await bills.closeUnmade(read, "There is none.")) !== undefined;
        const putBack = (await bills.putBack(read, "There is none.", new Date())) !== undefined;
        const [again, sentTwice] = [await bills.sendAgain(read), (await bills.sendNow(read)) !== undefined];
        return { sent, closed, putBack, again, sentTwice };
      }, id);
      expect(did).toEqual({ sent: true, closed: false, putBack: false, again: false, sentTwice: false });
      expect((await bills.read(id)).state).toBe("creating");
    });

    it("a refund from the panel of which staff were told that it was given up is not sent", async () => {
      const { orderNumber, paymentId } = await paid();
      const desk = new Desk(suite.api, suite.shop);
      await atThisRow({ on: "assist_staff_operation", at: "insert", does: "new.state := 'unknown';" });
      const answer = await desk.act(paymentId, "refund", {
        amount: "300.00",
        request_key: "held-up-1",
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(sentTo("wscancel")).toBe(0);
      expect(suite.assist.totals(orderNumber).refunded).toBe("0.00");
    });
  });

  describe("while another process has taken its lease, as if it were dead", () => {
    /** Taken, and at once somebody else's, who has died since. */
    const orderLost: RowTrigger = {
      on: "assist_lease",
      at: "insert",
      when: "new.key like 'order %'",
      does: "new.lease_token := 'of another'; new.leased_until := clock_timestamp() - interval '1 second';",
    };
    const billLost = (state: string): RowTrigger => ({
      on: "assist_bill",
      at: "update",
      when: `new.state = '${state}' and old.state <> '${state}'`,
      does: "new.lease_token := 'of another';",
    });

    it("no order is made of a cart, and whoever comes next makes one", async () => {
      const orderNumber = await suite.checkout.leaveFor(
        await suite.checkout.session(await suite.checkout.cart()),
      );
      suite.assist.pay(orderNumber);
      await atThisRow(orderLost);
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.orders()).toHaveLength(0);
      await takeBack();
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.orders()).toHaveLength(1);
    });

    it("no money is given back, neither by the merchant's policy nor by staff, and afterwards once", async () => {
      const desk = new Desk(suite.api, suite.shop);
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, "pp_assist_generous");
      const orderNumber = await suite.checkout.leaveFor(session);
      await suite.checkout.addProduct(cartId);
      suite.assist.pay(orderNumber);
      await atThisRow(orderLost);
      await suite.checkout.check(orderNumber);
      await suite.inside(async ({ assist: { cases, orders } }, number) => {
        const row = await orders.byNumber(number);
        if (row) await cases.open(row, "paid-without-session", "Of nobody.");
      }, orderNumber);
      expect((await desk.refundCaseOf(orderNumber)).data.message).toContain("Nothing was sent");
      expect(sentTo("wscancel")).toBe(0);
      await takeBack();
      await suite.checkout.check(orderNumber);
      expect(sentTo("wscancel")).toBe(1);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "1750.00", refunded: "1750.00" });
    });

    it("a bill is not sent, and whoever comes next sends it", async () => {
      suite.assist.bills.connect(true);
      const bills = new Bills(suite.api, suite.shop, () => suite.database);
      await atThisRow(billLost("creating"));
      const orderId = await bills.order();
      expect((await bills.make(orderId, {})).data).toMatchObject({ bill: { state: "creating" } });
      expect(sentTo("createbill")).toBe(0);
      await takeBack();
      await database()("assist_bill").update({ leased_until: database().raw("now() - interval '1 second'") });
      await bills.due();
      await suite.checkout.reconcile();
      expect(sentTo("createbill")).toBe(1);
      expect(await bills.of(orderId)).toMatchObject([{ state: "open" }]);
    });

    it("a revocation is not sent, and whoever comes next sends it", async () => {
      suite.assist.bills.connect(true);
      const bills = new Bills(suite.api, suite.shop, () => suite.database);
      const { id } = await bills.made(await bills.order());
      await atThisRow(billLost("revoking"));
      await bills.revoke(id);
      expect(sentTo("billrevoke")).toBe(0);
      expect((await bills.read(id)).state).toBe("revoking");
      await takeBack();
      await database()("assist_bill").update({ leased_until: database().raw("now() - interval '1 second'") });
      await bills.due();
      await suite.checkout.reconcile();
      expect(sentTo("billrevoke")).toBe(1);
      expect((await bills.read(id)).state).toBe("revoked");
    });
  });

  describe("between a question and what is made of its answer", () => {
    it("a refund that was sent meanwhile is not taken for not carried out, however long ago that was", async () => {
      const { orderNumber, paymentId } = await paid();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-before", times: 1 });
      expect((await suite.checkout.refund(paymentId, 300)).status).toBe(500);
      await database()("assist_command").update({ sent_at: database().raw("now() - interval '30 minutes'") });
      const states = async () => {
        await suite.checkout.check(orderNumber);
        return (await suite.checkout.remembered(orderNumber)).commands.map(({ state }) => state);
      };
      // The question was asked an hour ago.
      await atThisRow({
        on: "assist_order",
        at: "update",
        when: "new.checked_at is distinct from old.checked_at",
        does: "new.checked_at := new.checked_at - interval '1 hour';",
      });
      expect(await states()).toEqual(["unknown"]);
      await takeBack();
      expect(await states()).toEqual(["refused"]);
    });
  });
});
