import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BillRow, BillRowState } from "../../records/bills";

export const billSortings = ["created_at", "valid_until", "ended_at", "number", "state"] as const;

/** Which bills, and in which order. */
export interface BillListFilter {
  orderId?: string | undefined;
  states?: readonly BillRowState[] | undefined;
  account?: string | undefined;
  /** Part of a number, a comment or an order id; whole amount. */
  search?: string | undefined;
  createdFrom?: Date | undefined;
  createdTo?: Date | undefined;
  sorting: { by: (typeof billSortings)[number]; descending: boolean };
}

/** A page of them. */
export interface BillListQuery extends BillListFilter {
  limit: number;
  offset: number;
}

/** Bills for staff. */
export class BillList {
  constructor(private readonly database: Knex) {}

  async page(query: BillListQuery): Promise<{ bills: BillRow[]; count: number }> {
    const [bills, counted] = await Promise.all([
      this.sorted(query).limit(query.limit).offset(query.offset),
      this.matching(query).count<{ count: string }[]>({ count: "*" }).first(),
    ]);
    return { bills, count: Number(counted?.count ?? 0) };
  }

  /** All of one moment; undefined when there are more than `most`. */
  async all(filter: BillListFilter, most: number): Promise<BillRow[] | undefined> {
    const bills = await this.sorted(filter).limit(most + 1);
    return bills.length > most ? undefined : bills;
  }

  private sorted(filter: BillListFilter) {
    const { by, descending } = filter.sorting;
    return this.matching(filter).orderBy([
      { column: by, order: descending ? "desc" : "asc", nulls: "last" },
      { column: "id", order: "desc" },
    ]);
  }

  private matching({ orderId, states, account, search, createdFrom, createdTo }: BillListFilter) {
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
