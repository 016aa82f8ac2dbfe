import { agreed, readBothBooks } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import type { Moment } from "./crash-scene";
import { drawnMoments } from "./drawn-moments";
import { giveBackMoments, timesToSend, type NamedMoment } from "./give-back-moments";
import { choosePolicy } from "./merchant-policy";
import { requestsAbout } from "./requests-about";
import { cancelInVain, payForAChangedCart, type StrayMoney, type Straying } from "./stray-money";

interface Case {
  name: string;
  provider: string;
  stray: Straying;
  reason: string;
  ledger: string[];
  /** Of the order that is canceled. */
  paymentStatus?: string;
  moments: readonly NamedMoment[];
}

const lookingAgain: NamedMoment = [
  "while it looks again after the answer",
  { at: "assist", service: "orderresult", skip: 3 },
];
const withoutAnswer: NamedMoment = [
  "with the command carried out and no answer",
  { at: "assist", service: "wscancel", act: true },
];

const allCases: Case[] = [
  {
    name: "paid for an order that is canceled",
    provider: "pp_assist_ru",
    stray: cancelInVain,
    reason: "paid-for-canceled-order",
    ledger: ["payment", "refund"],
    paymentStatus: "refunded",
    moments: [
      ["before the platform has its refund", { at: "write", point: "INSERT refund" }],
      lookingAgain,
      withoutAnswer,
    ],
  },
  {
    name: "held for an order that is canceled",
    provider: "pp_assist_hold",
    stray: cancelInVain,
    reason: "held-for-canceled-order",
    ledger: ["hold", "release"],
    paymentStatus: "canceled",
    moments: [
      ["before the payment is marked", { at: "write", point: "UPDATE payment" }],
      lookingAgain,
      withoutAnswer,
    ],
  },
  {
    name: "paid for a cart that has changed since",
    provider: "pp_assist_ru",
    stray: payForAChangedCart,
    reason: "paid-without-session",
    ledger: ["payment", "refund"],
    moments: giveBackMoments,
  },
  {
    name: "held for a cart that has changed since",
    provider: "pp_assist_hold",
    stray: payForAChangedCart,
    reason: "held-without-session",
    ledger: ["hold", "release"],
    moments: giveBackMoments,
  },
];

// A command must be left open each time.
const cases = allCases.map((given, at) => ({
  ...given,
  moments: drawnMoments(given.name, given.moments, at === 0 ? [withoutAnswer[0]] : []),
}));

interface Scene {
  money: StrayMoney;
  moment: Moment;
  /** Commands that Assist had got before: what the canceling of the order sent in vain. */
  sentBefore: number;
}

/** A command whose outcome nobody knows, and whether its order is due soon by itself. */
interface LeftOpen {
  order_number: string;
  due_soon: boolean;
}

/** The server dies while money goes back that no order has a claim to, by the merchant's choice. */
function policyCrashes(suite: CrashSuite): void {
  describe("the server is killed while the merchant's policy gives back what was", () => {
    const scenes = new Map<string, Scene>();
    let leftOpen: LeftOpen[] = [];
    const key = (given: Case, name: string): string => `${given.name}, ${name}`;

    const sent = (orderNumber: string): number => requestsAbout(suite.assist, "wscancel", orderNumber).length;

    function sceneAt(given: Case, name: string): Scene {
      const scene = scenes.get(key(given, name));
      if (!scene) throw new Error("There is no such scene.");
      return scene;
    }

    async function place(given: Case, [name, moment]: NamedMoment): Promise<void> {
      const money = await given.stray(suite, suite.survivor, given.provider);
      scenes.set(key(given, name), { money, moment, sentBefore: sent(money.orderNumber) });
    }

    beforeAll(async () => {
      const [victim] = await Promise.all([
        suite.victim(),
        ...cases.flatMap((given) => given.moments.map((named) => place(given, named))),
      ]);
      await choosePolicy([suite.survivor, victim], "refund");
      // The latest moments of all cases first.
      const rank = (point: Moment): number =>
        giveBackMoments.findIndex(([, moment]) => JSON.stringify(moment) === JSON.stringify(point));
      const inTurn = [...scenes.values()].sort((one, other) => rank(one.moment) - rank(other.moment));
      for (const { money, moment } of inTurn)
        await suite.scene.stopAt(moment, money.orderNumber, () => victim.checkout.check(money.orderNumber));
      await suite.scene.kill(victim);
      const orderNumbers = [...scenes.values()].map(({ money }) => money.orderNumber);
      leftOpen = (await suite
        .database("assist_command")
        .join("assist_order", "assist_order.id", "assist_command.order_id")
        .whereIn("order_number", orderNumbers)
        .whereIn("assist_command.state", ["sending", "unknown"])
        .select(
          "order_number",
          suite.database.raw("coalesce(next_check_at < now() + interval '1 hour', false) as due_soon"),
        )) as LeftOpen[];
      await suite.anHourLater(orderNumbers);
    });

    afterAll(() => choosePolicy([suite.survivor], "alert"));

    it("and the job comes by itself to each payment whose command was left open", () => {
      expect(leftOpen).not.toHaveLength(0);
      expect(leftOpen.filter((left) => !left.due_soon)).toEqual([]);
    });

    describe.each(cases)("$name", (given) => {
      it.each(given.moments.map(([name]) => name))(
        "%s: it goes back once, and the case is closed",
        async (name) => {
          const { survivor, assist, database } = suite;
          const { money, moment, sentBefore } = sceneAt(given, name);
          const { orderNumber, cartId, order } = money;
          const expectOnce = (): void => {
            expect(assist.ledger(orderNumber).map(({ kind }) => kind)).toEqual(given.ledger);
            expect(sent(orderNumber) - sentBefore).toBe(timesToSend(moment));
          };

          expectOnce();
          const { commands: attempts, openCase } = await survivor.checkout.remembered(orderNumber);
          expect(attempts.filter(({ state }) => state === "done")).toHaveLength(1);
          expect(attempts.filter(({ state }) => state !== "done" && state !== "refused")).toEqual([]);
          expect(openCase).toBeNull();
          const history = await database("assist_case").where({ order_number: orderNumber });
          expect(history).toMatchObject([{ reason: given.reason, closed_how: "by-itself" }]);

          if (order) {
            const books = await readBothBooks(survivor, assist, { orderNumber, order });
            expect(books).toEqual(agreed(books));
            expect(await survivor.checkout.order(order.id)).toMatchObject({
              status: "canceled",
              payment_status: given.paymentStatus,
            });
          } else {
            expect(await database("order_cart").where({ cart_id: cartId })).toEqual([]);
            expect(await database("cart").where({ id: cartId }).first()).toMatchObject({
              completed_at: null,
            });
          }

          await survivor.checkout.check(orderNumber);
          expectOnce();
        },
      );
    });
  });
}

crashSuite(policyCrashes);
