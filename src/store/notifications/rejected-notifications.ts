import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { NotificationRow } from "../../records/rows";
import { Allowance } from "../../throttling/allowance";

/** Rejected messages of one sender that are stored whole: so many in a row, then one more every few seconds. */
const perSender = { atOnce: 100, every: 5_000 };
/** Of all senders together. */
const together = { atOnce: 300, every: 1_000 };

/** Those that are kept at the most; the job takes away the oldest. */
const mostKept = 1000;

/**
 * A row of assist_notification but for what is the same for all. `merchant_id`: null unless it is a merchant of ours, for a
 * sender may write anything. `trial`: by the order number alone, which a sender may choose; such messages are counted apart.
 */
export type RejectedMessage = Pick<
  NotificationRow,
  "verdict" | "merchant_id" | "order_number" | "billnumber" | "test_mode" | "trial"
> & {
  /** JSON. */
  fields: string;
};

/**
 * Junk at the notification address. A bounded part of it is stored, so that staff see what is wrong with the last ones;
 * beyond that it is counted, in a row for each kind and hour, which is written once a second however much comes.
 */
export class RejectedNotifications {
  private readonly senders = new Allowance(perSender.atOnce, perSender.every);
  private readonly all = new Allowance(together.atOnce, together.every);
  private readonly counted = new Map<string, { message: RejectedMessage; times: number }>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly database: Knex,
    private readonly pause: () => Promise<unknown>,
  ) {}

  /** `sender`: an address, as far as it is known. */
  async note(message: RejectedMessage, sender: string): Promise<void> {
    const now = performance.now();
    if (this.senders.take(sender, now) && this.all.take("all", now)) {
      await this.database("assist_notification").insert(this.row(message));
      return;
    }
    const { verdict, merchant_id: merchantId, test_mode: testMode, trial } = message;
    const kind = JSON.stringify([verdict, merchantId, testMode, trial]);
    this.counted.set(kind, { message, times: (this.counted.get(kind)?.times ?? 0) + 1 });
    this.writing ??= this.pause().then(() => this.write());
    // Waited for by nobody: what a sender of junk is answered does not depend on it.
    this.writing.catch(() => undefined);
  }

  /** Takes away the oldest beyond what is kept, so many at a time. `days`: null for all that there is room for. */
  async prune(days: number | null, most: number): Promise<void> {
    await this.database.raw(
      `with old as materialized (
         select id from assist_notification where verdict <> 'genuine' and deleted_at is null and received_at < greatest(
           now() - make_interval(days => ?::int),
           (select received_at from assist_notification where verdict <> 'genuine' and deleted_at is null
            order by received_at desc offset ? limit 1))
         order by received_at limit ? for update skip locked)
       delete from assist_notification using old where assist_notification.id = old.id`,
      [days, mostKept - 1, most],
    );
  }

  private async write(): Promise<void> {
    this.writing = undefined;
    const kinds = [...this.counted];
    this.counted.clear();
    for (const [kind, { message, times }] of kinds) {
      await this.database("assist_notification")
        .insert({
          ...this.row(message),
          times,
          digest: this.database.raw("? || to_char(now(), 'YYYY-MM-DD HH24')", [`rejected-${kind}-`]),
        })
        .onConflict(this.database.raw("(digest) where digest is not null and deleted_at is null"))
        .merge({
          times: this.database.raw("?? + ??", ["assist_notification.times", "excluded.times"]),
          fields: this.database.raw("excluded.fields"),
          order_number: this.database.raw("excluded.order_number"),
          received_at: this.database.raw("excluded.received_at"),
          updated_at: this.database.fn.now(),
        });
    }
  }

  private row(message: RejectedMessage): Record<string, unknown> {
    return { id: generateEntityId("", "asntf"), ...message, received_at: this.database.fn.now() };
  }
}
