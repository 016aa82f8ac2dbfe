import BigNumber from "bignumber.js";
import { Money, responseCodeWords } from "../gateway";
import type { Position } from "../rules/money/position";
import { permissionsOf, type PermissionFacts } from "../rules/staff/permissions";
import { type OrderWithShop, recordedPosition } from "../rules/books/at-rest";
import type { PaymentFacts } from "../rules/books/facts";
import { hasMoney } from "../rules/books/next-correction";
import type { OrderChange } from "../platform/orders/order-change";
import { permissionFacts } from "./permission-dto";
import { historyOf } from "./history";
import { openCases } from "./case-list";
import { toPermissionDTO } from "./permission-dto";
import type { Agreement, HoldDTO, PaymentDTO } from "../contract/payments";

export interface Surroundings {
  accountReady: boolean;
  change: OrderChange | undefined;
  /** What the change adds to what the order lacks, where money is held for it. */
  adds: string | undefined;
  names: ReadonlyMap<string, string>;
}

/** A payment as staff see it. Pure. */
export function toPaymentDTO(
  known: OrderWithShop,
  { accountReady, change, adds, names }: Surroundings,
): PaymentDTO {
  const { order, operations, commands, staffOperations: staffOperations, facts } = known;
  const position = recordedPosition(known);
  const permissions = permissionsOf(permissionFacts(known, position, accountReady, change));
  return {
    order_number: order.order_number,
    account: order.account,
    live: order.live,
    kind: order.kind,
    means: order.means,
    stages: order.stages,
    replaced: facts.session === undefined,
    currency: order.currency,
    registered: order.amount,
    billnumbers: (order.billnumbers ?? []).map(({ billnumber }) => billnumber),
    assist: {
      state: position.state,
      held: position.held.amount,
      captured: position.captured.amount,
      refunded: position.refunded.amount,
      rest: position.rest.amount,
      problems: position.problems,
    },
    medusa: facts.payment ? medusaOf(facts.payment) : null,
    agreement: agreementOf(permissionFacts(known, position, accountReady, change)),
    hold: holdOf(known, position.held, adds),
    decline: declineOf(position),
    cases: openCases(order.cases),
    history: historyOf({
      order,
      replacedAt: facts.session ? null : order.replaced_at,
      operations,
      commands,
      staffOperations,
      names,
    }),
    checked_at: order.checked_at?.toISOString() ?? null,
    next_check_at: order.next_check_at?.toISOString() ?? null,
    permissions: {
      capture: toPermissionDTO(permissions.capture),
      void: toPermissionDTO(permissions.void),
      refund: toPermissionDTO(permissions.refund),
      check: toPermissionDTO(permissions.check),
    },
  };
}

function medusaOf(payment: PaymentFacts): PaymentDTO["medusa"] {
  return {
    payment_id: payment.id,
    authorized: payment.amount.amount,
    captured: payment.captured.amount,
    refunded: payment.refunded.amount,
    canceled: payment.canceled,
  };
}

/**
 * What staff should know of money that is held for a live order. `adds`: what the change that the order is in adds to what it
 * lacks; absent where it is in none. Pure.
 */
function holdOf(
  { hold, facts }: Pick<OrderWithShop, "hold" | "facts">,
  held: Money,
  adds: string | undefined,
): HoldDTO | null {
  const { order } = facts;
  if (!hold || !order || order.canceled) return null;
  const needs = order.wants?.needs;
  return {
    ends_at: hold.ends.toISOString(),
    needed: needs?.isLessThan(held) ? needs.amount : null,
    after_change: needs && adds !== undefined ? afterChange(held, needs, adds) : null,
  };
}

function afterChange(held: Money, needs: Money, adds: string): HoldDTO["after_change"] {
  const needed = Money.round(added(needs.amount, adds), held.currency);
  const lacking = needed.isMoreThan(held) ? needed.minus(held) : Money.zero(held.currency);
  return { needed: needed.amount, lacking: lacking.amount };
}

/** Never below zero: what an order does not need it need not hold. */
function added(needs: string, adds: string): string {
  return BigNumber.max(0, new BigNumber(needs).plus(adds)).toFixed();
}

/** Whether the books of both sides show the same of a payment. Pure. */
export function agreementOf({ position, shop, openCommand }: PermissionFacts): Agreement {
  const { payment, order } = shop;
  const money = hasMoney(position);
  if (openCommand || position.pending) return "pending";
  if (position.state === "unclear" || position.problems.length > 0) return "differ";
  if (!payment) return money ? "differ" : "nothing";
  const sums = payment.captured.equals(position.captured) && payment.refunded.equals(position.refunded);
  const ended = payment.canceled || order?.canceled === true;
  const isLetGo = position.state === "released" && !payment.canceled;
  return sums && !(ended && money) && !isLetGo ? "agree" : "differ";
}

function declineOf({ decline }: Position): PaymentDTO["decline"] {
  if (!decline) return null;
  return { code: decline.code, words: responseCodeWords(decline.code), message: decline.message ?? null };
}
