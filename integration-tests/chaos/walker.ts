import { startSimulator, type Simulator } from "../../simulator";
import { Checkout } from "../shop/checkout";
import { FetchHttp } from "../shop/fetch-http";
import type { InsideTools } from "../shop/inside";
import type { Shop } from "../shop/seed";
import type { Walk } from "./command";
import { CrashPoint } from "./crash-point";
import { DirectDoor } from "./direct-door";
import { explore, type Failure } from "./explore";
import { HeardEvents } from "./heard-events";
import { HttpDoor } from "./http-door";
import { openNotificationAddress } from "./notification-address";
import { runWalk, type WalkReport } from "./run-walk";
import { count, emptyStatistics, type Statistics } from "./statistics";
import { setShopClock } from "./shop-clock";
import { Stranger } from "./stranger";
import { watchChecks } from "./watch-checks";
import { watchSubscribers } from "./watch-subscribers";
import type { Surroundings } from "./world";

/** A tenth of the walks goes through the whole store over HTTP: two seeds in twenty, one for each of two processes. */
const isOverHttp = (seed: number): boolean => Math.floor(seed / 2) % 10 === 0;

let gateway: Simulator | undefined;

/** Starts the gateway where the shop expects it; before the shop (servers/program.cjs). */
export async function prepare(): Promise<void> {
  gateway = await startSimulator({ port: Number(new URL(process.env.ASSIST_GATEWAY_URL ?? "").port) });
}

export interface WalkOutcome {
  statistics: Statistics;
  /** What went wrong, made short with so many tries. */
  failure?: Failure;
}

/** Walks inside the shop's process, so that work can die in the midst of it. */
export interface InnerWalker {
  /** On a fresh database. */
  begin(): Promise<void>;
  follow(walk: Walk): Promise<WalkReport>;
  walk(seed: number, options: { path?: string; shrinkTries?: number }): Promise<WalkOutcome>;
}

export async function openWalker(tools: InsideTools, shop: Shop, url: string): Promise<InnerWalker> {
  const { container, database } = tools;
  if (!gateway) throw new Error("The gateway was not started before the shop.");
  const assist = gateway.control;
  const door = new DirectDoor(container, shop);
  const crashes = new CrashPoint(database);
  const address = await openNotificationAddress();
  address.receiver = (fields) => door.receive(fields);
  const shopAddress = `${url}/hooks/assist/notification`.replace("localhost", "127.0.0.1");
  const { accounts, gatewayRateLimit: pace, checkQueue } = tools.assist;
  const names = await accounts.names();
  const checksEnd = watchChecks(checkQueue);
  const heard = new HeardEvents(container.resolve("event_bus"), crashes);
  const subscribersEnd = watchSubscribers(container.resolve("event_bus"));
  const quiet = async (): Promise<void> => {
    await assist.notifications.idle();
    await checksEnd();
    await subscribersEnd();
  };
  const endRests = (): void => {
    for (const name of names) pace.answered(name, performance.now() + 24 * 60 * 60 * 1000);
    // Its time does not pass with the walks'.
    tools.assist.publicRateLimit.forget();
    tools.assist.recent.forget();
    tools.assist.recentPages.forget();
  };
  const api = new FetchHttp(url);
  const direct: Surroundings = { door, assist, database, crashes, heard, endRests, quiet, setShopClock };
  const overHttp: Surroundings = {
    door: new HttpDoor(new Checkout(api, shop, gateway, () => database), api, shop, database),
    assist,
    database,
    heard,
    endRests,
    quiet,
    setShopClock,
  };
  let stranger: Stranger;

  const run = async (around: Surroundings, walk: Walk): Promise<WalkReport> => {
    const report = await runWalk(around, walk);
    report.violations.push(...(await stranger.judge()));
    return report;
  };
  let isWarm = false;

  return {
    async begin() {
      crashes.takeBackConnections();
      stranger = await Stranger.shops(database, door);
    },
    follow(walk) {
      assist.notifications.setUrl(address.url);
      return run(direct, walk);
    },
    async walk(seed, options) {
      const http = isOverHttp(seed);
      assist.notifications.setUrl(http ? shopAddress : address.url);
      // What a process asks of the database but once would shift the step at which work dies: walked again, a walk that
      // has failed has to be the same.
      if (!isWarm) await explore(seed, (walk) => run(http ? overHttp : direct, walk));
      isWarm = true;
      const { reports, failure } = await explore(
        seed,
        (walk) => run(http ? overHttp : direct, walk),
        options,
      );
      const statistics = emptyStatistics();
      const [first] = reports;
      if (first) count(statistics, first);
      statistics.walks++;
      if (http) statistics.overHttp++;
      return { statistics, failure };
    },
  };
}
