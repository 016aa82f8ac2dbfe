import { Desk } from "../shop/desk";
import { crashSuite, type CrashSuite } from "./crash-suite";
import type { Moment } from "./crash-scene";
import { drawnMoments } from "./drawn-moments";
import { giveBackMoments, timesToSend, type NamedMoment } from "./give-back-moments";
import { passAMinute } from "./pass-time";
import { requestsAbout } from "./requests-about";
import type { ShopServer } from "./shop-server";
import { payForAChangedCart } from "./stray-money";

interface Case {
  name: string;
  provider: string;
  /** Whether staff press again before the job has looked. */
  hasty: boolean;
  ledger: string[];
  moments: readonly NamedMoment[];
}

const allCases: Case[] = [
  {
    name: "a payment, and staff ask again at once",
    provider: "pp_assist_ru",
    hasty: true,
    ledger: ["payment", "refund"],
    moments: giveBackMoments,
  },
  {
    name: "a payment, and staff wait until it was looked at",
    provider: "pp_assist_ru",
    hasty: false,
    ledger: ["payment", "refund"],
    moments: giveBackMoments,
  },
  {
    name: "a hold, and staff ask again at once",
    provider: "pp_assist_hold",
    hasty: true,
    ledger: ["hold", "release"],
    // A connection of the server's waits at each write.
    moments: giveBackMoments.filter(([, { at }]) => at === "assist"),
  },
];

const cases = allCases.map((given) => ({ ...given, moments: drawnMoments(given.name, given.moments) }));

interface Scene {
  orderNumber: string;
  moment: Moment;
}

/** The server dies while staff give back the money of a case. */
function returnMoneyCrashes(suite: CrashSuite): void {
  describe("the server is killed while staff give back", () => {
    const scenes = new Map<string, Scene>();
    const key = (given: Case, name: string): string => `${given.name}, ${name}`;
    const desk = ({ http, shop }: ShopServer): Desk => new Desk(http, shop);
    const numbersOf = (some: readonly Case[]): string[] =>
      some.flatMap((given) => given.moments.map(([name]) => sceneAt(given, name).orderNumber));

    function sceneAt(given: Case, name: string): Scene {
      const scene = scenes.get(key(given, name));
      if (!scene) throw new Error("There is no such scene.");
      return scene;
    }

    async function place(given: Case, [name, moment]: NamedMoment): Promise<void> {
      const { orderNumber } = await payForAChangedCart(suite, suite.survivor, given.provider);
      await suite.survivor.checkout.check(orderNumber);
      scenes.set(key(given, name), { orderNumber, moment });
    }

    beforeAll(async () => {
      const [victim] = await Promise.all([
        suite.victim(),
        ...cases.flatMap((given) => given.moments.map((named) => place(given, named))),
      ]);
      for (const [name, moment] of giveBackMoments) {
        for (const given of cases) {
          const scene = scenes.get(key(given, name));
          if (scene) {
            await suite.scene.stopAt(moment, scene.orderNumber, () =>
              desk(victim).refundCaseOf(scene.orderNumber),
            );
          }
        }
      }
      await suite.scene.kill(victim);

      const hasty = numbersOf(cases.filter((given) => given.hasty));
      await passAMinute(suite.database, hasty);
      await Promise.all(hasty.map((orderNumber) => desk(suite.survivor).refundCaseOf(orderNumber)));
      await suite.anHourLater(numbersOf(cases));
    });

    describe.each(cases)("$name", (given) => {
      it.each(given.moments.map(([name]) => name))(
        "%s: pressed again, it goes back once, and the case is closed",
        async (name) => {
          const { survivor, assist, database } = suite;
          const { orderNumber, moment } = sceneAt(given, name);
          const kinds = (): string[] => assist.ledger(orderNumber).map(({ kind }) => kind);

          const { openCase } = await survivor.checkout.remembered(orderNumber);
          const wentBack = kinds().length > 1;
          expect(openCase === null).toBe(wentBack);

          const again = await desk(survivor).refundCaseOf(orderNumber);
          expect(again.data).toMatchObject({ outcome: wentBack ? "already" : "refunded" });

          expect(kinds()).toEqual(given.ledger);
          expect(requestsAbout(assist, "wscancel", orderNumber)).toHaveLength(timesToSend(moment));
          const after = await survivor.checkout.remembered(orderNumber);
          expect(after.openCase).toBeNull();
          expect(after.commands.filter(({ state }) => state === "done")).toHaveLength(1);
          expect(after.commands.filter(({ state }) => state !== "done" && state !== "refused")).toEqual([]);
          expect(await database("assist_case").where({ order_number: orderNumber })).toHaveLength(1);

          expect((await desk(survivor).refundCaseOf(orderNumber)).data).toMatchObject({ outcome: "already" });
          expect(requestsAbout(assist, "wscancel", orderNumber)).toHaveLength(timesToSend(moment));
        },
      );
    });
  });
}

crashSuite(returnMoneyCrashes);
