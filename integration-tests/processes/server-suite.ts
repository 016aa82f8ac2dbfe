import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { startSimulator, type Control, type Simulator, type SimulatorOptions } from "../../simulator";
import { globals } from "../shop/inside";
import type { Shop } from "../shop/seed";
import { seededShop } from "../shop/suite";
import { ShopServer } from "./shop-server";

/** Several servers of one shop, in processes of their own, on one database and one local Assist that outlives them. */
export interface ServerSuite {
  assist: Control;
  shop: Shop;
  database: Knex;
  /** There from the first `beforeAll` on; Assist's notifications come to it. */
  first: ShopServer;
  /** Another one, with the same settings but for these; on any free port unless one is given. */
  another(settings?: Record<string, string>, port?: number): Promise<ShopServer>;
  sendNotificationsTo(server: ShopServer): void;
}

export interface ServerOptions {
  /** Of all servers. */
  settings?: Record<string, string>;
  /** Options of the plugin instead of those in medusa-config.ts, as in shop/suite.ts. */
  options?: Record<string, unknown>;
  /** Other merchants than the usual. */
  gateway?: SimulatorOptions;
}

/** Milliseconds, the longest that the plugin takes: what many do at once, on a busy machine, is not to fail by it. */
const usual = { ASSIST_DEADLINE: "60000" };

export function serverSuite(tests: (suite: ServerSuite) => void, given: ServerOptions = {}): void {
  const suite = {} as ServerSuite;
  let gateway: Simulator | undefined;

  beforeAll(async () => {
    const settings = {
      ...usual,
      ...(given.options ? { ASSIST_TEST_OPTIONS: JSON.stringify(given.options) } : {}),
      ...given.settings,
    };
    const leased = await globals.shopServers.lease(settings);
    gateway = await startSimulator({ ...given.gateway, port: leased.gatewayPort });
    suite.assist = gateway.control;
    suite.shop = seededShop();
    suite.database = globals.shopServers.connect(leased.database);
    suite.first = new ShopServer(leased, suite);
    suite.another = async (own = {}, port = undefined) =>
      new ShopServer(
        await globals.shopServers.lease({ ...settings, ...own }, { beside: leased, port }),
        suite,
      );
    suite.sendNotificationsTo = ({ url }) =>
      suite.assist.notifications.setUrl(`${url}/hooks/assist/notification`.replace("localhost", "127.0.0.1"));
    suite.sendNotificationsTo(suite.first);
  });

  afterAll(async () => {
    await suite.first?.rest();
    await suite.database?.destroy();
    await gateway?.close();
  });

  tests(suite);
}
