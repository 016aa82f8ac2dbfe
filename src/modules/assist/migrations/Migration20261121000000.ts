import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_operation" drop constraint if exists "assist_operation_order_id_billnumber_type_unique";`,
    );
    this.addSql(
      `alter table if exists "assist_order" drop constraint if exists "assist_order_payment_session_id_unique";`,
    );
    this.addSql(
      `alter table if exists "assist_order" drop constraint if exists "assist_order_order_number_unique";`,
    );
    this.addSql(
      `alter table if exists "assist_notification" drop constraint if exists "assist_notification_digest_unique";`,
    );
    this.addSql(`alter table if exists "assist_bill" drop constraint if exists "assist_bill_number_unique";`);
    this.addSql(
      `create table if not exists "assist_anomaly" ("id" text not null, "order_number" text not null, "reason" text not null, "message" text not null, "noticed_at" timestamptz not null, "settled_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_anomaly_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_anomaly_deleted_at" ON "assist_anomaly" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_anomaly_settled_at" ON "assist_anomaly" ("settled_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_anomaly_order_number" ON "assist_anomaly" ("order_number") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_bill" ("id" text not null, "number" text null, "order_id" text not null, "payment_collection_id" text null, "payment_session_id" text null, "account" text not null, "amount" text not null, "currency" text not null, "outstanding" text not null, "comment" text null, "language" text check ("language" in ('RU', 'EN')) null, "sending" text check ("sending" in ('none', 'email', 'sms', 'both')) not null, "valid_until" timestamptz not null, "state" text check ("state" in ('preparing', 'creating', 'unknown', 'open', 'revoking', 'not-made', 'paid', 'expired', 'revoked')) not null, "token" text null, "link" text null, "sent_times" integer not null default 0, "sent_at" timestamptz null, "revoke_reason" text null, "message" text null, "made_by" text null, "ended_at" timestamptz null, "told_state" text null, "checked_at" timestamptz null, "next_check_at" timestamptz null, "working_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_bill_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_deleted_at" ON "assist_bill" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_bill_one_open" ON "assist_bill" ("order_id") WHERE state IN ('preparing', 'creating', 'unknown', 'open', 'revoking') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_bill_number_unique" ON "assist_bill" ("number") WHERE number IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_order_id" ON "assist_bill" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_payment_session_id" ON "assist_bill" ("payment_session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_created_at" ON "assist_bill" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_bill_next_check_at" ON "assist_bill" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_notification" ("id" text not null, "verdict" text not null, "merchant_id" text null, "order_number" text null, "billnumber" text null, "fields" jsonb not null, "digest" text null, "times" integer not null default 1, "received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_notification_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_deleted_at" ON "assist_notification" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_notification_digest_unique" ON "assist_notification" ("digest") WHERE digest IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_order_number" ON "assist_notification" ("order_number") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_received_at" ON "assist_notification" ("received_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_order" ("id" text not null, "order_number" text not null, "account" text not null, "payment_session_id" text not null, "provider" text not null, "cart_id" text null, "kind" text check ("kind" in ('checkout', 'bill', 'recurring')) not null default 'checkout', "means" text check ("means" in ('all', 'card', 'sbp')) not null, "stages" text check ("stages" in ('one', 'two')) not null, "live" boolean not null, "amount" text not null, "currency" text not null, "return_url" text null, "handed_off_at" timestamptz null, "last_handed_off_at" timestamptz null, "replaced_at" timestamptz null, "state" text not null default 'not-started', "held" text not null default '0', "captured" text not null default '0', "returned" text not null default '0', "billnumbers" jsonb null, "decline_code" text null, "decline_message" text null, "attention" text null, "attention_message" text null, "attention_at" timestamptz null, "checked_at" timestamptz null, "next_check_at" timestamptz null, "list_day" text not null default '', "lease_token" text null, "lease_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_order_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_deleted_at" ON "assist_order" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_order_number_unique" ON "assist_order" ("order_number") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_payment_session_id_unique" ON "assist_order" ("payment_session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_account_list_day_next_check_at" ON "assist_order" ("account", "list_day", "next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_attention" ON "assist_order" ("attention") WHERE attention IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_operation" ("id" text not null, "order_id" text not null, "billnumber" text not null, "type" text not null, "result" text not null, "response_code" text not null, "amount" text not null, "currency" text not null, "means" text null, "masked_card" text null, "message" text null, "approval_code" text null, "operated_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_operation_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_operation_order_id" ON "assist_operation" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_operation_deleted_at" ON "assist_operation" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_operation_order_id_billnumber_type_unique" ON "assist_operation" ("order_id", "billnumber", "type") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "assist_attempt" ("id" text not null, "order_id" text not null, "kind" text check ("kind" in ('charge', 'refund', 'release')) not null, "billnumber" text not null, "amount" text not null, "currency" text not null, "reference" text null, "full" boolean not null default false, "state" text check ("state" in ('sending', 'done', 'refused', 'unknown')) not null, "operation_billnumber" text null, "response_code" text null, "message" text null, "sent_at" timestamptz not null, "closed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_attempt_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_attempt_order_id" ON "assist_attempt" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_attempt_deleted_at" ON "assist_attempt" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_attempt_one_open" ON "assist_attempt" ("order_id") WHERE state IN ('sending', 'unknown') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_attempt_reference" ON "assist_attempt" ("reference") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "assist_operation" add constraint "assist_operation_order_id_foreign" foreign key ("order_id") references "assist_order" ("id") on update cascade;`,
    );

    this.addSql(
      `alter table if exists "assist_attempt" add constraint "assist_attempt_order_id_foreign" foreign key ("order_id") references "assist_order" ("id") on update cascade;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_operation" drop constraint if exists "assist_operation_order_id_foreign";`,
    );

    this.addSql(
      `alter table if exists "assist_attempt" drop constraint if exists "assist_attempt_order_id_foreign";`,
    );

    this.addSql(`drop table if exists "assist_anomaly" cascade;`);

    this.addSql(`drop table if exists "assist_bill" cascade;`);

    this.addSql(`drop table if exists "assist_notification" cascade;`);

    this.addSql(`drop table if exists "assist_order" cascade;`);

    this.addSql(`drop table if exists "assist_operation" cascade;`);

    this.addSql(`drop table if exists "assist_attempt" cascade;`);
  }
}
