import type { MedusaContainer } from "@medusajs/framework/types";
import type { OrderWithCases } from "../records/cases";
import type AssistModuleService from "../modules/assist/service";
import { factsOfMany } from "./facts";
import { recordedPosition, type OrderWithShop } from "../rules/books/at-rest";

/**
 * Reads all that is known about a slice of orders, with as many queries as for one. What staff have asked for is read of all
 * where it is shown, and otherwise where it decides: of holds that are gone.
 */
export async function readOrdersWithShop<Row extends OrderWithCases>(
  container: MedusaContainer,
  assist: AssistModuleService,
  orders: readonly Row[],
  staffOperations: "all" | "deciding" = "deciding",
): Promise<(OrderWithShop & { order: Row })[]> {
  if (orders.length === 0) return [];
  const time = await assist.clocks.read();
  const ofWhichActs = orders.filter(({ state }) => staffOperations === "all" || state === "released");
  const [remembered, made, facts] = await Promise.all([
    assist.due.remembered(orders.map(({ id }) => id)),
    assist.staffOperations.ofOrders(ofWhichActs.map(({ order_number: number }) => number)),
    factsOfMany(container, assist, orders, time),
  ]);
  const now = time.database;
  return Promise.all(
    orders.map(async (order) => {
      const operations = remembered.operations(order.id);
      return {
        order,
        operations,
        commands: remembered.commands(order.id),
        staffOperations: made.filter((operation) => operation.order_number === order.order_number),
        hold:
          order.state === "held"
            ? await assist.holdTermOf(
                { order, operations, position: recordedPosition({ order, operations }) },
                now,
              )
            : undefined,
        facts: facts.get(order.payment_session_id) ?? {},
        now,
      };
    }),
  );
}
