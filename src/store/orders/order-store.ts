import { generateEntityId } from "@medusajs/framework/utils";
import type { GatewayOperation, GatewayOrder, PageMeans } from "../../gateway";
import type { Position } from "../../rules/money/position";
import type { AccountVersion } from "../../records/account-rows";
import { isUnchanged } from "../accounts/unchanged";
import { unfolded } from "../../rules/money/folded";
import { noLaterThan } from "../sql/plan-version";
import { isNews, mergeBillnumbers, positionOf } from "../../rules/money/merge-answer";
import { OrderPlans, type RecordedOrder } from "./order-plans";
import type { FoundBy, OperationRow, OrderRow, OrderToAsk } from "../../records/orders";
import { storable } from "../sql/storable";

export type NewOrder = Pick<
  OrderRow,
  | "order_number"
  | "account"
  | "payment_session_id"
  | "provider"
  | "means"
  | "stages"
  | "live"
  | "amount"
  | "currency"
  | "held"
  | "captured"
  | "refunded"
  | "return_url"
  | "return_token"
> &
  Partial<Pick<OrderRow, "language" | "contract_number" | "customer_number">>;

/** Reads and writes of assist_order and assist_operation. */
export class OrderStore extends OrderPlans {
  /** Remembers a registration. Throws on a repeated order number or payment session. */
  async insert(order: NewOrder): Promise<OrderRow> {
    const [row] = await this.orders()
      .insert({ id: generateEntityId("", "asord"), ...order })
      .returning("*");
    if (!row) throw new Error("The order was not stored");
    return row;
  }

  /** `orderNumber` may come from outside as it is. */
  async byNumber(orderNumber: string): Promise<OrderRow | undefined> {
    return storable(orderNumber)
      ? this.orders().where({ order_number: orderNumber, deleted_at: null }).first()
      : undefined;
  }

  /** The same, for whoever is about to ask the gateway. */
  async toAsk(orderNumber: string): Promise<OrderToAsk | undefined> {
    if (!storable(orderNumber)) return undefined;
    const row: unknown = await this.orders()
      .select("*", this.database.raw("clock_timestamp() as asked_at"))
      .where({ order_number: orderNumber, deleted_at: null })
      .first();
    return row as OrderToAsk | undefined;
  }

  /** `paymentSessionId` may come from outside as it is. */
  async bySession(paymentSessionId: string): Promise<OrderRow | undefined> {
    return storable(paymentSessionId)
      ? this.orders().where({ payment_session_id: paymentSessionId, deleted_at: null }).first()
      : undefined;
  }

  /** `token` may come from outside as it is. */
  async byReturnToken(token: string): Promise<OrderRow | undefined> {
    return storable(token)
      ? this.orders().where({ return_token: token, deleted_at: null }).first()
      : undefined;
  }

  async ofNumbers(orderNumbers: readonly string[]): Promise<OrderRow[]> {
    if (orderNumbers.length === 0) return [];
    return this.orders().whereIn("order_number", orderNumbers).whereNull("deleted_at");
  }

  /** Newest first. */
  async ofSessionsOrCarts(sessionIds: readonly string[], cartIds: readonly string[]): Promise<OrderRow[]> {
    if (sessionIds.length + cartIds.length === 0) return [];
    return this.orders()
      .whereNull("deleted_at")
      .where((wanted) => {
        // An empty list would be a condition that no index serves.
        if (sessionIds.length > 0) void wanted.whereIn("payment_session_id", sessionIds);
        if (cartIds.length > 0) void wanted.orWhereIn("cart_id", cartIds);
      })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "order_number", order: "desc" },
      ]);
  }

  async operationsOf(orderId: string): Promise<OperationRow[]> {
    return this.operations()
      .where({ order_id: orderId, deleted_at: null })
      .orderBy(["operated_at", "billnumber"]);
  }

  /** An order with its position by what is remembered, without asking the gateway. */
  async recorded<Row extends OrderRow>(order: Row): Promise<RecordedOrder<Row>> {
    const operations = await this.operationsOf(order.id);
    return { order, plan: order.plan_version, operations, position: positionOf(order, operations) };
  }

  /**
   * The shopper leaves for the gateway: from now on the order is looked after. False when the account or what is
   * registered has changed meanwhile: then nothing was marked, and the shopper must not leave with what is known of them.
   * `offered`: the means that the form has the page offer.
   */
  async markHandedOff(
    { id, amount, currency, offered: before }: Pick<OrderRow, "id" | "amount" | "currency" | "offered">,
    cartId: string | undefined,
    account: AccountVersion,
    offered: readonly PageMeans[],
  ): Promise<boolean> {
    // A page that was opened before the account's means were changed may still be paid.
    const everOffered = [...new Set([...(before ?? []), ...offered])];
    const marked = await this.orders()
      .where({ id, amount, currency })
      .where(isUnchanged(this.database, account))
      .update({
        handed_off_at: this.database.raw("coalesce(handed_off_at, now())"),
        last_handed_off_at: this.database.fn.now(),
        cart_id: cartId ?? null,
        offered: this.database.raw("?::jsonb", [JSON.stringify(everOffered)]),
        next_check_at: noLaterThan(this.database, 30),
        updated_at: this.database.fn.now(),
      });
    return marked === 1;
  }

  /** The platform's rows of the payment sessions are seen to be gone; the shoppers may still have their payment pages open. */
  async markReplaced(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.orders()
      .whereIn("id", ids)
      .update({
        replaced_at: this.database.raw("coalesce(replaced_at, now())"),
        updated_at: this.database.fn.now(),
      });
  }

  /** Changes what will be registered. False when the shopper has already left with the former amount. */
  async changeRegistration(paymentSessionId: string, amount: string, currency: string): Promise<boolean> {
    const changed = await this.orders()
      .where({ payment_session_id: paymentSessionId, handed_off_at: null })
      .update({ amount, currency, updated_at: this.database.fn.now() });
    return changed === 1;
  }

  /**
   * Adds an answer of the gateway under a row lock, so that answers merge one after another whatever their order.
   * An empty answer counts as a check that found nothing. News keeps the order due: only {@link planNextCheck}, after
   * Medusa has been brought to match, puts the next check off, so that a crash in between loses nothing.
   * `asked`: the order as it was before the gateway was asked. `by`: who asked for this check.
   */
  async merge(
    asked: Pick<OrderToAsk, "order_number" | "plan_version" | "asked_at">,
    answer: readonly GatewayOrder[],
    by: FoundBy,
  ): Promise<RecordedOrder> {
    const { order_number: orderNumber, plan_version: plannedBefore, asked_at: askedAt } = asked;
    return this.database.transaction(async (transaction) => {
      const store = new OrderStore(transaction);
      const before = await store.orders().where({ order_number: orderNumber }).forUpdate().first();
      if (!before) throw new Error(`No order ${orderNumber} to merge an answer into`);
      // First, so that what is known stays as it was kept: without cards and texts, and as old as it is.
      await store.unfold(before);
      await store.upsertOperations(
        before.id,
        answer.flatMap((order) => order.operations),
      );
      const order = {
        ...before,
        folded: before.folded && { ...before.folded, operations: [] },
        billnumbers: mergeBillnumbers(before.billnumbers ?? [], answer),
      };
      const operations = await store.operationsOf(before.id);
      const position = positionOf(order, operations);
      const after = await store.writePosition(order, position, isNews(before, position), askedAt, by);
      const plan = before.plan_version === plannedBefore ? after.plan_version : null;
      return { order: after, plan, operations, position };
    });
  }

  private async writePosition(
    order: OrderRow,
    position: Position,
    news: boolean,
    askedAt: Date,
    by: FoundBy,
  ): Promise<OrderRow> {
    const now = await this.now();
    const [row] = await this.orders()
      .where({ id: order.id })
      .update({
        billnumbers: this.database.raw("?::jsonb", [JSON.stringify(order.billnumbers)]),
        state: position.state,
        held: position.held.amount,
        captured: position.captured.amount,
        refunded: position.refunded.amount,
        decline_code: position.decline?.code ?? null,
        decline_message: position.decline?.message ?? null,
        ...(showsMoney(position)
          ? {
              found_by: this.database.raw("coalesce(found_by, ?)", [by]),
              found_at: this.database.raw("coalesce(found_at, ?)", [now]),
            }
          : {}),
        // An answer may be looked at long after the question, and an earlier one after a later one.
        checked_at: this.database.raw("greatest(checked_at, ?::timestamptz)", [askedAt]),
        unanswered_since: null,
        ...(order.folded
          ? {
              folded: this.database.raw("?::jsonb", [JSON.stringify(order.folded)]),
              retention_from: this.database.raw("coalesce(retention_from, now())"),
            }
          : {}),
        ...(news ? { next_check_at: noLaterThan(this.database, 30) } : {}),
        updated_at: now,
      })
      .returning("*");
    if (!row) throw new Error(`Order ${order.order_number} vanished while it was locked`);
    return row;
  }

  /** Assist speaks of an order whose operations are folded: they are rows again, as if they had never been anything else. */
  private async unfold({ id, folded }: Pick<OrderRow, "id" | "folded">): Promise<void> {
    if (!folded || folded.operations.length === 0) return;
    await this.operations()
      .insert(
        folded.operations.map((operation) => ({
          id: generateEntityId("", "asop"),
          order_id: id,
          ...unfolded(operation),
        })),
      )
      .onConflict(this.database.raw("(order_id, billnumber, type) where deleted_at is null"))
      .ignore();
  }

  /** New operations are added; a pending one takes its final result; a final one never changes. */
  private async upsertOperations(orderId: string, operations: readonly GatewayOperation[]): Promise<void> {
    if (operations.length === 0) return;
    const distinct = [
      ...new Map(
        operations.map((operation) => [`${operation.billnumber} ${operation.type}`, operation]),
      ).values(),
    ];
    await this.operations()
      .insert(
        distinct.map((operation) => ({
          id: generateEntityId("", "asop"),
          order_id: orderId,
          ...columnsOf(operation),
          updated_at: this.database.fn.now() as unknown as Date,
        })),
      )
      .onConflict(this.database.raw("(order_id, billnumber, type) where deleted_at is null"))
      .merge(["result", "response_code", "amount", "message", "approval_code", "operated_at", "updated_at"])
      .whereNotIn("assist_operation.result", ["success", "declined"]);
  }

  private operations() {
    return this.database<OperationRow>("assist_operation");
  }
}

function showsMoney({ held, captured, refunded }: Position): boolean {
  return ![held, captured, refunded].every((sum) => sum.isZero);
}

function columnsOf(
  operation: GatewayOperation,
): Omit<OperationRow, "id" | "order_id" | "created_at" | "updated_at" | "deleted_at"> {
  return {
    billnumber: operation.billnumber,
    type: operation.type,
    result: operation.result,
    response_code: operation.responseCode,
    amount: operation.amount.amount,
    currency: operation.amount.currency,
    means: operation.means ?? null,
    masked_card: operation.maskedCard ?? null,
    message: operation.customerMessage ?? operation.message ?? null,
    approval_code: operation.approvalCode ?? null,
    operated_at: operation.operatedAt ?? null,
  };
}
