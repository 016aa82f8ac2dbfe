import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { eventually } from "../shop/eventually";

/** Just before this kind of write: "INSERT payment", or of a row that gets another state: "UPDATE assist_bill to open". */
export type WritePoint = `${"INSERT" | "UPDATE"} ${string}`;

const lockSpace = 7919;

/**
 * Stops servers just before a write, so that they can be killed there. Triggers wait for a lock which a connection of
 * this test has.
 */
export class WritePoints {
  private readonly held = new Set<WritePoint>();
  private holder: Knex.Transaction | undefined;

  private constructor(private readonly database: Knex) {}

  /** Prepares the points; nothing waits there until `hold`. */
  static async install(database: Knex, points: readonly WritePoint[]): Promise<WritePoints> {
    await database.raw(`
      create or replace function wait_at_write() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock_shared(${lockSpace}, hashtext(TG_ARGV[0]));
        return NEW;
      end $$`);
    for (const point of points) {
      const [operation = "", table = "", , state] = point.split(" ");
      // A case has no column for it.
      const change =
        table === "assist_case"
          ? "new.closed_at is not null and old.closed_at is null"
          : "new.state = :state and old.state <> :state";
      const when = state ? `when (${change})` : "";
      const literal = (text: string): string => `'${text}'`;
      await database.raw(
        `create or replace trigger ?? before ${operation} on ?? for each row ${when.replaceAll(":state", literal(state ?? ""))}
         execute function wait_at_write(${literal(point)})`,
        [
          `wait_at_${[operation.toLowerCase(), state?.replaceAll("-", "_")].filter(Boolean).join("_")}`,
          table,
        ],
      );
    }
    return new WritePoints(database);
  }

  /** From now on everybody who comes to the point waits there. */
  async hold(point: WritePoint): Promise<void> {
    this.holder ??= await this.database.transaction();
    await this.holder.raw("select pg_advisory_xact_lock(?, hashtext(?))", [lockSpace, point]);
    this.held.add(point);
  }

  /** How many wait at the point. */
  async waiting(point: WritePoint): Promise<number> {
    return (await this.waitingAt(point)).length;
  }

  /** Resolves when so many wait at the point. */
  async reached(point: WritePoint, count: number): Promise<void> {
    await eventually(
      async () => ({ point, waiting: await this.waiting(point) }),
      ({ waiting }) => waiting >= count,
    );
  }

  /** For after a kill: what waited never happens, and whoever comes later is not stopped. */
  async drop(): Promise<void> {
    const waiting = await Promise.all([...this.held].map((point) => this.waitingAt(point)));
    for (const pid of waiting.flat()) await this.database.raw("select pg_terminate_backend(?)", [pid]);
    await this.release();
  }

  /** What waited goes on. */
  async release(): Promise<void> {
    await this.holder?.rollback();
    this.holder = undefined;
    this.held.clear();
  }

  private async waitingAt(point: WritePoint): Promise<number[]> {
    const { rows } = await this.database.raw<{ rows: { pid: number }[] }>(
      // Others who stop servers at the same time have databases of their own.
      `select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
       where datname = current_database() and locktype = 'advisory' and not granted and classid = ?
       and objid = (hashtext(?)::bigint & 4294967295)::oid`,
      [lockSpace, point],
    );
    return rows.map(({ pid }) => pid);
  }
}
