import { Money } from "../../gateway";
import type { Position } from "../money/position";

/** What staff can do with a payment. */
export const staffOperations = ["capture", "void", "refund", "check"] as const;
export type StaffOperation = (typeof staffOperations)[number];

/** `least` and `most`: bounds of the amount, both included. A void is of the whole hold; a check has no amount. */
export type Permission =
  | { allowed: true; least?: Money; most?: Money }
  /** `sentence`: the reason in English. */
  | { allowed: false; reason: RefusalReason; sentence: string };

/** What the shop's own books say of the payment. */
export interface ShopSide {
  payment?: { amount: Money; captured: Money; refunded: Money; canceled: boolean } | undefined;
  /** `owed`: while the order is being changed, what the shop owes the customer and may give back all the same. */
  order?: { canceled: boolean; owed?: Money | undefined } | undefined;
}

/** Everything that decides what may be done. */
export interface PermissionFacts {
  accountReady: boolean;
  stages: "one" | "two";
  position: Position;
  shop: ShopSide;
  /** A command of ours that is on its way, or whose outcome is not known. */
  openCommand?: "sending" | "unknown" | undefined;
}

/**
 * What may be done with a payment, by where its money stands at Assist, what the shop's books say, and what is under
 * way. The gateway's rules: a hold is confirmed once, wholly or in part, and let go only whole (protocol §7). Pure.
 */
export function permissionsOf(facts: PermissionFacts): Record<StaffOperation, Permission> {
  const obstacle = obstacleToMoney(facts);
  return {
    capture: obstacle ?? captureOf(facts),
    void: obstacle ?? voidOf(facts),
    refund: obstacle ?? refundOf(facts),
    check: facts.accountReady ? { allowed: true } : no("account-not-ready"),
  };
}

/** Giving back, for good, money that no live order has a claim to. Pure. */
export function reversalOf(facts: PermissionFacts): Permission {
  const obstacle = obstacleToMoney(facts);
  if (obstacle) return obstacle;
  const { position, shop } = facts;
  const left = position.held.isZero ? position.captured.minus(position.refunded) : position.held;
  if (left.isZero) return no("nothing-left");
  if (shop.payment && !shop.payment.canceled && shop.order && !shop.order.canceled)
    return no("belongs-to-order");
  return { allowed: true, least: left, most: left };
}

function obstacleToMoney({ accountReady, openCommand, position }: PermissionFacts): Permission | undefined {
  if (!accountReady) return no("account-not-ready");
  if (openCommand) return no(openCommand === "sending" ? "command-under-way" : "outcome-unknown");
  if (position.state === "unclear") return no("unclear");
  return position.pending ? no("assist-still-working") : undefined;
}

function captureOf({ position, shop, stages }: PermissionFacts): Permission {
  switch (position.state) {
    case "held":
      if (shop.order?.canceled) return no("order-canceled");
      if (position.problems.length > 0) return no("does-not-match");
      // A changed order may need less than is held, and its payment is no larger than that.
      return shopObstacle(position, shop) ?? upTo(position.held.min(shop.payment?.amount ?? position.held));
    case "partly-captured":
      return no("captured-once");
    case "captured":
      return no(stages === "one" ? "one-stage" : "already-captured");
    case "partly-refunded":
      return no(position.rest.isZero ? "already-captured" : "captured-once");
    default:
      return no(withoutMoney(position));
  }
}

function voidOf({ position, shop }: PermissionFacts): Permission {
  switch (position.state) {
    case "held":
      return shopObstacle(position, shop) ?? { allowed: true, least: position.held, most: position.held };
    case "captured":
    case "partly-captured":
    case "partly-refunded":
      return no("void-after-capture");
    default:
      return no(withoutMoney(position));
  }
}

function refundOf({ position, shop }: PermissionFacts): Permission {
  switch (position.state) {
    case "held":
      return no("only-held");
    case "captured":
    case "partly-captured":
    case "partly-refunded": {
      if (position.problems.includes("paid-twice")) return no("paid-twice");
      const obstacle = shopObstacle(position, shop);
      if (obstacle) return obstacle;
      const left = position.captured.minus(position.refunded);
      const owed = shop.order?.owed;
      const most = owed ? left.min(owed) : left;
      return most.isZero ? no("order-being-changed") : upTo(most);
    }
    default:
      return no(withoutMoney(position));
  }
}

/** Why the shop could not book what moves at Assist. */
function shopObstacle(position: Position, { payment, order }: ShopSide): Permission | undefined {
  if (!payment) return no("no-payment");
  if (!order) return no("no-order");
  if (payment.canceled) return no("payment-canceled");
  const alike = payment.captured.equals(position.captured) && payment.refunded.equals(position.refunded);
  return alike ? undefined : no("books-differ");
}

function withoutMoney({ state }: Position): RefusalReason {
  switch (state) {
    case "in-process":
      return "in-process";
    case "released":
      return "released";
    case "refunded":
      return "refunded";
    default:
      return "nothing-paid";
  }
}

function upTo(most: Money): Permission {
  const nothing = Money.zero(most.currency);
  const least = Money.parse(nothing.amount.replace(/0$/, "1"), most.currency);
  return { allowed: true, least, most };
}

export function no(reason: RefusalReason): Permission {
  return { allowed: false, reason, sentence: refusalReasons[reason] };
}

/** Why staff may not do something with a payment now. The panel says it in the reader's language. */
export const refusalReasons = {
  "account-not-ready":
    "The Assist account of this payment is not set up completely, so Assist cannot be asked about it.",
  "command-under-way": "An operation on this payment is under way.",
  "outcome-unknown":
    "The answer to the last operation was lost; Assist is being asked whether it was carried out.",
  "assist-still-working": "Assist is still working on an operation of this payment.",
  unclear: "Assist's answer about this payment contradicts itself.",
  "nothing-paid": "Nothing has been paid.",
  "in-process": "The bank has not decided about this payment yet.",
  "one-stage": "The money was taken at once, as this payment has one stage.",
  "already-captured": "All of it has been captured.",
  "captured-once": "Assist confirms a hold only once, and a part of it has been captured.",
  "void-after-capture": "The money has been taken: refund it instead.",
  "only-held": "The money is only held. A hold is let go whole: void it instead.",
  released: "The hold has been let go.",
  refunded: "All of it has been refunded.",
  "no-payment": "The shop has no payment for this money; look at it in the list of cases.",
  "no-order": "This payment belongs to no order; look at it in the list of cases.",
  "payment-canceled": "The shop has canceled this payment.",
  "order-canceled": "The order is canceled.",
  "does-not-match": "The payment at Assist does not match what was registered.",
  "paid-twice":
    "Assist has two payments under this number. Refund the surplus one in Assist's personal account.",
  "books-differ": "Assist and the shop show different sums. Check now, then try again.",
  "order-being-changed":
    "The order is being changed: an edit, return, exchange or claim is not finished. Finish or cancel it first.",
  "nothing-left": "Assist has no money of this payment any more.",
  "belongs-to-order": "This money belongs to an order: capture, void or refund it there.",
} as const;

export type RefusalReason = keyof typeof refusalReasons;
