import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A row of assist_connection_check. `findings` is as it was written. */
export interface ConnectionCheckRow {
  account: string;
  level: "ok" | "warning" | "error";
  findings: unknown;
  about: string;
  checked_at: Date;
}

/** What the last check of each account found. */
export class ConnectionChecks {
  constructor(private readonly database: Knex) {}

  async of(accounts: readonly string[]): Promise<ConnectionCheckRow[]> {
    return this.database<ConnectionCheckRow & { deleted_at: Date | null }>("assist_connection_check")
      .select("account", "level", "findings", "about", "checked_at")
      .whereIn("account", [...accounts])
      .where({ deleted_at: null });
  }

  /** Replaces what an earlier check found. */
  async remember(
    check: Omit<ConnectionCheckRow, "checked_at"> & { findings: readonly object[] },
  ): Promise<Date> {
    const row = {
      ...check,
      findings: JSON.stringify(check.findings),
      checked_at: this.database.fn.now(),
      updated_at: this.database.fn.now(),
    };
    const [stored] = await this.database("assist_connection_check")
      .insert({ id: generateEntityId("", "ascheck"), ...row })
      .onConflict(this.database.raw("(account) where deleted_at is null"))
      .merge(row)
      .returning<{ checked_at: Date }[]>("checked_at");
    return stored?.checked_at ?? new Date();
  }
}
