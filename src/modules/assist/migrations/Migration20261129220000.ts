import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129220000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "return_token" text null;`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_return_token_unique" ON "assist_order" ("return_token") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop column if exists "return_token";`);
  }
}
