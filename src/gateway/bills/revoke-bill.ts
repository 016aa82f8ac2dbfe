import { readBillAnswer, requireSameBill } from "./bill-answer";
import { revokeBillFields } from "./bill-fields";
import { perform, type CallContext } from "../wire/call";
import type { Merchant } from "../merchant/merchant";
import { isOrderNumber, type OrderNumber } from "../values/order-number";
import { done, refusedParameter, type Outcome } from "../wire/outcome";

export interface RevokeBillCommand {
  number: OrderNumber;
  /** Whether Assist tells the customer that the bill was annulled. Absent: as the account is set. */
  notify?: boolean | undefined;
}

/** A bill that Assist has certainly revoked. */
export interface RevokedBill {
  number: OrderNumber;
}

/**
 * Annuls a bill (protocol §9.4). Sent once; after "unknown" ask billStatus.
 *
 * A customer whose payment page is open already may still finish paying: read orderResult afterwards, whatever the
 * outcome.
 */
export async function revokeBill(
  { number, notify }: RevokeBillCommand,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<RevokedBill>> {
  const { options } = context;
  if (!isOrderNumber(number)) return refusedParameter("This is not the number of a bill.");

  return perform(
    {
      kind: "command",
      path: options.billRevokePath,
      body: { form: revokeBillFields(number, notify, merchant) },
      maxAnswerBytes: options.maxAnswerBytes,
      read: (text) => readRevocation(text, number, merchant),
    },
    context,
  );
}

/** [guess] The answer is not documented: codes 0/0 are taken for success, as everywhere at the gateway. */
async function readRevocation(
  text: string,
  number: OrderNumber,
  merchant: Merchant,
): Promise<Outcome<RevokedBill>> {
  const { result, verdict } = await readBillAnswer(text, "command");
  if (verdict !== "success") return verdict;

  requireSameBill(result, merchant, number);
  return done({ number });
}
