import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AttentionMoney } from "../../records/orders";

/** A case for staff: open ones have no `settled_at`. Amounts are decimal texts in `currency`. */
export interface AttentionCase {
  /** Of the settled case; null for an open one, which its order number names. */
  id: string | null;
  order_number: string;
  account: string;
  live: boolean;
  cart_id: string | null;
  reason: string;
  message: string;
  noticed_at: Date;
  /** What was registered. */
  amount: string;
  currency: string;
  /** Where it stood when the case was last looked at. */
  money: AttentionMoney | null;
  settled_at: Date | null;
  settled_how: string | null;
  settled_by: string | null;
  note: string | null;
}

export interface AttentionQuery {
  settled: boolean;
  reason?: string | undefined;
  account?: string | undefined;
  limit: number;
  offset: number;
}

/** Pages of cases for staff. */
export class AttentionList {
  constructor(private readonly database: Knex) {}

  /** Newest first: open ones by when they were noticed, settled ones by when they were settled. */
  async page(query: AttentionQuery): Promise<{ cases: AttentionCase[]; count: number }> {
    const [cases, counted] = await Promise.all([
      this.matching(query)
        .select<AttentionCase[]>("*")
        .orderBy([
          { column: query.settled ? "settled_at" : "noticed_at", order: "desc" },
          { column: "order_number", order: "asc" },
        ])
        .limit(query.limit)
        .offset(query.offset),
      this.matching(query).count<{ count: string }[]>({ count: "*" }).first(),
    ]);
    return { cases, count: Number(counted?.count ?? 0) };
  }

  /** Of the open ones, for the menu. */
  async count(): Promise<number> {
    const counted = await this.database("assist_order")
      .whereNotNull("attention")
      .whereNull("deleted_at")
      .count<{ count: string }[]>({ count: "*" })
      .first();
    return Number(counted?.count ?? 0);
  }

  private matching({ settled, reason, account }: AttentionQuery) {
    const found = this.database.from((settled ? this.settledCases() : this.openCases()).as("cases"));
    if (reason !== undefined) void found.where({ reason });
    if (account !== undefined) void found.where({ account });
    return found;
  }

  private openCases() {
    return this.database("assist_order")
      .select("order_number", "account", "live", "cart_id", "amount", "currency")
      .select({
        reason: "attention",
        message: "attention_message",
        noticed_at: "attention_at",
        money: "attention_money",
      })
      .select(
        this.database.raw(
          "null::text as id, null::timestamptz as settled_at, null::text as settled_how, null::text as settled_by, null::text as note",
        ),
      )
      .whereNotNull("attention")
      .whereNull("deleted_at");
  }

  private settledCases() {
    return this.database({ settled: "assist_anomaly" })
      .join({ about: "assist_order" }, "about.order_number", "settled.order_number")
      .select("about.account", "about.live", "about.cart_id", "about.amount", "about.currency")
      .select(
        "settled.id",
        "settled.order_number",
        "settled.reason",
        "settled.message",
        "settled.noticed_at",
        "settled.money",
        "settled.settled_at",
        "settled.settled_how",
        "settled.settled_by",
        "settled.note",
      )
      .whereNull("settled.deleted_at")
      .whereNull("about.deleted_at");
  }
}
