import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CaseRow } from "../../records/cases";
import type { OrderRow } from "../../records/orders";

/** A case with what was registered of its order. */
export type ListedCase = CaseRow & { message: string } & Pick<
    OrderRow,
    "account" | "live" | "cart_id" | "amount" | "currency"
  >;

export interface CaseQuery {
  closed: boolean;
  reason?: string | undefined;
  account?: string | undefined;
  limit: number;
  offset: number;
}

/** Pages of cases for staff. */
export class CaseList {
  constructor(private readonly database: Knex) {}

  /** Newest first: open ones by when they were opened, closed ones by when they were closed. */
  async page(query: CaseQuery): Promise<{ cases: ListedCase[]; count: number }> {
    const [cases, counted] = await Promise.all([
      this.matching(query)
        .select<ListedCase[]>(
          "assist_case.*",
          "assist_order.account",
          "assist_order.live",
          "assist_order.cart_id",
          "assist_order.amount",
          "assist_order.currency",
        )
        .orderBy([
          { column: query.closed ? "closed_at" : "opened_at", order: "desc" },
          { column: "assist_case.id", order: "asc" },
        ])
        .limit(query.limit)
        .offset(query.offset),
      this.matching(query).count<{ count: string }[]>({ count: "*" }).first(),
    ]);
    return { cases, count: Number(counted?.count ?? 0) };
  }

  /** Of the open ones, for the menu. */
  async count(): Promise<number> {
    const counted = await this.database("assist_case")
      .whereNull("closed_at")
      .count<{ count: string }[]>({ count: "*" })
      .first();
    return Number(counted?.count ?? 0);
  }

  private matching({ closed, reason, account }: CaseQuery) {
    const found = this.database("assist_case").join(
      "assist_order",
      "assist_order.order_number",
      "assist_case.order_number",
    );
    // One without a message is past its term, and kept for its order alone.
    if (closed) void found.whereNotNull("closed_at").whereNotNull("message");
    else void found.whereNull("closed_at");
    if (reason !== undefined) void found.where({ reason });
    if (account !== undefined) void found.where({ account });
    return found;
  }
}
