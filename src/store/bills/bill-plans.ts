import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  closedBillStates,
  openBillStates,
  type BillQueue,
  type BillRow,
  type NextBillState,
} from "../../records/bills";
import { isFree } from "../leases/lease-sql";
import { nextVersion, noLaterThan, planned } from "../sql/plan-version";
import { releaseClaims } from "../sql/release-claims";
import type { OrderRow } from "../../records/orders";

/** The job runs every minute, so a shop would have to be down for as long to lose a mark. */
const unmarkedDays = 7;

const over = closedBillStates.filter((state) => state !== "paid");

/** What tells one sending of createbill from another. */
export type Sending = Pick<BillRow, "id" | "sent_version">;

/** Longer than a slice of claimed bills takes; a claim of a process that was killed ends by itself. */
const claimMinutes = 3;

/** Bills of one account that have a plan. */
export interface PlannedBills {
  account: string;
  /** Whether one of them is due, and nobody is at work on it. */
  due: boolean;
}

/** What is written about a bill after a check that found nothing but the time of the next one. */
export interface BillPlan {
  id: string;
  /** `plan_version` as it was when the bill was claimed. */
  claimed: number;
  next: Date;
  queue: BillQueue;
}

/** When the job looks at a bill again, and what is sent of it. */
export class BillPlans {
  constructor(protected readonly database: Knex) {}

  /**
   * The last word before createbill is sent, which counts as sent from now on. Undefined when it is no longer the caller's
   * to send: it was held up since `bill` was written, and another process has sent it again or given it up.
   */
  async sendNow(bill: Sending): Promise<BillRow | undefined> {
    const [row] = await this.asSent(bill)
      .where({ state: "creating" })
      .update({ sent_at: this.database.raw("clock_timestamp()") as unknown as Date })
      .returning("*");
    return row;
  }

  /** Writes down that createbill is about to be sent again, under the same number; `bill` as it was when Assist was asked. */
  async sendAgain(bill: Sending): Promise<boolean> {
    const changed = await this.asSent(bill)
      .whereIn("state", ["creating", "unknown"])
      .update({
        state: "creating" satisfies NextBillState<"creating" | "unknown">,
        sent_times: this.database.raw("sent_times + 1") as unknown as number,
        sent_at: this.database.raw("clock_timestamp()") as unknown as Date,
      });
    return changed === 1;
  }

  /** The accounts with bills that have a plan; hops through the index from account to account, however many bills there are. */
  async planned(): Promise<PlannedBills[]> {
    const { rows } = await this.database.raw<{ rows: PlannedBills[] }>(
      `with recursive named as (
         (select account from assist_bill order by account limit 1)
         union all
         select following.account from named, lateral (
           select account from assist_bill where account > named.account order by account limit 1) following)
       select named.account, coalesce(first.due, false) as due from named, lateral (
         select true as planned from assist_bill
         where account = named.account and queue in ('urgent', 'waiting') and next_check_at is not null
           and deleted_at is null limit 1) one
       left join lateral (
         select true as due from assist_bill
         where account = named.account and queue in ('urgent', 'waiting') and ${isDue} limit 1) first on true`,
    );
    return rows;
  }

  /** How many bills of an account are open, and nothing is expected of them but that they are paid some day. */
  async waiting(account: string): Promise<number> {
    const [row] = await this.bills()
      .where({ account, queue: "waiting", deleted_at: null })
      .whereNotNull("next_check_at")
      .count<{ count: string }[]>({ count: "*" });
    return Number(row?.count ?? 0);
  }

  /** Takes bills that were due by then, the longest due first; each is claimed by one process. */
  async claim(account: string, limit: number, queue: BillQueue, dueBy: Date): Promise<BillRow[]> {
    const { rows } = await this.database.raw<{ rows: BillRow[] }>(
      `with due as materialized (
         select id from assist_bill where account = ? and queue = ? and next_check_at <= ? and ${isDue}
         order by next_check_at limit ? for update skip locked)
       update assist_bill set next_check_at = now() + make_interval(mins => ?), plan_version = ${nextVersion}
       from due where assist_bill.id = due.id returning assist_bill.*`,
      [account, queue, dueBy, limit, claimMinutes],
    );
    return rows;
  }

  /** Bills that were claimed and not worked on are due again at once, unless somebody has planned otherwise since. `bills`: as claimed. */
  async release(bills: readonly Pick<BillRow, "id" | "plan_version">[]): Promise<void> {
    await releaseClaims(this.database, "assist_bill", bills);
  }

  /** One statement for all. Does nothing for a bill that has changed meanwhile: somebody asked for an earlier check, or it is over. */
  async putOff(plans: readonly BillPlan[]): Promise<void> {
    if (plans.length === 0) return;
    await this.database.raw(
      `update assist_bill set next_check_at = planned.next, queue = planned.queue, plan_version = ${nextVersion}
       from jsonb_to_recordset(?::jsonb) as planned(id text, claimed integer, next timestamptz, queue text)
       where assist_bill.id = planned.id and assist_bill.id = any(?) and assist_bill.state = 'open'
         and assist_bill.plan_version = planned.claimed`,
      [
        JSON.stringify(plans.map(({ id, claimed, next, queue }) => ({ id, claimed, next, queue }))),
        plans.map(({ id }) => id),
      ],
    );
  }

  async ofIds(ids: readonly string[]): Promise<BillRow[]> {
    return this.bills().whereIn("id", ids).where({ deleted_at: null });
  }

  /** Of payment sessions and orders, by id, those that have a bill: a session any at all, an order an open one. */
  async billed(sessions: readonly string[], orders: readonly string[]): Promise<ReadonlySet<string>> {
    if (sessions.length + orders.length === 0) return new Set();
    const [ofSessions, ofOrders] = await Promise.all([
      this.bills().whereIn("payment_session_id", sessions).where({ deleted_at: null }),
      this.bills().whereIn("order_id", orders).whereIn("state", openBillStates).where({ deleted_at: null }),
    ]);
    return new Set([
      ...ofSessions.flatMap(({ payment_session_id: id }) => id ?? []),
      ...ofOrders.map(({ order_id: id }) => id),
    ]);
  }

  /**
   * The numbers of bills that are over, unpaid as far as the shop knows, and whose money has been seen lately all the
   * same: the process that saw it died before it marked the bill. `paid`: states of an order that has money.
   */
  async unmarked(
    accounts: readonly string[],
    paid: readonly OrderRow["state"][],
    limit: number,
  ): Promise<string[]> {
    // By the index of what was found, which has accounts and modes in front.
    const { rows } = await this.database.raw<{ rows: { number: string }[] }>(
      `select seen.order_number as number from assist_order seen
       join assist_bill bill on bill.number = seen.order_number and bill.deleted_at is null
       where seen.account = any(?) and seen.live in (true, false) and seen.deleted_at is null
         and seen.found_at > now() - make_interval(days => ?)
         and seen.kind = 'bill' and seen.state = any(?) and bill.state = any(?)
       order by seen.found_at limit ?`,
      [[...accounts], unmarkedDays, [...paid], over, limit],
    );
    return rows.map(({ number }) => number);
  }

  /** The job looks at the open bills of these at its next run, also where a check is at work just now. */
  async checkSoon(of: { order_id: string }): Promise<void> {
    await this.bills()
      .where(of)
      .whereIn("state", openBillStates)
      .update({ next_check_at: noLaterThan(this.database, 0) as unknown as Date });
  }

  /** Of the bill of a payment session; brings its next check forward, never back. */
  async checkWithin(sessionId: string, minutes: number): Promise<void> {
    await this.bills()
      .where({ payment_session_id: sessionId })
      .whereIn("state", openBillStates)
      .update({ next_check_at: noLaterThan(this.database, minutes * 60) as unknown as Date });
  }

  /** A check of the bill has failed. Returns since when they do. */
  async checksFail(id: string): Promise<Date | undefined> {
    const [row] = await this.bills()
      .where({ id })
      .update({ failing_since: this.database.raw("coalesce(failing_since, now())") as unknown as Date })
      .returning("failing_since");
    return row?.failing_since ?? undefined;
  }

  /** One has not. `bill` as it was before. */
  async checksWell({ id, failing_since: since }: Pick<BillRow, "id" | "failing_since">): Promise<void> {
    if (since !== null) await this.bills().where({ id }).update({ failing_since: null });
  }

  /**
   * When to look at a bill again; null for never. `bill`: as it was before the check. Does nothing when its plan has
   * another version since: somebody has asked for an earlier check, and may know what this one has not seen.
   */
  async plan(
    { id, plan_version }: Pick<BillRow, "id" | "plan_version">,
    next: Date | null,
    queue: BillQueue = "urgent",
  ): Promise<void> {
    await this.bills()
      .where({ id, plan_version })
      .update({ next_check_at: next, queue, ...planned(this.database), updated_at: this.now() });
  }

  /** The row as long as createbill was not sent since it was read. */
  protected asSent({ id, sent_version }: Sending): Knex.QueryBuilder<BillRow, BillRow[]> {
    return this.bills().where({ id, sent_version });
  }

  /** A value for `next_check_at`, under the condition of {@link plan}. */
  protected unlessPlannedAnew({ plan_version: before }: Pick<BillRow, "plan_version">, next: Date): Date {
    return this.database.raw("case when plan_version = ? then ?::timestamptz else next_check_at end", [
      before,
      next,
    ]) as unknown as Date;
  }

  protected now(): Date {
    return this.database.fn.now() as unknown as Date;
  }

  protected bills() {
    return this.database<BillRow>("assist_bill");
  }
}

const isDue = `next_check_at <= now() and deleted_at is null and ${isFree("assist_bill")}`;
