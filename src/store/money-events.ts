import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MoneyEvent } from "../records/rows";

/** Longer than any workflow of the platform works on a row before it gives its event out. */
const missedAfterMinutes = 3;
/** Where nobody listens at all (a server without a worker, and no Redis) it is given up. */
const mostTimes = 3;

const ofRow = "(row_id) where deleted_at is null";

/**
 * Which captures and refunds the shop's other programs have heard of. What was heard is written down by who hears it,
 * however it was given out, so that no writer has to remember to.
 */
export class MoneyEvents {
  constructor(private readonly database: Knex) {}

  /** Of the rows, those that were heard of, or are known to be missed. */
  async known(rowIds: readonly string[]): Promise<Set<string>> {
    if (rowIds.length === 0) return new Set();
    const rows = await this.database("assist_money_event")
      .whereIn("row_id", rowIds)
      .whereNull("deleted_at")
      .select<{ row_id: string }[]>("row_id");
    return new Set(rows.map(({ row_id: id }) => id));
  }

  /** Of the rows, those that are known to be missed. */
  async awaited(rowIds: readonly string[]): Promise<Set<string>> {
    if (rowIds.length === 0) return new Set();
    const rows = await this.database("assist_money_event")
      .whereIn("row_id", rowIds)
      .whereNull("deleted_at")
      .whereNull("heard_at")
      .select<{ row_id: string }[]>("row_id");
    return new Set(rows.map(({ row_id: id }) => id));
  }

  /**
   * A row has not been heard of. `now`: nobody else will tell of it; otherwise its workflow may be about to, and it is
   * missed in a few minutes. True for the one caller who is to give it out.
   */
  async expect(event: MoneyEvent, now: boolean): Promise<boolean> {
    const inserted = await this.database("assist_money_event")
      .insert({ ...newRow(event), asked: now ? 1 : 0, asked_at: this.database.fn.now() })
      .onConflict(this.database.raw(ofRow))
      .ignore()
      .returning("id");
    return now && inserted.length === 1;
  }

  /** Those that nobody has heard of for some minutes; each for one caller. */
  async takeMissed(): Promise<MoneyEvent[]> {
    return this.database("assist_money_event")
      .whereNull("heard_at")
      .whereNull("deleted_at")
      .whereRaw("asked_at < now() - make_interval(mins => ?)", [missedAfterMinutes])
      .where("asked", "<", mostTimes)
      .update({
        asked: this.database.raw("asked + 1"),
        // One that is given up is looked at no more.
        asked_at: this.database.raw("case when asked + 1 < ? then now() end", [mostTimes]),
        updated_at: this.database.fn.now(),
      })
      .returning<MoneyEvent[]>(["row_id", "payment_id", "event"]);
  }

  async isHeard(rowId: string): Promise<boolean> {
    const row: unknown = await this.database("assist_money_event")
      .where({ row_id: rowId, deleted_at: null })
      .whereNotNull("heard_at")
      .first("id");
    return row !== undefined;
  }

  /**
   * Rows of a payment are about to be taken back. An event that was heard for one of them was for one of the others: a row
   * that a dead process had left was the oldest that nobody had heard of. `others`: those of which it is known or expected that
   * nobody has heard, oldest first.
   */
  async passOn(
    event: Omit<MoneyEvent, "row_id">,
    dropped: readonly string[],
    others: readonly string[],
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const marks = await transaction("assist_money_event")
        .whereIn("row_id", dropped)
        .delete()
        .returning<{ heard_at: Date | null }[]>("heard_at");
      const inside = new MoneyEvents(transaction);
      for (const { heard_at: heard } of marks) if (heard) await inside.hear(event, others);
    });
  }

  /** One event was heard of a payment: it is for the oldest of its rows that nobody had heard of. `rowIds`: oldest first. */
  async hear(event: Omit<MoneyEvent, "row_id">, rowIds: readonly string[]): Promise<void> {
    for (const rowId of rowIds) {
      const marked = await this.database("assist_money_event")
        .insert({ ...newRow({ ...event, row_id: rowId }), heard_at: this.database.fn.now() })
        .onConflict(this.database.raw(ofRow))
        .merge({ heard_at: this.database.fn.now(), updated_at: this.database.fn.now() })
        .whereNull("assist_money_event.heard_at")
        .returning("id");
      if (marked.length === 1) return;
    }
  }
}

function newRow(event: MoneyEvent): Record<string, string> {
  return { id: generateEntityId("", "asmev"), ...event };
}
