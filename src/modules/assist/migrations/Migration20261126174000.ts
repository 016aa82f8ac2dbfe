import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126174000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_silence" drop constraint if exists "assist_silence_account_unique";`,
    );
    this.addSql(
      `create table if not exists "assist_silence" ("id" text not null, "account" text not null, "since" timestamptz not null, "message" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_silence_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_silence_deleted_at" ON "assist_silence" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_silence_account_unique" ON "assist_silence" ("account") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_silence" cascade;`);
  }
}
