import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129181501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_money_event" ("id" text not null, "row_id" text not null, "payment_id" text not null, "event" text not null, "asked" integer not null default 0, "asked_at" timestamptz null, "heard_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_money_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_money_event_deleted_at" ON "assist_money_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_money_event_row_id_unique" ON "assist_money_event" ("row_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_money_event_asked_at" ON "assist_money_event" ("asked_at") WHERE heard_at IS NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_money_event" cascade;`);
  }
}
