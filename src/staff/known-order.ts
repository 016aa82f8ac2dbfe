import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type { OrderWithShop } from "../rules/books/at-rest";
import { readOrdersWithShop } from "../books/known-orders";

/** All that is known of one order number. Throws NOT_FOUND for one that is not ours. */
export async function readOrderWithShop(
  container: MedusaContainer,
  orderNumber: string,
): Promise<OrderWithShop> {
  const assist = container.resolve(ASSIST_MODULE);
  const order = await assist.cases.order(orderNumber);
  const [known] = order ? await readOrdersWithShop(container, assist, [order]) : [];
  if (known) return known;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this number.");
}
