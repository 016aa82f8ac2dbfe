import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { attentionMoney, isDealtWith } from "../../rules/cases/attention-money";
import type { DealtWith, OrderRow } from "../../records/orders";
import type { AttentionReason } from "../../records/cases";

/** How a case came to its end. */
export interface Settling {
  how: "by-itself" | "by-hand" | "money-returned";
  /** Id of the user. */
  by?: string | undefined;
  note?: string | undefined;
}

/**
 * For a case that speaks of not knowing, and not of the money: it takes the place of its like alone. What staff have
 * settled by hand must not be forgotten for it, nor what is shown be taken for settled.
 */
export const overNoOther = {
  over: (shown: string | null): boolean =>
    shown === null || ["no-answer", "outcome-unknown", "shop-failed"].includes(shown),
};

/** What staff should look at. An order shows one case at a time; settled ones go to the history. */
export class AttentionStore {
  constructor(private readonly database: Knex) {}

  /**
   * Shows the order to staff. The time stays that of the first sight of the same reason; another reason's case is settled.
   * What staff have settled by hand is not shown again until the money moves, here or there.
   * `shop`: the shop's side of the case, in any words that are the same as long as it stays.
   * `over`: whether it may take the place of what is shown or was dealt with. "kept" when it may not, and for what staff
   * have settled.
   */
  async raise(
    order: Pick<OrderRow, "id">,
    reason: AttentionReason,
    message: string,
    { shop = "", over = always }: { shop?: string; over?: (shown: string | null) => boolean } = {},
  ): Promise<"shown" | "kept"> {
    return this.database.transaction(async (transaction) => {
      const store = new AttentionStore(transaction);
      const before = await store.locked(order.id);
      if (!before) return "shown";
      if (!over(shownOf(before))) return "kept";
      const money = attentionMoney(before, shop);
      if (isDealtWith(before.dealt_with, reason, money)) return "kept";
      if (before.attention !== null && before.attention !== reason)
        await store.addToHistory(before, { how: "by-itself" });
      await store.update(before, {
        attention: reason,
        attention_message: message,
        attention_at: before.attention === reason ? before.attention_at : transaction.fn.now(),
        attention_money: transaction.raw("?::jsonb", [JSON.stringify(money)]),
        dealt_with: null,
      });
      return "shown";
    });
  }

  /** All is well again. Does nothing when there was nothing, or when `over` says that the case is another's. */
  async settle(
    order: Pick<OrderRow, "id">,
    settling: Settling = { how: "by-itself" },
    over: (shown: string | null) => boolean = always,
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const store = new AttentionStore(transaction);
      const before = await store.locked(order.id);
      if (!before || !over(shownOf(before))) return;
      if (before.attention !== null) await store.addToHistory(before, settling);
      if (before.attention !== null || before.dealt_with !== null)
        await store.update(before, { ...nothingToShow, dealt_with: null });
    });
  }

  /**
   * Staff have dealt with it. The case goes to the history and comes back when its money moves or something else is
   * wrong. False when the order shows another reason, or none: somebody was quicker.
   */
  async settleByHand(
    orderNumber: string,
    reason: string,
    { by, note }: Pick<Settling, "by" | "note">,
  ): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const store = new AttentionStore(transaction);
      const before = await transaction<OrderRow>("assist_order")
        .where({ order_number: orderNumber, deleted_at: null })
        .forUpdate()
        .first();
      if (!before || before.attention !== reason) return false;
      await store.addToHistory(before, { how: "by-hand", by, note });
      const dealt: DealtWith = {
        reason,
        money: before.attention_money ?? attentionMoney(before, ""),
        noticed_at: (before.attention_at ?? before.updated_at).toISOString(),
      };
      await store.update(before, {
        ...nothingToShow,
        dealt_with: transaction.raw("?::jsonb", [JSON.stringify(dealt)]),
      });
      return true;
    });
  }

  private async locked(orderId: string): Promise<OrderRow | undefined> {
    return this.database<OrderRow>("assist_order").where({ id: orderId }).forUpdate().first();
  }

  private async update({ id }: OrderRow, values: Record<string, unknown>): Promise<void> {
    await this.database("assist_order")
      .where({ id })
      .update({ ...values, updated_at: this.database.fn.now() });
  }

  private async addToHistory(order: OrderRow, { how, by, note }: Settling): Promise<void> {
    const money = order.attention_money ?? attentionMoney(order, "");
    await this.database("assist_anomaly").insert({
      id: generateEntityId("", "asano"),
      order_number: order.order_number,
      reason: order.attention,
      message: order.attention_message,
      noticed_at: order.attention_at,
      settled_at: this.database.fn.now(),
      settled_how: how,
      settled_by: by ?? null,
      note: note ?? null,
      money: this.database.raw("?::jsonb", [JSON.stringify(money)]),
    });
  }
}

const always = (): boolean => true;

/** The reason that is shown, or that staff have dealt with. */
function shownOf({ attention, dealt_with: dealt }: OrderRow): string | null {
  return attention ?? dealt?.reason ?? null;
}

const nothingToShow = {
  attention: null,
  attention_message: null,
  attention_at: null,
  attention_money: null,
};
