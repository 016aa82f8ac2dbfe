import type { MedusaContainer } from "@medusajs/framework/types";
import type AssistModuleService from "../modules/assist/service";
import { readMedusaFacts, type OwnRecords, type PaidOrder } from "../platform/facts/medusa-facts";
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

function recordsOf({ bills, moneyEvents }: AssistModuleService): OwnRecords {
  return {
    withoutBill: async (placed) => {
      // Nor one that staff have made meanwhile.
      const billed = await bills.billed(
        placed.map(({ sessionId }) => sessionId),
        placed.map(({ orderId }) => orderId),
      );
      return new Set(
        placed.flatMap(({ sessionId, orderId }) =>
          billed.has(sessionId) || billed.has(orderId) ? [] : [sessionId],
        ),
      );
    },
    toldRows: (ids) => moneyEvents.known(ids),
  };
}
