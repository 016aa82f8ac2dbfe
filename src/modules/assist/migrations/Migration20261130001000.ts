import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Bills are taken by account, the urgent ones first, each kind in the order of its time. */
export class Migration20261130001000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_bill" add column if not exists "queue" text check ("queue" in ('urgent', 'waiting')) not null default 'urgent', add column if not exists "looked_at" timestamptz null;`,
    );
    this.addSql(`drop index if exists "IDX_assist_bill_next_check_at";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_account_queue_next_check_at" ON "assist_bill" ("account", "queue", "next_check_at");`,
    );
  }

  override async down(): Promise<void> {
    // An order that was asked about with its bill has a time of its own again.
    this.addSql(
      `update "assist_order" set "list_day" = '', "next_check_at" = coalesce("next_check_at", now()) where "list_day" = 'bill';`,
    );
    this.addSql(`drop index if exists "IDX_assist_bill_account_queue_next_check_at";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_next_check_at" ON "assist_bill" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "assist_bill" drop column if exists "queue", drop column if exists "looked_at";`,
    );
  }
}
