import { defineWidgetConfig } from "@medusajs/admin-sdk";
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types";
import { OrderBills } from "../bills/order-bills";

function OrderBillsWidget({ data: order }: DetailWidgetProps<AdminOrder>) {
  const version = [
    order.version,
    order.status,
    String(order.updated_at),
    JSON.stringify(order.summary ?? null),
  ];
  return <OrderBills orderId={order.id} version={version.join(" ")} />;
}

export const config = defineWidgetConfig({
  id: "medusa-payment-assist-bills",
  zone: ["order.details.side.before", "draft_order.details.side.before"],
});

export default OrderBillsWidget;
