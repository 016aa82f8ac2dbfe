import { responseCodeWords } from "../gateway";
import type { Position } from "../rules/money/position";
import { actsOf, type ActFacts } from "../rules/staff/acts";
import { type Known, rememberedPosition } from "../rules/books/judgement";
import type { PaymentFacts } from "../rules/books/facts";
import { hasMoney } from "../rules/books/next-move";
import { actFacts, type OrderChange } from "./act-facts";
import { historyOf } from "./history";
import { openCases } from "./open-cases";
import { holdView } from "./hold-view";
import { permissionView } from "./permission-view";

import type { Agreement, PaymentView } from "../contract/views";

export interface Surroundings {
  accountReady: boolean;
  change: OrderChange | undefined;
  /** What the change adds to what the order lacks, where money is held for it. */
  adds: string | undefined;
  names: ReadonlyMap<string, string>;
}

/** A payment as staff see it. Pure. */
export function paymentView(known: Known, { accountReady, change, adds, names }: Surroundings): PaymentView {
  const { order, operations, attempts, acts, facts } = known;
  const position = rememberedPosition(known);
  const permissions = actsOf(actFacts(known, position, accountReady, change));
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
      returned: position.returned.amount,
      rest: position.rest.amount,
      problems: position.problems,
    },
    medusa: facts.payment ? medusaView(facts.payment) : null,
    agreement: agreementOf(actFacts(known, position, accountReady, change)),
    hold: holdView(known, position.held, adds),
    decline: declineOf(position),
    cases: openCases(order.cases),
    history: historyOf({
      order,
      replacedAt: facts.session ? null : order.replaced_at,
      operations,
      attempts,
      acts,
      names,
    }),
    checked_at: order.checked_at?.toISOString() ?? null,
    next_look_at: order.next_check_at?.toISOString() ?? null,
    acts: {
      capture: permissionView(permissions.capture),
      void: permissionView(permissions.void),
      refund: permissionView(permissions.refund),
      check: permissionView(permissions.check),
    },
  };
}

function medusaView(payment: PaymentFacts): PaymentView["medusa"] {
  return {
    payment_id: payment.id,
    authorized: payment.amount.amount,
    captured: payment.captured.amount,
    refunded: payment.refunded.amount,
    canceled: payment.canceled,
  };
}

/** Whether the books of both sides show the same of a payment. Pure. */
export function agreementOf({ position, shop, openCommand }: ActFacts): Agreement {
  const { payment, order } = shop;
  const money = hasMoney(position);
  if (openCommand || position.pending) return "settling";
  if (position.state === "unclear" || position.problems.length > 0) return "differ";
  if (!payment) return money ? "differ" : "nothing";
  const sums = payment.captured.equals(position.captured) && payment.refunded.equals(position.returned);
  const ended = payment.canceled || order?.canceled === true;
  const isLetGo = position.state === "released" && !payment.canceled;
  return sums && !(ended && money) && !isLetGo ? "agree" : "differ";
}

function declineOf({ decline }: Position): PaymentView["decline"] {
  if (!decline) return null;
  return { code: decline.code, words: responseCodeWords(decline.code), message: decline.message ?? null };
}
