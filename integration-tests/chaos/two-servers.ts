import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Stack } from "../../scripts/stack.mjs" with { "resolution-mode": "import" };
import { startSimulator, type Simulator } from "../../simulator";
import { readShop } from "../processes/seeded-shop";
import { Checkout } from "../shop/checkout";
import { eventually } from "../shop/eventually";
import { FetchHttp } from "../shop/fetch-http";
import { slow } from "./arbitrary";
import type { Command, ProviderId, Walk } from "./command";
import { explore } from "./explore";
import { HttpDoor } from "./http-door";
import { runWalk, type WalkReport } from "./run-walk";
import { count } from "./statistics";
import { Stranger } from "./stranger";
import { TurnsDoor } from "./turns-door";
import type { Walker } from "./walk-suite";
import type { Surroundings } from "./world";

/** The demo's store has its own names for the same ways to pay. */
const providers: Record<ProviderId, string> = {
  pp_assist_ru: "pp_assist_demo",
  pp_assist_hold: "pp_assist_hold",
  "pp_assist-sbp_ru": "pp_assist-sbp_demo",
  "pp_assist-card_ru": "pp_assist-card_demo",
  // No account of the demo's store gives money back by itself.
  pp_assist_generous: "pp_assist_demo",
  pp_assist_generoushold: "pp_assist_hold",
  "pp_assist-bill_ru": "pp_assist-bill_demo",
  // No account of the demo's store cancels what nobody pays.
  "pp_assist-bill_cancels": "pp_assist-bill_demo",
};

/**
 * Walks over HTTP through two servers in processes of their own, on one database, in turns. Faults that a server keeps
 * in memory or waits long for are left out, and nobody dies in the middle of a command: it is another's process.
 */
export function twoServerSuite(tests: (walker: Walker) => void): void {
  let assist: Simulator;
  let database: Knex;
  let around: Surroundings;
  let stranger: Stranger;

  beforeAll(async () => {
    const { startStack } = await import("../../scripts/stack.mjs");
    const { startPostgres } = await import("../../scripts/postgres.mjs");
    const { merchants } = await import("../../scripts/stack.mjs");
    assist = await startSimulator({ merchants: Object.values(merchants) });
    const stack = await startStack({
      medusa: false,
      storefront: false,
      postgres: await startPostgres(),
      settings: { ASSIST_GATEWAY_URL: assist.url },
      step: (_title, action) => action(),
    });
    database = knex({ client: "pg", connection: stack.databaseUrl, pool: { min: 0, max: 4 } });
    const doors = [await open(stack, "A"), await open(stack, "B")];
    const door = new TurnsDoor(doors);
    const { control } = assist;
    control.notifications.setUrl(
      `${stack.backendUrl}/hooks/assist/notification`.replace("localhost", "127.0.0.1"),
    );
    around = {
      door,
      assist: control,
      database,
      endRests: () => {},
      quiet: async () => {
        await control.notifications.idle();
        // What an event has set off is in other processes.
        await eventually(
          () => database("assist_bill").where("working_until", ">", database.fn.now()),
          (bills) => bills.length === 0,
        );
      },
    };
    stranger = await Stranger.shops(database, door);
  }, 300_000);

  afterAll(async () => {
    await database?.destroy();
    await assist?.close();
    const { end } = await import("../../scripts/ending.mjs");
    await end();
  }, 60_000);

  async function open(stack: Stack, name: "A" | "B"): Promise<HttpDoor> {
    const port = name === "A" ? Number(new URL(stack.backendUrl).port) : undefined;
    const server = await stack.startServer({ name, port });
    const http = new FetchHttp(server.url);
    const shop = await readShop(http, stack);
    const checkout = new Checkout(http, shop, { control: assist.control }, () => {
      throw new Error("The shop's container is in another process.");
    });
    return new HttpDoor(checkout, http, shop, database, providers, { one: "demo", two: "hold" });
  }

  const follow = async (walk: Walk): Promise<WalkReport> => {
    const report = await runWalk(around, { commands: walk.commands.flatMap(bearable) });
    report.violations.push(...(await stranger.judge()));
    return report;
  };

  tests({
    follow,
    async walk(seed, statistics, options = {}) {
      const { reports, failure } = await explore(seed, follow, options);
      const [first] = reports;
      if (first) count(statistics, first);
      statistics.walks++;
      statistics.overHttp++;
      statistics.onTwoServers++;
      return failure;
    },
  });
}

function bearable(command: Command): Command[] {
  if (command.do === "crash") return [command.during];
  if (command.do !== "fault") return [command];
  return slow.includes(command.fault) || command.fault === "rate-limited" ? [] : [command];
}
