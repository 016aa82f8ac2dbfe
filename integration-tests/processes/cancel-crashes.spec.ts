import { Desk } from "../shop/desk";
import { agreed, agreedOn, paymentOf, readBothBooks, type PlacedOrder } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import type { Moment } from "./crash-scene";
import { drawnMoments } from "./drawn-moments";
import { timesToSend, type NamedMoment } from "./give-back-moments";
import { requestsAbout } from "./requests-about";

/** The platform then wants its own half-made change of the order ended first, which the order's page offers. */
const unfinishedChange = "before the order is marked";

/** Latest first. */
const moments: readonly NamedMoment[] = [
  [unfinishedChange, { at: "write", point: "UPDATE order" }],
  ["before the order's account gets its line", { at: "write", point: "INSERT order_transaction" }],
  ["before the payment collection is marked", { at: "write", point: "UPDATE payment_collection" }],
  ["while it looks again after the answer", { at: "assist", service: "orderresult", skip: 2 }],
  ["before the answer is in the command log", { at: "write", point: "UPDATE assist_command to done" }],
  ["with the command carried out and no answer", { at: "assist", service: "wscancel", act: true }],
  ["with the command sent and not carried out", { at: "assist", service: "wscancel", act: false }],
  ["with the command in the command log and not sent", { at: "assist", service: "orderresult", skip: 1 }],
  ["before the command is in the command log", { at: "write", point: "INSERT assist_command" }],
  ["at the first check", { at: "assist", service: "orderresult" }],
  ["before the platform has its refund", { at: "write", point: "INSERT refund" }],
];

interface Case {
  name: string;
  provider: string;
  /** What is captured of a hold. */
  part?: number;
  /** Whether staff cancel again at once, before anybody knows what has become of the money. */
  hasty: boolean;
  moments: readonly NamedMoment[];
}

/** A connection of the server's waits at each write, and it has ten. */
const atAssist = moments.filter(([, { at }]) => at === "assist");

const allCases: Case[] = [
  { name: "paid at once", provider: "pp_assist_ru", hasty: false, moments },
  {
    name: "paid at once, and staff cancel it again at once",
    provider: "pp_assist_ru",
    hasty: true,
    moments: moments.filter((named) => atAssist.includes(named) || named[0].endsWith("in the command log")),
  },
  {
    name: "held, and captured in part",
    provider: "pp_assist_hold",
    part: 1000.55,
    hasty: false,
    moments: atAssist,
  },
];

const cases = allCases.map((given) => ({ ...given, moments: drawnMoments(given.name, given.moments) }));

interface Scene extends PlacedOrder {
  moment: Moment;
}

/** The server dies while staff cancel an order whose money was taken. */
function cancelCrashes(suite: CrashSuite): void {
  describe("the server is killed while an order is canceled that was", () => {
    const scenes = new Map<string, Scene>();
    const key = (given: Case, name: string): string => `${given.name}, ${name}`;

    function sceneAt(given: Case, name: string): Scene {
      const scene = scenes.get(key(given, name));
      if (!scene) throw new Error("There is no such scene.");
      return scene;
    }

    const scenesOf = (given: Case): Scene[] => given.moments.map(([name]) => sceneAt(given, name));

    async function place(given: Case, [name, moment]: NamedMoment): Promise<void> {
      const placed = await suite.survivor.checkout.paidOrder(given.provider);
      if (given.part !== undefined)
        await suite.survivor.checkout.capture(paymentOf(placed.order), given.part);
      scenes.set(key(given, name), { ...placed, moment });
    }

    beforeAll(async () => {
      const [victim] = await Promise.all([
        suite.victim(),
        ...cases.flatMap((given) => given.moments.map((named) => place(given, named))),
      ]);
      for (const [name, moment] of moments) {
        for (const given of cases) {
          const scene = scenes.get(key(given, name));
          if (scene) {
            await suite.scene.stopAt(moment, scene.orderNumber, () =>
              victim.checkout.cancelOrder(scene.order.id),
            );
          }
        }
      }
      await suite.scene.kill(victim);
      const again = cases.filter(({ hasty }) => hasty).flatMap(scenesOf);
      await Promise.all(again.map(({ order }) => suite.survivor.checkout.cancelOrder(order.id)));
      await suite.anHourLater(cases.flatMap(scenesOf).map(({ orderNumber }) => orderNumber));
    });

    describe.each(cases)("$name", (given) => {
      it.each(given.moments.map(([name]) => name))("%s: the money goes back once", async (name) => {
        const { survivor, assist } = suite;
        const scene = sceneAt(given, name);
        const { orderNumber, moment } = scene;
        const order = () => survivor.checkout.order(scene.order.id);
        const refunds = (): number =>
          assist.ledger(orderNumber).filter(({ kind }) => kind === "refund").length;

        const refunded = refunds();
        expect(refunded).toBeLessThanOrEqual(1);
        const books = await readBothBooks(survivor, assist, scene);
        expect(books).toEqual(agreed(books));
        const { openCase } = await survivor.checkout.remembered(orderNumber);
        const { status } = await order();
        if (status === "canceled" && refunded === 0) {
          // The platform cancels an order whose refund it had written down before its server died.
          expect(openCase).toBe("paid-for-canceled-order");
          const desk = new Desk(survivor.http, survivor.shop);
          expect(await desk.refundCaseOf(orderNumber)).toMatchObject({ status: 200 });
          await suite.anHourLater([orderNumber]);
        } else {
          expect(openCase).toBeNull();
        }
        if (status !== "canceled" && name !== unfinishedChange) {
          expect(await survivor.checkout.cancelOrder(scene.order.id)).toMatchObject({ status: 200 });
          expect(await order()).toMatchObject({ status: "canceled" });
        }

        expect(refunds()).toBe(1);
        expect(requestsAbout(assist, "wscancel", orderNumber)).toHaveLength(timesToSend(moment));
        const taken = given.part ?? scene.order.total;
        expect(await readBothBooks(survivor, assist, scene)).toEqual(agreedOn(taken, taken));
        expect(await order()).toMatchObject({ payment_status: "refunded" });
        const after = await survivor.checkout.remembered(orderNumber);
        expect(after).toMatchObject({ openCase: null });
        expect(after.commands.filter(({ state }) => state !== "done" && state !== "refused")).toEqual([]);
      });
    });
  });
}

crashSuite(cancelCrashes);
