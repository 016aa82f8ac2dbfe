import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StaffOperationRow } from "../../records/rows";
import { fold } from "../../rules/money/folded";
import { countsAnew, mostAtOnce } from "../orders/old-registrations";
import type { RejectedNotifications } from "../notifications/rejected-notifications";
import type { RetentionTerms } from "../../records/terms";
import type { CommandRow, OperationRow, OrderRow } from "../../records/orders";

/** More than are stored between two runs. */
const mostRejectedAtOnce = 1000;

/** Orders that have had money, and that nobody holds, owes or waits for. */
const isMoneyFinal = [
  "captured",
  "partly-captured",
  "partly-refunded",
  "refunded",
  "released",
] satisfies OrderRow["state"][];

/**
 * Removes what is older than the merchant keeps it, apart from registrations and bills, which old-registrations.ts knows.
 * A run removes a bounded number of rows of each table, found by an index, and passes over those that are locked: any
 * number of processes may do this at once, and nobody waits for it.
 */
export class Retention {
  constructor(
    private readonly database: Knex,
    readonly terms: RetentionTerms,
    private readonly rejected: RejectedNotifications,
  ) {}

  /** One run. */
  async prune(): Promise<void> {
    const { notifications, rejectedNotifications, closedCases, heardEvents, removedNumbers, operations } =
      this.terms;
    await this.rejected.prune(rejectedNotifications, mostRejectedAtOnce);
    // A message that no answer has confirmed yet is still compared with the answers.
    if (notifications !== null) {
      await this.remove(
        "assist_notification",
        "received_at",
        notifications,
        `verdict = 'genuine' and not exists (
           select 1 from assist_order o where o.order_number = assist_notification.order_number and o.unconfirmed_at is not null)`,
      );
    }
    if (closedCases !== null) await this.removeCases(closedCases);
    if (heardEvents !== null) await this.remove("assist_money_event", "heard_at", heardEvents);
    if (removedNumbers !== null) await this.remove("assist_removed_order", "created_at", removedNumbers);
    if (operations !== null) await this.foldOld(operations);
  }

  private async remove(table: string, since: string, days: number, condition = "true"): Promise<void> {
    await this.database.raw(
      `with old as materialized (
         select id from ${table} where ${since} < now() - make_interval(days => ?) and ${condition}
         order by ${since} limit ? for update skip locked)
       delete from ${table} using old where ${table}.id = old.id`,
      [days, mostAtOnce],
    );
  }

  /** What still keeps a case closed stays with its order: nothing that anybody has written, and nobody is shown it. */
  private async removeCases(days: number): Promise<void> {
    await this.database.raw(
      `with old as materialized (
         select id, quiet from assist_case
         where closed_at < now() - make_interval(days => ?) and (not quiet or message is not null)
         order by closed_at limit ? for update skip locked),
       removed as (delete from assist_case using old where assist_case.id = old.id and not old.quiet)
       update assist_case set message = null, note = null, closed_by = null from old
       where assist_case.id = old.id and old.quiet`,
      [days, mostAtOnce],
    );
  }

  /** Of orders at rest the rows of operations, commands and operations go; what still decides anything stays with the order. */
  private async foldOld(days: number): Promise<void> {
    let left = mostAtOnce;
    for (const state of isMoneyFinal) {
      if (left <= 0) return;
      const rows = await this.database<OrderRow>("assist_order")
        .select("id")
        .where({ state })
        .whereRaw("retention_from < now() - make_interval(days => ?)", [days])
        .orderBy("retention_from")
        .limit(left);
      left -= rows.length;
      for (const { id } of rows)
        await this.database.transaction((transaction) => foldOne(transaction, id, days));
    }
  }
}

async function foldOne(transaction: Knex, id: string, days: number): Promise<void> {
  const order = await transaction<OrderRow>("assist_order")
    .where({ id })
    .whereIn("state", isMoneyFinal)
    // Another run may have folded it since it was found.
    .whereRaw("retention_from < now() - make_interval(days => ?)", [days])
    .forUpdate()
    .skipLocked()
    .first();
  if (!order) return;
  // Whoever opens a command writes to the order first or with it, so that nothing of these changes while it is locked.
  const [operations, commands, staffOperations] = await Promise.all([
    transaction<OperationRow>("assist_operation")
      .where({ order_id: id })
      .orderBy(["operated_at", "billnumber"]),
    transaction<CommandRow>("assist_command").where({ order_id: id }).orderBy("sent_at"),
    transaction<StaffOperationRow>("assist_staff_operation").where({ order_number: order.order_number }),
  ]);
  const { rows } = await transaction.raw<{ rows: { old: boolean; open: boolean }[] }>(
    `select ?::timestamptz < now() - make_interval(days => ?) as old,
       exists (select 1 from assist_case where order_number = ? and closed_at is null) as open`,
    [order.updated_at, days, order.order_number],
  );
  const [now] = rows;
  if (!now?.old || now.open || !isAtRest(order, operations, commands, staffOperations)) {
    await transaction("assist_order")
      .where({ id })
      .update({ retention_from: transaction.raw(countsAnew) });
    return;
  }
  const folded = fold(order, operations, commands, staffOperations);
  await transaction("assist_order")
    .where({ id })
    .update({ folded: transaction.raw("?::jsonb", [JSON.stringify(folded)]), retention_from: null });
  await removeRows(transaction, "assist_operation", operations);
  await removeRows(transaction, "assist_command", commands);
  await removeRows(transaction, "assist_staff_operation", staffOperations);
}

/** Those that were read: a staff operation may have begun since. */
async function removeRows(transaction: Knex, table: string, rows: readonly { id: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await transaction(table).whereIn("id", ids).delete();
}

/** No check of the order is planned, nothing is under way, and Assist has said of every operation how it ended. Pure. */
function isAtRest(
  order: OrderRow,
  operations: readonly OperationRow[],
  commands: readonly CommandRow[],
  staffOperations: readonly StaffOperationRow[],
): boolean {
  return (
    order.next_check_at === null &&
    order.unconfirmed_at === null &&
    operations.every(({ result }) => result === "success" || result === "declined") &&
    commands.every(({ state }) => state === "done" || state === "refused") &&
    staffOperations.every(({ state }) => state !== "working")
  );
}
