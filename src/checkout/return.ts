import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import { ASSIST_MODULE } from "../modules/assist";
import type { OrderRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { landingUrl, leadsOn, wayBack } from "./landing";
import { reconcileForPublic, type ReconciliationOutcome } from "../reconciliation";
import { factsOf } from "../books/facts";

export type Return =
  | { show: "landing"; url: URL }
  | {
      show: "outcome";
      outcome: ReconciliationOutcome;
      language: "RU" | "EN" | undefined;
      back?: URL | undefined;
    }
  | { show: "unknown" };

/** What an address says of who comes back. An order number is printed and spoken; the token is in the browser that paid. */
export interface ReturnKey {
  token?: string | undefined;
  orderNumber?: string | undefined;
}

/**
 * A shopper comes back from Assist. What the address says proves nothing about money; the gateway is asked. Without the
 * right token the outcome is told and no more: the landing has ids, with which the Store API tells who bought what.
 */
export async function comeBack(
  container: MedusaContainer,
  { token, orderNumber }: ReturnKey,
): Promise<Return> {
  const assist = container.resolve(ASSIST_MODULE);
  const own = token === undefined ? undefined : await assist.orders.byReturnToken(token);
  const order = own ?? (orderNumber === undefined ? undefined : await assist.orders.byNumber(orderNumber));
  const account = order && (await assist.accounts.find(order.account));
  // A number that was never handed off cannot come back; it answers like one that does not exist.
  if (!order?.handed_off_at || !account) return { show: "unknown" };
  const outcome = await checkOnReturn(container, assist, order);
  const url =
    own && leadsOn(order, await assist.orders.now()) ? landingUrl(order, account, outcome) : undefined;
  return url
    ? { show: "landing", url }
    : {
        show: "outcome",
        outcome,
        language: order.language ?? account.language,
        back: wayBack(order, account),
      };
}

async function checkOnReturn(
  container: MedusaContainer,
  assist: AssistModuleService,
  order: OrderRow,
): Promise<ReconciliationOutcome> {
  try {
    return await reconcileForPublic(container, order, "return");
  } catch (error) {
    const about = { order: order.order_number, account: order.account };
    logOf(container).warn("An order could not be checked on return.", about, error);
    await assist.orders.checkWithin(order.id, 1);
    const { cart, order: placed } = await factsOf(container, assist, order);
    return { payment: "pending", cart_id: cart?.id ?? order.cart_id ?? undefined, order_id: placed?.id };
  }
}
