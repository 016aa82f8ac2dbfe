import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { askedWithBill } from "../rules/schedule/list-day";
import type { OrderRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { readOrdersWithShop } from "../books/known-orders";
import { cartsOfOrders } from "../platform/orders/order-carts";
import { readForeseenAddition, readOrderChange } from "../platform/orders/order-change";
import { toPaymentDTO } from "./payment-dto";
import { readOrderDetail, type OrderDetail } from "../platform/orders/order-detail";
import { readStaffNames } from "../platform/staff/users";
import type { OrderPaymentsDTO } from "../contract/payments";

/**
 * Everything of an order at Assist, also what was begun and replaced, beside what Medusa says. Assist is not asked.
 * Throws NOT_FOUND when there is no such order.
 */
export async function readOrderPayments(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderPaymentsDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const order = await readOrderDetail(container, orderId);
  const rows = await assistOrdersOf(container, assist, order);
  const [accounts, known, change] = await Promise.all([
    assist.accounts.named(),
    readOrdersWithShop(container, assist, await assist.cases.beside(rows), "all"),
    readOrderChange(container, order.id, order.currency),
  ]);
  const names = await readStaffNames(
    container,
    known.flatMap(({ staffOperations: staffOperations }) => staffOperations.map(({ made_by: by }) => by)),
  );
  const adds =
    change && known.some(({ hold }) => hold) ? await readForeseenAddition(container, order.id) : undefined;
  return {
    order: {
      id: order.id,
      display_id: order.displayId,
      status: order.status,
      payment_status: order.paymentStatus,
      currency: order.currency,
    },
    payments: known.map((each) =>
      toPaymentDTO(each, {
        accountReady: accounts.get(each.order.account)?.ok === true,
        change,
        adds,
        names,
      }),
    ),
  };
}

/** Newest first, with the plan that counts; those whose shopper never left for Assist are of no interest. */
async function assistOrdersOf(
  container: MedusaContainer,
  assist: AssistModuleService,
  order: OrderDetail,
): Promise<OrderRow[]> {
  const [carts, bills] = await Promise.all([
    cartsOfOrders(container, [order.id]),
    assist.listAssistBills({ order_id: order.id }, { select: ["id", "payment_session_id", "next_check_at"] }),
  ]);
  const billed = bills.flatMap(({ payment_session_id: id }) => (id === null ? [] : [id]));
  const found = await assist.orders.ofSessionsOrCarts([...new Set([...order.sessions, ...billed])], carts);
  const planOf = new Map(bills.map((bill) => [bill.payment_session_id, bill.next_check_at]));
  return found
    .filter((row) => row.handed_off_at !== null || row.kind === "bill" || row.state !== "not-started")
    .map((row) =>
      row.list_day === askedWithBill
        ? { ...row, next_check_at: planOf.get(row.payment_session_id) ?? null }
        : row,
    );
}
