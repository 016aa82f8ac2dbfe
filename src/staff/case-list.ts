import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { permissionsOf, reversalOf } from "../rules/staff/permissions";
import type { CaseReason, CurrentCase } from "../records/cases";
import type { CaseQuery, ListedCase } from "../store/cases/case-list";
import type { AccountEntry } from "../accounts/settings";
import { recordedPosition, type OrderWithShop } from "../rules/books/at-rest";
import { readOrdersWithShop } from "../books/known-orders";
import { permissionFacts } from "./permission-dto";
import { toPermissionDTO } from "./permission-dto";
import { readOrderLabels, type OrderLabel } from "../platform/orders/order-labels";
import { readStaffNames } from "../platform/staff/users";
import type { CaseDTO } from "../contract/cases";
import type { OpenCaseDTO } from "../contract/payments";

/** A page of open cases, or of closed ones; each with what can be done about it. */
export async function readCases(
  container: MedusaContainer,
  query: CaseQuery,
): Promise<{ cases: CaseDTO[]; count: number }> {
  const assist = container.resolve(ASSIST_MODULE);
  const { cases, count } = await assist.caseList.page(query);
  const numbers = [...new Set(cases.map(({ order_number: number }) => number))];
  const rows = await assist.cases.beside(await assist.orders.ofNumbers(numbers));
  const known = new Map(
    (await readOrdersWithShop(container, assist, rows)).map((each) => [each.order.order_number, each]),
  );
  const [accounts, orders, names] = await Promise.all([
    assist.accounts.named(),
    readOrderLabels(
      container,
      [...known.values()].flatMap((each) => orderIdOf(each) ?? []),
    ),
    readStaffNames(
      container,
      cases.map(({ closed_by: by }) => by),
    ),
  ]);
  const shown = cases.flatMap((each) => {
    const about = known.get(each.order_number);
    return about ? [toCaseDTO(accounts, each, about, orders, names)] : [];
  });
  return { cases: shown, count };
}

/** The order that the money has to do with: its own, or that of the cart which was being paid for. */
function orderIdOf({ facts }: OrderWithShop): string | undefined {
  return facts.order?.id ?? facts.cartsOrderId ?? facts.untied?.orderId;
}

function toCaseDTO(
  accounts: ReadonlyMap<string, AccountEntry>,
  listed: ListedCase,
  known: OrderWithShop,
  orders: ReadonlyMap<string, OrderLabel>,
  names: ReadonlyMap<string, string>,
): CaseDTO {
  const { order, facts } = known;
  const position = recordedPosition(known);
  const accountReady = accounts.get(order.account)?.ok === true;
  const orderId = orderIdOf(known);
  const displayId = orderId === undefined ? undefined : orders.get(orderId)?.displayId;
  const closed = listed.closed_at !== null;
  const money = closed ? listed.money : order;
  return {
    id: listed.id,
    order_number: order.order_number,
    about: listed.about,
    reason: listed.reason,
    message: listed.message,
    opened_at: listed.opened_at.toISOString(),
    account: order.account,
    live: order.live,
    currency: order.currency,
    registered: order.amount,
    state: money.state,
    held: money.held,
    captured: money.captured,
    refunded: money.refunded,
    cart_id: order.cart_id ?? facts.cart?.id ?? null,
    order: orderId === undefined ? null : { id: orderId, display_id: displayId ?? null },
    closed_at: listed.closed_at?.toISOString() ?? null,
    closed_how: listed.closed_how,
    closed_by: listed.closed_by === null ? null : (names.get(listed.closed_by) ?? listed.closed_by),
    note: listed.note,
    permissions: closed
      ? null
      : {
          check: accountReady,
          close: true,
          refund:
            listed.about === "bill"
              ? null
              : toPermissionDTO(reversalOf(permissionFacts(known, position, accountReady, undefined))),
          capture: captureOf(listed.reason, known, accountReady),
        },
  };
}

/** Reasons that end when the money is simply taken. */
const endedByCapture: readonly string[] = [
  "hold-ending",
  "held-too-long",
  "held-not-taken",
] satisfies CaseReason[];

function captureOf(
  reason: string,
  known: OrderWithShop,
  accountReady: boolean,
): NonNullable<CaseDTO["permissions"]>["capture"] {
  const paymentId = known.facts.payment?.id;
  if (paymentId === undefined || !endedByCapture.includes(reason)) return null;
  const { capture } = permissionsOf(permissionFacts(known, recordedPosition(known), accountReady, undefined));
  return { ...toPermissionDTO(capture), payment_id: paymentId };
}

/** Of the current cases of an order number those that staff see. Pure. */
export function openCases(cases: readonly CurrentCase[]): OpenCaseDTO[] {
  return cases
    .filter(({ open }) => open)
    .map(({ id, about, reason, message, opened_at: at }) => ({
      ...{ id, about, reason },
      message: message ?? "",
      opened_at: new Date(at).toISOString(),
    }));
}
