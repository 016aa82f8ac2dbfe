import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderRow } from "../../records/orders";
import type { OldRegistration, OldBill, RemovedOrderRow } from "../../records/rows";
import { isShown } from "../cases/current-cases";
import { isFree } from "../leases/lease-sql";

/** Looked at in one run of the job, of each table. */
export const mostAtOnce = 200;

/** Of orders without money, and without anything that is not decided. */
const unpaidStates = ["not-started", "declined", "expired"] satisfies OrderRow["state"][];

const endedBillStates = ["not-made", "expired", "revoked"];

/** Nobody has paid, nobody is looking, and staff have nothing to look at. `o`: of assist_order. */
const isOver = `o.state in (${unpaidStates.map((state) => `'${state}'`).join(", ")})
  and o.found_at is null and o.next_check_at is null and o.unconfirmed_at is null
  and o.unanswered_since is null and o.shop_failing_since is null
  and not exists (select 1 from assist_command a where a.order_id = o.id)
  and not exists (select 1 from assist_staff_operation a where a.order_number = o.order_number)
  and not exists (select 1 from assist_case c where c.order_number = o.order_number and ${isShown})
  and not exists (select 1 from assist_operation p where p.order_id = o.id and p.result <> 'declined')`;

const hasNoBill = `not exists (select 1 from assist_bill b where b.payment_session_id = o.payment_session_id)
  and not exists (select 1 from assist_bill b where b.number = o.order_number and b.deleted_at is null)`;

/** Its end is told, and nobody is at work on it or will be. */
const isBillClosed = `b.next_check_at is null and (b.state = 'not-made' or b.announced_state = b.state)
  and b.failing_since is null and ${isFree("b")}`;

/** What has changed since counts from then; what simply has to stay is looked at after as long again. */
export const countsAnew = "case when updated_at > retention_from then updated_at else now() end";

/** Columns of both tables, which have the same names there. */
const keptColumns = [
  "order_number",
  "account",
  "payment_session_id",
  "provider",
  "cart_id",
  "kind",
  "means",
  "stages",
  "offered",
  "live",
  "amount",
  "currency",
  "handed_off_at",
  "last_handed_off_at",
] satisfies (keyof OrderRow & keyof RemovedOrderRow)[];
const kept = keptColumns.join(", ");

/**
 * Registrations that nobody has paid, and bills that ended unpaid. Each is found by an index of state and time, a bounded
 * number at a time; one that has to stay is looked at again after as long again. Whether the platform has money for them
 * is for the caller to find out. Any number of processes may do this at once.
 */
export class OldRegistrations {
  constructor(private readonly database: Knex) {}

  /** Longest untouched first; of those that are in the way of nothing here. */
  async unpaid(days: number): Promise<OldRegistration[]> {
    const found: OldRegistration[] = [];
    for (const state of unpaidStates) {
      const rows = await this.old<OldRegistration>("assist_order", state, days, mostAtOnce - found.length, [
        "id",
        "payment_session_id",
        "provider",
      ]);
      found.push(...rows);
    }
    return found;
  }

  async endedBills(days: number): Promise<OldBill[]> {
    const found: OldBill[] = [];
    for (const state of endedBillStates) {
      const rows = await this.old<OldBill>("assist_bill", state, days, mostAtOnce - found.length, [
        "id",
        "order_id",
        "origin",
        "payment_session_id",
      ]);
      found.push(...rows);
    }
    return found;
  }

  private async old<Row>(
    table: string,
    state: string,
    days: number,
    limit: number,
    columns: string[],
  ): Promise<Row[]> {
    if (limit <= 0) return [];
    const rows: unknown = await this.database(table)
      .select(columns)
      .where({ state })
      .whereRaw("retention_from < now() - make_interval(days => ?)", [days])
      .orderBy("retention_from")
      .limit(limit);
    return rows as Row[];
  }

  /**
   * Removes those of the registrations that nothing needs and that have not changed for so many days, and remembers the
   * numbers that Assist may know. The others are left for as long again. `among`: all that were looked at; `free`: those
   * for which the platform has nothing. Returns how many were removed.
   */
  async removeUnpaid(
    among: readonly OldRegistration[],
    free: ReadonlySet<string>,
    days: number,
  ): Promise<number> {
    if (among.length === 0) return 0;
    return this.database.transaction(async (transaction) => {
      const store = new OldRegistrations(transaction);
      const locked = await store.lock(
        "assist_order",
        among.map(({ id }) => id),
      );
      const removed = await store.remove(
        locked.filter((id) => free.has(id)),
        `${hasNoBill} and o.updated_at < now() - make_interval(days => ?)`,
        [days],
      );
      await store.defer(
        "assist_order",
        locked.filter((id) => !removed.includes(id)),
      );
      return removed.length;
    });
  }

  /** The same of bills, each with its registration. `free`: ids of the bills for which the platform has nothing. */
  async removeBills(among: readonly OldBill[], free: ReadonlySet<string>, days: number): Promise<number> {
    let count = 0;
    for (const bill of among) {
      count += await this.database.transaction((transaction) =>
        new OldRegistrations(transaction).removeBill(bill, free.has(bill.id), days),
      );
    }
    return count;
  }

  private async removeBill(
    { id, payment_session_id: session }: OldBill,
    free: boolean,
    days: number,
  ): Promise<number> {
    // First the registration, as everybody locks them.
    const registered = session === null ? [] : await this.ofSession(session);
    const locked = await this.lock("assist_order", registered);
    const [bill] = await this.lock("assist_bill", [id]);
    if (bill === undefined || locked.length < registered.length) return 0;
    const { rows } = await this.database.raw<{ rows: { id: string }[] }>(
      `select b.id from assist_bill b
       where b.id = ? and b.state = any(?) and ${isBillClosed} and b.updated_at < now() - make_interval(days => ?)`,
      [bill, endedBillStates, days],
    );
    const removed = free && rows.length === 1 ? await this.remove(locked, "true", []) : [];
    if (!free || rows.length === 0 || removed.length < locked.length) {
      await this.defer("assist_bill", [bill]);
      return 0;
    }
    return this.database("assist_bill").where({ id: bill }).delete();
  }

  private async ofSession(session: string): Promise<string[]> {
    const rows = await this.database<OrderRow>("assist_order")
      .select("id")
      .where({ payment_session_id: session });
    return rows.map(({ id }) => id);
  }

  /** Those of the rows that nobody else has locked. */
  private async lock(table: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.database<{ id: string }>(table)
      .select("id")
      .whereIn("id", ids)
      .orderBy("id")
      .forUpdate()
      .skipLocked();
    return rows.map(({ id }) => id);
  }

  /** What was true before the lock need not be true any more. */
  private async remove(
    locked: readonly string[],
    condition: string,
    bindings: readonly number[],
  ): Promise<string[]> {
    if (locked.length === 0) return [];
    const { rows } = await this.database.raw<{ rows: Pick<OrderRow, "id" | "order_number">[] }>(
      `select o.id, o.order_number from assist_order o where o.id = any(?) and ${isOver} and ${condition}`,
      [[...locked], ...bindings],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    // The gateway cannot know the others.
    await this.database.raw(
      `insert into assist_removed_order (id, registered_at, ${kept})
       select 'asrem' || substr(id, 6), created_at, ${kept} from assist_order where id = any(?) and handed_off_at is not null
       on conflict (order_number) do nothing`,
      [ids],
    );
    await this.database("assist_operation").whereIn("order_id", ids).delete();
    const numbers = rows.map(({ order_number: number }) => number);
    await this.database("assist_case").whereIn("order_number", numbers).delete();
    await this.database("assist_order").whereIn("id", ids).delete();
    return ids;
  }

  private async defer(table: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database(table)
      .whereIn("id", ids)
      .update({ retention_from: this.database.raw(countsAnew) });
  }

  /**
   * Assist has sent a genuine message about a number that was removed: the registration is there again, as it was, and
   * due. False when there was none.
   */
  static async restore(database: Knex, orderNumber: string): Promise<boolean> {
    const { rows } = await database.raw<{ rows: { id: string }[] }>(
      `with again as (delete from assist_removed_order where order_number = ? returning *)
       insert into assist_order (id, created_at, next_check_at, unconfirmed_at, ${kept})
       select ?, registered_at, now(), now(), ${kept} from again
       on conflict do nothing returning id`,
      [orderNumber, generateEntityId("", "asord")],
    );
    return rows.length === 1;
  }
}
