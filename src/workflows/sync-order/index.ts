import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ASSIST_MODULE } from "../../modules/assist"
import type { Standing } from "../../modules/assist/order-store"
import type AssistModuleService from "../../modules/assist/service"
import { errorMessage } from "../error-message"
import { makeMove } from "./make-move"
import { readMedusaFacts, type MedusaFacts } from "./medusa-facts"
import { nextMove } from "./next-move"
import { outcomeOf, type SyncOutcome } from "./outcome"

export type { SyncOutcome } from "./outcome"

export interface SyncOrderInput {
  order_number: string
  /** Wait while another process works on the same order, so that the outcome is the final one: for a shopper who looks on. */
  wait?: boolean
}

/** More steps than any order needs; it ends a disagreement that no step can settle. */
const mostMoves = 8

/** A shopper's patience with a page that loads. */
const waitMilliseconds = 10_000

/** Until a step that Medusa refused is tried again. */
const retryMinutes = 5

const syncOrderStep = createStep("assist-sync-order", async (input: SyncOrderInput, { container }) => {
  return new StepResponse(await syncOrder(container, input))
})

/**
 * The one finaliser: asks the gateway about an order, remembers its answer, and brings Medusa to match with Medusa's
 * own workflows. Return, notification, job and staff only say when to look; none of them carries truth. Running it
 * twice, or in several processes at once, changes nothing more.
 *
 * Fails with a MedusaError: NOT_FOUND for a number that is not ours, UNEXPECTED_STATE when the gateway cannot be asked.
 */
export const syncOrderWorkflow = createWorkflow("assist-sync-order", (input: SyncOrderInput) => {
  return new WorkflowResponse(syncOrderStep(input))
})

async function syncOrder(container: MedusaContainer, input: SyncOrderInput): Promise<SyncOutcome> {
  const { order_number: orderNumber, wait = false } = input
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE)
  const standing = await assist.refresh(orderNumber)
  const lease = await assist.lease.take(orderNumber, wait ? waitMilliseconds : 0)
  if (!lease) {
    // Somebody else is bringing Medusa to match; this look may know more, so another one follows.
    await assist.orders.checkSoon(orderNumber)
    return outcomeOf(standing.position, await factsOf(container, standing))
  }
  try {
    return await bringToMatch(container, assist, standing)
  } finally {
    await assist.lease.release(orderNumber, lease)
  }
}

async function bringToMatch(container: MedusaContainer, assist: AssistModuleService, standing: Standing): Promise<SyncOutcome> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { order, position } = standing
  let facts = await factsOf(container, standing)
  for (let moves = 0; moves < mostMoves; moves++) {
    const open = await assist.journal.openOf(order.id)
    const move = nextMove(position, facts, open !== undefined)
    if (move.do === "nothing") {
      await assist.orders.clearAttention(order.id)
      break
    }
    if (move.do === "tell-staff") {
      await assist.orders.setAttention(order.id, move.reason, move.sentence)
      logger.warn(`medusa-payment-assist: order ${order.order_number}: ${move.sentence}`)
      break
    }
    try {
      await makeMove(container, move)
    } catch (error) {
      facts = await factsOf(container, standing)
      const sentence = `Medusa refused "${move.do}": ${errorMessage(error)}`
      logger.warn(`medusa-payment-assist: order ${order.order_number}: ${sentence}`)
      await assist.orders.setAttention(order.id, move.do === "complete-cart" ? "order-not-placed" : "not-recorded", sentence)
      await assist.orders.checkWithin(order.id, retryMinutes)
      return outcomeOf(position, facts)
    }
    facts = await factsOf(container, standing)
  }
  await assist.orders.planNextCheck(order)
  return outcomeOf(position, facts)
}

function factsOf(container: MedusaContainer, { order }: Standing): Promise<MedusaFacts> {
  return readMedusaFacts(container, order.payment_session_id, order.currency)
}
