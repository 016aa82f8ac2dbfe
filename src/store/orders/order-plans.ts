import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Position } from "../../rules/money/position";
import { payableBillStates } from "../../records/bills";
import { askedSingly, askedWithBill, listDayOf } from "../../rules/schedule/list-day";
import { noLaterThan } from "../sql/plan-version";
import { planned } from "../sql/plan-version";
import type { OperationRow, OrderRow } from "../../records/orders";
import { nextCheck, payableSince } from "../../rules/schedule/schedule";
import { withItsBill } from "./with-its-bill";

export interface RecordedOrder<Row extends OrderRow = OrderRow> {
  order: Row;
  /** The version of the order's plan that this check may replace; null for none: somebody has asked for another check meanwhile. */
  plan: number | null;
  operations: OperationRow[];
  position: Position;
}

/** When the reconcile job looks at an order again. */
export class OrderPlans {
  constructor(protected readonly database: Knex) {}

  async checkSoon(orderNumber: string): Promise<void> {
    await this.orders().where({ order_number: orderNumber }).update({
      next_check_at: this.database.fn.now(),
      updated_at: this.database.fn.now(),
    });
  }

  /** Brings the next check forward, never back. */
  async checkWithin(orderId: string, minutes: number): Promise<void> {
    await this.bringForward(this.orders().where({ id: orderId }), minutes);
  }

  /**
   * The same for what strangers can call as often as they like: without a write where nothing has to be brought forward,
   * and without another place in the job's order. One that waits for its bill's turn no longer does.
   */
  async checkUnlessPlanned(orderId: string, minutes: number): Promise<void> {
    const later = this.database.raw(
      "(next_check_at is null or next_check_at > now() + make_interval(mins => ?) or list_day = ?)",
      [minutes, askedWithBill],
    );
    await this.orders()
      .where({ id: orderId })
      .where(later)
      .update({
        next_check_at: noLaterThan(this.database, minutes * 60),
        list_day: this.database.raw("coalesce(nullif(list_day, ?), ?)", [askedWithBill, askedSingly]),
        ...planned(this.database),
        updated_at: this.database.fn.now(),
      });
  }

  async checkNumberWithin(orderNumber: string, minutes: number): Promise<void> {
    await this.bringForward(this.orders().where({ order_number: orderNumber }), minutes);
  }

  /** Those of the sessions whose shopper has left for the gateway. */
  async checkSessionsWithin(sessionIds: readonly string[], minutes: number): Promise<void> {
    const left = this.orders().whereIn("payment_session_id", sessionIds).whereNotNull("handed_off_at");
    await this.bringForward(left, minutes);
  }

  private async bringForward(orders: Knex.QueryBuilder, minutes: number): Promise<void> {
    await orders.update({
      next_check_at: noLaterThan(this.database, minutes * 60),
      updated_at: this.database.fn.now(),
    });
  }

  /**
   * Plans the next check once everything that `recorded` tells is in Medusa. Does nothing when the plan has another
   * version than when the gateway was asked: somebody has asked for an earlier check.
   * `within`: milliseconds until something is tried again that was refused now.
   */
  async planNextCheck({ order, plan, operations }: RecordedOrder, within?: number): Promise<void> {
    if (plan === null) return;
    const now = await this.now();
    const regular = nextCheck(order.state, payableSince(order), now);
    const again = within === undefined ? null : new Date(now.getTime() + within);
    const sooner = again && (!regular || again < regular);
    const usual = order.checked_at ? listDayOf(order, operations, order.checked_at) : askedSingly;
    const [row] = await this.orders()
      .where({ id: order.id, plan_version: plan })
      .update({
        next_check_at: sooner ? again : regular,
        list_day: sooner ? askedSingly : (withItsBill(this.database, usual) as unknown as string),
        ...planned(this.database),
        updated_at: now,
      })
      .returning("*");
    if (row?.list_day === askedWithBill) await this.billFollows(row);
  }

  /** Somebody has looked at the bill's order number by itself, as something has happened there: more may follow soon. */
  private async billFollows({
    payment_session_id,
    next_check_at: next,
  }: Pick<OrderRow, "payment_session_id" | "next_check_at">): Promise<void> {
    await this.database("assist_bill")
      .where({ payment_session_id, deleted_at: null })
      .whereIn("state", payableBillStates)
      .where("next_check_at", ">", next)
      .update({ next_check_at: next });
  }

  /** The gateway has answered well, and the shop failed to take it over. Returns since when. */
  async shopFails(orderId: string): Promise<Date | undefined> {
    const [row] = await this.orders()
      .where({ id: orderId })
      .update({
        shop_failing_since: this.database.raw("coalesce(shop_failing_since, now())") as unknown as Date,
      })
      .returning("shop_failing_since");
    return row?.shop_failing_since ?? undefined;
  }

  /** It has taken it over. `order` as it was before. */
  async shopWorks({
    id,
    shop_failing_since: since,
  }: Pick<OrderRow, "id" | "shop_failing_since">): Promise<void> {
    if (since !== null) await this.orders().where({ id }).update({ shop_failing_since: null });
  }

  /** The database's time: everything that is compared is stamped by one clock. */
  async now(): Promise<Date> {
    const result = await this.database.raw<{ rows: { now: Date }[] }>("select now() as now");
    return result.rows[0]?.now ?? new Date();
  }

  protected orders() {
    return this.database<OrderRow>("assist_order");
  }
}
