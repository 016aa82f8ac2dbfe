import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { bareBillnumber, parseNotification, type OrderState } from "../../gateway";
import { furtherState } from "../../rules/money/position";
import type { NotificationRow } from "../../records/rows";
import type { RecordedBillnumber, OrderRow } from "../../records/orders";

/** What a genuine notification says of an order. */
export interface Told {
  receivedAt: Date;
  /** Bare. */
  billnumber: string;
  state: OrderState;
  /** As Assist calls it. */
  stateText: string;
}

type StoredMessage = Pick<NotificationRow, "fields" | "received_at">;

/** More messages than an order has whose end is still awaited. */
const most = 100;

/** What Assist's notifications have told, held against its answers, which alone count. */
export class UnconfirmedNotifications {
  constructor(private readonly database: Knex) {}

  /**
   * The first of the genuine messages about an order that no answer has confirmed yet; undefined when there is none. Then
   * the order is not asked about for their sake any more, unless another has come since it was read.
   */
  async unconfirmed(
    order: Pick<OrderRow, "id" | "order_number" | "billnumbers" | "unconfirmed_at" | "unconfirmed_version">,
  ): Promise<Told | undefined> {
    if (order.unconfirmed_at === null) return undefined;
    const [first] = unconfirmedOf(await this.of(order.order_number), order.billnumbers ?? []);
    if (!first) {
      await this.database("assist_order")
        .where({ id: order.id, unconfirmed_version: order.unconfirmed_version })
        .update({ unconfirmed_at: null });
    }
    return first;
  }

  /** Oldest first. */
  private async of(orderNumber: string): Promise<Told[]> {
    const messages: StoredMessage[] = await this.database("assist_notification")
      .select("fields", "received_at")
      .where({ order_number: orderNumber, verdict: "genuine", deleted_at: null })
      .orderBy("received_at", "desc")
      .limit(most);
    return messages.reverse().flatMap(({ fields, received_at: receivedAt }) => {
      const parsed = parseNotification(fields);
      if (!parsed.ok) return [];
      const { billnumber, state, stateText } = parsed.notification;
      return [
        { receivedAt, billnumber: bareBillnumber(billnumber), state, stateText: stateText.slice(0, 40) },
      ];
    });
  }
}

/** Those whose billnumber the answers do not show, or not as far as they say. Pure. */
export function unconfirmedOf(told: readonly Told[], known: readonly RecordedBillnumber[]): Told[] {
  return told.filter(
    ({ billnumber, state }) =>
      !known.some(
        (entry) => entry.billnumber === billnumber && furtherState(entry.state, state) === entry.state,
      ),
  );
}
