import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { billsOfOrders } from "../bills/at-checkout";
import * as books from "../books/reconcile-order";
import type { ReconcileOrderInput } from "../books/reconcile-order";
import { ASSIST_MODULE } from "../modules/assist";
import type { OrderRow } from "../records/orders";
import type { ReconciliationOutcome } from "../rules/books/outcome";
import type { RecordedOrder } from "../store/orders/order-plans";

export type { ReconcileOrderInput } from "../books/reconcile-order";
export type { ReconciliationOutcome } from "../rules/books/outcome";

const reconcileOrderStep = createStep(
  "assist-reconcile-order",
  async (input: ReconcileOrderInput, { container }) => {
    const assist = container.resolve(ASSIST_MODULE);
    return new StepResponse(await books.reconcileOrder(container, assist, input, billsOfOrders));
  },
);

/**
 * The one finaliser: asks the gateway about an order, remembers its answer, and brings Medusa to match with Medusa's
 * own workflows. Return, notification, job and staff only say when to look; none of them carries truth. Running it
 * twice, or in several processes at once, changes nothing more.
 *
 * Fails with a MedusaError: NOT_FOUND for a number that is not ours, UNEXPECTED_STATE when the gateway cannot be asked.
 */
export const reconcileOrderWorkflow = createWorkflow(
  "assist-reconcile-order",
  (input: ReconcileOrderInput) => {
    return new WorkflowResponse(reconcileOrderStep(input));
  },
);

/**
 * The same for whoever comes to a public address: while Assist is not to be asked about the order, what was told a moment
 * ago serves. `order` is as just read. Throws as the workflow does.
 */
export async function reconcileForPublic(
  container: MedusaContainer,
  order: OrderRow,
  by: "return" | "session",
): Promise<ReconciliationOutcome> {
  const assist = container.resolve(ASSIST_MODULE);
  const recent = assist.recent.of(order, performance.now()) as ReconciliationOutcome | undefined;
  if (recent) return recent;
  const input = { order_number: order.order_number, wait: true, by };
  const { result } = await reconcileOrderWorkflow(container).run({ input });
  return result;
}

/** The second half of the finaliser, for whoever has asked the gateway already: `asked` is what came of its answer. */
export async function bringMedusaToMatch(
  container: MedusaContainer,
  asked: RecordedOrder,
): Promise<ReconciliationOutcome> {
  const assist = container.resolve(ASSIST_MODULE);
  return books.reconcileChecked(container, assist, asked, billsOfOrders);
}
