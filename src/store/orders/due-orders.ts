import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type askedLast, type askedSingly, askedWithBill } from "../../rules/schedule/list-day";
import type { OrderWithCases, WithCases } from "../../records/cases";
import type { CommandRow, OperationRow, OrderRow, OrderToAsk } from "../../records/orders";
import { currentCases, currentCasesColumn } from "../cases/current-cases";
import { nextVersion } from "../sql/plan-version";
import { releaseClaims } from "../sql/release-claims";
import { withItsBill } from "./with-its-bill";

/** Longer than a slice of claimed orders takes; a claim of a process that died ends by itself. */
const claimMinutes = 3;

/** An order that is not due is taken along by its day's list unless it was looked at in this time. */
const takenAlongAfterMinutes = 60;

/** Orders of one account that are asked about in the same way. */
export interface DueGroup {
  account: string;
  /** The GMT day whose list may answer for them; one of the words in list-day.ts for those that are asked about otherwise. */
  list_day: string;
}

/** An order that the gateway is about to be asked about, with what staff see of it. */
export type DueOrder = OrderToAsk & WithCases;

/** What is written about an order after a check. */
export interface Plan {
  id: string;
  /** `plan_version` as it was when the order was claimed. */
  claimed: number;
  next: Date | null;
  listDay: string;
  /** When the gateway was asked, by the database's clock; for "answered" alone. */
  asked?: Date;
  /** "unanswered": the gateway gave no usable answer. "not-taken-over": it gave one, and the shop failed at it. */
  outcome: "answered" | "unanswered" | "not-taken-over" | "not-asked";
}

/** What was taken of a day: at `at`, and to be told from what others take by `mark`, the moment until which it is off. */
export interface ClaimOfDay {
  /** In PostgreSQL's own words, as a Date would cut it short. */
  mark: string;
  at: Date;
}

export interface Remembered {
  operations: (orderId: string) => OperationRow[];
  commands: (orderId: string) => CommandRow[];
}

/**
 * The orders that the reconcile job has to look at, found by indexes of account and time. Each is claimed by one
 * process: claiming puts the next check a few minutes off, so an order whose look does not finish is due again.
 */
export class DueOrders {
  constructor(private readonly database: Knex) {}

  /**
   * What is due, the longest due first; hops through the index from group to group, however many orders are planned. Without
   * those that are asked about with their bills.
   */
  async groups(): Promise<DueGroup[]> {
    const { rows } = await this.database.raw<{ rows: DueGroup[] }>(
      `with recursive planned as (
         (select account, list_day from assist_order where ${isPlanned} order by account, list_day limit 1)
         union all
         select following.* from planned, lateral (
           select account, list_day from assist_order
           where ${isPlanned} and (account, list_day) > (planned.account, planned.list_day)
           order by account, list_day limit 1) following)
       select planned.account, planned.list_day from planned, lateral (
         select min(next_check_at) as due from assist_order
         where ${isPlanned} and account = planned.account and list_day = planned.list_day) first
       where first.due <= now() and planned.list_day <> '${askedWithBill}' order by first.due`,
    );
    return rows;
  }

  /** Takes due orders that have to be asked about singly, the longest due first. */
  async claim(
    account: string,
    limit: number,
    queue: typeof askedSingly | typeof askedLast,
  ): Promise<DueOrder[]> {
    // Materialized, or the planner may run the subquery again and claim more than the limit.
    const { rows } = await this.database.raw<{ rows: DueOrder[] }>(
      `with due as materialized (
         select id from assist_order
         where ${isPlanned} and account = ? and list_day = ? and next_check_at <= now()
         order by next_check_at limit ? for update skip locked)
       update assist_order set next_check_at = now() + make_interval(mins => ?), plan_version = ${nextVersion}
       from due where assist_order.id = due.id returning assist_order.*, now() as asked_at, ${currentCasesColumn}`,
      [account, queue, limit, claimMinutes],
    );
    return rows;
  }

  /** The order numbers of bills, by payment sessions, for whoever is about to ask the gateway about them. */
  async ofBills(sessionIds: readonly string[]): Promise<DueOrder[]> {
    const rows: unknown = await this.database("assist_order")
      .select("*", this.database.raw("now() as asked_at"), currentCases(this.database))
      .whereIn("payment_session_id", sessionIds)
      .where({ kind: "bill", deleted_at: null });
    return rows as DueOrder[];
  }

  /** Of the numbers those that are asked about with their bills, with what is remembered. */
  async askedWithBills(account: string, orderNumbers: readonly string[]): Promise<OrderRow[]> {
    return this.database<OrderRow>("assist_order")
      .where({ account, list_day: askedWithBill, deleted_at: null })
      .whereIn("order_number", orderNumbers);
  }

  /** These have news, so that they do not wait for their bills' turn. */
  async askAtOnce(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database("assist_order").whereIn("id", ids).update({ next_check_at: this.database.fn.now() });
  }

  /** Takes the due orders of a day; undefined when another process has taken them. */
  async claimDay(account: string, day: string): Promise<ClaimOfDay | undefined> {
    const { rows } = await this.database.raw<{ rows: { mark: string | null; at: Date }[] }>(
      `with due as materialized (
         select id from assist_order where ${isPlanned} and account = ? and list_day = ? and next_check_at <= now()
         for update skip locked),
       claimed as (
         update assist_order set next_check_at = now() + make_interval(mins => ?), plan_version = ${nextVersion}
         from due where assist_order.id = due.id returning next_check_at)
       select max(next_check_at)::text as mark, now() as at from claimed`,
      [account, day, claimMinutes],
    );
    const [claim] = rows;
    return claim?.mark ? { mark: claim.mark, at: claim.at } : undefined;
  }

  /** Those of the numbers that were claimed, or are not due and may be taken along. */
  async ofDay(
    account: string,
    day: string,
    { mark }: ClaimOfDay,
    orderNumbers: readonly string[],
  ): Promise<OrderWithCases[]> {
    const rows: unknown = await this.database("assist_order")
      .select("*", currentCases(this.database))
      .where({ account, list_day: day, deleted_at: null })
      .whereIn("order_number", orderNumbers)
      .where((wanted) =>
        wanted
          .where("next_check_at", mark)
          .orWhere((early) =>
            early
              .where("next_check_at", ">", mark)
              .whereRaw("checked_at < now() - make_interval(mins => ?)", [takenAlongAfterMinutes]),
          ),
      );
    return rows as OrderWithCases[];
  }

  /** What was claimed of a day and its list did not answer for is asked about singly, now. */
  async askSinglyOfDay(account: string, day: string, { mark }: ClaimOfDay): Promise<void> {
    await this.database("assist_order")
      .where({ account, list_day: day, next_check_at: mark, deleted_at: null })
      .update({ next_check_at: this.database.fn.now() });
  }

  /** One statement for all. Does nothing for an order whose plan has changed meanwhile: somebody asked for an earlier check. */
  async plan(plans: readonly Plan[]): Promise<void> {
    if (plans.length === 0) return;
    await this.database.raw(
      `update assist_order
       set next_check_at = planned.next, list_day = ?, plan_version = ${nextVersion}, updated_at = now(),
           checked_at = case when planned.outcome = 'answered' then greatest(checked_at, planned.asked) else checked_at end,
           unanswered_since = case when planned.outcome in ('answered', 'not-taken-over') then null
             when planned.outcome = 'unanswered' then coalesce(unanswered_since, now()) else unanswered_since end,
           shop_failing_since = case when planned.outcome = 'answered' then null else shop_failing_since end
       from jsonb_to_recordset(?::jsonb)
         as planned(id text, claimed integer, next timestamptz, "listDay" text, asked timestamptz, outcome text)
       where assist_order.id = planned.id and assist_order.id = any(?)
         and assist_order.plan_version = planned.claimed`,
      [
        withItsBill(this.database, this.database.raw('planned."listDay"')),
        // Each name is one of the statement's columns: whoever renames a property cannot miss them.
        JSON.stringify(
          plans.map(({ id, claimed, next, listDay, asked, outcome }) => ({
            id,
            claimed,
            next,
            listDay,
            asked,
            outcome,
          })),
        ),
        plans.map(({ id }) => id),
      ],
    );
  }

  /** Operations and commands of many orders, by order id, with one query each. */
  async remembered(orderIds: readonly string[]): Promise<Remembered> {
    if (orderIds.length === 0) return { operations: () => [], commands: () => [] };
    const [operations, commands] = await Promise.all([
      this.database<OperationRow>("assist_operation")
        .whereIn("order_id", orderIds)
        .where({ deleted_at: null })
        .orderBy(["operated_at", "billnumber"]),
      this.database<CommandRow>("assist_command")
        .whereIn("order_id", orderIds)
        .where({ deleted_at: null })
        .orderBy("sent_at"),
    ]);
    const byOrder = <T extends { order_id: string }>(rows: T[]): ((id: string) => T[]) => {
      const groups = new Map<string, T[]>();
      for (const row of rows) groups.set(row.order_id, [...(groups.get(row.order_id) ?? []), row]);
      return (id) => groups.get(id) ?? [];
    };
    return { operations: byOrder(operations), commands: byOrder(commands) };
  }

  /** Orders that were claimed and not asked about are due again at once, unless somebody has planned otherwise since. `orders`: as claimed. */
  async release(orders: readonly Pick<OrderRow, "id" | "plan_version">[]): Promise<void> {
    await releaseClaims(this.database, "assist_order", orders);
  }
}

const isPlanned = "next_check_at is not null and deleted_at is null";
