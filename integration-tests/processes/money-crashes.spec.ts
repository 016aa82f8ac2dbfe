import type { AdminOrder } from "../shop/checkout";
import { agreed, agreedOn, paymentOf, readBothBooks, type PlacedOrder } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import type { Moment } from "./crash-scene";
import { drawnMoments } from "./drawn-moments";
import type { NamedMoment } from "./give-back-moments";
import type { ShopServer } from "./shop-server";

/** Staff who wait until the order shows what became of their request, or who ask again at once. */
type Temper = "patient" | "hasty";

interface Command {
  name: string;
  provider: string;
  /** The ledger's word for what it does. */
  kind: "capture" | "refund";
  ask(server: ShopServer, order: AdminOrder): Promise<{ status: number }>;
  /** What the shop has of it, by the order as staff see it. */
  shown(order: AdminOrder): number;
  amount: number;
  staff: readonly Temper[];
  /** Latest first. */
  moments: NamedMoment[];
}

/** From here on the command log knows the outcome and the order shows it, so whoever asks again wants another refund. */
const outcomeIsKnown = ["before the order's account gets its line", "while it looks again after the answer"];

const rows = (order: AdminOrder, kind: "captures" | "refunds"): number =>
  order.payment_collections
    .flatMap(({ payments }) => payments.flatMap((payment) => payment[kind]))
    .reduce((sum, { amount }) => sum + amount, 0);

const momentsOf = (service: "charge" | "wscancel", table: "capture" | "refund"): Command["moments"] => [
  ["before the order's account gets its line", { at: "write", point: "INSERT order_transaction" }],
  ["while it looks again after the answer", { at: "assist", service: "orderresult", skip: 2 }],
  ["before the answer is in the command log", { at: "write", point: "UPDATE assist_command to done" }],
  ["with the command carried out and no answer", { at: "assist", service, act: true }],
  ["with the command sent and not carried out", { at: "assist", service, act: false }],
  ["just before the command is sent", { at: "write", point: "UPDATE assist_command" }],
  ["with the command in the command log and not sent", { at: "assist", service: "orderresult", skip: 1 }],
  ["before the command is in the command log", { at: "write", point: "INSERT assist_command" }],
  ["at the first check", { at: "assist", service: "orderresult" }],
  ["before the platform has its row", { at: "write", point: `INSERT ${table}` }],
];

const commands: Command[] = [
  {
    name: "a capture",
    provider: "pp_assist_hold",
    kind: "capture",
    ask: (server, order) => server.checkout.capture(paymentOf(order), 1000.55),
    shown: (order) => rows(order, "captures"),
    amount: 1000.55,
    // A hold is confirmed once; asking too often can do no harm.
    staff: ["patient"],
    moments: momentsOf("charge", "capture"),
  },
  {
    name: "a refund",
    provider: "pp_assist_ru",
    kind: "refund",
    ask: (server, order) => server.checkout.refund(paymentOf(order), 300.25),
    shown: (order) => rows(order, "refunds"),
    amount: 300.25,
    staff: ["patient", "hasty"],
    moments: momentsOf("wscancel", "refund"),
  },
];

const momentsFor = ({ moments }: Command, temper: Temper): NamedMoment[] =>
  drawnMoments(
    temper,
    moments.filter(([name]) => temper === "patient" || !outcomeIsKnown.includes(name)),
  );

interface Scene extends PlacedOrder {
  moment: Moment;
}

/** The server dies in the middle of a capture or refund that staff asked for. */
function moneyCrashes(suite: CrashSuite): void {
  describe.each(commands)("the server is killed in the middle of $name", (command) => {
    const scenes = new Map<string, Scene>();
    const key = (name: string, temper: string): string => `${name}, ${temper}`;

    async function placeOrders(): Promise<void> {
      const wanted = command.staff.flatMap((temper) =>
        momentsFor(command, temper).map(([name, moment]) => ({ moment, name: key(name, temper) })),
      );
      const placed = await Promise.all(wanted.map(() => suite.survivor.checkout.paidOrder(command.provider)));
      for (const [at, { name, moment }] of wanted.entries()) {
        const order = placed[at];
        if (order) scenes.set(name, { ...order, moment });
      }
    }

    beforeAll(async () => {
      const [victim] = await Promise.all([suite.victim(), placeOrders()]);
      for (const [name] of command.moments) {
        for (const temper of command.staff) {
          const stopped = scenes.get(key(name, temper));
          if (!stopped) continue;
          await suite.scene.stopAt(stopped.moment, stopped.orderNumber, () =>
            command.ask(victim, stopped.order),
          );
        }
      }
      await suite.scene.kill(victim);

      for (const [name] of momentsFor(command, "hasty")) {
        const hasty = scenes.get(key(name, "hasty"));
        if (hasty) await command.ask(suite.survivor, hasty.order);
      }
      await suite.anHourLater([...scenes.values()].map(({ orderNumber }) => orderNumber));
    });

    describe.each(command.staff)("and staff are %s", (temper) => {
      it.each(momentsFor(command, temper).map(([name]) => name))("%s", async (name) => {
        const { survivor, assist } = suite;
        const placed = scenes.get(key(name, temper));
        if (!placed) throw new Error("There is no such scene.");
        const operations = (): number =>
          assist.ledger(placed.orderNumber).filter(({ kind }) => kind === command.kind).length;

        const books = await readBothBooks(survivor, assist, placed);
        expect(books).toEqual(agreed(books));
        expect(operations()).toBeLessThanOrEqual(1);
        expect(await survivor.checkout.remembered(placed.orderNumber)).toMatchObject({ openCase: null });

        const order = await survivor.checkout.order(placed.order.id);
        if (command.shown(order) === 0)
          expect(await command.ask(survivor, order)).toMatchObject({ status: 200 });

        expect(operations()).toBe(1);
        const [captured, refunded] =
          command.kind === "capture" ? [command.amount, 0] : [placed.order.total, command.amount];
        expect(await readBothBooks(survivor, assist, placed)).toEqual(agreedOn(captured, refunded));
      });
    });
  });
}

crashSuite(moneyCrashes);
