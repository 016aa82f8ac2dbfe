import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BillRow } from "../../records/bills";
import { leasedUntil, newLease, releaseLease, renewLease, takeLease } from "../leases/lease-sql";
import { storable } from "../sql/storable";

/** What tells a lease of a bill from every other. */
type LeasedBill = Pick<BillRow, "id" | "lease_token">;

/** The right to send commands about a bill. In the bill's own row, as the job takes no bill that somebody is at work on. */
export class BillLease {
  /** `seconds`: see lease-terms.ts. */
  constructor(
    private readonly database: Knex,
    private readonly seconds: number,
  ) {}

  /** The bill as it is now, with its lease; `id` may come from outside. Undefined while somebody else has it. */
  async take(id: string): Promise<BillRow | undefined> {
    if (!storable(id)) return undefined;
    const bill = this.database("assist_bill").where({ id, deleted_at: null });
    return takeLease<BillRow>(bill, "assist_bill", newLease(this.database, this.seconds));
  }

  /** False when somebody else has taken it since. */
  async renew(bill: LeasedBill): Promise<boolean> {
    return renewLease(this.leased(bill), leasedUntil(this.database, this.seconds));
  }

  /** Whoever has taken it since keeps it. */
  async release(bill: LeasedBill): Promise<void> {
    await releaseLease(this.leased(bill));
  }

  private leased({ id, lease_token }: LeasedBill): Knex.QueryBuilder {
    // One without a lease is nobody's.
    return this.database("assist_bill").where({ id, lease_token: lease_token ?? "" });
  }
}
