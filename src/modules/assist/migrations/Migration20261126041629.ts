import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126041629 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_connection_check" drop constraint if exists "assist_connection_check_account_unique";`,
    );
    this.addSql(
      `create table if not exists "assist_connection_check" ("id" text not null, "account" text not null, "level" text check ("level" in ('ok', 'warning', 'error')) not null, "findings" jsonb not null, "about" text not null, "checked_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_connection_check_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_connection_check_deleted_at" ON "assist_connection_check" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_connection_check_account_unique" ON "assist_connection_check" ("account") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "assist_notification" add column if not exists "test_mode" boolean null, add column if not exists "trial" boolean not null default false;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_good" ON "assist_notification" ("merchant_id", "test_mode", "received_at") WHERE verdict = 'genuine' AND NOT trial AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_bad" ON "assist_notification" ("merchant_id", "test_mode", "received_at") WHERE verdict <> 'genuine' AND NOT trial AND deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "assist_order" add column if not exists "found_by" text check ("found_by" in ('notification', 'return', 'job', 'staff', 'session')) null, add column if not exists "found_at" timestamptz null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_account_live_found_at" ON "assist_order" ("account", "live", "found_at") WHERE found_at IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_connection_check" cascade;`);

    this.addSql(`drop index if exists "IDX_assist_notification_good";`);
    this.addSql(`drop index if exists "IDX_assist_notification_bad";`);
    this.addSql(
      `alter table if exists "assist_notification" drop column if exists "test_mode", drop column if exists "trial";`,
    );

    this.addSql(`drop index if exists "IDX_assist_order_account_live_found_at";`);
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "found_by", drop column if exists "found_at";`,
    );
  }
}
