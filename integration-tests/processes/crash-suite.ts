import { CrashScene } from "./crash-scene";
import { passAnHour } from "./pass-time";
import { serverSuite, type ServerSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";
import type { WritePoint } from "./write-points";

/** One server is killed, another carries on. Assist's notifications are lost. */
export interface CrashSuite extends ServerSuite {
  survivor: ShopServer;
  scene: CrashScene;
  /** Another server, to be killed. */
  victim(): Promise<ShopServer>;
  /** The job has run twice since, each time after an hour. */
  anHourLater(orderNumbers: readonly string[]): Promise<void>;
}

const points: WritePoint[] = [
  "INSERT assist_bill",
  "INSERT assist_command",
  "INSERT assist_notification",
  "INSERT capture",
  "INSERT order",
  "INSERT order_cart",
  "INSERT order_payment_collection",
  "INSERT order_transaction",
  "INSERT payment",
  "INSERT payment_session",
  "INSERT refund",
  "UPDATE assist_staff_operation to done",
  "UPDATE assist_command",
  "UPDATE assist_command to done",
  "UPDATE assist_case to closed",
  "UPDATE assist_bill to creating",
  "UPDATE assist_bill to open",
  "UPDATE assist_bill to revoked",
  "UPDATE assist_bill to revoking",
  "UPDATE cart",
  "UPDATE order",
  "UPDATE payment",
  "UPDATE payment_collection",
];

export function crashSuite(tests: (suite: CrashSuite) => void): void {
  serverSuite((servers) => {
    const suite = servers as CrashSuite;

    beforeAll(async () => {
      suite.survivor = suite.first;
      suite.scene = await CrashScene.prepare(suite, points);
      suite.victim = async () => {
        const victim = await suite.another();
        await waitForAnswersForEver(victim);
        return victim;
      };
      suite.anHourLater = async (orderNumbers) => {
        for (let runs = 0; runs < 2; runs++) {
          await passAnHour(suite.database, orderNumbers);
          await suite.survivor.checkout.reconcile();
        }
      };
      suite.assist.notifications.dropAll(true);
    });

    tests(suite);
  });
}

/** What stands still at Assist is to stand there until the server is killed, and not to go on after the deadline. */
async function waitForAnswersForEver({ inside }: ShopServer): Promise<void> {
  await inside(({ assist }) => {
    const deadline = assist.accounts.commandDeadline;
    const { setTimeout } = globalThis;
    const never = 2 ** 31 - 1;
    const patient = (action: () => void, milliseconds?: number, ...rest: []) =>
      setTimeout(action, milliseconds === deadline ? never : milliseconds, ...rest);
    globalThis.setTimeout = Object.defineProperties(
      patient,
      Object.getOwnPropertyDescriptors(setTimeout),
    ) as typeof setTimeout;
  });
}
