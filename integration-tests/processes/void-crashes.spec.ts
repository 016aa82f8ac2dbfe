import type { PlacedOrder } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import { drawnMoments } from "./drawn-moments";

/** The platform then wants its own half-made change of the order ended first, which the order's page offers. */
const unfinishedChange = "before the order's change is confirmed";

/** Latest first. */
const moments = drawnMoments("voiding", [
  [unfinishedChange, { at: "write", point: "UPDATE order" }],
  ["before the payment is marked", { at: "write", point: "UPDATE payment" }],
  ["while it looks again after the answer", { at: "assist", service: "orderresult", skip: 2 }],
  ["before the answer is in the command log", { at: "write", point: "UPDATE assist_command to done" }],
  ["with the command carried out and no answer", { at: "assist", service: "wscancel", act: true }],
  ["with the command sent and not carried out", { at: "assist", service: "wscancel", act: false }],
  ["with the command in the command log and not sent", { at: "assist", service: "orderresult", skip: 1 }],
  ["before the command is in the command log", { at: "write", point: "INSERT assist_command" }],
  ["at the first check", { at: "assist", service: "orderresult" }],
]);

/** The server dies while staff cancel an order whose money is only held. */
function voidCrashes(suite: CrashSuite): void {
  describe("the server is killed while an order that is held is cancelled", () => {
    const canceled = new Map<string, PlacedOrder>();

    function canceledAt(name: string): PlacedOrder {
      const placed = canceled.get(name);
      if (!placed) throw new Error("There is no such order.");
      return placed;
    }

    beforeAll(async () => {
      const place = async (name: string) =>
        canceled.set(name, await suite.survivor.checkout.paidOrder("pp_assist_hold"));
      const [victim] = await Promise.all([suite.victim(), ...moments.map(([name]) => place(name))]);
      for (const [name, moment] of moments) {
        const { order, orderNumber } = canceledAt(name);
        await suite.scene.stopAt(moment, orderNumber, () => victim.checkout.cancelOrder(order.id));
      }
      await suite.scene.kill(victim);
      await suite.anHourLater([...canceled.values()].map(({ orderNumber }) => orderNumber));
    });

    it.each(moments.map(([name]) => name))("%s", async (name) => {
      const { survivor, assist } = suite;
      const { order, orderNumber } = canceledAt(name);
      const releases = (): number =>
        assist.ledger(orderNumber).filter(({ kind }) => kind === "release").length;
      const payment = async () =>
        (await survivor.checkout.order(order.id)).payment_collections[0]?.payments[0];

      const released = releases();
      expect(released).toBeLessThanOrEqual(1);
      expect((await payment())?.canceled_at).toEqual(released === 1 ? expect.any(String) : null);
      expect(await survivor.checkout.remembered(orderNumber)).toMatchObject({ openCase: null });

      const after = await survivor.checkout.order(order.id);
      if (after.status !== "canceled" && name !== unfinishedChange) {
        expect(await survivor.checkout.cancelOrder(order.id)).toMatchObject({ status: 200 });
        expect(await survivor.checkout.order(order.id)).toMatchObject({ status: "canceled" });
      }

      expect(releases()).toBe(1);
      expect(assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: "0.00",
        refunded: "0.00",
      });
      expect((await payment())?.canceled_at).toEqual(expect.any(String));
    });
  });
}

crashSuite(voidCrashes);
