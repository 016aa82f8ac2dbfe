import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { actsOf, returnOf } from "../rules/staff/acts";
import type { AttentionReason } from "../records/cases";
import type { AttentionCase, AttentionQuery } from "../store/cases/attention-list";
import type AssistModuleService from "../modules/assist/service";
import type { AccountEntry } from "../accounts/settings";
import { rememberedPosition, type Known } from "../rules/books/judgement";
import { readKnown } from "../books/known-orders";
import { actFacts } from "./act-facts";
import { toPermissionDTO } from "./permission-dto";
import { readOrderLabels, type OrderLabel } from "../platform/orders/order-labels";
import { readStaffNames } from "../platform/staff/users";
import type { CaseView } from "../contract/views";

/** A page of what staff should look at, or of what has been settled; each with what can be done about it. */
export async function readAttentionCases(
  container: MedusaContainer,
  query: AttentionQuery,
): Promise<{ cases: CaseView[]; count: number }> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const { cases, count } = await assist.attentionList.page(query);
  const rows = await assist.orders.ofNumbers(cases.map(({ order_number: number }) => number));
  const known = new Map(
    (await readKnown(container, assist, rows)).map((each) => [each.order.order_number, each]),
  );
  const [accounts, orders, names] = await Promise.all([
    assist.accounts.named(),
    readOrderLabels(
      container,
      [...known.values()].flatMap((each) => orderIdOf(each) ?? []),
    ),
    readStaffNames(
      container,
      cases.map(({ settled_by: by }) => by),
    ),
  ]);
  const views = cases.flatMap((each) => {
    const about = known.get(each.order_number);
    return about ? [caseView(accounts, each, about, orders, names)] : [];
  });
  return { cases: views, count };
}

/** The order that the money has to do with: its own, or that of the cart which was being paid for. */
function orderIdOf({ facts }: Known): string | undefined {
  return facts.order?.id ?? facts.cartsOrderId ?? facts.untied?.orderId;
}

function caseView(
  accounts: ReadonlyMap<string, AccountEntry>,
  shown: AttentionCase,
  known: Known,
  orders: ReadonlyMap<string, OrderLabel>,
  names: ReadonlyMap<string, string>,
): CaseView {
  const { order, facts } = known;
  const position = rememberedPosition(known);
  const accountReady = accounts.get(order.account)?.ok === true;
  const orderId = orderIdOf(known);
  const displayId = orderId === undefined ? undefined : orders.get(orderId)?.displayId;
  const settled = shown.settled_at !== null;
  const money = settled && shown.money ? shown.money : order;
  return {
    id: shown.id ?? order.order_number,
    order_number: order.order_number,
    reason: shown.reason,
    message: shown.message,
    noticed_at: shown.noticed_at.toISOString(),
    account: order.account,
    live: order.live,
    currency: order.currency,
    registered: order.amount,
    state: money.state,
    held: money.held,
    captured: money.captured,
    returned: money.returned,
    cart_id: order.cart_id ?? facts.cart?.id ?? null,
    order: orderId === undefined ? null : { id: orderId, display_id: displayId ?? null },
    settled_at: shown.settled_at?.toISOString() ?? null,
    settled_how: shown.settled_how,
    settled_by: shown.settled_by === null ? null : (names.get(shown.settled_by) ?? shown.settled_by),
    note: shown.note,
    acts: settled
      ? null
      : {
          check: accountReady,
          settle: true,
          return_money: toPermissionDTO(returnOf(actFacts(known, position, accountReady, undefined))),
          capture: captureOf(shown.reason, known, accountReady),
        },
  };
}

/** Reasons for which the money may simply be taken. */
const settledByCapture: readonly string[] = [
  "hold-ending",
  "held-too-long",
  "held-not-taken",
] satisfies AttentionReason[];

function captureOf(
  reason: string,
  known: Known,
  accountReady: boolean,
): NonNullable<CaseView["acts"]>["capture"] {
  const paymentId = known.facts.payment?.id;
  if (paymentId === undefined || !settledByCapture.includes(reason)) return null;
  const { capture } = actsOf(actFacts(known, rememberedPosition(known), accountReady, undefined));
  return { ...toPermissionDTO(capture), payment_id: paymentId };
}
