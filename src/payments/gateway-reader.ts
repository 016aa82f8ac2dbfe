import { MedusaError } from "@medusajs/framework/utils";
import {
  parseOrderNumber,
  type AssistClient,
  type GatewayOrder,
  type NotFound,
  type Outcome,
} from "../gateway";
import type { AccountBook } from "../accounts/accounts";
import type { GatewayRateLimit } from "../throttling/gateway-rate-limit";
import type { GatewayReader } from "./command-runner";
import { withoutSecrets } from "../accounts/hidden-secrets";
import { leavesOutMoney } from "../rules/money/merge-answer";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { OrderStore } from "../store/orders/order-store";
import type { FoundBy, OrderRow, OrderToAsk } from "../records/orders";
import { pageLifeMilliseconds, payableSince } from "../rules/schedule/schedule";

const day = 24 * 60 * 60 * 1000;

/** The gateway cannot know an order whose shopper never left, unless it says so itself. */
export function mayBeAtGateway(
  order: Pick<OrderRow, "handed_off_at" | "unconfirmed_at" | "billnumbers">,
): boolean {
  return (
    order.handed_off_at !== null || order.unconfirmed_at !== null || (order.billnumbers ?? []).length > 0
  );
}

/**
 * No attempt can be older than the first hand-off, and none begins long after the last one; an open end would grow without
 * limit. Where Assist tells of a later one after all, the search goes on to it, and ever after includes what it found.
 */
function searchEnd(order: OrderRow): Date | undefined {
  const orderedAt = (order.billnumbers ?? []).flatMap((known) => known.orderedAt ?? []).map(Date.parse);
  const seen = [order.unconfirmed_at, order.found_at].flatMap((moment) => moment?.getTime() ?? []);
  const end = Math.max(
    payableSince(order).getTime() + pageLifeMilliseconds,
    // Either clock may be wrong.
    ...[...orderedAt, ...seen].map((moment) => moment + day),
  );
  return end < Date.now() ? new Date(end) : undefined;
}

/** The gateway has answered, and the answer tells nothing. */
export class IncompleteAnswer extends MedusaError {}

/** Reads orders from the gateway into our records. */
export class OrderReader implements GatewayReader {
  constructor(
    private readonly orders: OrderStore,
    private readonly accounts: AccountBook,
    private readonly pace: GatewayRateLimit,
  ) {}

  async client(account: string): Promise<AssistClient> {
    return this.accounts.client(account);
  }

  /**
   * Asks the gateway for all operations of an order and merges its answer. An order whose shopper never left
   * is not asked about: the gateway cannot know it. Throws a MedusaError with a sentence: NOT_FOUND for a number
   * that is not ours, NOT_ALLOWED for an incomplete account, UNEXPECTED_STATE when the gateway gave no usable answer.
   */
  async read(orderNumber: string, by: FoundBy = "staff"): Promise<RecordedOrder> {
    const order = await this.orders.toAsk(orderNumber);
    if (!order)
      throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this number.");
    if (!mayBeAtGateway(order)) return this.orders.recorded(order);
    const outcome = await this.ask(order);
    if (outcome.kind === "done") return this.merge(order, outcome.value, by);
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `${outcome.sentence} The state of the payment could not be checked.`,
    );
  }

  /** One question to the gateway about an order; nothing is written. No order at the gateway is an empty answer. */
  async ask(order: OrderRow): Promise<Exclude<Outcome<GatewayOrder[]>, NotFound>> {
    if (!mayBeAtGateway(order)) return { kind: "done", value: [] };
    // The search covers three days by order date unless Start* is sent (protocol §1.7); a day covers any clock difference.
    const from = new Date((order.handed_off_at ?? order.created_at).getTime() - day);
    const outcome = await (
      await this.client(order.account)
    ).orderResult({
      orderNumber: parseOrderNumber(order.order_number),
      from,
      to: searchEnd(order),
    });
    this.pace.heard(order.account, outcome, performance.now());
    return outcome.kind === "not-found" ? { kind: "done", value: [] } : outcome;
  }

  /** Merges the answer to {@link ask}; `order` as it was then. Throws {@link IncompleteAnswer}. */
  async merge(order: OrderToAsk, answer: GatewayOrder[], by: FoundBy): Promise<RecordedOrder> {
    if (leavesOutMoney(order.billnumbers ?? [], answer)) {
      throw new IncompleteAnswer(
        MedusaError.Types.UNEXPECTED_STATE,
        "Assist's answer leaves out a payment that it has reported before. Nothing was concluded from it.",
      );
    }
    const storable = withoutSecrets(answer, await this.accounts.merchants());
    return this.orders.merge(order, storable, by);
  }
}
