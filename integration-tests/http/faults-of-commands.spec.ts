import type { FaultName } from "../../simulator";
import { checkedBooks, nextCheckOf, paymentOf } from "../shop/order-books";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** Faults after which nobody can say whether the command was carried out, although it was. */
const lostAnswers: FaultName[] = ["reset-after", "reset-mid", "truncate", "wrong-amount", "other-order"];
/** Faults that hit before the command was carried out. */
const neverDone: FaultName[] = [
  "reset-before",
  "html",
  "status500",
  "empty",
  "internal-error",
  "busy",
  "rate-limited",
  "declined-operation",
];

shopSuite((suite) => {
  const commandsSent = (path: string): number =>
    suite.assist.requests().filter((request) => request.path === path).length;

  describe("a refund", () => {
    it.each(lostAnswers)(
      "whose answer is lost (%s) is found by reading, recorded, and not sent again",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder();
        suite.assist.requests.clear();
        suite.assist.faults.set({ service: "wscancel", fault, times: 1 });

        const answer = await suite.checkout.refund(paymentOf(order), 300.25);

        expect(answer.status).toBe(200);
        expect(commandsSent("/cancel/wscancel.cfm")).toBe(1);
        expect(suite.assist.totals(orderNumber).refunded).toBe("300.25");
        expect(await nextCheckOf(suite, orderNumber)).toBeLessThan(Date.now() + 5 * 60_000);
        expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
          captured: 1750,
          refunded: 300.25,
          paid: 1449.75,
        });
      },
    );

    it("whose answer is lost while nothing can be read is recorded by the next check, and a retry is the same refund", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      // The questions before the command are answered; from then on nothing can be read, and no notification comes.
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);

      const answer = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(answer).toMatchObject({
        status: 500,
        data: { message: expect.stringContaining("never done twice") as unknown },
      });
      suite.assist.faults.clear();
      suite.assist.requests.clear();

      const retry = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(retry.status).toBe(200);
      expect(commandsSent("/cancel/wscancel.cfm")).toBe(0);
      expect(suite.assist.totals(orderNumber).refunded).toBe("300.25");
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 300.25,
        paid: 1449.75,
      });
    });

    it("that was lost and resolved by a check is in the books once, without a retry", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      // The questions before the command are answered; from then on nothing can be read, and no notification comes.
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);
      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(500);
      suite.assist.faults.clear();
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 300.25,
        paid: 1449.75,
      });
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 300.25,
        paid: 1449.75,
      });
    });

    it("that was lost, found by a check, and then asked again is refused once with a sentence; asked once more it is a new one", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);
      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(500);
      suite.assist.faults.clear();
      await suite.checkout.check(orderNumber);

      const retry = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(retry).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("was carried out after all") as unknown },
      });
      expect(suite.assist.totals(orderNumber).refunded).toBe("300.25");
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 300.25,
        paid: 1449.75,
      });

      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(200);
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 600.5,
        paid: 1149.5,
      });
      expect(suite.assist.totals(orderNumber).refunded).toBe("600.50");
    });

    it.each(neverDone)(
      "that was not carried out (%s) is an error with a sentence, and the books stay",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder();
        suite.assist.faults.set({ service: "wscancel", fault, times: 1 });
        const answer = await suite.checkout.refund(paymentOf(order), 300.25);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.data.message).not.toMatch(/unknown error/i);
        expect(suite.assist.totals(orderNumber).refunded).toBe("0.00");
        expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
          captured: 1750,
          refunded: 0,
          paid: 1750,
        });
      },
    );

    it("two at once move no more than was asked for by those that succeeded", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      const answers = await Promise.all([1, 2, 3].map(() => suite.checkout.refund(paymentOf(order), 700)));
      const succeeded = answers.filter(({ status }) => status === 200).length;
      expect(succeeded).toBeGreaterThanOrEqual(1);
      expect(succeeded).toBeLessThanOrEqual(2);
      expect(Number(suite.assist.totals(orderNumber).refunded)).toBe(700 * succeeded);
      expect((await checkedBooks(suite, orderNumber, order.id)).refunded).toBe(700 * succeeded);
    });
  });

  describe("a capture", () => {
    it.each(lostAnswers)(
      "whose answer is lost (%s) is found by reading, and not sent again",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
        suite.assist.requests.clear();
        suite.assist.faults.set({ service: "charge", fault, times: 1 });
        expect((await suite.checkout.capture(paymentOf(order), 1000.55)).status).toBe(200);
        expect(commandsSent("/charge/charge.cfm")).toBe(1);
        expect(suite.assist.totals(orderNumber).captured).toBe("1000.55");
        expect(await checkedBooks(suite, orderNumber, order.id)).toMatchObject({
          captured: 1000.55,
          paid: 1000.55,
        });
      },
    );

    it("that was not carried out leaves the hold, and can be asked again", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.faults.set({ service: "charge", fault: "declined-operation", times: 1 });
      const answer = await suite.checkout.capture(paymentOf(order));
      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("No money was moved") as unknown },
      });
      expect((await suite.checkout.capture(paymentOf(order))).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        refunded: "0.00",
      });
      expect(await checkedBooks(suite, orderNumber, order.id)).toMatchObject({ captured: 1750, paid: 1750 });
    });

    it("made in Assist's personal account appears in the shop once", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "500.50");
      await suite.assist.notifications.idle();
      expect(await checkedBooks(suite, orderNumber, order.id)).toMatchObject({
        captured: 500.5,
        paid: 500.5,
      });
      expect(await checkedBooks(suite, orderNumber, order.id)).toMatchObject({
        captured: 500.5,
        paid: 500.5,
      });
    });
  });

  it("cancelling a partly captured order returns what was captured and leaves nothing held", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
    await suite.checkout.capture(paymentOf(order), 1000);
    expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
    expect(suite.assist.totals(orderNumber)).toEqual({
      held: "0.00",
      captured: "1000.00",
      refunded: "1000.00",
    });
  });

  describe("cancelling an order while Assist refuses", () => {
    it("the void is shown until it is resolved", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.faults.set({ service: "wscancel", fault: "internal-error" });
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.resolveLostCommands(orderNumber);
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: "held-for-canceled-order",
        held: cartTotal,
      });
      suite.assist.faults.clear();
      suite.assist.account.cancel(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    it("the refund is shown although the platform books it as made", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: "paid-for-canceled-order",
        refunded: "0.00",
      });
    });
  });
});
