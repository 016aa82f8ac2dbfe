import { deskSuite } from "../shop/desk-suite";
import { cartTotal } from "../shop/seed";

deskSuite((suite) => {
  const held = { held: cartTotal, captured: "0.00", returned: "0.00" };

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
      expect(await suite.desk.count()).toBe(1);
      expect(await suite.desk.attention()).toMatchObject({
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
      expect((await suite.desk.attention("?reason=paid-twice")).count).toBe(0);
      expect((await suite.desk.attention("?account=hold")).count).toBe(0);
      expect((await suite.desk.attention("?account=ru&reason=paid-without-session")).count).toBe(1);
    });

    it("settled by hand: it goes to the history with who and why, and stays there until the money moves", async () => {
      const orderNumber = await paidForNothing();
      expect((await suite.desk.settle(orderNumber, { note: "x", reason: "paid-twice" })).status).toBe(400);
      expect((await suite.desk.settle(orderNumber, { note: "Paid back by hand" })).status).toBe(200);
      expect((await suite.desk.settle(orderNumber, { note: "again" })).status).toBe(400);
      await suite.checkout.check(orderNumber);
      await suite.checkout.reconcile();
      expect(await suite.desk.count()).toBe(0);
      expect(await suite.desk.attention("?settled=true")).toMatchObject({
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
      expect(await suite.desk.attention()).toMatchObject({
        count: 1,
        cases: [{ reason: "paid-without-session", returned: "10.00" }],
      });
    });

    it("settled by hand, the merchant's policy does not give the same money back after all", async () => {
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      const orderNumber = await paidForNothing("pp_assist_generous");
      suite.assist.faults.clear();
      expect((await suite.desk.settle(orderNumber, { note: "Bank transfer" })).status).toBe(200);
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: "0.00" });
    });

    it("gives the money back, once however often it is asked, and settles the case", async () => {
      const orderNumber = await paidForNothing();
      const answers = await Promise.all([
        suite.desk.returnMoney(orderNumber),
        suite.desk.returnMoney(orderNumber),
      ]);
      answers.push(await suite.desk.returnMoney(orderNumber));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(suite.commands(orderNumber)).toEqual(["refund"]);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ returned: cartTotal });
      expect(await suite.desk.count()).toBe(0);
      expect(await suite.desk.attention("?settled=true")).toMatchObject({
        cases: [
          { settled_how: "money-returned", settled_by: "Staff", captured: cartTotal, returned: "0.00" },
        ],
      });
    });

    it("gives back a hold as well", async () => {
      const orderNumber = await paidForNothing("pp_assist_hold");
      expect((await suite.desk.returnMoney(orderNumber)).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({ ...held, held: "0.00" });
    });

    it("does not give back what belongs to an order", async () => {
      const { orderNumber } = await suite.paid("pp_assist_ru");
      const answer = await suite.desk.returnMoney(orderNumber);
      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("belongs to an order") },
      });
      expect(suite.commands(orderNumber)).toEqual([]);
    });
  });
});
