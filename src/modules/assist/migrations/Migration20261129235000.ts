import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What is there already counts as changed today: nothing is removed before it has been kept for a whole term more. */
export class Migration20261129235000 extends Migration {
  override async up(): Promise<void> {
    for (const table of ["assist_order", "assist_bill"]) {
      this.addSql(
        `alter table if exists "${table}" add column if not exists "retention_from" timestamptz null default now();`,
      );
      this.addSql(
        `create index if not exists "IDX_${table}_state_retention_from" on "${table}" ("state", "retention_from");`,
      );
    }
    this.addSql(`alter table if exists "assist_order" add column if not exists "folded" jsonb null;`);
    this.addSql(
      `create index if not exists "IDX_assist_bill_customer_email" on "assist_bill" (("customer" ->> 'email'));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_money_event_heard_at" on "assist_money_event" ("heard_at");`,
    );
    this.addSql(
      `create table if not exists "assist_removed_order" ("id" text not null, "order_number" text not null, "account" text not null, "payment_session_id" text not null, "provider" text not null, "cart_id" text null, "kind" text not null, "means" text not null, "stages" text not null, "offered" jsonb null, "live" boolean not null, "amount" text not null, "currency" text not null, "handed_off_at" timestamptz null, "last_handed_off_at" timestamptz null, "registered_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_removed_order_pkey" primary key ("id"));`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_removed_order_order_number_unique" on "assist_removed_order" ("order_number");`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_removed_order_created_at" on "assist_removed_order" ("created_at");`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_removed_order" cascade;`);
    this.addSql(`drop index if exists "IDX_assist_money_event_heard_at";`);
    this.addSql(`drop index if exists "IDX_assist_bill_customer_email";`);
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "retention_from", drop column if exists "folded";`,
    );
    this.addSql(`alter table if exists "assist_bill" drop column if exists "retention_from";`);
  }
}
