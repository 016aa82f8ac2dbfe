import type { Postgres } from "./postgres.mjs";

/** The two contracts with Assist that the demo's store has. */
export declare const merchants: Record<
  "demo" | "hold",
  { merchantId: string; login: string; password: string; secretWord: string }
>;

export interface StackOptions {
  ports?: "known" | "any";
  admin?: boolean;
  storefront?: boolean;
  medusa?: boolean;
  postgres?: Postgres;
  settings?: Record<string, string>;
  step?: <T>(title: string, action: () => Promise<T>) => Promise<T>;
}

/** A Medusa server as a process of its own. */
export interface ServerProcess {
  url: string;
  port: number;
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  /** Names its log. */
  name: string;
  /** Any free one unless given. */
  port?: number;
  settings?: Record<string, string>;
  onLine?: (line: string) => void;
}

export interface Stack {
  backendUrl: string;
  storefrontUrl: string;
  simulatorUrl: string;
  publishableKey: string;
  staff: { email: string; password: string };
  merchants: typeof merchants;
  databaseUrl: string;
  /** The simulator's control interface. */
  control(method: string, ...args: unknown[]): Promise<unknown>;
  startServer(options: ServerOptions): Promise<ServerProcess>;
  stop(): Promise<void>;
}

export declare function startStack(options?: StackOptions): Promise<Stack>;
