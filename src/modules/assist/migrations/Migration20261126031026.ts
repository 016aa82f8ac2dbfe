import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126031026 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_bill" add column if not exists "origin" text check ("origin" in ('staff', 'checkout')) not null default 'staff', add column if not exists "kind" text check ("kind" in ('link', 'erip')) not null default 'link', add column if not exists "customer" jsonb null, add column if not exists "means" jsonb null, add column if not exists "state_since" timestamptz null, add column if not exists "reminded_at" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_bill" drop column if exists "origin", drop column if exists "kind", drop column if exists "customer", drop column if exists "means", drop column if exists "state_since", drop column if exists "reminded_at";`,
    );
  }
}
