import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

const retryMilliseconds = 100;

/**
 * The right to work at something alone. Kept in a row, so it holds between processes whatever locking module the shop
 * uses, and it occupies no database connection while it is held. A process that died frees it after `seconds`.
 */
export class Lease {
  /** Of those who wait in this process one asks the database, however many they are. */
  private readonly lines = new Map<string, Promise<void>>();

  /** `kind`: one word for what is worked at. `seconds`: longer than that work ever takes. */
  constructor(
    private readonly database: Knex,
    private readonly kind: string,
    private readonly seconds: number,
  ) {}

  /** A token, or undefined when somebody else has the lease and keeps it for as long as we may wait. */
  async take(id: string, waitMilliseconds = 0): Promise<string | undefined> {
    if (waitMilliseconds === 0) return this.tryTake(id);
    const lastTry = performance.now() + waitMilliseconds;
    const before = this.lines.get(id) ?? Promise.resolve();
    const tries = before.then(() => this.tryUntil(lastTry, id));
    const ended: Promise<void> = tries.then(
      () => this.leaveLine(id, ended),
      () => this.leaveLine(id, ended),
    );
    this.lines.set(id, ended);
    return tries;
  }

  private async tryUntil(lastTry: number, id: string): Promise<string | undefined> {
    for (;;) {
      const token = await this.tryTake(id);
      if (token || performance.now() >= lastTry) return token;
      await setTimeout(retryMilliseconds);
    }
  }

  private leaveLine(id: string, last: Promise<void>): void {
    if (this.lines.get(id) === last) this.lines.delete(id);
  }

  async release(id: string, token: string): Promise<void> {
    await this.database("assist_lease")
      .where({ key: this.key(id), token })
      .delete();
  }

  /** Takes away what processes that died have left and nobody has asked for since. */
  async forgetDead(): Promise<void> {
    await this.database("assist_lease").whereRaw("until < now() - interval '1 hour'").delete();
  }

  private async tryTake(id: string): Promise<string | undefined> {
    const token = randomUUID();
    const { rows } = await this.database.raw<{ rows: unknown[] }>(
      `insert into assist_lease (key, token, until)
       values (?, ?, clock_timestamp() + make_interval(secs => ?))
       on conflict (key) do update set token = excluded.token, until = excluded.until, updated_at = now()
       where assist_lease.until < clock_timestamp()
       returning key`,
      [this.key(id), token, this.seconds],
    );
    return rows.length === 1 ? token : undefined;
  }

  private key(id: string): string {
    return `${this.kind} ${id}`;
  }
}
