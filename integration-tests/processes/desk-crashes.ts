import type { AdminOrder } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { agreed, paymentOf, readBothBooks, type PlacedOrder } from "./both-books";
import type { Moment } from "./crash-scene";
import type { CrashSuite } from "./crash-suite";

interface Act {
  kind: "capture" | "void" | "refund";
  provider: string;
  body: Record<string, unknown>;
  /** The ledger's word for what it does. */
  operation: "capture" | "release" | "refund";
  /** Latest first. */
  moments: [name: string, moment: Moment][];
}

const momentsOf = (service: "charge" | "wscancel"): Act["moments"] => [
  ["before its end is written down", { at: "write", point: "UPDATE assist_act" }],
  ["with the command carried out and no answer", { at: "assist", service, act: true }],
  ["before the command is in the journal", { at: "write", point: "INSERT assist_attempt" }],
];

const [beforeEnd, ...others] = momentsOf("wscancel");
const collectionUnmarked: Act["moments"][number] = [
  "before the payment collection is marked",
  { at: "write", point: "UPDATE payment_collection" },
];

const acts: Act[] = [
  {
    kind: "void",
    provider: "pp_assist_hold",
    body: {},
    operation: "release",
    moments: [...(beforeEnd ? [beforeEnd] : []), collectionUnmarked, ...others],
  },
  {
    kind: "capture",
    provider: "pp_assist_hold",
    body: { amount: "1000.55" },
    operation: "capture",
    moments: momentsOf("charge"),
  },
  {
    kind: "refund",
    provider: "pp_assist_demo",
    body: { amount: "300.25" },
    operation: "refund",
    moments: momentsOf("wscancel"),
  },
];

/** The server dies in the middle of what staff do at the order's page. */
export function deskCrashes(suite: CrashSuite): void {
  describe.each(acts)("the server is killed in the middle of staff's $kind", (act) => {
    const scenes = new Map<string, PlacedOrder>();
    const keyOf = ({ orderNumber }: PlacedOrder): string => `first-${orderNumber}`;

    function sceneAt(name: string): PlacedOrder {
      const placed = scenes.get(name);
      if (!placed) throw new Error("There is no such order.");
      return placed;
    }

    const desk = (server: {
      http: CrashSuite["survivor"]["http"];
      shop: CrashSuite["survivor"]["shop"];
    }): Desk => new Desk(server.http, server.shop);

    beforeAll(async () => {
      const place = async (name: string) =>
        scenes.set(name, await suite.survivor.checkout.paidOrder(act.provider));
      const [victim] = await Promise.all([suite.start("A"), ...act.moments.map(([name]) => place(name))]);
      for (const [name, moment] of act.moments) {
        const placed = sceneAt(name);
        await suite.scene.stopAt(moment, placed.orderNumber, () =>
          desk(victim).act(paymentOf(placed.order), act.kind, { ...act.body, request_key: keyOf(placed) }),
        );
      }
      await suite.scene.kill(victim);
      await suite.anHourLater([...scenes.values()].map(({ orderNumber }) => orderNumber));
    }, 180_000);

    it.each(act.moments.map(([name]) => name))("%s", async (name) => {
      const { survivor, assist } = suite;
      const placed = sceneAt(name);
      const payment = paymentOf(placed.order);
      const operations = async (): Promise<number> =>
        (await assist.ledger(placed.orderNumber)).filter(({ kind }) => kind === act.operation).length;
      const order = (): Promise<AdminOrder> => survivor.checkout.order(placed.order.id);

      const before = await operations();
      expect(before).toBeLessThanOrEqual(1);
      const books = await readBothBooks(survivor, assist, placed);
      expect(books).toEqual(agreed(books));
      expect(await survivor.checkout.remembered(placed.orderNumber)).toMatchObject({ attention: null });
      if (act.kind === "void")
        expect((await order()).payment_status).toBe(before === 1 ? "canceled" : "authorized");

      // The same press of the button, asked again by a browser that got no answer.
      await desk(survivor).act(payment, act.kind, { ...act.body, request_key: keyOf(placed) });
      expect(await operations()).toBe(before);

      if (before === 0)
        expect(await desk(survivor).act(payment, act.kind, act.body)).toMatchObject({ status: 200 });
      expect(await operations()).toBe(1);
      const after = await readBothBooks(survivor, assist, placed);
      expect(after).toEqual(agreed(after));
    });
  });
}
