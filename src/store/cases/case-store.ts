import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { caseMoney } from "../../rules/cases/case-money";
import { openingOf } from "../../rules/cases/opening";
import type { OrderRow } from "../../records/orders";
import {
  subjectOf,
  type CaseReason,
  type CaseRow,
  type CaseSubject,
  type CurrentCase,
  type OrderWithCases,
  type WithCases,
} from "../../records/cases";
import { storable } from "../sql/storable";
import { currentCases, isCurrent } from "./current-cases";

/** How a case comes to its end. */
export interface Closing {
  how?: "by-itself" | "refunded";
  /** Id of the user. */
  by?: string | undefined;
  note?: string | undefined;
  /** Only such a case. */
  only?: CaseReason | undefined;
}

/**
 * What staff should look at: one open case for each subject of an order number, and those that are closed. A case is written
 * under the lock on its order's row.
 */
export class CaseStore {
  constructor(private readonly database: Knex) {}

  /**
   * Opens a case, or brings the one that is open for the same reason up to date: it stays as old as it is. Another reason
   * about the same subject is over then. What staff have closed by hand is not opened again until the money moves, here or
   * there.
   * `shop`: the shop's side of the case, in any words that are the same as long as it stays.
   * `givesWay`: it speaks of not knowing, so that it takes the place of its like alone.
   * "left" for what staff have closed, and where it gives way.
   */
  async open(
    { id }: Pick<OrderRow, "id">,
    reason: CaseReason,
    message: string,
    { shop = "", givesWay }: { shop?: string; givesWay?: boolean } = {},
  ): Promise<"open" | "left"> {
    return this.database.transaction(async (transaction) => {
      const store = new CaseStore(transaction);
      const order = await transaction<OrderRow>("assist_order").where({ id }).forUpdate().first();
      if (!order) return "open";
      const money = caseMoney(order, shop);
      const current = await store.current(order, [subjectOf(reason)]).first();
      const opening = openingOf(current && { ...current, open: current.closed_at === null }, {
        reason,
        money,
        givesWay,
      });
      if (opening === "leave") return "left";
      if (current && opening === "renew") {
        await store.renew(current, message, money);
      } else {
        if (current) await store.end(current, {});
        await store.insert(order, reason, message, money);
      }
      await store.touch(order);
      return "open";
    });
  }

  /** Nothing is wrong with these any more. A single look by an index where there is nothing to close. */
  async close(
    order: Pick<OrderRow, "order_number">,
    about: readonly CaseSubject[],
    closing: Closing = {},
  ): Promise<void> {
    const there = await this.current(order, about, closing.only).first("id");
    if (!there) return;
    await this.database.transaction(async (transaction) => {
      const store = new CaseStore(transaction);
      await store.lock(order);
      const current = await store.current(order, about, closing.only);
      for (const each of current) await store.end(each, closing);
      if (current.length > 0) await store.touch(order);
    });
  }

  /**
   * Staff have dealt with it. False when it is closed already: somebody was quicker, or it was over, or something else is
   * wrong by now.
   */
  async closeByHand(
    { id, order_number }: Pick<CaseRow, "id" | "order_number">,
    { by, note }: Pick<Closing, "by" | "note">,
  ): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const store = new CaseStore(transaction);
      await store.lock({ order_number });
      const closed = await store
        .cases()
        .where({ id, closed_at: null })
        .update({ ...store.closed("by-hand", by, note), quiet: true });
      if (closed === 1) await store.touch({ order_number });
      return closed === 1;
    });
  }

  /** `id` may come from outside as it is. */
  async byId(id: string): Promise<CaseRow | undefined> {
    return storable(id) ? this.cases().where({ id }).first() : undefined;
  }

  /** An order with its current cases, by one statement. `orderNumber` may come from outside as it is. */
  async order(orderNumber: string): Promise<OrderWithCases | undefined> {
    if (!storable(orderNumber)) return undefined;
    const row: unknown = await this.database("assist_order")
      .select("*", currentCases(this.database))
      .where({ order_number: orderNumber, deleted_at: null })
      .first();
    return row as OrderWithCases | undefined;
  }

  /** The current cases beside rows that were read without them. */
  async beside<Row extends OrderRow>(orders: readonly Row[]): Promise<(Row & WithCases)[]> {
    const numbers = orders.map(({ order_number: number }) => number);
    const rows =
      numbers.length === 0
        ? []
        : await this.cases().whereIn("order_number", numbers).whereRaw(isCurrent).orderBy("opened_at");
    return orders.map((order) => ({
      ...order,
      cases: rows.filter(({ order_number: number }) => number === order.order_number).map(currentCase),
    }));
  }

  private current(
    { order_number }: Pick<OrderRow, "order_number">,
    about: readonly CaseSubject[],
    only?: CaseReason,
  ) {
    const found = this.cases().where({ order_number }).whereIn("about", about).whereRaw(isCurrent);
    return only === undefined ? found : found.where({ reason: only });
  }

  /** What is open is closed, and what staff have closed by hand may be opened again. */
  private async end(
    { id, closed_at }: Pick<CaseRow, "id" | "closed_at">,
    { how = "by-itself", by, note }: Closing,
  ): Promise<void> {
    const change = closed_at === null ? this.closed(how, by, note) : { quiet: false };
    await this.cases().where({ id }).update(change);
  }

  private closed(how: CaseRow["closed_how"], by: string | undefined, note: string | undefined) {
    const now = this.database.fn.now() as unknown as Date;
    return {
      ...{ closed_at: now, updated_at: now },
      ...{ closed_how: how, closed_by: by ?? null, note: note ?? null },
    };
  }

  private async renew({ id }: CaseRow, message: string, money: CaseRow["money"]): Promise<void> {
    await this.cases()
      .where({ id })
      .update({
        message,
        money: this.json(money),
        updated_at: this.database.fn.now() as unknown as Date,
      });
  }

  private async insert(
    { order_number }: OrderRow,
    reason: CaseReason,
    message: string,
    money: CaseRow["money"],
  ): Promise<void> {
    await this.cases().insert({
      id: generateEntityId("", "ascase"),
      ...{ order_number, about: subjectOf(reason), reason, message },
      opened_at: this.database.fn.now() as unknown as Date,
      money: this.json(money),
    });
  }

  private json(money: CaseRow["money"]): CaseRow["money"] {
    return this.database.raw("?::jsonb", [JSON.stringify(money)]) as unknown as CaseRow["money"];
  }

  private async lock({ order_number }: Pick<OrderRow, "order_number">): Promise<void> {
    await this.database("assist_order").select("id").where({ order_number }).forUpdate();
  }

  /** Its retention counts from then. */
  private async touch({ order_number }: Pick<OrderRow, "order_number">): Promise<void> {
    await this.database("assist_order")
      .where({ order_number })
      .update({ updated_at: this.database.fn.now() });
  }

  private cases() {
    return this.database<CaseRow>("assist_case");
  }
}

function currentCase({ id, about, reason, message, money, opened_at, closed_at }: CaseRow): CurrentCase {
  return {
    ...{ id, about, reason, message, money },
    opened_at: opened_at.toISOString(),
    open: closed_at === null,
  };
}
