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
    awaitedBills: async (paid, sessions, collections) => {
      const placed = paid.flatMap(({ payment_session_id: id, kind, provider }) => {
        const session = sessions.get(id);
        const order = session && collections.get(session.payment_collection_id)?.order?.id;
        const isToBeBilled = provider === billProvider && kind === "checkout";
        return isToBeBilled && order && waiting.includes(session.status) ? [{ id, order }] : [];
      });
      // Nor one that staff have made meanwhile.
      const billed = await bills.billed(
        placed.map(({ id }) => id),
        placed.map(({ order }) => order),
      );
      return new Set(placed.flatMap(({ id, order }) => (billed.has(id) || billed.has(order) ? [] : [id])));
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
