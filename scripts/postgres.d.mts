/** A PostgreSQL server for the time of a script. */
export interface Postgres {
  host: string;
  port: number;
  env: Record<"DB_HOST" | "DB_PORT" | "DB_USERNAME" | "DB_PASSWORD", string>;
  url(database: string): string;
  createDatabase(purpose: string): Promise<string>;
  stop(): Promise<void>;
}

export declare function startPostgres(given?: string): Promise<Postgres>;
