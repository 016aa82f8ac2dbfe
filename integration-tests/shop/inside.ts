import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Browser } from "playwright-core";
import type { StorefrontConfig } from "../../demo/storefront/serve.mjs" with { "resolution-mode": "import" };
import type AssistModuleService from "../../src/modules/assist/service";

/** What a function that runs inside a server has to work with (servers/program.cjs). */
export interface InsideTools {
  container: MedusaContainer;
  assist: AssistModuleService;
  database: Knex;
  /** A file of the repository, as the server itself has loaded it: `load("src/reconciliation/run")`. */
  load: <T>(path: string) => T;
  /** Waits until nothing is under way that notifications and events have caused. */
  idle: () => Promise<void>;
  /** Kept until the test ends, for the functions that come later in it. */
  kept: Record<string, unknown>;
  /** Done when the test ends, in whatever way. */
  undo: (action: () => unknown) => void;
}

/**
 * Runs a function inside the shop's server, which is another process: it is sent as text, so that it sees nothing of the
 * test but its argument, and argument and answer are copies.
 */
export type Inside = <Answer, Argument = undefined>(
  work: (tools: InsideTools, argument: Argument) => Answer | Promise<Answer>,
  argument?: Argument,
) => Promise<Answer>;

/** One of Medusa's events. */
export interface ShopEvent {
  name: string;
  data: Record<string, unknown>;
}

/** A server of the shop in a process of its own (servers/pool.cjs). */
export interface LeasedServer {
  name: string;
  url: string;
  port: number;
  /** Where it expects the gateway to listen. */
  gatewayPort: number;
  /** Address of its database. */
  database: string;
  log: string;
  alive: boolean;
  listeners: Set<(event: ShopEvent) => void>;
  ask(what: "evaluate", given: { source: string; argument: unknown }): Promise<unknown>;
  ask(what: "idle" | "rest"): Promise<void>;
  keep(): Promise<void>;
  restore(): Promise<void>;
  readLog(): string;
  /** Ends it as a crash would. */
  stop(): Promise<void>;
}

/** The demo's built storefront, for all test files of a process. */
export interface Storefront {
  url: string;
  /** Names the backend; the pages say that the shop is not set up until then. */
  connect(config: StorefrontConfig): void;
}

export interface LeaseOptions {
  /** The database to copy, instead of the usual shop's. */
  template?: string;
  /** Another server, whose database and gateway it shares. */
  beside?: LeasedServer;
  /** Of such another one; any free one unless given. */
  port?: number;
}

interface ShopGlobals {
  hangsAfter: number;
  /** A text or number that all test files of a process share. */
  once<Made extends string | number>(name: string, make: () => Made): Made;
  /** A port that is free where the first test file of a process asks for it, and the same for the others. */
  freePort(name: string): Promise<number>;
  startStorefront(): Promise<Storefront>;
  launchBrowser(): Promise<Browser>;
  shopServers: {
    lease(settings?: Record<string, string>, options?: LeaseOptions): Promise<LeasedServer>;
    connect(url: string): Knex;
  };
}

/** What servers/environment.cjs gives to every test file. */
export const globals = globalThis as unknown as ShopGlobals;

export function insideOf(server: LeasedServer): Inside {
  return async (work, argument) => {
    const answer = await server.ask("evaluate", { source: work.toString(), argument });
    return answer as Awaited<ReturnType<typeof work>>;
  };
}
