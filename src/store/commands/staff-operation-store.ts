import { setTimeout } from "node:timers/promises";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StaffOperationRow } from "../../records/rows";
import { hasRunOut, leasedUntil, renewLease } from "../leases/lease-sql";

export type NewStaffOperation = Pick<
  StaffOperationRow,
  "request_key" | "kind" | "payment_id" | "order_number" | "asked_amount" | "currency" | "note" | "made_by"
>;

export interface StaffOperationEnd {
  state: Exclude<StaffOperationRow["state"], "working">;
  amount: string | null;
  /** What staff should know; null when all went well. */
  message: string | null;
}

export type Beginning =
  | { begun: StaffOperationRow }
  /** The same request was made before. */
  | { known: StaffOperationRow }
  /** Another operation on the payment is under way. */
  | "busy";

const retryMilliseconds = 100;

/** Reads and writes of assist_staff_operation. */
export class StaffOperationStore {
  /** `leaseSeconds`: see lease-terms.ts; an operation whose process died frees its payment after this time. */
  constructor(
    private readonly database: Knex,
    private readonly leaseSeconds: number,
  ) {}

  /** Writes an operation down before anything is sent; whoever comes second, in any process, is told so. */
  async begin(operation: NewStaffOperation): Promise<Beginning> {
    await this.endDead(operation.payment_id);
    const [row] = await this.operations()
      .insert({
        id: generateEntityId("", "asstf"),
        ...operation,
        state: "working",
        leased_until: leasedUntil(this.database, this.leaseSeconds),
      })
      .onConflict()
      .ignore()
      .returning("*");
    if (row) return { begun: row };
    const known = operation.request_key === null ? undefined : await this.byKey(operation.request_key);
    return known ? { known } : "busy";
  }

  /**
   * Asked right before anything is moved. False when the operation was held up for so long that another process has taken its
   * own for dead: staff have been told so, and may have asked anew.
   */
  async renew(id: string): Promise<boolean> {
    // Nobody takes an operation up from whoever began it: it is his until it has ended.
    const working = this.database("assist_staff_operation").where({ id, state: "working" });
    return renewLease(working, leasedUntil(this.database, this.leaseSeconds));
  }

  /** Also of one that was taken for dead: whoever has carried it out knows better what became of it. */
  async end(id: string, end: StaffOperationEnd): Promise<void> {
    await this.operations()
      .where({ id })
      .whereIn("state", ["working", "unknown"])
      .update({ ...end, ended_at: this.database.fn.now() });
  }

  /** The operation once it has ended; still "working" when it does not end in this time. */
  async ended(operation: StaffOperationRow, waitMilliseconds: number): Promise<StaffOperationRow> {
    const lastTry = performance.now() + waitMilliseconds;
    for (;;) {
      await this.endDead(operation.payment_id);
      const now = (await this.operations().where({ id: operation.id }).first()) ?? operation;
      if (now.state !== "working" || performance.now() >= lastTry) return now;
      await setTimeout(retryMilliseconds);
    }
  }

  async ofOrders(orderNumbers: readonly string[]): Promise<StaffOperationRow[]> {
    if (orderNumbers.length === 0) return [];
    return this.operations().whereIn("order_number", orderNumbers).orderBy("created_at");
  }

  private async byKey(key: string): Promise<StaffOperationRow | undefined> {
    return this.operations().where({ request_key: key, deleted_at: null }).first();
  }

  /** Nobody knows how far a process came that died at it; Assist's operations tell. */
  private async endDead(paymentId: string): Promise<void> {
    await this.operations()
      .where({ payment_id: paymentId })
      // Written out, so that it is by the index of those at work, which has no others.
      .whereRaw("state = 'working' and deleted_at is null")
      .whereRaw(hasRunOut)
      .update({
        state: "unknown",
        message: "The server stopped in the middle of it. What became of it is found out from Assist.",
        ended_at: this.database.fn.now(),
      });
  }

  private operations() {
    return this.database<StaffOperationRow>("assist_staff_operation");
  }
}
