import type { AdminOrder } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { agreed, paymentOf, readBothBooks, type PlacedOrder } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import { drawnMoments } from "./drawn-moments";
import type { NamedMoment } from "./give-back-moments";
import type { ShopServer } from "./shop-server";

interface Act {
  kind: "capture" | "void" | "refund";
  provider: string;
  body: Record<string, unknown>;
  /** The ledger's word for what it does. */
  operation: "capture" | "release" | "refund";
  moments: NamedMoment[];
}

const momentsOf = (service: "charge" | "wscancel"): Act["moments"] => [
  ["before its end is written down", { at: "write", point: "UPDATE assist_staff_operation to done" }],
  ["with the command carried out and no answer", { at: "assist", service, act: true }],
  ["before the command is in the command log", { at: "write", point: "INSERT assist_command" }],
];

const collectionUnmarked: Act["moments"][number] = [
  "before the payment collection is marked",
  { at: "write", point: "UPDATE payment_collection" },
];

const allActs: Act[] = [
  {
    kind: "void",
    provider: "pp_assist_hold",
    body: {},
    operation: "release",
    moments: [...momentsOf("wscancel"), collectionUnmarked],
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
    provider: "pp_assist_ru",
    body: { amount: "300.25" },
    operation: "refund",
    moments: momentsOf("wscancel"),
  },
];

const acts = allActs.map((act) => ({ ...act, moments: drawnMoments(act.kind, act.moments) }));

/** Latest first. */
const inTurn = [
  "before its end is written down",
  "before the payment collection is marked",
  "with the command carried out and no answer",
  "before the command is in the command log",
];

/** The server dies in the middle of what staff do at the order's page. */
function deskCrashes(suite: CrashSuite): void {
  const scenes = new Map<string, PlacedOrder>();
  const key = (act: Act, name: string): string => `${act.kind}, ${name}`;
  const keyOf = ({ orderNumber }: PlacedOrder): string => `first-${orderNumber}`;
  const desk = ({ http, shop }: ShopServer): Desk => new Desk(http, shop);

  function sceneAt(act: Act, name: string): PlacedOrder {
    const placed = scenes.get(key(act, name));
    if (!placed) throw new Error("There is no such order.");
    return placed;
  }

  beforeAll(async () => {
    const place = async (act: Act, name: string) =>
      scenes.set(key(act, name), await suite.survivor.checkout.paidOrder(act.provider));
    const [victim] = await Promise.all([
      suite.victim(),
      ...acts.flatMap((act) => act.moments.map(([name]) => place(act, name))),
    ]);
    for (const turn of inTurn) {
      for (const act of acts) {
        const moment = act.moments.find(([name]) => name === turn)?.[1];
        if (!moment) continue;
        const placed = sceneAt(act, turn);
        await suite.scene.stopAt(moment, placed.orderNumber, () =>
          desk(victim).act(paymentOf(placed.order), act.kind, { ...act.body, request_key: keyOf(placed) }),
        );
      }
    }
    await suite.scene.kill(victim);
    await suite.anHourLater([...scenes.values()].map(({ orderNumber }) => orderNumber));
  });

  describe.each(acts)("the server is killed in the middle of staff's $kind", (act) => {
    it.each(act.moments.map(([name]) => name))("%s", async (name) => {
      const { survivor, assist } = suite;
      const placed = sceneAt(act, name);
      const payment = paymentOf(placed.order);
      const operations = (): number =>
        assist.ledger(placed.orderNumber).filter(({ kind }) => kind === act.operation).length;
      const order = (): Promise<AdminOrder> => survivor.checkout.order(placed.order.id);

      const before = operations();
      expect(before).toBeLessThanOrEqual(1);
      const books = await readBothBooks(survivor, assist, placed);
      expect(books).toEqual(agreed(books));
      expect(await survivor.checkout.remembered(placed.orderNumber)).toMatchObject({ openCase: null });
      if (act.kind === "void")
        expect((await order()).payment_status).toBe(before === 1 ? "canceled" : "authorized");

      // The same press of the button, asked again by a browser that got no answer.
      await desk(survivor).act(payment, act.kind, { ...act.body, request_key: keyOf(placed) });
      expect(operations()).toBe(before);

      if (before === 0)
        expect(await desk(survivor).act(payment, act.kind, act.body)).toMatchObject({ status: 200 });
      expect(operations()).toBe(1);
      const after = await readBothBooks(survivor, assist, placed);
      expect(after).toEqual(agreed(after));
    });
  });
}

crashSuite(deskCrashes);
