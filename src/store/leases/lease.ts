import { setTimeout } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { isFree, leasedUntil, newLease, renewLease } from "./lease-sql";

const retryMilliseconds = 100;

/**
 * Leases of what has no row of ours to keep them in, or one that others write to all the time. They hold between processes
 * whatever locking module the shop uses, and occupy no database connection.
 */
export class Lease {
  /** Of those who wait in this process one asks the database, however many they are. */
  private readonly lines = new Map<string, Promise<void>>();

  /** `kind`: one word for what is worked at. `seconds`: see lease-terms.ts. */
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

  /** False when somebody else has taken it since. */
  async renew(id: string, token: string): Promise<boolean> {
    return renewLease(this.leased(id, token), leasedUntil(this.database, this.seconds));
  }

  async release(id: string, token: string): Promise<void> {
    await this.leased(id, token).delete();
  }

  /** Takes away what processes that died have left and nobody has asked for since. */
  async forgetDead(): Promise<void> {
    await this.database("assist_lease").whereRaw("leased_until < now() - interval '1 hour'").delete();
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

  private async tryTake(id: string): Promise<string | undefined> {
    const lease = newLease(this.database, this.seconds);
    const taken: unknown[] = await this.database("assist_lease")
      .insert({ key: this.key(id), ...lease, updated_at: this.database.fn.now() })
      .onConflict("key")
      .merge()
      .whereRaw(isFree("assist_lease"))
      .returning("key");
    return taken.length === 1 ? lease.lease_token : undefined;
  }

  private leased(id: string, token: string): Knex.QueryBuilder {
    return this.database("assist_lease").where({ key: this.key(id), lease_token: token });
  }

  private key(id: string): string {
    return `${this.kind} ${id}`;
  }
}
