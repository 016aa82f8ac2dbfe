import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126035435 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_account" drop constraint if exists "assist_account_name_unique";`,
    );
    this.addSql(
      `create table if not exists "assist_account" ("id" text not null, "name" text not null, "settings" jsonb not null, "secrets" jsonb not null, "revision" integer not null, "created_by" text not null, "updated_by" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_account_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_account_deleted_at" ON "assist_account" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_account_name_unique" ON "assist_account" ("name") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_setting_change" ("id" text not null, "account" text not null, "act" text check ("act" in ('created', 'changed', 'deleted')) not null, "actor" text not null, "changes" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_setting_change_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_setting_change_deleted_at" ON "assist_setting_change" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_setting_change_account_created_at" ON "assist_setting_change" ("account", "created_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_account" cascade;`);

    this.addSql(`drop table if exists "assist_setting_change" cascade;`);
  }
}
