import type { Money, Position } from "../../assist"
import type { MedusaFacts } from "./medusa-facts"

/** Why staff should look at an order. */
export type AttentionReason =
  | "amount-differs"
  | "test-flag-differs"
  | "paid-twice"
  | "unclear"
  | "paid-without-session"
  | "held-without-session"
  | "order-not-placed"
  | "not-recorded"
  | "shop-has-captured-more"
  | "shop-has-refunded-more"
  | "paid-for-canceled-order"

export type Move =
  | { do: "nothing" }
  | { do: "complete-cart"; cartId: string }
  | { do: "authorize-session"; sessionId: string }
  | { do: "record-capture"; paymentId: string; amount: Money }
  | { do: "record-refund"; paymentId: string; amount: Money }
  | { do: "record-cancel"; paymentId: string }
  | { do: "tell-staff"; reason: AttentionReason; sentence: string }

const tell = (reason: AttentionReason, sentence: string): Move => ({ do: "tell-staff", reason, sentence })

/**
 * The one next step that brings Medusa closer to what the gateway says; "nothing" when the books agree.
 * Steps are taken one at a time, each on facts read afresh, so doing this twice changes nothing more. Pure.
 * `commandOpen`: a command of ours is in the air, so differences may be about to settle by themselves.
 */
export function nextMove(position: Position, facts: MedusaFacts, commandOpen: boolean): Move {
  if (position.state === "unclear") {
    return tell("unclear", "Assist's answer about this payment contradicts itself. Nothing was concluded from it; look at it in the personal account.")
  }
  if (!facts.payment) return hasMoney(position) ? placeOrder(position, facts) : { do: "nothing" }
  return keepBooks(position, facts, facts.payment, commandOpen)
}

function hasMoney(position: Position): boolean {
  return !position.held.isZero || position.returned.isLessThan(position.captured)
}

function placeOrder(position: Position, facts: MedusaFacts): Move {
  const money = position.captured.isZero ? position.held : position.captured.minus(position.returned)
  if (position.problems.includes("amount-differs")) {
    return tell("amount-differs", `Assist has ${money} for this payment, which is not what was registered. No order was placed for it.`)
  }
  if (position.problems.includes("test-flag-differs")) {
    return tell("test-flag-differs", `A payment of ${money} was made in the wrong mode (test instead of live, or the other way round). No order was placed for it.`)
  }
  if (!facts.session?.isTheCartsChoice) {
    return position.captured.isZero
      ? tell("held-without-session", `${money} is held at Assist for a checkout that has changed since. No order was placed for it.`)
      : tell("paid-without-session", `${money} was paid for a checkout that has changed since. No order was placed for it.`)
  }
  if (facts.order?.canceled) return tell("paid-for-canceled-order", `${money} was paid for an order that has been canceled.`)
  if (facts.cart && !facts.order) return { do: "complete-cart", cartId: facts.cart.id }
  return { do: "authorize-session", sessionId: facts.session.id }
}

function keepBooks(position: Position, facts: MedusaFacts, payment: NonNullable<MedusaFacts["payment"]>, commandOpen: boolean): Move {
  if (facts.cart && !facts.order && facts.session?.isTheCartsChoice && hasMoney(position) && !payment.canceled) {
    return { do: "complete-cart", cartId: facts.cart.id }
  }
  if (payment.captured.isMoreThan(position.captured)) {
    if (commandOpen) return { do: "nothing" }
    return tell("shop-has-captured-more", `The shop has ${payment.captured} as captured, Assist ${position.captured}.`)
  }
  if (position.captured.isMoreThan(payment.captured)) {
    if (payment.canceled) return tell("paid-for-canceled-order", `${position.captured} was taken for a payment that the shop has canceled.`)
    return { do: "record-capture", paymentId: payment.id, amount: position.captured.minus(payment.captured) }
  }
  if (payment.refunded.isMoreThan(position.returned)) {
    if (commandOpen) return { do: "nothing" }
    return tell("shop-has-refunded-more", `The shop has ${payment.refunded} as refunded, Assist ${position.returned}.`)
  }
  if (position.returned.isMoreThan(payment.refunded)) {
    return { do: "record-refund", paymentId: payment.id, amount: position.returned.minus(payment.refunded) }
  }
  if (position.state === "released" && !payment.canceled) return { do: "record-cancel", paymentId: payment.id }
  if (position.problems.includes("paid-twice")) {
    return tell("paid-twice", "Assist shows two successful payments under one order number. One of them is not covered by the order.")
  }
  return { do: "nothing" }
}
