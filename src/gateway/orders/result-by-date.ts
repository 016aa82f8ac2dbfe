import { perform, type CallContext } from "../wire/call";
import { credentialFields } from "../wire/credentials";
import { searchWindow } from "../values/gateway-date";
import type { Merchant } from "../merchant/merchant";
import type { GatewayOrder } from "./order";
import { readOrders } from "./orders-answer";
import { done, refusedParameter, type Outcome } from "../wire/outcome";

export interface PeriodQuery {
  from: Date;
  /** At most 24 hours after `from` (protocol §6.3). */
  to: Date;
}

const longestPeriodMilliseconds = 24 * 60 * 60 * 1000;

/**
 * All orders of the merchant in a period, with their operations (protocol §6.3): also those of other shops that share
 * the account. An empty period is an empty list.
 *
 * A period that the gateway would silently replace by the last three hours is refused before anything is sent.
 *
 * @throws RangeError for an invalid date
 */
export async function resultByDate(
  { from, to }: PeriodQuery,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<GatewayOrder[]>> {
  const form = { ...credentialFields(merchant), ...searchWindow(from, to), Format: "3" };
  const length = to.getTime() - from.getTime();
  if (length <= 0 || length > longestPeriodMilliseconds)
    return refusedParameter("Assist lists at most 24 hours at a time, from an earlier to a later moment.");

  const { answerCheck, maxPeriodAnswerBytes } = context.options;
  const outcome = await perform<GatewayOrder[]>(
    {
      kind: "read",
      path: "/resultbydate/resultbydate.cfm",
      body: { form },
      maxAnswerBytes: maxPeriodAnswerBytes,
      read: (text) => readOrders(text, { merchant, answerCheck }),
    },
    context,
  );
  return outcome.kind === "not-found" ? done([]) : outcome;
}
