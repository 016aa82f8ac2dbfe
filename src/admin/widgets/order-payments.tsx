import { defineWidgetConfig } from "@medusajs/admin-sdk";
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types";
import { OrderPayments } from "../order-payments/order-payments";

function OrderPaymentsWidget({ data: order }: DetailWidgetProps<AdminOrder>) {
  const version = [order.status, order.payment_status, String(order.updated_at)];
  return <OrderPayments orderId={order.id} version={version.join(" ")} />;
}

export const config = defineWidgetConfig({
  id: "medusa-payment-assist-payments",
  zone: "order.details.side.before",
});

export default OrderPaymentsWidget;
