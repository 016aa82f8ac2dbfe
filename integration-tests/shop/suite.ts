import { readFileSync } from "node:fs";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { startSimulator, type Control, type Simulator, type SimulatorOptions } from "../../simulator";
import { encryptionKeyOfShop } from "./accounts";
import { Checkout } from "./checkout";
import { FetchHttp } from "./fetch-http";
import type { Http } from "./http";
import { globals, insideOf, type Inside, type LeasedServer, type ShopEvent } from "./inside";
import type { Shop } from "./seed";

/** What a test of the whole shop works with; the fields are there from the first `beforeAll` on. */
export interface ShopSuite {
  api: Http;
  shop: Shop;
  checkout: Checkout;
  assist: Control;
  gateway: Simulator;
  /** The shop's own address. */
  backendUrl: string;
  /** The shop's tables, past the shop. */
  database: Knex;
  /** Runs a function inside the shop's server. */
  inside: Inside;
  /** Waits until nothing is under way in the server that notifications and events have caused. */
  idle(): Promise<void>;
  /** The events of these names that the shop gives out from now on, as they come. */
  listen(...names: string[]): ShopEvent[];
  /** All that the server has printed and logged, at its start and since this test file began. */
  output(): string;
}

export interface SuiteOptions {
  /** Medusa serves the admin panel from public/admin. */
  panel?: boolean;
  /** Other merchants than the usual. */
  gateway?: SimulatorOptions;
  /** What shoppers can choose in the region, instead of all that medusa-config.ts has. */
  providers?: readonly string[];
  /** Options of the plugin instead of those in medusa-config.ts; `gatewayPlaceholder` stands for the gateway's address. */
  options?: Record<string, unknown> | (() => Record<string, unknown> | Promise<Record<string, unknown>>);
  /** Variables in the server's environment. */
  settings?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);
}

/** The shop that scripts/test-shop.mjs has made. */
export function seededShop(): Shop {
  const path = process.env.TEST_SHOP;
  if (!path) throw new Error("TEST_SHOP must name the facts of a shop; npm test -- --only http sets it.");
  return JSON.parse(readFileSync(path, "utf8")) as Shop;
}

/**
 * A real Medusa in a process of its own, on a real PostgreSQL with a seeded shop, and a local Assist in this process. Every
 * test starts from the same shop and an empty gateway.
 */
export function shopSuite(tests: (suite: ShopSuite) => void, options: SuiteOptions = {}): void {
  describe("", () => {
    const suite = {} as ShopSuite;
    let server: LeasedServer;
    let kept = false;

    beforeAll(async () => {
      const { settings = {}, panel = false } = options;
      const pluginOptions = typeof options.options === "function" ? await options.options() : options.options;
      server = await globals.shopServers.lease({
        ASSIST_ENCRYPTION_KEY: encryptionKeyOfShop,
        ...(panel ? { SHOP_PANEL: "on" } : {}),
        ...(pluginOptions ? { ASSIST_TEST_OPTIONS: JSON.stringify(pluginOptions) } : {}),
        ...(typeof settings === "function" ? await settings() : settings),
      });
      suite.gateway = await startSimulator({ ...options.gateway, port: server.gatewayPort });
      suite.assist = suite.gateway.control;
      suite.backendUrl = server.url;
      suite.api = new FetchHttp(server.url);
      suite.shop = seededShop();
      suite.database = globals.shopServers.connect(server.database);
      suite.inside = insideOf(server);
      suite.idle = () => server.ask("idle");
      suite.output = () => server.readLog();
      suite.listen = (...names) => {
        const heard: ShopEvent[] = [];
        server.listeners.add((event) => void (names.includes(event.name) && heard.push(event)));
        return heard;
      };
      if (options.providers) await chooseProviders(suite, options.providers);
    });

    beforeEach(async () => {
      // After the file's own `beforeAll`, whose work every test begins with.
      if (kept) await server.restore();
      else await server.keep();
      kept = true;
      suite.assist.reset();
      suite.assist.notifications.dropAll(false);
      suite.assist.notifications.setUrl(
        `${suite.backendUrl}/hooks/assist/notification`.replace("localhost", "127.0.0.1"),
      );
      const usual = options.options === undefined && options.settings === undefined;
      suite.checkout = new Checkout(suite.api, suite.shop, suite.gateway, () => suite.database, {
        carts: true,
        ...(usual ? { paidAt: { ...suite.gateway, idle: suite.idle } } : {}),
      });
    });

    tests(suite);

    // After the file's own, which may use the shop still.
    afterEach(async () => {
      suite.assist.faults.clear();
      await suite.assist.notifications.idle();
      if (server.alive) await server.ask("rest");
      server.listeners.clear();
    });

    afterAll(async () => {
      await suite.database?.destroy();
      await suite.gateway?.close();
    });
  });
}

function chooseProviders({ api, shop }: ShopSuite, providers: readonly string[]): Promise<unknown> {
  return api.post(`/admin/regions/${shop.regionId}`, { payment_providers: providers }, shop.admin);
}
