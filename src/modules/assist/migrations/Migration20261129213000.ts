import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129213000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_lease" ("key" text not null, "token" text not null, "until" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_lease_pkey" primary key ("key"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_lease_deleted_at" ON "assist_lease" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "lease_token", drop column if exists "lease_until";`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_lease" cascade;`);
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "lease_token" text null, add column if not exists "lease_until" timestamptz null;`,
    );
  }
}
