import type { MedusaContainer } from "@medusajs/framework/types";
import type { OrderRow } from "../../modules/assist/rows";
import type AssistModuleService from "../../modules/assist/service";
import { readManyMedusaFacts } from "../sync-order/medusa-facts";
import { rememberedPosition, type Known } from "./judgement";

/** Reads all that is known about a slice of orders, with as many queries as for one. */
export async function readKnown(
  container: MedusaContainer,
  assist: AssistModuleService,
  orders: readonly OrderRow[],
): Promise<Known[]> {
  if (orders.length === 0) return [];
  const now = await assist.orders.now();
  const [remembered, acts, facts] = await Promise.all([
    assist.due.remembered(orders.map(({ id }) => id)),
    assist.acts.ofOrders(orders.map(({ order_number: number }) => number)),
    readManyMedusaFacts(container, orders, now),
  ]);
  return Promise.all(
    orders.map(async (order) => {
      const operations = remembered.operations(order.id);
      return {
        order,
        operations,
        attempts: remembered.attempts(order.id),
        acts: acts.filter((act) => act.order_number === order.order_number),
        hold:
          order.state === "held"
            ? await assist.holdTermOf(
                { order, operations, position: rememberedPosition({ order, operations }) },
                now,
              )
            : undefined,
        facts: facts.get(order.payment_session_id) ?? {},
        now,
      };
    }),
  );
}
