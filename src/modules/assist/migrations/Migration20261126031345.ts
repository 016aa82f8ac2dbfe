import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126031345 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_act" ("id" text not null, "request_key" text null, "kind" text check ("kind" in ('capture', 'void', 'refund')) not null, "payment_id" text not null, "order_number" text not null, "asked_amount" text null, "amount" text null, "currency" text not null, "note" text null, "made_by" text null, "state" text check ("state" in ('working', 'done', 'refused', 'unknown')) not null default 'working', "message" text null, "working_until" timestamptz not null, "ended_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_act_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_act_deleted_at" ON "assist_act" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_act_one_working" ON "assist_act" ("payment_id") WHERE state = 'working' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_act_request_key" ON "assist_act" ("request_key") WHERE request_key IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_act_order_number" ON "assist_act" ("order_number") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "assist_anomaly" add column if not exists "settled_how" text not null default 'by-itself', add column if not exists "settled_by" text null, add column if not exists "note" text null, add column if not exists "money" jsonb null;`,
    );

    this.addSql(
      `alter table if exists "assist_order" add column if not exists "attention_money" jsonb null, add column if not exists "dealt_with" jsonb null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_cart_id" ON "assist_order" ("cart_id") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_act" cascade;`);

    this.addSql(
      `alter table if exists "assist_anomaly" drop column if exists "settled_how", drop column if exists "settled_by", drop column if exists "note", drop column if exists "money";`,
    );

    this.addSql(`drop index if exists "IDX_assist_order_cart_id";`);
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "attention_money", drop column if exists "dealt_with";`,
    );
  }
}
