import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import { shopSuite } from "../shop/suite";
import type { Walk } from "./command";
import { CrashPoint } from "./crash-point";
import { DirectDoor } from "./direct-door";
import { explore, type Failure } from "./explore";
import { HttpDoor } from "./http-door";
import { openNotificationAddress, type NotificationAddress } from "./notification-address";
import { runWalk, type WalkReport } from "./run-walk";
import { count, type Statistics } from "./statistics";
import { setShopClock } from "./shop-clock";
import { Stranger } from "./stranger";
import { watchLooks } from "./watch-looks";
import { watchSubscribers } from "./watch-subscribers";
import type { Surroundings } from "./world";

/** A hang at the gateway costs no more than this; read by medusa-config.ts. */
process.env.ASSIST_DEADLINE ??= "500";

/** A tenth of the walks goes through the whole store over HTTP: two seeds in twenty, one for each of two processes. */
export const isOverHttp = (seed: number): boolean => Math.floor(seed / 2) % 10 === 0;

export interface Walker {
  /** Walks the walk of a seed and counts it. Returns what went wrong, made short with so many tries. */
  walk(
    seed: number,
    statistics: Statistics,
    options?: { path?: string; shrinkTries?: number },
  ): Promise<Failure | undefined>;
  /** Walks a walk that is known. */
  follow(walk: Walk): Promise<WalkReport>;
}

/** A shop on a database of its own, and a gateway, for as many walks as wanted. */
export function walkSuite(tests: (walker: Walker) => void): void {
  shopSuite((suite) => {
    let address: NotificationAddress;
    let crashes: CrashPoint | undefined;
    let looksEnd: (() => Promise<void>) | undefined;
    let subscribersEnd: (() => Promise<void>) | undefined;
    let direct: Surroundings;
    let overHttp: Surroundings;
    let stranger: Stranger;
    let shopAddress: string;

    beforeAll(async () => {
      address = await openNotificationAddress();
    });

    // Not after all: the shop is closed before that.
    afterEach(() => crashes?.takeBackConnections());

    afterAll(() => address.close());

    beforeEach(async () => {
      const container = suite.container();
      const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const { assist } = suite;
      const door = new DirectDoor(container, suite.shop);
      crashes ??= new CrashPoint(database);
      address.receiver = (fields) => door.receive(fields);
      shopAddress = `${suite.environment.backendUrl}/hooks/assist/notification`.replace(
        "localhost",
        "127.0.0.1",
      );
      const { accounts, pace, looks } = container.resolve<AssistModuleService>(ASSIST_MODULE);
      const names = await accounts.names();
      looksEnd ??= watchLooks(looks);
      subscribersEnd ??= watchSubscribers(container.resolve(Modules.EVENT_BUS));
      const quiet = async (): Promise<void> => {
        await assist.notifications.idle();
        await looksEnd?.();
        await subscribersEnd?.();
      };
      const endRests = (): void => {
        for (const name of names) pace.answered(name, performance.now() + 24 * 60 * 60 * 1000);
      };
      direct = { door, assist, database, crashes, endRests, quiet, setShopClock };
      overHttp = {
        door: new HttpDoor(suite.checkout, suite.api, suite.shop, database),
        assist,
        database,
        endRests,
        quiet,
        setShopClock,
      };
      stranger = await Stranger.shops(database, door);
    });

    const run = async (around: Surroundings, walk: Walk): Promise<WalkReport> => {
      const report = await runWalk(around, walk);
      report.violations.push(...(await stranger.judge()));
      return report;
    };

    tests({
      follow(walk) {
        suite.assist.notifications.setUrl(address.url);
        return run(direct, walk);
      },
      async walk(seed, statistics, options = {}) {
        const http = isOverHttp(seed);
        suite.assist.notifications.setUrl(http ? shopAddress : address.url);
        const { reports, failure } = await explore(
          seed,
          (walk) => run(http ? overHttp : direct, walk),
          options,
        );
        const [first] = reports;
        if (first) count(statistics, first);
        statistics.walks++;
        if (http) statistics.overHttp++;
        return failure;
      },
    });
  });
}
