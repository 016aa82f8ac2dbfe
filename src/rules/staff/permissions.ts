import { Money } from "../../gateway";
import type { Position } from "../money/position";
import { refusalReasons, type RefusalReason } from "./refusal-reasons";

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
