import type * as billCases from "../../src/bills/bill-cases";
import type * as billTools from "../../src/bills/bill-tools";
import type { CaseReason } from "../../src/records/cases";
import { billSuite } from "../shop/bill-suite";
import { openCases, putCase } from "../shop/cases";
import { untilHeldUp } from "../shop/held-up";

/** A case about a payment and one about a bill may belong to one order number, and nothing else may be there twice. */
billSuite((suite) => {
  const rows = (orderNumber: string) =>
    suite.database("assist_case").where({ order_number: orderNumber }).orderBy(["opened_at", "id"]);

  const open = (orderNumber: string, ...reasons: CaseReason[]): Promise<void> =>
    suite.inside(
      async ({ assist }, { number, all }) => {
        const order = await assist.orders.byNumber(number);
        if (!order) throw new Error(`No order ${number}`);
        for (const reason of all) await assist.cases.open(order, reason, `It is ${reason}.`);
      },
      { number: orderNumber, all: reasons },
    );

  /** A bill about which, and about whose payment, something was wrong. */
  async function billWithBoth(): Promise<{ id: string; number: string; order_id: string }> {
    const bill = await suite.bills.made(await suite.bills.order());
    await open(bill.number, "bill-stuck", "paid-twice");
    return bill;
  }

  describe("a bill's case and its payment's", () => {
    it("stand beside each other, in the list and at the order", async () => {
      const { number, order_id: orderId } = await billWithBoth();
      expect(await suite.desk.count()).toBe(2);
      const cases = await suite.cases();
      expect(cases.map(({ about, reason }) => [about, reason])).toEqual(
        expect.arrayContaining([
          ["payment", "paid-twice"],
          ["bill", "bill-stuck"],
        ]),
      );
      expect(new Set(cases.map(({ id }) => id)).size).toBe(2);
      const { cases: beside } = await suite.desk.payment(orderId);
      expect(beside.map(({ reason }) => reason).toSorted()).toEqual(["bill-stuck", "paid-twice"]);
      expect(await openCases(suite.database, number)).toEqual(["paid-twice", "bill-stuck"]);
    });

    it("are closed by themselves each alone, by what closes it: the payment's books, and the bill", async () => {
      const { id, number } = await billWithBoth();
      await suite.checkout.check(number);
      expect(await openCases(suite.database, number)).toEqual(["bill-stuck"]);
      await open(number, "paid-twice");
      await suite.inside(async ({ container, load }, billId) => {
        const { BillTools } = load<typeof billTools>("src/bills/bill-tools");
        const { showNewest } = load<typeof billCases>("src/bills/bill-cases");
        const tools = new BillTools(container);
        const [bill] = await tools.assist.bills.ofIds([billId]);
        if (bill) await showNewest(tools, bill, undefined);
      }, id);
      expect(await openCases(suite.database, number)).toEqual(["paid-twice"]);
      const closed = await suite.cases("?closed=true");
      expect(closed.map(({ about, closed_how: how }) => [about, how])).toEqual([
        ["bill", "by-itself"],
        ["payment", "by-itself"],
      ]);
    });

    it("are closed by hand each alone, and keep quiet each by itself", async () => {
      const { number } = await billWithBoth();
      const idOf = async (wanted: string): Promise<string> =>
        (await suite.cases()).find(({ about }) => about === wanted)?.id ?? "";
      const bill = await idOf("bill");
      expect((await suite.desk.closeCase(bill, { note: "Asked Assist" })).status).toBe(200);
      expect(await openCases(suite.database, number)).toEqual(["paid-twice"]);
      expect((await suite.desk.closeCase(bill, { note: "Again" })).status).toBe(400);

      // Another reason about the payment says nothing of the bill.
      await open(number, "not-confirmed", "bill-stuck");
      expect(await openCases(suite.database, number)).toEqual(["not-confirmed"]);
      expect((await suite.desk.closeCase(await idOf("payment"), { note: "It came" })).status).toBe(200);
      await open(number, "bill-stuck", "not-confirmed");
      expect(await openCases(suite.database, number)).toEqual([]);

      // The payment is well meanwhile: its case may come again, and the bill's may not.
      await suite.checkout.check(number);
      await open(number, "bill-stuck", "not-confirmed");
      expect(await openCases(suite.database, number)).toEqual(["not-confirmed"]);
      // Something else about the bill ends that for the bill as well.
      await open(number, "bill-not-made", "bill-stuck");
      expect(await openCases(suite.database, number)).toEqual(["not-confirmed", "bill-stuck"]);
    });

    it("only that about the payment has money that can be refunded", async () => {
      const { number } = await billWithBoth();
      const bill = (await suite.cases()).find(({ about }) => about === "bill");
      expect(bill?.permissions).toMatchObject({ close: true, refund: null, capture: null });
      const { status, data } = await suite.desk.refundCase(bill?.id ?? "");
      expect({ status, data }).toMatchObject({
        status: 400,
        data: { message: "This case is about a bill, and not about its money. Nothing was sent." },
      });
      expect(await openCases(suite.database, number)).toEqual(["paid-twice", "bill-stuck"]);
    });
  });

  describe("of one subject there is one open case", () => {
    it.each<[string, [CaseReason, CaseReason], number]>([
      ["of one reason", ["paid-twice", "paid-twice"], 1],
      ["of two reasons, and the other is closed", ["paid-twice", "not-recorded"], 2],
    ])("when two open it at once (%s)", async (_what, reasons, all) => {
      const { orderNumber } = await suite.checkout.paidOrder();
      const holder = await suite.database.transaction();
      await holder("assist_order").where({ order_number: orderNumber }).forUpdate().select("id");
      const both = suite.inside(
        async ({ assist }, given) => {
          const order = await assist.orders.byNumber(given.orderNumber);
          if (!order) throw new Error("no order");
          await Promise.all(
            given.reasons.map((reason) => assist.cases.open(order, reason, `It is ${reason}.`)),
          );
        },
        { orderNumber, reasons },
      );
      await untilHeldUp(suite.database, undefined, 2);
      await holder.commit();
      await both;
      expect(await rows(orderNumber)).toHaveLength(all);
      expect(await openCases(suite.database, orderNumber)).toHaveLength(1);
    });

    it("whatever the shop's processes do: the table takes no second one", async () => {
      const { orderNumber } = await suite.checkout.paidOrder();
      await putCase(suite.database, orderNumber, "paid-twice");
      await putCase(suite.database, orderNumber, "bill-stuck");
      await putCase(suite.database, orderNumber, "not-recorded", { closed_at: new Date() });
      await expect(putCase(suite.database, orderNumber, "not-recorded")).rejects.toThrow(
        "IDX_assist_case_one_current",
      );
    });

    it("one that is closed in the midst of being brought up to date is opened anew", async () => {
      const { orderNumber } = await suite.checkout.paidOrder();
      await open(orderNumber, "paid-twice");
      const holder = await suite.database.transaction();
      await holder("assist_order").where({ order_number: orderNumber }).forUpdate().select("id");
      const renewed = open(orderNumber, "paid-twice");
      await untilHeldUp(suite.database);
      await holder("assist_case").update({ closed_at: new Date(), closed_how: "by-itself" });
      await holder.commit();
      await renewed;
      expect(await rows(orderNumber)).toHaveLength(2);
      expect(await openCases(suite.database, orderNumber)).toEqual(["paid-twice"]);
    });
  });
});
