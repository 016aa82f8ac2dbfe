import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderRow } from "./rows";

/** A case for staff: open ones have no `settled_at`. */
export interface AttentionCase {
  order_number: string;
  reason: string;
  message: string;
  noticed_at: Date;
  settled_at: Date | null;
}

/** What staff should look at. An order shows one case at a time; settled ones go to the history. */
export class AttentionStore {
  constructor(private readonly database: Knex) {}

  /** Shows the order to staff. The time stays that of the first sight of the same reason; another reason's case is settled. */
  async raise(order: Pick<OrderRow, "id">, reason: string, message: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const store = new AttentionStore(transaction);
      const before = await store.locked(order.id);
      if (!before) return;
      if (before.attention !== null && before.attention !== reason) await store.addToHistory(before);
      await transaction("assist_order")
        .where({ id: order.id })
        .update({
          attention: reason,
          attention_message: message,
          attention_at: before.attention === reason ? before.attention_at : transaction.fn.now(),
          updated_at: transaction.fn.now(),
        });
    });
  }

  /** All is well again, or staff have settled it. Does nothing when there was nothing. */
  async settle(order: Pick<OrderRow, "id">): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const store = new AttentionStore(transaction);
      const before = await store.locked(order.id);
      if (!before || before.attention === null) return;
      await store.addToHistory(before);
      await transaction("assist_order").where({ id: order.id }).update({
        attention: null,
        attention_message: null,
        attention_at: null,
        updated_at: transaction.fn.now(),
      });
    });
  }

  /** Newest first. */
  async list(
    settled: boolean,
    limit: number,
    offset: number,
  ): Promise<{ cases: AttentionCase[]; count: number }> {
    const source = settled
      ? this.database("assist_anomaly")
          .select("order_number", "reason", "message", "noticed_at", "settled_at")
          .whereNull("deleted_at")
      : this.database("assist_order")
          .select({
            order_number: "order_number",
            reason: "attention",
            message: "attention_message",
            noticed_at: "attention_at",
          })
          .select(this.database.raw("null::timestamptz as settled_at"))
          .whereNotNull("attention")
          .whereNull("deleted_at");
    const [cases, counted] = await Promise.all([
      this.database
        .from(source.as("cases"))
        .select<AttentionCase[]>("*")
        .orderBy("noticed_at", "desc")
        .limit(limit)
        .offset(offset),
      this.database.from(source.clone().as("cases")).count<{ count: string }[]>({ count: "*" }).first(),
    ]);
    return { cases, count: Number(counted?.count ?? 0) };
  }

  private async locked(orderId: string): Promise<OrderRow | undefined> {
    return this.database<OrderRow>("assist_order").where({ id: orderId }).forUpdate().first();
  }

  private async addToHistory(order: OrderRow): Promise<void> {
    await this.database("assist_anomaly").insert({
      id: generateEntityId("", "asano"),
      order_number: order.order_number,
      reason: order.attention,
      message: order.attention_message,
      noticed_at: order.attention_at,
      settled_at: this.database.fn.now(),
    });
  }
}
