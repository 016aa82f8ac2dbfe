import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129181500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "offered" jsonb null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop column if exists "offered";`);
  }
}
