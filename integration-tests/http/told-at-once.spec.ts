import { eventually } from "../shop/eventually";
import { shopSuite } from "../shop/suite";

/** Medusa cancels an order although its money could not be given back; nobody has to wait for the job to learn of it. */
shopSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  it.each([
    ["pp_assist_ru", "paid-for-canceled-order"],
    ["pp_assist_hold", "held-for-canceled-order"],
  ])(
    "a canceled order whose money Assist refuses to give back, for good: staff are told at once, and why (%s)",
    async (provider, reason) => {
      const { order, orderNumber } = await suite.checkout.paidOrder(provider);
      suite.assist.faults.set({ service: "wscancel", fault: "prohibited" });
      await suite.checkout.cancelOrder(order.id);

      const seen = await eventually(
        () => suite.checkout.remembered(orderNumber),
        ({ openCase }) => openCase !== null,
      );
      expect(seen.openCase).toBe(reason);
      const [refused] = seen.commands;
      expect(refused).toMatchObject({ state: "refused", message: expect.stringMatching(/\w/) as unknown });
      expect(seen.caseMessage).toContain(refused?.message);
    },
  );

  it("also when Assist falls silent after it has refused", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    suite.assist.faults.set({ service: "wscancel", fault: "prohibited" });
    // The two questions before the command are answered.
    suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
    await suite.checkout.cancelOrder(order.id);

    const seen = await eventually(
      () => suite.checkout.remembered(orderNumber),
      ({ openCase }) => openCase !== null,
    );
    expect(seen).toMatchObject({ openCase: "paid-for-canceled-order", captured: "1750.00" });
  });

  it("nothing is said of an order whose money went back", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    await suite.checkout.cancelOrder(order.id);
    await suite.checkout.check(orderNumber);
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
      openCase: null,
      refunded: "1750.00",
    });
  });
});
