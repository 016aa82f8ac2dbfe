import type { MedusaContainer } from "@medusajs/framework/types";
import type { OrderRow } from "../../modules/assist/rows";
import type AssistModuleService from "../../modules/assist/service";
import { readManyMedusaFacts } from "../sync-order/medusa-facts";
import type { Known } from "./judgement";

/** Reads all that is known about a slice of orders, with as many queries as for one. */
export async function readKnown<Row extends OrderRow>(
  container: MedusaContainer,
  assist: AssistModuleService,
  orders: readonly Row[],
): Promise<(Known & { order: Row })[]> {
  if (orders.length === 0) return [];
  const time = await assist.clocks.read();
  const [remembered, facts] = await Promise.all([
    assist.due.remembered(orders.map(({ id }) => id)),
    readManyMedusaFacts(container, orders, time),
  ]);
  return orders.map((order) => ({
    order,
    operations: remembered.operations(order.id),
    attempts: remembered.attempts(order.id),
    facts: facts.get(order.payment_session_id) ?? {},
    now: time.database,
  }));
}
