import { Bills, type StaffBill } from "../shop/bills";
import { crashSuite, type CrashSuite } from "./crash-suite";
import { drawnMoments } from "./drawn-moments";
import { passAnHourOfBills } from "./pass-time";
import type { ShopServer } from "./shop-server";

/** Latest first. */
const making = drawnMoments("making a bill", [
  ["before its link is written down", { at: "write", point: "UPDATE assist_bill to open" }],
  ["with the request carried out and no answer", { at: "assist", service: "createbill", act: true }],
  ["with the request sent and not carried out", { at: "assist", service: "createbill", act: false }],
  ["before it is written down as sent", { at: "write", point: "UPDATE assist_bill to creating" }],
  ["before it has its payment session", { at: "write", point: "INSERT payment_session" }],
  ["before it has the order's one place", { at: "write", point: "INSERT assist_bill" }],
]);

/** Latest first. */
const revoking = drawnMoments("revoking a bill", [
  ["before its end is written down", { at: "write", point: "UPDATE assist_bill to revoked" }],
  ["while it looks whether it is revoked", { at: "assist", service: "billstatus" }],
  ["with the revocation carried out and no answer", { at: "assist", service: "billrevoke", act: true }],
  ["with the revocation sent and not carried out", { at: "assist", service: "billrevoke", act: false }],
  ["before the wish is written down", { at: "write", point: "UPDATE assist_bill to revoking" }],
]);

interface BillAtBoth {
  state: string;
  number: string | null;
  atAssist: string | undefined;
}

/** The server dies while it makes or revokes a bill that staff asked for. */
function billCrashes(suite: CrashSuite): void {
  describe("the server is killed in the middle of", () => {
    const orders = new Map<string, string>();
    const wish = { account: "ru" };
    let bills: Bills;

    const staffOf = ({ http, shop }: ShopServer): Bills => new Bills(http, shop, () => suite.database);

    function orderAt(name: string): string {
      const found = orders.get(name);
      if (!found) throw new Error("There is no such order.");
      return found;
    }

    /** Every bill that was ever begun for the order, on both sides. */
    async function billsOf(orderId: string): Promise<BillAtBoth[]> {
      const rows = (await suite
        .database("assist_bill")
        .where({ order_id: orderId })
        .orderBy("created_at")) as Pick<StaffBill, "state" | "number">[];
      return rows.map(({ state, number }) => ({
        state,
        number,
        atAssist: number === null ? undefined : suite.assist.bills.list(number)[0]?.state,
      }));
    }

    beforeAll(async () => {
      bills = staffOf(suite.survivor);
      const made = new Map<string, StaffBill>();
      const prepare = async (): Promise<void> => {
        for (const [name] of [...making, ...revoking]) orders.set(name, await bills.order());
        for (const [name] of revoking) made.set(name, await bills.made(orderAt(name), wish));
      };
      const [victim] = await Promise.all([suite.victim(), prepare()]);
      const dying = staffOf(victim);
      for (const [name, moment] of revoking) {
        const bill = made.get(name);
        await suite.scene.stopAt(moment, bill?.number, () => dying.revoke(bill?.id ?? ""));
      }
      for (const [name, moment] of making)
        await suite.scene.stopAt(moment, undefined, () => dying.make(orderAt(name), wish));
      await suite.scene.kill(victim);
      for (let runs = 0; runs < 2; runs++) {
        await passAnHourOfBills(suite.database, [...orders.values()]);
        await suite.survivor.checkout.reconcile();
      }
    });

    it.each(making.map(([name]) => name))(
      "making a bill, %s: there is one bill or none, and the order can be paid once",
      async (name) => {
        const orderId = orderAt(name);
        const found = await billsOf(orderId);
        expect([
          [],
          [{ state: "open", atAssist: "invoiced" }],
          [{ state: "revoked", atAssist: "revoked" }],
          [{ state: "not-made", atAssist: undefined }],
        ]).toContainEqual(found.map(({ state, atAssist }) => ({ state, atAssist })));

        const open = found.find(({ state }) => state === "open") ?? (await bills.made(orderId, wish));
        const number = open.number ?? "";
        suite.assist.bills.pay(number);
        await suite.survivor.checkout.comeBack(number);
        const order = await suite.survivor.checkout.order(orderId);
        expect(order.payment_status).toBe("captured");
        expect(order.summary.pending_difference).toBe(0);
        expect((await billsOf(orderId)).filter(({ atAssist }) => atAssist === "paid")).toHaveLength(1);
        expect(await suite.survivor.checkout.remembered(number)).toMatchObject({ openCase: null });
      },
    );

    it.each(revoking.map(([name]) => name))(
      "revoking a bill, %s: both sides call it revoked, or staff revoke it again",
      async (name) => {
        const orderId = orderAt(name);
        const [found] = await billsOf(orderId);
        expect(found?.state === "revoked").toBe(found?.atAssist === "revoked");
        if (found?.state !== "revoked") {
          expect(found).toMatchObject({ state: "open", atAssist: "invoiced" });
          const [bill] = (await bills.list(`order_id=${orderId}`)).bills;
          expect((await bills.revoke(bill?.id ?? "")).status).toBe(200);
        }
        expect(await billsOf(orderId)).toMatchObject([{ state: "revoked", atAssist: "revoked" }]);
        expect(() => suite.assist.bills.pay(found?.number ?? "")).toThrow();
        await bills.made(orderId, wish);
      },
    );
  });
}

crashSuite(billCrashes);
