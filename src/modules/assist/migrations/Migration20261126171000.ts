import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126171000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_bill" add column if not exists "unsettled_since" timestamptz null;`,
    );
    this.addSql(
      `update "assist_bill" set "unsettled_since" = coalesce("state_since", "updated_at")
       where "state" in ('creating', 'unknown', 'revoking') and "unsettled_since" is null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_bill" drop column if exists "unsettled_since";`);
  }
}
