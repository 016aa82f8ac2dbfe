import type { MedusaContainer } from "@medusajs/framework/types";
import type AssistModuleService from "../modules/assist/service";
import type { FoundBy } from "../records/orders";
import { outcomeOf, type ReconciliationOutcome } from "../rules/books/outcome";
import { isNews } from "../rules/money/merge-answer";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { BillsOfOrders } from "./bills-of-orders";
import { correctBooks, type Reconciled } from "./correct-books";
import { factsOf } from "./facts";

export interface ReconcileOrderInput {
  order_number: string;
  /** Wait while another process works on the same order, so that the outcome is the final one: for a shopper who looks on. */
  wait?: boolean;
  /** Who asks, for the record of how payments are found. Staff unless given. */
  by?: FoundBy;
}

/** A shopper's patience with a page that loads. */
const waitMilliseconds = 10_000;

/** Asks the gateway about an order, remembers its answer, and brings Medusa to match. Throws as the workflow does. */
export async function reconcileOrder(
  container: MedusaContainer,
  assist: AssistModuleService,
  input: ReconcileOrderInput,
  bills: BillsOfOrders,
): Promise<ReconciliationOutcome> {
  const { order_number: orderNumber, by, wait } = input;
  const isPublic = by === "return" || by === "session";
  const turn = ["match", isPublic, wait, orderNumber].join("-");
  return assist.turns.run(turn, async () => {
    const match = (recorded: RecordedOrder) => reconcileChecked(container, assist, recorded, bills, wait);
    if (!isPublic) return match(await assist.check(orderNumber, by));
    const { recorded, known } = await assist.checkForPublic(orderNumber, by);
    if (known === "now") return match(recorded);
    const { order, position } = recorded;
    const outcome = outcomeOf(position, await factsOf(container, assist, order), order.cart_id);
    assist.recent.keep(order, outcome, performance.now());
    return outcome;
  });
}

/** The second half, for whoever has asked the gateway already: `asked` is what came of its answer. */
export async function reconcileChecked(
  container: MedusaContainer,
  assist: AssistModuleService,
  asked: RecordedOrder,
  bills: BillsOfOrders,
  wait = false,
): Promise<ReconciliationOutcome> {
  const outcome = await reconcileOne(container, assist, asked, bills, wait);
  if (asked.order.kind === "bill") await bills.afterCheck(container, asked.order.order_number);
  return outcome;
}

/** News that come while Medusa is being brought to match; more of them are left to the job. */
const mostRounds = 4;

async function reconcileOne(
  container: MedusaContainer,
  assist: AssistModuleService,
  asked: RecordedOrder,
  bills: BillsOfOrders,
  wait: boolean,
): Promise<ReconciliationOutcome> {
  const orderNumber = asked.order.order_number;
  for (let rounds = 1; ; rounds++) {
    const token = await assist.orderLease.take(orderNumber, wait ? waitMilliseconds : 0);
    if (!token) {
      // Whoever is bringing Medusa to match sees this check's news when done; should that process die, the job does.
      await assist.orders.checkWithin(asked.order.id, 1);
      return outcomeOf(asked.position, await factsOf(container, assist, asked.order), asked.order.cart_id);
    }
    let matched: Reconciled;
    try {
      // Whoever had the lease before may have learned more than this check.
      const current = await assist.orders.recorded(
        (await assist.cases.order(orderNumber)) ?? { ...asked.order, cases: [] },
      );
      // A plan that was made since the gateway was asked is somebody's wish for a check, also when its news are here.
      const renew = () => assist.orderLease.renew(orderNumber, token);
      matched = await correctBooks(container, assist, { ...current, plan: asked.plan }, bills, renew);
      await assist.orders.shopWorks(current.order);
    } finally {
      await assist.orderLease.release(orderNumber, token);
    }
    const now = await assist.orders.byNumber(orderNumber);
    if (!now || !isNews(now, matched.position) || rounds === mostRounds) return matched.outcome;
  }
}
