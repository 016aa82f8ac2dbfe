import { startSimulator, type Simulator } from "../../simulator";
import { Checkout } from "../shop/checkout";
import { FetchHttp } from "../shop/fetch-http";
import { globals, type LeasedServer } from "../shop/inside";
import { seededShop } from "../shop/suite";
import { slow } from "./arbitrary";
import type { Command, Walk } from "./command";
import { explore } from "./explore";
import { HttpDoor } from "./http-door";
import { runWalk, type WalkReport } from "./run-walk";
import { count, emptyStatistics } from "./statistics";
import { Stranger } from "./stranger";
import { TurnsDoor } from "./turns-door";
import type { Walker } from "./walk-suite";
import type { Surroundings } from "./world";

/**
 * Walks over HTTP through two servers in processes of their own, on one database, in turns. Faults that a server keeps
 * in memory or waits long for are left out, and nobody dies in the middle of a command: it is another's process.
 */
export function twoServerSuite(tests: (walker: Walker) => void): void {
  describe("", () => {
    let assist: Simulator | undefined;
    let around: Surroundings;
    let stranger: Stranger;

    beforeAll(async () => {
      const first = await globals.shopServers.lease();
      const second = await globals.shopServers.lease({}, { beside: first });
      const gateway = await startSimulator({ port: first.gatewayPort });
      assist = gateway;
      const database = globals.shopServers.connect(first.database);
      const shop = seededShop();
      const open = ({ url }: LeasedServer): HttpDoor => {
        const api = new FetchHttp(url);
        return new HttpDoor(new Checkout(api, shop, gateway, () => database), api, shop, database);
      };
      const door = new TurnsDoor([open(first), open(second)]);
      const { control } = gateway;
      control.notifications.setUrl(
        `${first.url}/hooks/assist/notification`.replace("localhost", "127.0.0.1"),
      );
      around = {
        door,
        assist: control,
        database,
        endRests: () => {},
        quiet: async () => {
          await control.notifications.idle();
          await Promise.all([first.ask("rest"), second.ask("rest")]);
        },
      };
      stranger = await Stranger.shops(database, door);
    });

    afterAll(async () => {
      await around?.database.destroy();
      await assist?.close();
    });

    const follow = async (walk: Walk): Promise<WalkReport> => {
      const report = await runWalk(around, { commands: walk.commands.flatMap(bearable) });
      report.violations.push(...(await stranger.judge()));
      return report;
    };

    tests({
      follow,
      async walk(seed, options = {}) {
        const { reports, failure } = await explore(seed, follow, options);
        const statistics = emptyStatistics();
        const [first] = reports;
        if (first) count(statistics, first);
        statistics.walks++;
        statistics.overHttp++;
        statistics.onTwoServers++;
        return { statistics, failure };
      },
    });
  });
}

function bearable(command: Command): Command[] {
  if (command.do === "crash") return [command.during];
  if (command.do !== "fault") return [command];
  return slow.includes(command.fault) || command.fault === "rate-limited" ? [] : [command];
}
