import { MedusaError } from "@medusajs/framework/utils"
import { parseOrderNumber, type AssistClient, type CommandAnswer, type Money, type OrderNumber, type Outcome, type Position } from "../../assist"
import { matchingOperation, type AttemptJournal } from "./attempt-journal"
import { decideCapture, decideRefund, decideRelease, type Decision, type PlatformRow } from "./decisions"
import type { OrderStore, Standing } from "./order-store"
import type { AttemptKind, AttemptRow } from "./rows"

/**
 * After this long without a matching operation a command whose answer was lost counts as not carried out.
 * The protocol names no such time [guess]: it is well above the deadline of a command and of the gateway's own processing.
 */
const settleAfterSeconds = 120
/** A command younger than this may still be on its way in another process. */
const onItsWaySeconds = 45

export interface GatewayReader {
  /** Asks the gateway and merges its answer. Throws a MedusaError with a sentence when the gateway cannot be asked. */
  read(orderNumber: string): Promise<Standing>
  client(account: string): AssistClient
}

/** The three commands that move money: charge, refund, release. Each is journaled, sent at most once, and settled by reading. */
export class MoneyCommands {
  constructor(
    private readonly orders: OrderStore,
    private readonly journal: AttemptJournal,
    private readonly gateway: GatewayReader,
  ) {}

  /** Takes a held amount, wholly or in part, or finds that it has been taken. Throws a MedusaError when it was not. */
  async capture(orderNumber: string, row: PlatformRow): Promise<Standing> {
    const standing = await this.current(orderNumber)
    const decision = decideCapture(standing.position, row)
    return this.carryOut(standing, decision, "charge", row.reference, (client, attempt) =>
      client.charge({ ...namesOf(standing, attempt), amount: amountOf(decision) }),
    )
  }

  /** Gives back part or all of what was taken, or finds that it has been given back. Throws a MedusaError when it was not. */
  async refund(orderNumber: string, row: PlatformRow): Promise<Standing> {
    const standing = await this.current(orderNumber)
    const decision = decideRefund(standing.position, row, await this.journal.of(standing.order.id))
    // Giving back all of a partly confirmed payment is a full cancel, so that the rest of the hold goes too.
    const amount = leavesNothing(standing.position, decision) ? undefined : amountOf(decision)
    return this.carryOut(standing, decision, "refund", row.reference, (client, attempt) =>
      client.wsCancel({ ...namesOf(standing, attempt), amount, externalRefundId: attempt.id }),
    )
  }

  /** Lets a hold go. Throws a MedusaError when something other than a hold is there. */
  async release(orderNumber: string, paymentId: string | undefined): Promise<Standing> {
    const standing = await this.current(orderNumber)
    const decision = decideRelease(standing.position)
    // No amount: a hold is only released whole, a partial cancel before confirmation is refused (protocol §7.2).
    return this.carryOut(standing, decision, "release", paymentId, (client, attempt) =>
      client.wsCancel({ ...namesOf(standing, attempt), externalRefundId: attempt.id }),
    )
  }

  /**
   * Closes a command of unknown outcome by what the gateway's operations say. `standing` must have been read from
   * the gateway just now. Returns the command that is still open, if any.
   */
  async settle(standing: Standing): Promise<AttemptRow | undefined> {
    const open = await this.journal.openOf(standing.order.id)
    if (!open) return undefined
    const operation = matchingOperation(open, standing.operations, await this.journal.of(standing.order.id))
    if (operation) {
      await this.journal.close(open.id, { state: "done", operationBillnumber: operation.billnumber, responseCode: operation.response_code })
      return undefined
    }
    if (open.age_seconds > settleAfterSeconds) {
      await this.journal.close(open.id, { state: "refused", message: "The gateway shows no such operation: it was not carried out." })
      return undefined
    }
    return open
  }

  /** What the gateway says now, with no command of ours in the air. */
  private async current(orderNumber: string): Promise<Standing> {
    const standing = await this.gateway.read(orderNumber)
    const open = await this.settle(standing)
    if (!open) return standing
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${busySentence(open)} Nothing was sent now; try again in two minutes.`)
  }

  private async carryOut(
    standing: Standing,
    decision: Decision,
    kind: AttemptKind,
    reference: string | undefined,
    send: (client: AssistClient, attempt: AttemptRow) => Promise<Outcome<CommandAnswer>>,
  ): Promise<Standing> {
    if (decision.do === "refuse") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, decision.sentence)
    if (decision.do === "nothing") {
      if (decision.attempt && reference) await this.journal.claim(decision.attempt.id, reference)
      return standing
    }
    const { order, position } = standing
    const client = this.gateway.client(order.account)
    const billnumber = position.billnumber
    if (!billnumber) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Assist gave this payment no billnumber.")
    const attempt = await this.journal.open({ orderId: order.id, kind, billnumber, amount: decision.amount, reference })
    if (!attempt) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Another operation on this payment is under way. Nothing was sent; try again in a minute.")
    }
    return this.conclude(standing, attempt, await send(client, attempt))
  }

  private async conclude(standing: Standing, attempt: AttemptRow, outcome: Outcome<CommandAnswer>): Promise<Standing> {
    const orderNumber = standing.order.order_number
    if (outcome.kind === "done") {
      const operation = outcome.value.operations.at(-1)
      await this.journal.close(attempt.id, {
        state: "done",
        operationBillnumber: operation?.billnumber,
        responseCode: operation?.responseCode,
      })
      return this.afterwards(standing)
    }
    if (outcome.kind !== "unknown" || outcome.certainlyNotSent) {
      const responseCode = outcome.kind === "refused" ? outcome.responseCode : undefined
      await this.journal.close(attempt.id, { state: "refused", responseCode, message: outcome.sentence })
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${outcome.sentence} No money was moved.`)
    }
    await this.journal.close(attempt.id, { state: "unknown", message: outcome.sentence })
    await this.orders.checkSoon(orderNumber)
    const found = await this.lookForOperation(orderNumber, attempt.id)
    if (found) return found
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `${outcome.sentence} Whether money was moved is being found out from Assist's own operations; the order will show it within minutes. Asking again is safe: it is never done twice.`,
    )
  }

  /** The command is done whether or not it can be read back now; if not, the job reads it. */
  private async afterwards(standing: Standing): Promise<Standing> {
    try {
      return await this.gateway.read(standing.order.order_number)
    } catch {
      await this.orders.checkSoon(standing.order.order_number)
      return standing
    }
  }

  private async lookForOperation(orderNumber: string, attemptId: string): Promise<Standing | undefined> {
    try {
      const standing = await this.gateway.read(orderNumber)
      await this.settle(standing)
      const settled = (await this.journal.of(standing.order.id)).find((attempt) => attempt.id === attemptId)
      return settled?.state === "done" ? standing : undefined
    } catch {
      return undefined
    }
  }
}

function busySentence(open: AttemptRow & { age_seconds?: number }): string {
  const onItsWay = open.state === "sending" && (open.age_seconds ?? 0) < onItsWaySeconds
  return onItsWay
    ? `A ${open.kind} of ${open.amount} ${open.currency} on this payment is under way.`
    : `The answer to a ${open.kind} of ${open.amount} ${open.currency} was lost, and Assist is being asked whether it was carried out.`
}

function namesOf(standing: Standing, attempt: AttemptRow): { billnumber: string; orderNumber: OrderNumber } {
  return { billnumber: attempt.billnumber, orderNumber: parseOrderNumber(standing.order.order_number) }
}

function leavesNothing({ rest, captured, returned }: Position, decision: Decision): boolean {
  return decision.do === "send" && !rest.isZero && returned.plus(decision.amount).equals(captured)
}

function amountOf(decision: Decision): Money | undefined {
  return decision.do === "send" ? decision.amount : undefined
}
