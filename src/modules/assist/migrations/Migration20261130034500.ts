import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261130034500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_told" ON "assist_order" ("order_number") WHERE told_at IS NOT NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_order_told";`);
  }
}
