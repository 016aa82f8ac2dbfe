import type { MedusaContainer } from "@medusajs/framework/types";
import {
  beginExchangeOrderWorkflow,
  beginReceiveReturnWorkflow,
  beginReturnOrderWorkflow,
  confirmExchangeRequestWorkflow,
  confirmReturnReceiveWorkflow,
  confirmReturnRequestWorkflow,
  createOrderFulfillmentWorkflow,
  orderExchangeAddNewItemWorkflow,
  orderExchangeRequestItemReturnWorkflow,
  receiveItemReturnRequestWorkflow,
  requestItemReturnWorkflow,
} from "@medusajs/medusa/core-flows";

interface ShippedChange {
  change: "return" | "exchange";
  /** What is shipped, of which one comes back. */
  itemId: string;
  quantity: number;
  /** What goes out for it. */
  variantId: string;
}

/** Ships an order and takes one product of it back, by the workflows of the Admin API's routes. */
export async function changeShipped(
  container: MedusaContainer,
  orderId: string,
  { change, itemId, quantity, variantId }: ShippedChange,
): Promise<void> {
  await createOrderFulfillmentWorkflow(container).run({
    input: { order_id: orderId, items: [{ id: itemId, quantity }], created_by: "staff" },
  });
  const back = [{ id: itemId, quantity: 1 }];
  if (change === "exchange") {
    const { result } = await beginExchangeOrderWorkflow(container).run({ input: { order_id: orderId } });
    const exchange_id = String(result.exchange_id);
    await orderExchangeRequestItemReturnWorkflow(container).run({
      input: { exchange_id, return_id: "", items: back },
    });
    await orderExchangeAddNewItemWorkflow(container).run({
      input: { exchange_id, items: [{ variant_id: variantId, quantity: 1 }] },
    });
    await confirmExchangeRequestWorkflow(container).run({ input: { exchange_id } });
    return;
  }
  const { result } = await beginReturnOrderWorkflow(container).run({ input: { order_id: orderId } });
  const return_id = String(result.return_id);
  await requestItemReturnWorkflow(container).run({ input: { return_id, items: back } });
  await confirmReturnRequestWorkflow(container).run({ input: { return_id } });
  await beginReceiveReturnWorkflow(container).run({ input: { return_id } });
  await receiveItemReturnRequestWorkflow(container).run({ input: { return_id, items: back } });
  await confirmReturnReceiveWorkflow(container).run({ input: { return_id } });
}
