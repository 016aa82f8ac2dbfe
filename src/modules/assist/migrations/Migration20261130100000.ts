import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Makes the plugin's tables. The indexes are for all rows, and not for undeleted ones alone as Medusa generates them: the plugin
 * never marks a row as deleted, and its statements do not say so. The triggers raise the versions by which a check that is wanted, a
 * notification and a sending are told from the one before (docs/architecture.md).
 */
export class Migration20261130100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists "assist_order" (
        "id" text not null,
        "order_number" text not null,
        "account" text not null,
        "payment_session_id" text not null,
        "provider" text not null,
        "cart_id" text,
        "kind" text not null default 'checkout',
        "means" text not null,
        "stages" text not null,
        "live" boolean not null,
        "amount" text not null,
        "currency" text not null,
        "return_url" text,
        "language" text,
        "contract_number" text,
        "customer_number" text,
        "handed_off_at" timestamptz,
        "last_handed_off_at" timestamptz,
        "replaced_at" timestamptz,
        "state" text not null default 'not-started',
        "held" text not null default '0',
        "captured" text not null default '0',
        "refunded" text not null default '0',
        "billnumbers" jsonb,
        "decline_code" text,
        "decline_message" text,
        "checked_at" timestamptz,
        "next_check_at" timestamptz,
        "list_day" text not null default '',
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        "found_by" text,
        "found_at" timestamptz,
        "unanswered_since" timestamptz,
        "offered" jsonb,
        "shop_failing_since" timestamptz,
        "unconfirmed_at" timestamptz,
        "return_token" text,
        "retention_from" timestamptz default now(),
        "folded" jsonb,
        "plan_version" integer not null default 0,
        "unconfirmed_version" integer not null default 0,
        constraint "assist_order_pkey" primary key (id),
        constraint "assist_order_found_by_check" check ("found_by" in ('notification', 'return', 'job', 'staff', 'session')),
        constraint "assist_order_language_check" check ("language" in ('RU', 'EN')),
        constraint "assist_order_kind_check" check ("kind" in ('checkout', 'bill', 'recurring')),
        constraint "assist_order_means_check" check ("means" in ('all', 'card', 'sbp')),
        constraint "assist_order_stages_check" check ("stages" in ('one', 'two'))
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_order_customer_number" on "assist_order" (customer_number) where ((customer_number is not null) and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_order_account_list_day_next_check_at" on "assist_order" (account, list_day, next_check_at) where ((next_check_at is not null) and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_order_account_live_found_at" on "assist_order" (account, live, found_at) where ((found_at is not null) and (deleted_at is null));`,
    );
    this.addSql(`create index if not exists "IDX_assist_order_cart_id" on "assist_order" (cart_id);`);
    this.addSql(
      `create unique index if not exists "IDX_assist_order_order_number_unique" on "assist_order" (order_number);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_order_payment_session_id_unique" on "assist_order" (payment_session_id);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_order_return_token_unique" on "assist_order" (return_token);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_order_state_retention_from" on "assist_order" (state, retention_from);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_order_unconfirmed" on "assist_order" (order_number) where (unconfirmed_at is not null);`,
    );
    this.addSql(`
      create table if not exists "assist_account" (
        "id" text not null,
        "name" text not null,
        "settings" jsonb not null,
        "secrets" jsonb not null,
        "revision" integer not null,
        "created_by" text not null,
        "updated_by" text not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_account_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_account_name_unique" on "assist_account" (name);`,
    );
    this.addSql(`
      create table if not exists "assist_staff_operation" (
        "id" text not null,
        "request_key" text,
        "kind" text not null,
        "payment_id" text not null,
        "order_number" text not null,
        "asked_amount" text,
        "amount" text,
        "currency" text not null,
        "note" text,
        "made_by" text,
        "state" text not null default 'working',
        "message" text,
        "leased_until" timestamptz not null,
        "ended_at" timestamptz,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_staff_operation_pkey" primary key (id),
        constraint "assist_staff_operation_kind_check" check ("kind" in ('capture', 'void', 'refund')),
        constraint "assist_staff_operation_state_check" check ("state" in ('working', 'done', 'refused', 'unknown'))
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_staff_operation_one_working" on "assist_staff_operation" (payment_id) where ((state = 'working') and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_staff_operation_order_number" on "assist_staff_operation" (order_number);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_staff_operation_request_key" on "assist_staff_operation" (request_key) where ((request_key is not null) and (deleted_at is null));`,
    );
    this.addSql(`
      create table if not exists "assist_command" (
        "id" text not null,
        "order_id" text not null,
        "kind" text not null,
        "billnumber" text not null,
        "amount" text not null,
        "currency" text not null,
        "reference" text,
        "full" boolean not null default false,
        "state" text not null,
        "operation_billnumber" text,
        "response_code" text,
        "message" text,
        "sent_at" timestamptz not null,
        "closed_at" timestamptz,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_command_pkey" primary key (id),
        constraint "assist_command_kind_check" check ("kind" in ('charge', 'refund', 'release')),
        constraint "assist_command_order_id_foreign" foreign key (order_id) references assist_order(id) on update cascade,
        constraint "assist_command_state_check" check ("state" in ('sending', 'done', 'refused', 'unknown'))
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_command_one_open" on "assist_command" (order_id) where ((state in ('sending', 'unknown')) and (deleted_at is null));`,
    );
    this.addSql(`create index if not exists "IDX_assist_command_order_id" on "assist_command" (order_id);`);
    this.addSql(`create index if not exists "IDX_assist_command_reference" on "assist_command" (reference);`);
    this.addSql(`
      create table if not exists "assist_bill" (
        "id" text not null,
        "number" text,
        "order_id" text not null,
        "payment_collection_id" text,
        "payment_session_id" text,
        "account" text not null,
        "amount" text not null,
        "currency" text not null,
        "amount_due" text not null,
        "comment" text,
        "language" text,
        "sending" text not null,
        "valid_until" timestamptz not null,
        "state" text not null,
        "token" text,
        "link" text,
        "sent_times" integer not null default 0,
        "sent_at" timestamptz,
        "revoke_reason" text,
        "message" text,
        "made_by" text,
        "ended_at" timestamptz,
        "announced_state" text,
        "checked_at" timestamptz,
        "next_check_at" timestamptz,
        "leased_until" timestamptz,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        "origin" text not null default 'staff',
        "kind" text not null default 'link',
        "customer" jsonb,
        "means" jsonb,
        "state_since" timestamptz,
        "reminded_at" timestamptz,
        "unresolved_since" timestamptz,
        "failing_since" timestamptz,
        "retention_from" timestamptz default now(),
        "queue" text not null default 'urgent',
        "fully_checked_at" timestamptz,
        "plan_version" integer not null default 0,
        "sent_version" integer not null default 0,
        "lease_token" text,
        constraint "assist_bill_pkey" primary key (id),
        constraint "assist_bill_kind_check" check ("kind" in ('link', 'erip')),
        constraint "assist_bill_language_check" check ("language" in ('RU', 'EN')),
        constraint "assist_bill_origin_check" check ("origin" in ('staff', 'checkout')),
        constraint "assist_bill_queue_check" check ("queue" in ('urgent', 'waiting')),
        constraint "assist_bill_sending_check" check ("sending" in ('none', 'email', 'sms', 'both')),
        constraint "assist_bill_state_check" check ("state" in ('preparing', 'creating', 'unknown', 'open', 'revoking', 'not-made', 'paid', 'expired', 'revoked'))
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_bill_account_queue_next_check_at" on "assist_bill" (account, queue, next_check_at);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_bill_customer_email" on "assist_bill" (((customer ->> 'email')));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_bill_listed" on "assist_bill" (created_at desc nulls last, id DESC);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_bill_number_unique" on "assist_bill" (number) where ((number is not null) and (deleted_at is null));`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_bill_one_open" on "assist_bill" (order_id) where ((state in ('preparing', 'creating', 'unknown', 'open', 'revoking')) and (deleted_at is null));`,
    );
    this.addSql(`create index if not exists "IDX_assist_bill_order_id" on "assist_bill" (order_id);`);
    this.addSql(
      `create index if not exists "IDX_assist_bill_payment_session_id" on "assist_bill" (payment_session_id);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_bill_state_retention_from" on "assist_bill" (state, retention_from);`,
    );
    this.addSql(`
      create table if not exists "assist_case" (
        "id" text not null,
        "order_number" text not null,
        "about" text not null,
        "reason" text not null,
        "message" text,
        "opened_at" timestamptz not null,
        "money" jsonb not null,
        "closed_at" timestamptz,
        "closed_how" text,
        "closed_by" text,
        "note" text,
        "quiet" boolean not null default false,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_case_pkey" primary key (id),
        constraint "assist_case_about_check" check ("about" in ('payment', 'bill')),
        constraint "assist_case_closed_how_check" check ("closed_how" in ('by-itself', 'by-hand', 'refunded'))
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_case_closed" on "assist_case" (closed_at) where ((closed_at is not null) and ((NOT quiet) OR (message is not null)));`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_case_one_current" on "assist_case" (order_number, about) where ((closed_at is null) OR quiet);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_case_open" on "assist_case" (opened_at) where (closed_at is null);`,
    );
    this.addSql(`create index if not exists "IDX_assist_case_order_number" on "assist_case" (order_number);`);
    this.addSql(`
      create table if not exists "assist_clock" (
        "id" text not null,
        "ahead" integer not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_clock_pkey" primary key (id)
      );
    `);
    this.addSql(`create index if not exists "IDX_assist_clock_created_at" on "assist_clock" (created_at);`);
    this.addSql(`
      create table if not exists "assist_connection_check" (
        "id" text not null,
        "account" text not null,
        "level" text not null,
        "findings" jsonb not null,
        "about" text not null,
        "checked_at" timestamptz not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_connection_check_pkey" primary key (id),
        constraint "assist_connection_check_level_check" check ("level" in ('ok', 'warning', 'error'))
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_connection_check_account_unique" on "assist_connection_check" (account);`,
    );
    this.addSql(`
      create table if not exists "assist_lease" (
        "key" text not null,
        "lease_token" text not null,
        "leased_until" timestamptz not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_lease_pkey" primary key (key)
      );
    `);
    this.addSql(`
      create table if not exists "assist_money_event" (
        "id" text not null,
        "row_id" text not null,
        "payment_id" text not null,
        "event" text not null,
        "asked" integer not null default 0,
        "asked_at" timestamptz,
        "heard_at" timestamptz,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_money_event_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_money_event_asked_at" on "assist_money_event" (asked_at) where ((heard_at is null) and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_money_event_heard_at" on "assist_money_event" (heard_at);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_money_event_row_id_unique" on "assist_money_event" (row_id);`,
    );
    this.addSql(`
      create table if not exists "assist_notification" (
        "id" text not null,
        "verdict" text not null,
        "merchant_id" text,
        "order_number" text,
        "billnumber" text,
        "fields" jsonb not null,
        "digest" text,
        "times" integer not null default 1,
        "received_at" timestamptz not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        "test_mode" boolean,
        "trial" boolean not null default false,
        constraint "assist_notification_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_notification_bad" on "assist_notification" (merchant_id, test_mode, received_at) where ((verdict <> 'genuine') and (NOT trial) and (deleted_at is null));`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_notification_digest_unique" on "assist_notification" (digest) where ((digest is not null) and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_notification_good" on "assist_notification" (merchant_id, test_mode, received_at) where ((verdict = 'genuine') and (NOT trial) and (deleted_at is null));`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_notification_order_number" on "assist_notification" (order_number);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_notification_received_at" on "assist_notification" (received_at);`,
    );
    this.addSql(
      `create index if not exists "IDX_assist_notification_rejected" on "assist_notification" (received_at) where ((verdict <> 'genuine') and (deleted_at is null));`,
    );
    this.addSql(`
      create table if not exists "assist_operation" (
        "id" text not null,
        "order_id" text not null,
        "billnumber" text not null,
        "type" text not null,
        "result" text not null,
        "response_code" text not null,
        "amount" text not null,
        "currency" text not null,
        "means" text,
        "masked_card" text,
        "message" text,
        "approval_code" text,
        "operated_at" timestamptz,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_operation_pkey" primary key (id),
        constraint "assist_operation_order_id_foreign" foreign key (order_id) references assist_order(id) on update cascade
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_operation_order_id" on "assist_operation" (order_id);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_operation_order_id_billnumber_type_unique" on "assist_operation" (order_id, billnumber, type);`,
    );
    this.addSql(`
      create table if not exists "assist_removed_order" (
        "id" text not null,
        "order_number" text not null,
        "account" text not null,
        "payment_session_id" text not null,
        "provider" text not null,
        "cart_id" text,
        "kind" text not null,
        "means" text not null,
        "stages" text not null,
        "offered" jsonb,
        "live" boolean not null,
        "amount" text not null,
        "currency" text not null,
        "handed_off_at" timestamptz,
        "last_handed_off_at" timestamptz,
        "registered_at" timestamptz not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_removed_order_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_removed_order_created_at" on "assist_removed_order" (created_at);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_removed_order_order_number_unique" on "assist_removed_order" (order_number);`,
    );
    this.addSql(`
      create table if not exists "assist_setting_change" (
        "id" text not null,
        "account" text not null,
        "action" text not null,
        "actor" text not null,
        "changes" jsonb not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_setting_change_pkey" primary key (id),
        constraint "assist_setting_change_action_check" check ("action" in ('created', 'changed', 'deleted'))
      );
    `);
    this.addSql(
      `create index if not exists "IDX_assist_setting_change_account_created_at" on "assist_setting_change" (account, created_at);`,
    );
    this.addSql(`
      create table if not exists "assist_customer" (
        "id" text not null,
        "customer_id" text not null,
        "account" text not null,
        "customer_number" text not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_customer_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_customer_customer_id_account_unique" on "assist_customer" (customer_id, account);`,
    );
    this.addSql(
      `create unique index if not exists "IDX_assist_customer_customer_number_unique" on "assist_customer" (customer_number);`,
    );
    this.addSql(`
      create table if not exists "assist_outage" (
        "id" text not null,
        "account" text not null,
        "since" timestamptz not null,
        "message" text not null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz,
        constraint "assist_outage_pkey" primary key (id)
      );
    `);
    this.addSql(
      `create unique index if not exists "IDX_assist_outage_account_unique" on "assist_outage" (account);`,
    );
    this.addSql(`
      create or replace function assist_bill_check_wanted() returns trigger language plpgsql as
      $$ begin new.plan_version := old.plan_version + 1; new.queue := 'urgent'; return new; end $$;
    `);
    this.addSql(`
      create or replace function assist_bill_sent() returns trigger language plpgsql as
      $$ begin new.sent_version := old.sent_version + 1; return new; end $$;
    `);
    this.addSql(`
      create or replace function assist_order_check_wanted() returns trigger language plpgsql as
      $$ begin new.plan_version := old.plan_version + 1; new.list_day := ''; return new; end $$;
    `);
    this.addSql(`
      create or replace function assist_order_unconfirmed() returns trigger language plpgsql as
      $$ begin new.unconfirmed_version := old.unconfirmed_version + 1; return new; end $$;
    `);
    this.addSql(`
      create or replace trigger assist_bill_check_wanted before update of next_check_at on "assist_bill"
        for each row when (new.plan_version = old.plan_version) execute function assist_bill_check_wanted();
    `);
    this.addSql(`
      create or replace trigger assist_bill_sent before update of sent_at, sent_times on "assist_bill"
        for each row execute function assist_bill_sent();
    `);
    this.addSql(`
      create or replace trigger assist_order_check_wanted before update of next_check_at on "assist_order"
        for each row when (new.plan_version = old.plan_version) execute function assist_order_check_wanted();
    `);
    this.addSql(`
      create or replace trigger assist_order_unconfirmed before update of unconfirmed_at on "assist_order"
        for each row execute function assist_order_unconfirmed();
    `);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_order" cascade;`);
    this.addSql(`drop table if exists "assist_account" cascade;`);
    this.addSql(`drop table if exists "assist_staff_operation" cascade;`);
    this.addSql(`drop table if exists "assist_command" cascade;`);
    this.addSql(`drop table if exists "assist_bill" cascade;`);
    this.addSql(`drop table if exists "assist_case" cascade;`);
    this.addSql(`drop table if exists "assist_clock" cascade;`);
    this.addSql(`drop table if exists "assist_connection_check" cascade;`);
    this.addSql(`drop table if exists "assist_lease" cascade;`);
    this.addSql(`drop table if exists "assist_money_event" cascade;`);
    this.addSql(`drop table if exists "assist_notification" cascade;`);
    this.addSql(`drop table if exists "assist_operation" cascade;`);
    this.addSql(`drop table if exists "assist_removed_order" cascade;`);
    this.addSql(`drop table if exists "assist_setting_change" cascade;`);
    this.addSql(`drop table if exists "assist_outage" cascade;`);
    this.addSql(`drop table if exists "assist_customer" cascade;`);
    this.addSql(`drop function if exists assist_bill_check_wanted() cascade;`);
    this.addSql(`drop function if exists assist_bill_sent() cascade;`);
    this.addSql(`drop function if exists assist_order_check_wanted() cascade;`);
    this.addSql(`drop function if exists assist_order_unconfirmed() cascade;`);
  }
}
