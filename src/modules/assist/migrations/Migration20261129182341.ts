import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129182341 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_clock" ("id" text not null, "ahead" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_clock_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_clock_deleted_at" ON "assist_clock" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_clock_created_at" ON "assist_clock" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "shop_failing_since" timestamptz null, add column if not exists "told_at" timestamptz null;`,
    );
    this.addSql(
      `alter table if exists "assist_bill" add column if not exists "failing_since" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_clock" cascade;`);
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "shop_failing_since", drop column if exists "told_at";`,
    );
    this.addSql(`alter table if exists "assist_bill" drop column if exists "failing_since";`);
  }
}
