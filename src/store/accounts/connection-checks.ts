import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ConnectionCheckRow } from "../../records/rows";

/** What a check found, but for when. */
type NewCheck = Pick<ConnectionCheckRow, "account" | "level" | "findings" | "about">;

/** What the last check of each account found. */
export class ConnectionChecks {
  constructor(private readonly database: Knex) {}

  async of(accounts: readonly string[]): Promise<ConnectionCheckRow[]> {
    return this.database<ConnectionCheckRow>("assist_connection_check")
      .whereIn("account", [...accounts])
      .where({ deleted_at: null });
  }

  /** Replaces what an earlier check found. */
  async remember(check: NewCheck): Promise<Date> {
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
