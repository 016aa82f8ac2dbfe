import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ASSIST_MODULE } from "../../modules/assist"
import type AssistModuleService from "../../modules/assist/service"
import { errorMessage } from "../error-message"
import { syncOrderWorkflow } from "../sync-order"

export interface ReconcileSummary {
  checked: number
  paid: number
  failed: number
  pending: number
  /** Orders that could not be checked now; they stay due. */
  errors: number
}

/** Orders that one run looks at, at the most: with the gateway's answers this bounds its calls. */
const mostOrders = 100
/** Claimed at a time; a claim outlives the time that so many checks take. */
const slice = 5
/** A run ends before the next one begins. */
const runMilliseconds = 50_000

/** Looks at the orders that are due. Several processes may run it at once: each order is claimed by one of them. */
export async function reconcile(container: MedusaContainer): Promise<ReconcileSummary> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const summary: ReconcileSummary = { checked: 0, paid: 0, failed: 0, pending: 0, errors: 0 }
  const end = performance.now() + runMilliseconds
  while (summary.checked < mostOrders && performance.now() < end) {
    const claimed = await assist.orders.claimDue(slice)
    if (claimed.length === 0) break
    for (const order of claimed) {
      summary.checked++
      try {
        const { result } = await syncOrderWorkflow(container).run({ input: { order_number: order.order_number } })
        summary[result.payment]++
      } catch (error) {
        summary.errors++
        logger.warn(`medusa-payment-assist: order ${order.order_number} could not be checked: ${errorMessage(error)}`)
      }
    }
  }
  return summary
}
