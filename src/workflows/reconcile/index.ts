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

/** Orders that one run looks at, at the most. */
const batch = 100

/** Looks at the orders that are due. Several processes may run it at once: each order is claimed by one of them. */
export async function reconcile(container: MedusaContainer): Promise<ReconcileSummary> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const summary: ReconcileSummary = { checked: 0, paid: 0, failed: 0, pending: 0, errors: 0 }
  for (const order of await assist.orders.claimDue(batch)) {
    summary.checked++
    try {
      const { result } = await syncOrderWorkflow(container).run({ input: { order_number: order.order_number } })
      summary[result.payment]++
    } catch (error) {
      summary.errors++
      logger.warn(`medusa-payment-assist: order ${order.order_number} could not be checked: ${errorMessage(error)}`)
    }
  }
  return summary
}
