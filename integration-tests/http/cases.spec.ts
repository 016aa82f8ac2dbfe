import { putCase } from "../shop/cases";
import { deskSuite } from "../shop/desk-suite";
import { dtoFields, fieldsIn } from "../shop/dto-fields";
import { cartTotal } from "../shop/seed";

deskSuite((suite) => {
  const held = { held: cartTotal, captured: "0.00", refunded: "0.00" };

  describe("the list of cases", () => {
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
      expect(await suite.desk.count()).toBe(1);
      expect((await suite.desk.cases()).cases.map(fieldsIn)).toEqual([dtoFields.case]);
      expect(await suite.desk.cases()).toMatchObject({
        count: 1,
        cases: [
          {
            order_number: orderNumber,
            about: "payment",
            reason: "paid-without-session",
            account: "ru",
            live: false,
            currency: "RUB",
            captured: cartTotal,
            refunded: "0.00",
            cart_id: expect.stringContaining("cart_") as unknown,
            order: null,
            permissions: { check: true, close: true, refund: { allowed: true, most: cartTotal } },
          },
        ],
      });
      expect((await suite.desk.cases("?reason=paid-twice")).count).toBe(0);
      expect((await suite.desk.cases("?account=hold")).count).toBe(0);
      expect((await suite.desk.cases("?account=ru&reason=paid-without-session")).count).toBe(1);
    });

    it("closed by hand: it says who and why, and stays closed until the money moves", async () => {
      const orderNumber = await paidForNothing();
      expect((await suite.desk.closeCaseOf(orderNumber, { note: "x", reason: "paid-twice" })).status).toBe(
        400,
      );
      expect((await suite.desk.closeCaseOf(orderNumber, { note: "Paid back by hand" })).status).toBe(200);
      expect((await suite.desk.closeCaseOf(orderNumber, { note: "again" })).status).toBe(400);
      await suite.checkout.check(orderNumber);
      await suite.checkout.reconcile();
      expect(await suite.desk.count()).toBe(0);
      expect(await suite.desk.cases("?closed=true")).toMatchObject({
        count: 1,
        cases: [
          {
            reason: "paid-without-session",
            closed_how: "by-hand",
            closed_by: "Staff",
            note: "Paid back by hand",
            captured: cartTotal,
            permissions: null,
          },
        ],
      });
      const billnumber = suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
      suite.assist.account.cancel(billnumber, "10.00");
      await suite.checkout.check(orderNumber);
      expect(await suite.desk.cases()).toMatchObject({
        count: 1,
        cases: [{ reason: "paid-without-session", refunded: "10.00" }],
      });
    });

    it("closed by hand, the merchant's policy does not refund the same money after all", async () => {
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const orderNumber = await paidForNothing("pp_assist_generous");
      suite.assist.faults.clear();
      expect((await suite.desk.closeCaseOf(orderNumber, { note: "Bank transfer" })).status).toBe(200);
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "0.00" });
    });

    it("refunds the money, once however often it is asked, and closes the case", async () => {
      const orderNumber = await paidForNothing();
      const answers = await Promise.all([
        suite.desk.refundCaseOf(orderNumber),
        suite.desk.refundCaseOf(orderNumber),
      ]);
      answers.push(await suite.desk.refundCaseOf(orderNumber));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(suite.commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: cartTotal });
      expect(await suite.desk.count()).toBe(0);
      expect(await suite.desk.cases("?closed=true")).toMatchObject({
        cases: [{ closed_how: "refunded", closed_by: "Staff", captured: cartTotal, refunded: "0.00" }],
      });
    });

    it("lets a hold go as well", async () => {
      const orderNumber = await paidForNothing("pp_assist_hold");
      expect((await suite.desk.refundCaseOf(orderNumber)).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({ ...held, held: "0.00" });
    });

    it("does not refund what belongs to an order", async () => {
      const { orderNumber } = await suite.paid("pp_assist_ru");
      const answer = await suite.desk.refundCase(await putCase(suite.database, orderNumber, "unclear"));
      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("belongs to an order") },
      });
      expect(suite.commands(orderNumber)).toEqual([]);
    });
  });
});
