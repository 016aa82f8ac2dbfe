import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { ASSIST_MODULE } from "../../modules/assist";
import { isNews } from "../../modules/assist/mirror";
import type { Standing } from "../../modules/assist/order-plans";
import type { FoundBy, OrderRow } from "../../modules/assist/rows";
import type AssistModuleService from "../../modules/assist/service";
import { noteBillPayment } from "../bills/bill-payment";
import { bringToMatch, factsOf, type Matched } from "./bring-to-match";
import { outcomeOf, type SyncOutcome } from "./outcome";

export type { SyncOutcome } from "./outcome";

export interface SyncOrderInput {
  order_number: string;
  /** Wait while another process works on the same order, so that the outcome is the final one: for a shopper who looks on. */
  wait?: boolean;
  /** Who asks, for the record of how payments are found. Staff unless given. */
  by?: FoundBy;
}

/** A shopper's patience with a page that loads. */
const waitMilliseconds = 10_000;

const syncOrderStep = createStep("assist-sync-order", async (input: SyncOrderInput, { container }) => {
  return new StepResponse(await syncOrder(container, input));
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

async function syncOrder(container: MedusaContainer, input: SyncOrderInput): Promise<SyncOutcome> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const { order_number: orderNumber, by, wait } = input;
  const isPublic = by === "return" || by === "session";
  const turn = ["match", isPublic, wait, orderNumber].join("-");
  return assist.turns.run(turn, async () => {
    if (!isPublic) return bringMedusaToMatch(container, await assist.refresh(orderNumber, by), wait);
    const { standing, known } = await assist.refreshForPublic(orderNumber, by);
    if (known === "now") return bringMedusaToMatch(container, standing, wait);
    const { order, position } = standing;
    const outcome = outcomeOf(position, await factsOf(container, standing), order.cart_id);
    assist.recent.keep(order, outcome, performance.now());
    return outcome;
  });
}

/**
 * The same for whoever comes to a public address: while Assist is not to be asked about the order, what was told a moment
 * ago serves. `order` is as just read. Throws as the workflow does.
 */
export async function lookForPublic(
  container: MedusaContainer,
  order: OrderRow,
  by: "return" | "session",
): Promise<SyncOutcome> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const recent = assist.recent.of(order, performance.now()) as SyncOutcome | undefined;
  if (recent) return recent;
  const input = { order_number: order.order_number, wait: true, by };
  const { result } = await syncOrderWorkflow(container).run({ input });
  return result;
}

/** The second half of the finaliser, for whoever has asked the gateway already: `asked` is what came of its answer. */
export async function bringMedusaToMatch(
  container: MedusaContainer,
  asked: Standing,
  wait = false,
): Promise<SyncOutcome> {
  const outcome = await matchOne(container, asked, wait);
  if (asked.order.kind === "bill") await noteBillPayment(container, asked.order.order_number);
  return outcome;
}

/** News that come while Medusa is being brought to match; more of them are left to the job. */
const mostRounds = 4;

async function matchOne(container: MedusaContainer, asked: Standing, wait: boolean): Promise<SyncOutcome> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const orderNumber = asked.order.order_number;
  for (let rounds = 1; ; rounds++) {
    const lease = await assist.lease.take(orderNumber, wait ? waitMilliseconds : 0);
    if (!lease) {
      // Whoever is bringing Medusa to match sees this look's news when done; should that process die, the job does.
      await assist.orders.checkWithin(asked.order.id, 1);
      return outcomeOf(asked.position, await factsOf(container, asked), asked.order.cart_id);
    }
    let matched: Matched;
    try {
      // Whoever had the lease before may have learned more than this look.
      const current = await assist.orders.standing(
        (await assist.orders.byNumber(orderNumber)) ?? asked.order,
      );
      // A plan that was made since the gateway was asked is somebody's wish for a look, also when its news are here.
      matched = await bringToMatch(container, assist, { ...current, plan: asked.plan });
      await assist.orders.shopWorks(current.order);
    } finally {
      await assist.lease.release(orderNumber, lease);
    }
    const now = await assist.orders.byNumber(orderNumber);
    if (!now || !isNews(now, matched.position) || rounds === mostRounds) return matched.outcome;
  }
}
