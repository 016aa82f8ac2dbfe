import type { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { HoldTerm } from "../money/hold-term";
import { ghostRows, isBeingBooked, repairBooks } from "./book-repairs";
import { checkAfterHold } from "./keep-hold";
import type { MedusaFacts, PaymentFacts } from "./facts";
import { tell, type CommandFacts, type Correction } from "./correction";
import { takeHoldAtOnce, tellOfPaidOtherwise } from "./paid-otherwise";

/**
 * The one next step that brings Medusa closer to what the gateway says; "nothing" when the books agree.
 * Steps are taken one at a time, each on facts read afresh, so doing this twice changes nothing more. Pure.
 */
export function nextCorrection(
  position: Position,
  facts: MedusaFacts,
  commandFacts: CommandFacts,
  hold?: HoldTerm,
): Correction {
  if (position.state === "unclear") {
    return tell(
      "unclear",
      "Assist's answer about this payment contradicts itself. Nothing was concluded from it; look at it in the personal account.",
    );
  }
  if (facts.payment) {
    return (
      keepBooks(position, facts, facts.payment, commandFacts) ??
      checkAfterHold(position, facts, facts.payment, commandFacts, hold) ??
      tellOfPaidOtherwise(position) ?? { do: "nothing" }
    );
  }
  return hasMoney(position) ? placeOrder(position, facts) : awaitBill(facts);
}

/** Nothing was paid yet. An order that was placed to be paid by link needs its bill, once its completion has ended for good. */
function awaitBill({ awaitsBill, session, order }: MedusaFacts): Correction {
  if (!awaitsBill || !session || !order || order.canceled) return { do: "nothing" };
  return order.young ? { do: "wait" } : { do: "make-bill", sessionId: session.id, orderId: order.id };
}

/** Held, or taken and not given back. */
export function hasMoney(position: Position): boolean {
  return !position.held.isZero || position.refunded.isLessThan(position.captured);
}

/** Held or taken and not given back. */
function moneyAt(position: Position): Money {
  return position.captured.isZero ? position.held : position.captured.minus(position.refunded);
}

function placeOrder(position: Position, facts: MedusaFacts): Correction {
  const money = moneyAt(position);
  if (position.problems.includes("amount-differs")) {
    return tell(
      "amount-differs",
      `Assist has ${money} for this payment, which is not what was registered. No order was placed for it.`,
      "amountDiffers",
    );
  }
  if (position.problems.includes("test-flag-differs")) {
    return tell(
      "test-flag-differs",
      `A payment of ${money} was made in the wrong mode (test instead of live, or the other way round). No order was placed for it.`,
      "wrongMode",
    );
  }
  if (facts.session?.isTheCartsChoice !== true) return withoutSession(position, facts);
  if (facts.order?.canceled) return forCanceledOrder(position, moneyAt(position));
  if (facts.order && facts.lacking?.isLessThan(moneyAt(position))) return paidTwice(position, facts.lacking);
  if (facts.cart && !facts.order) return completeCart(facts.cart.id, facts);
  // The completion that has placed the order authorises the session itself, unless its process died. Doing it in the
  // midst of that would make it fail and take the order back.
  if (facts.cart && facts.order?.young) return { do: "wait" };
  return { do: "authorize-session", sessionId: facts.session.id, orderId: facts.order?.id };
}

/** A cart whose order is there already, though not tied to the payment, would only be told so by its completion. */
function completeCart(cartId: string, { untied }: MedusaFacts): Correction {
  if (!untied) return { do: "complete-cart", cartId };
  if (untied.young) return { do: "wait" };
  return { do: "tie-order", orderId: untied.orderId, collectionId: untied.collectionId };
}

function withoutSession(position: Position, facts: MedusaFacts): Correction {
  const money = moneyAt(position);
  if (facts.cartsOrderId) return paidTwice(position);
  return position.captured.isZero
    ? tell(
        "held-without-session",
        `${money} is held at Assist for a checkout that has changed since. No order was placed for it.`,
        "changedCheckout",
      )
    : tell(
        "paid-without-session",
        `${money} was paid for a checkout that has changed since. No order was placed for it.`,
        "changedCheckout",
      );
}

/** `lacking`: what the order still needs; absent when it needs nothing. */
function paidTwice(position: Position, lacking?: Money): Correction {
  const sentence =
    lacking && !lacking.isZero
      ? `${moneyAt(position)} was paid for an order that lacked only ${lacking}.`
      : `${moneyAt(position)} was paid for a cart whose order had already been paid otherwise.`;
  return tell("paid-twice", sentence, "paidTwice");
}

function keepBooks(
  position: Position,
  facts: MedusaFacts,
  payment: PaymentFacts,
  commandFacts: CommandFacts,
): Correction | undefined {
  if (!facts.order && hasMoney(position) && !payment.canceled) {
    // The money may be on its way back; the platform would not ask whether it is still there.
    if (facts.cart && facts.session?.isTheCartsChoice)
      return commandFacts.open ? { do: "wait" } : completeCart(facts.cart.id, facts);
    if (!facts.session?.isTheCartsChoice) return withoutSession(position, facts);
  }
  const difference =
    compareCaptures(position, facts, payment, commandFacts) ??
    compareRefunds(position, facts, payment, commandFacts);
  if (difference) return difference;
  if (position.state === "released" && (!payment.canceled || mayBeCompleted(facts)))
    return { do: "record-cancel", paymentId: payment.id };
  const repair = repairBooks(position, facts, payment, commandFacts);
  if (repair) return repair;
  if (commandFacts.open || position.pending) return { do: "wait" };
  if (facts.order?.canceled && hasMoney(position))
    return forCanceledOrder(position, moneyAt(position), commandFacts);
  if (payment.canceled && !position.held.isZero) {
    return tell(
      "held-for-canceled-order",
      `Assist holds ${position.held} for a payment that the shop has canceled.`,
    );
  }
  if (position.problems.includes("paid-twice")) {
    return tell(
      "paid-twice",
      "Assist shows two successful payments under one order number. One of them is not covered by the order.",
    );
  }
  return (
    orderWithoutMoney(position, facts, payment, commandFacts) ??
    takeHoldAtOnce(position, facts, payment) ??
    (isBeingBooked(payment, facts.order) ? { do: "wait" } : undefined)
  );
}

/** The platform would place an order on a payment that was let go: canceling it once more takes the session from the cart. */
function mayBeCompleted({ order, cart, session }: MedusaFacts): boolean {
  return order === undefined && cart !== undefined && session?.isTheCartsChoice === true;
}

/** What staff void or refund of an order is theirs; what was gone before it was placed nobody has decided. */
function orderWithoutMoney(
  position: Position,
  { order }: MedusaFacts,
  payment: PaymentFacts,
  { lastReversal: lastReturn }: CommandFacts,
): Correction | undefined {
  if (!order?.placedAt || !order.lacking || order.canceled || order.lacking.isZero || hasMoney(position))
    return undefined;
  const { placedAt } = order;
  if (![payment.goneSince, lastReturn].some((gone) => gone !== undefined && gone < placedAt))
    return undefined;
  // Its completion may still fail, and take it back.
  if (order.young) return { do: "wait" };
  return tell(
    "order-without-money",
    `The order was placed although the money of its payment had gone back before. The order still lacks ${order.lacking}.`,
  );
}

function compareCaptures(
  position: Position,
  facts: MedusaFacts,
  payment: PaymentFacts,
  commandFacts: CommandFacts,
): Correction | undefined {
  if (payment.captured.equals(position.captured)) return undefined;
  if (commandFacts.open || position.pending) return { do: "wait" };
  if (position.captured.isMoreThan(payment.captured)) {
    if (payment.canceled) {
      return tell(
        "paid-for-canceled-order",
        `${position.captured} was taken for a payment that the shop has canceled.`,
      );
    }
    const { id: paymentId, collectionId } = payment;
    if (position.captured.isMoreThan(payment.amount) && !position.problems.includes("amount-differs"))
      return { do: "raise-payment", paymentId, collectionId, amount: position.captured };
    return { do: "record-capture", paymentId, amount: position.captured.minus(payment.captured) };
  }
  const ghosts = ghostRows(payment.captures, position.captured, commandFacts.carriedOut);
  if (ghosts.length > 0)
    return { do: "drop-rows", payment, captures: ghosts.map((row) => row.id), refunds: [] };
  if (payment.captures.some((row) => !row.atRest)) return { do: "wait" };
  if (paidAfterCancelling(position, facts))
    return forCanceledOrder(position, moneyAt(position), commandFacts);
  return tell(
    "shop-has-captured-more",
    `The shop has ${payment.captured} as captured, Assist ${position.captured}.`,
  );
}

function compareRefunds(
  position: Position,
  facts: MedusaFacts,
  payment: PaymentFacts,
  commandFacts: CommandFacts,
): Correction | undefined {
  if (payment.refunded.equals(position.refunded)) return undefined;
  if (commandFacts.open || position.pending) return { do: "wait" };
  if (position.refunded.isMoreThan(payment.refunded)) {
    const amount = position.refunded.minus(payment.refunded);
    return {
      do: "record-refund",
      paymentId: payment.id,
      amount,
      toOrder: facts.order?.canceled === false,
    };
  }
  const ghosts = ghostRows(payment.refunds, position.refunded, commandFacts.carriedOut);
  if (ghosts.length > 0)
    return { do: "drop-rows", payment, captures: [], refunds: ghosts.map((row) => row.id) };
  if (payment.refunds.some((row) => !row.atRest)) return { do: "wait" };
  if (paidAfterCancelling(position, facts))
    return forCanceledOrder(position, moneyAt(position), commandFacts);
  return tell(
    "shop-has-refunded-more",
    `The shop has ${payment.refunded} as refunded, Assist ${position.refunded}.`,
  );
}

/**
 * The shop has moved more than Assist shows, and yet there is money for the canceled order: it is another payment under
 * the same number, made after the books' own had gone back.
 */
function paidAfterCancelling(position: Position, { order }: MedusaFacts): boolean {
  return order?.canceled === true && hasMoney(position);
}

/** Money that is left for an order that is canceled; with what the command that should have moved it was told. Pure. */
export function forCanceledOrder(position: Position, money: Money, commandFacts?: CommandFacts): Correction {
  const isHeld = position.captured.isZero;
  const sentence = isHeld
    ? `The order is canceled, but Assist still holds ${money} for it.`
    : `The order is canceled, but ${money} that was paid for it has not been refunded.`;
  return {
    do: "tell-staff",
    reason: isHeld ? "held-for-canceled-order" : "paid-for-canceled-order",
    sentence: commandFacts?.refusal === undefined ? sentence : `${sentence} ${commandFacts.refusal}`,
    policy: "canceledOrder",
  };
}
