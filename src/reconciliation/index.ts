import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { billsOfOrders } from "../bills/bills-of-orders";
import * as books from "../books/sync-order";
import type { SyncOrderInput } from "../books/sync-order";
import { ASSIST_MODULE } from "../modules/assist";
import type { OrderRow } from "../records/orders";
import type { SyncOutcome } from "../rules/books/outcome";
import type { Standing } from "../store/orders/order-plans";

export type { SyncOrderInput } from "../books/sync-order";
export type { SyncOutcome } from "../rules/books/outcome";

const syncOrderStep = createStep("assist-sync-order", async (input: SyncOrderInput, { container }) => {
  const assist = container.resolve(ASSIST_MODULE);
  return new StepResponse(await books.syncOrder(container, assist, input, billsOfOrders));
});

/**
 * The one finaliser: asks the gateway about an order, remembers its answer, and brings Medusa to match with Medusa's
 * own workflows. Return, notification, job and staff only say when to look; none of them carries truth. Running it
 * twice, or in several processes at once, changes nothing more.
 *
 * Fails with a MedusaError: NOT_FOUND for a number that is not ours, UNEXPECTED_STATE when the gateway cannot be asked.
 */
export const syncOrderWorkflow = createWorkflow("assist-sync-order", (input: SyncOrderInput) => {
  return new WorkflowResponse(syncOrderStep(input));
});

/**
 * The same for whoever comes to a public address: while Assist is not to be asked about the order, what was told a moment
 * ago serves. `order` is as just read. Throws as the workflow does.
 */
export async function lookForPublic(
  container: MedusaContainer,
  order: OrderRow,
  by: "return" | "session",
): Promise<SyncOutcome> {
  const assist = container.resolve(ASSIST_MODULE);
  const recent = assist.recent.of(order, performance.now()) as SyncOutcome | undefined;
  if (recent) return recent;
  const input = { order_number: order.order_number, wait: true, by };
  const { result } = await syncOrderWorkflow(container).run({ input });
  return result;
}

/** The second half of the finaliser, for whoever has asked the gateway already: `asked` is what came of its answer. */
export async function bringMedusaToMatch(container: MedusaContainer, asked: Standing): Promise<SyncOutcome> {
  const assist = container.resolve(ASSIST_MODULE);
  return books.bringMedusaToMatch(container, assist, asked, billsOfOrders);
}
