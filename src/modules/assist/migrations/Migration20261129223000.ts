import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129223000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_rejected" ON "assist_notification" ("received_at") WHERE verdict <> 'genuine' AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_notification_rejected";`);
  }
}
