import type { GatewayOrder } from "../../gateway";
import { listSaysNothingNew } from "../../rules/schedule/proof-of-rest";
import type AssistModuleService from "../../modules/assist/service";
import { readPeriod } from "./day-list";
import { listedAtOnce } from "./limits";
import type { Answer } from "./questions";

/** Whoever begins to pay is mostly done by then; a bill that the list has missed is asked about in its turn. */
const listedMilliseconds = 3 * 60 * 60_000;

/**
 * Finds payments of bills by one list of what has happened at the gateway lately, where there are too many bills to ask
 * about each every few minutes. What the list names and we do not remember is asked about at once, by itself; from what it
 * leaves out nothing is concluded. `ask` returns undefined when no more may be asked.
 */
export async function wakeListedBills(
  assist: AssistModuleService,
  account: string,
  ask: (from: Date, to: Date) => Promise<Answer | undefined>,
): Promise<void> {
  const now = (await assist.orders.now()).getTime();
  for await (const list of readPeriod(now - listedMilliseconds, now, ask)) {
    for (let start = 0; start < list.length; start += listedAtOnce)
      await wake(assist, account, list.slice(start, start + listedAtOnce));
  }
}

async function wake(
  assist: AssistModuleService,
  account: string,
  list: readonly GatewayOrder[],
): Promise<void> {
  const named = new Map<string, GatewayOrder[]>();
  for (const order of list) named.set(order.orderNumber, [...(named.get(order.orderNumber) ?? []), order]);
  const orders = await assist.due.askedWithBills(account, [...named.keys()]);
  const remembered = await assist.due.remembered(orders.map(({ id }) => id));
  const news = orders.filter(
    (order) =>
      !listSaysNothingNew(order, remembered.operations(order.id), named.get(order.order_number) ?? []),
  );
  await assist.due.askAtOnce(news.map(({ id }) => id));
}
