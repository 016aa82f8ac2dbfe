import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BillRow, BillRowState } from "./bill-rows";

export const billSortings = ["created_at", "valid_until", "ended_at", "number", "state"] as const;

/** Which bills, and in which order. */
export interface BillListQuery {
  orderId?: string | undefined;
  states?: readonly BillRowState[] | undefined;
  account?: string | undefined;
  /** Part of a number, a comment or an order id; whole amount. */
  search?: string | undefined;
  createdFrom?: Date | undefined;
  createdTo?: Date | undefined;
  sorting: { by: (typeof billSortings)[number]; descending: boolean };
  limit: number;
  offset: number;
}

/** Pages of bills for staff. */
export class BillList {
  constructor(private readonly database: Knex) {}

  async page(query: BillListQuery): Promise<{ bills: BillRow[]; count: number }> {
    const { by, descending } = query.sorting;
    const [bills, counted] = await Promise.all([
      this.matching(query)
        .orderBy([
          { column: by, order: descending ? "desc" : "asc", nulls: "last" },
          { column: "id", order: "desc" },
        ])
        .limit(query.limit)
        .offset(query.offset),
      this.matching(query).count<{ count: string }[]>({ count: "*" }).first(),
    ]);
    return { bills, count: Number(counted?.count ?? 0) };
  }

  private matching({ orderId, states, account, search, createdFrom, createdTo }: BillListQuery) {
    const found = this.database<BillRow>("assist_bill").whereNull("deleted_at");
    if (orderId !== undefined) void found.where({ order_id: orderId });
    if (states !== undefined) void found.whereIn("state", states);
    if (account !== undefined) void found.where({ account });
    if (createdFrom !== undefined) void found.where("created_at", ">=", createdFrom);
    if (createdTo !== undefined) void found.where("created_at", "<", createdTo);
    if (search !== undefined) {
      const part = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
      void found.where((any) =>
        any
          .where("number", "ilike", part)
          .orWhere("comment", "ilike", part)
          .orWhere("order_id", "ilike", part)
          .orWhere("amount", search),
      );
    }
    return found;
  }
}
