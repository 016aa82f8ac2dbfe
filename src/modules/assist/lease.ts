import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Longer than bringing Medusa to match ever takes; a process that died frees its orders after this time. */
const leaseSeconds = 60;
const retryMilliseconds = 100;

/**
 * The right to bring Medusa to match an order. Kept in the order's row, so it holds between processes
 * whatever locking module the shop uses, and it occupies no database connection while it is held.
 */
export class SyncLease {
  constructor(private readonly database: Knex) {}

  /** A token, or undefined when somebody else has the lease and keeps it for as long as we may wait. */
  async take(orderNumber: string, waitMilliseconds = 0): Promise<string | undefined> {
    const lastTry = performance.now() + waitMilliseconds;
    for (;;) {
      const token = await this.tryTake(orderNumber);
      if (token || performance.now() >= lastTry) return token;
      await setTimeout(retryMilliseconds);
    }
  }

  async release(orderNumber: string, token: string): Promise<void> {
    await this.database("assist_order")
      .where({ order_number: orderNumber, lease_token: token })
      .update({ lease_token: null, lease_until: null });
  }

  private async tryTake(orderNumber: string): Promise<string | undefined> {
    const token = randomUUID();
    const taken = await this.database("assist_order")
      .where({ order_number: orderNumber })
      .where((free) =>
        free.whereNull("lease_until").orWhere("lease_until", "<", this.database.raw("clock_timestamp()")),
      )
      .update({
        lease_token: token,
        lease_until: this.database.raw("clock_timestamp() + make_interval(secs => ?)", [leaseSeconds]),
      });
    return taken === 1 ? token : undefined;
  }
}
