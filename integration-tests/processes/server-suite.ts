import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Stack } from "../../scripts/stack.mjs" with { "resolution-mode": "import" };
import { FetchHttp } from "../shop/fetch-http";
import { RemoteAssist } from "./remote-assist";
import { readShop } from "./seeded-shop";
import { ShopServer } from "./shop-server";

/** Medusa servers in processes of their own, on one database, with a local Assist that outlives them. */
export interface ServerSuite {
  stack: Stack;
  assist: RemoteAssist;
  database: Knex;
  /** Starts a server. The one named A gets the notifications. */
  start(name: "A" | "B", settings?: Record<string, string>): Promise<ShopServer>;
}

/** What Medusa's event modules log of each event. */
const eventLine = /Processing (\S+)(?: \(priority: \d+\))? which has/;

export function serverSuite(tests: (suite: ServerSuite) => void): void {
  const suite = {} as ServerSuite;

  beforeAll(async () => {
    const { startStack } = await import("../../scripts/stack.mjs");
    const { startPostgres } = await import("../../scripts/postgres.mjs");
    const stack = await startStack({
      medusa: false,
      storefront: false,
      postgres: await startPostgres(databaseServer()),
      // The table of the shared locks is made whether or not a server uses it.
      settings: { SHARED_LOCKS: "postgres" },
      step: (_title, action) => action(),
    });
    suite.stack = stack;
    suite.assist = new RemoteAssist(stack.control);
    suite.database = knex({ client: "pg", connection: stack.databaseUrl, pool: { min: 0, max: 4 } });
    let opened: Promise<string> | undefined;
    suite.start = async (name, settings = {}) => {
      const events: string[] = [];
      const said: string[] = [];
      const process = await stack.startServer({
        name,
        onLine: (line) => {
          const event = eventLine.exec(line)?.[1];
          if (event) events.push(event);
          if (line.includes("medusa-payment-assist:")) said.push(line);
        },
        port: name === "A" ? Number(new URL(stack.backendUrl).port) : undefined,
        settings: { SHARED_LOCKS: "", ...settings },
      });
      const shop = await readShop(new FetchHttp(process.url), stack);
      const server = new ShopServer(name, process, shop, suite.assist, events, said);
      // The platform remembers a guest by the first cart, and refuses the others of those that come at the same moment.
      opened ??= server.checkout.cart();
      await opened;
      return server;
    };
  }, 240_000);

  afterAll(async () => {
    await suite.database?.destroy();
    const { end } = await import("../../scripts/ending.mjs");
    await end();
  }, 60_000);

  tests(suite);
}

/** The server that the tests' runner names (scripts/postgres.mjs). */
function databaseServer(): string {
  const { DB_HOST, DB_PORT, DB_USERNAME = "", DB_PASSWORD = "" } = process.env;
  if (!DB_HOST) throw new Error("DB_HOST must name a PostgreSQL; npm test -- --only processes sets it.");
  return `postgres://${encodeURIComponent(DB_USERNAME)}:${encodeURIComponent(DB_PASSWORD)}@${DB_HOST}:${DB_PORT}/postgres`;
}
