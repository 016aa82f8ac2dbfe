import type { MedusaContainer } from "@medusajs/framework/types";
import type AssistModuleService from "../modules/assist/service";
import { readMedusaFacts, type OwnRecords, type PaidOrder } from "../platform/medusa-facts";
import { capturedWithAuthorization } from "../platform/payments/session-data";
import { billProvider } from "../records/bill-provider";
import type { RowTime } from "../records/row-time";
import type { MedusaFacts } from "../rules/books/facts";

/** What Medusa has now of what was paid for. */
export async function factsOf(
  container: MedusaContainer,
  assist: AssistModuleService,
  paid: PaidOrder,
): Promise<MedusaFacts> {
  const facts = await factsOfMany(container, assist, [paid], await assist.clocks.read());
  return facts.get(paid.payment_session_id) ?? {};
}

/** The same of many, by session id, with as many queries as for one. */
export async function factsOfMany(
  container: MedusaContainer,
  assist: AssistModuleService,
  paid: readonly PaidOrder[],
  time: RowTime,
): Promise<Map<string, MedusaFacts>> {
  return readMedusaFacts(container, paid, time, recordsOf(assist));
}

/** As the completion leaves it, or as it was when its process died. */
const waiting = ["pending", "pending_authorization"];

function recordsOf({ bills, moneyEvents }: AssistModuleService): OwnRecords {
  return {
    // Nor one that staff have made meanwhile.
    awaitedBills: async (paid, sessions, collections) => {
      const awaited = new Set<string>();
      for (const { payment_session_id: id, kind, provider } of paid) {
        const session = sessions.get(id);
        if (provider !== billProvider || kind !== "checkout" || !session || !waiting.includes(session.status))
          continue;
        const orderId = collections.get(session.payment_collection_id)?.order?.id;
        const hasHadItsBill = (await bills.bySession(id)) !== undefined;
        if (orderId && !hasHadItsBill && !(await bills.openOf(orderId))) awaited.add(id);
      }
      return awaited;
    },
    toldRows: (payments) => {
      const followed = [...payments.values()].filter(
        ({ data }) => data?.[capturedWithAuthorization] !== undefined,
      );
      const rows = followed.flatMap(({ captures, refunds }) => [...(captures ?? []), ...(refunds ?? [])]);
      return moneyEvents.known(rows.map(({ id }) => id));
    },
  };
}
