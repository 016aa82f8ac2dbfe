import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const about = `case when reason in ('bill-not-made', 'bill-stuck', 'unpaid-order-not-canceled') then 'bill' else 'payment' end`;

const moneyNow = (order: string): string =>
  `jsonb_build_object('state', ${order}.state, 'held', ${order}.held, 'captured', ${order}.captured, 'returned', ${order}.returned, 'paid', '[]'::jsonb, 'shop', '')`;

/** Cases were columns of an order while they were open, and rows of another table once they were closed. */
export class Migration20261130060000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_case" ("id" text not null, "order_number" text not null, "about" text check ("about" in ('payment', 'bill')) not null, "reason" text not null, "message" text null, "opened_at" timestamptz not null, "money" jsonb not null, "closed_at" timestamptz null, "closed_how" text check ("closed_how" in ('by-itself', 'by-hand', 'refunded')) null, "closed_by" text null, "note" text null, "quiet" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_case_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_case_one_current" ON "assist_case" ("order_number", "about") WHERE closed_at IS NULL OR quiet;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_case_open" ON "assist_case" ("opened_at") WHERE closed_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_case_closed" ON "assist_case" ("closed_at") WHERE closed_at IS NOT NULL AND (NOT quiet OR message IS NOT NULL);`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_case_order_number" ON "assist_case" ("order_number");`,
    );

    this.addSql(
      `insert into assist_case (id, order_number, about, reason, message, opened_at, money)
       select 'ascase' || substr(o.id, 6), o.order_number, ${about.replace("reason", "o.attention")}, o.attention, o.attention_message,
         coalesce(o.attention_at, o.updated_at), coalesce(o.attention_money, ${moneyNow("o")})
       from assist_order o where o.attention is not null;`,
    );
    this.addSql(
      `insert into assist_case (id, order_number, about, reason, message, opened_at, money, closed_at, closed_how, closed_by, note, created_at, updated_at)
       select 'ascase' || substr(a.id, 6), a.order_number, ${about.replace("reason", "a.reason")}, a.reason, a.message, a.noticed_at,
         coalesce(a.money, ${moneyNow("o")}), a.settled_at,
         case a.settled_how when 'money-returned' then 'refunded' else a.settled_how end, a.settled_by, a.note, a.created_at, a.updated_at
       from assist_anomaly a join assist_order o on o.order_number = a.order_number;`,
    );
    // What staff have closed by hand keeps quiet, whether its row is still there or has had its term.
    this.addSql(
      `update assist_case c set quiet = true, money = o.dealt_with -> 'money'
       from assist_order o
       where c.order_number = o.order_number and c.id = (
         select h.id from assist_case h
         where h.order_number = o.order_number and h.closed_how = 'by-hand' and h.reason = o.dealt_with ->> 'reason'
         order by h.closed_at desc limit 1);`,
    );
    this.addSql(
      `insert into assist_case (id, order_number, about, reason, opened_at, money, closed_at, closed_how, quiet)
       select 'ascase' || substr(o.id, 6), o.order_number, ${about.replace("reason", "o.dealt_with ->> 'reason'")}, o.dealt_with ->> 'reason',
         (o.dealt_with ->> 'noticed_at')::timestamptz, o.dealt_with -> 'money', o.updated_at, 'by-hand', true
       from assist_order o where o.dealt_with is not null
         and not exists (select 1 from assist_case c where c.order_number = o.order_number and c.quiet);`,
    );

    this.addSql(`drop table if exists "assist_anomaly" cascade;`);
    this.addSql(`drop index if exists "IDX_assist_order_attention";`);
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "attention", drop column if exists "attention_message", drop column if exists "attention_at", drop column if exists "attention_money", drop column if exists "dealt_with";`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "attention" text null, add column if not exists "attention_message" text null, add column if not exists "attention_at" timestamptz null, add column if not exists "attention_money" jsonb null, add column if not exists "dealt_with" jsonb null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_attention" ON "assist_order" ("attention") WHERE attention IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `create table if not exists "assist_anomaly" ("id" text not null, "order_number" text not null, "reason" text not null, "message" text not null, "noticed_at" timestamptz not null, "settled_at" timestamptz not null, "settled_how" text not null default 'by-itself', "settled_by" text null, "note" text null, "money" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_anomaly_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_anomaly_settled_at" ON "assist_anomaly" ("settled_at");`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_anomaly_order_number" ON "assist_anomaly" ("order_number");`,
    );
    // An order has room for one: that about its payment goes before that about its bill.
    this.addSql(
      `update assist_order o set attention = c.reason, attention_message = c.message, attention_at = c.opened_at, attention_money = c.money
       from (select distinct on (order_number) * from assist_case where closed_at is null order by order_number, about desc) c
       where c.order_number = o.order_number;`,
    );
    this.addSql(
      `update assist_order o set dealt_with = jsonb_build_object('reason', c.reason, 'money', c.money, 'noticed_at', c.opened_at)
       from (select distinct on (order_number) * from assist_case where quiet order by order_number, about desc) c
       where c.order_number = o.order_number and o.attention is null;`,
    );
    this.addSql(
      `insert into assist_anomaly (id, order_number, reason, message, noticed_at, settled_at, settled_how, settled_by, note, money, created_at, updated_at)
       select 'asano' || substr(id, 7), order_number, reason, message, opened_at, closed_at,
         case closed_how when 'refunded' then 'money-returned' else closed_how end, closed_by, note, money, created_at, updated_at
       from assist_case where closed_at is not null and message is not null;`,
    );
    this.addSql(`drop table if exists "assist_case" cascade;`);
  }
}
