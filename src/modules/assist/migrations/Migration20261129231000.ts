import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const ours = [
  "account",
  "act",
  "anomaly",
  "attempt",
  "bill",
  "clock",
  "connection_check",
  "lease",
  "money_event",
  "notification",
  "operation",
  "order",
  "setting_change",
  "silence",
]
  .map((table) => `'assist_${table}'`)
  .join(", ");

/**
 * The plugin never marks a row as deleted, and its statements do not say so. An index for undeleted rows alone is of no
 * use to them: they read whole tables. So each such index becomes one for all rows, and that of the mark itself goes.
 */
export class Migration20261129231000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      do $$ declare each record; begin
        for each in
          select indexname, indexdef from pg_indexes
          where schemaname = current_schema() and tablename in (${ours})
            and indexdef ~ 'WHERE \\(deleted_at IS NULL\\)$'
        loop
          execute format('drop index %I', each.indexname);
          if each.indexname not like '%\\_deleted\\_at' then
            execute regexp_replace(each.indexdef, ' WHERE \\(deleted_at IS NULL\\)$', '');
          end if;
        end loop;
      end $$;`);
    this.addSql(`drop index if exists "IDX_assist_bill_created_at";`);
    this.addSql(
      `create index if not exists "IDX_assist_bill_listed" on "assist_bill" ("created_at" desc nulls last, "id" desc);`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_bill_listed";`);
    this.addSql(`create index if not exists "IDX_assist_bill_created_at" on "assist_bill" ("created_at");`);
    this.addSql(`
      do $$ declare each record; begin
        for each in
          select indexname, indexdef from pg_indexes
          where schemaname = current_schema() and tablename in (${ours})
            and indexdef not like '% WHERE %' and indexname not like '%\\_pkey'
        loop
          execute format('drop index %I', each.indexname);
          execute each.indexdef || ' WHERE (deleted_at IS NULL)';
        end loop;
      end $$;`);
  }
}
