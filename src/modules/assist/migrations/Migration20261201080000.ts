import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** `condition`: of the new and the old row. `then`: what becomes of the new one. */
const beforeUpdate = (
  name: string,
  { of, on, condition, then }: { of: string; on: string; condition: string; then: string },
): string[] => [
  `create or replace function "${name}"() returns trigger language plpgsql as $$ begin ${then} return new; end $$;`,
  `drop trigger if exists "${name}" on "${on}";`,
  `create trigger "${name}" before update of ${of} on "${on}" for each row when (${condition}) execute function "${name}"();`,
];

/** Whoever plans writes the next version; whoever does not wants a check sooner. See store/sql/plan-version.ts. */
const isWish = "new.plan_version = old.plan_version";

const triggers = [
  {
    name: "assist_order_check_wanted",
    of: "next_check_at",
    on: "assist_order",
    condition: isWish,
    then: "new.plan_version := old.plan_version + 1; new.list_day := '';",
  },
  {
    name: "assist_bill_check_wanted",
    of: "next_check_at",
    on: "assist_bill",
    condition: isWish,
    then: "new.plan_version := old.plan_version + 1; new.queue := 'urgent';",
  },
  {
    name: "assist_bill_sent",
    of: "sent_at, sent_times",
    on: "assist_bill",
    condition: "true",
    then: "new.sent_version := old.sent_version + 1;",
  },
  {
    name: "assist_order_told",
    of: "told_at",
    on: "assist_order",
    condition: "true",
    then: "new.told_version := old.told_version + 1;",
  },
];

/** Versions of what is compared later, which the database raises itself; and one name for the columns of every lease. */
export class Migration20261201080000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "plan_version" integer not null default 0, add column if not exists "told_version" integer not null default 0;`,
    );
    this.addSql(
      `alter table if exists "assist_bill" add column if not exists "plan_version" integer not null default 0, add column if not exists "sent_version" integer not null default 0, add column if not exists "lease_token" text null;`,
    );
    this.addSql(`alter table if exists "assist_bill" rename column "working_until" to "leased_until";`);
    this.addSql(`alter table if exists "assist_act" rename column "working_until" to "leased_until";`);
    this.addSql(`alter table if exists "assist_lease" rename column "token" to "lease_token";`);
    this.addSql(`alter table if exists "assist_lease" rename column "until" to "leased_until";`);
    for (const { name, ...trigger } of triggers)
      for (const statement of beforeUpdate(name, trigger)) this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const { name } of triggers) this.addSql(`drop function if exists "${name}"() cascade;`);
    this.addSql(`alter table if exists "assist_lease" rename column "leased_until" to "until";`);
    this.addSql(`alter table if exists "assist_lease" rename column "lease_token" to "token";`);
    this.addSql(`alter table if exists "assist_act" rename column "leased_until" to "working_until";`);
    this.addSql(`alter table if exists "assist_bill" rename column "leased_until" to "working_until";`);
    this.addSql(
      `alter table if exists "assist_bill" drop column if exists "plan_version", drop column if exists "sent_version", drop column if exists "lease_token";`,
    );
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "plan_version", drop column if exists "told_version";`,
    );
  }
}
