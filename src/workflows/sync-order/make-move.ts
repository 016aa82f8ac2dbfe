import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  authorizePaymentSessionStep,
  capturePaymentWorkflow,
  completeCartWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { recordedByPlugin } from "../../providers/assist/platform-rows"
import type { Move } from "./next-move"

/** Authorises a session that has no cart to complete: an order's own payment collection. */
const authorizeSessionWorkflow = createWorkflow("assist-authorize-session", (input: { id: string }) => {
  return new WorkflowResponse(authorizePaymentSessionStep({ id: input.id, context: {} }))
})

/** Carries out one step with Medusa's own workflows. Throws with the platform's sentence when it refuses. */
export async function makeMove(container: MedusaContainer, move: Exclude<Move, { do: "nothing" | "tell-staff" }>): Promise<void> {
  switch (move.do) {
    case "complete-cart":
      await completeCartWorkflow(container).run({ input: { id: move.cartId } })
      return
    case "authorize-session":
      await authorizeSessionWorkflow(container).run({ input: { id: move.sessionId } })
      return
    case "record-capture":
      await capturePaymentWorkflow(container).run({
        input: { payment_id: move.paymentId, amount: move.amount.amount, captured_by: recordedByPlugin },
      })
      return
    case "record-refund":
      await refundPaymentWorkflow(container).run({
        input: {
          payment_id: move.paymentId,
          amount: move.amount.amount,
          created_by: recordedByPlugin,
          note: "Made at Assist and recorded from there",
        },
      })
      return
    case "record-cancel":
      await container.resolve(Modules.PAYMENT).cancelPayment(move.paymentId)
      return
  }
}
