import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type { OrderRow } from "../../modules/assist/rows";
import type AssistModuleService from "../../modules/assist/service";
import { billProvider } from "../bills/bill-provider";
import type { StoredCollection, StoredSession } from "./stored-payment";

/** As the completion leaves it, or as it was when its process died. */
const waiting = ["pending", "pending_authorization"];

/** The sessions whose order was placed to be paid by link and has no bill yet, nor one that staff have made meanwhile. */
export async function readAwaitedBills(
  container: MedusaContainer,
  paid: readonly Pick<OrderRow, "payment_session_id" | "kind" | "provider">[],
  sessions: ReadonlyMap<string, StoredSession>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Set<string>> {
  const awaited = new Set<string>();
  for (const { payment_session_id: id, kind, provider } of paid) {
    const session = sessions.get(id);
    if (provider !== billProvider || kind !== "checkout" || !session || !waiting.includes(session.status))
      continue;
    const orderId = collections.get(session.payment_collection_id)?.order?.id;
    const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
    const hasHadItsBill = (await assist.bills.bySession(id)) !== undefined;
    if (orderId && !hasHadItsBill && !(await assist.bills.openOf(orderId))) awaited.add(id);
  }
  return awaited;
}
