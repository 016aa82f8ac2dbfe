import { readBillStatus, type BillQuery, type BillStatus } from "./bill-status-answer";
import { parseBillnumber } from "../values/billnumber";
import { perform, type CallContext } from "../wire/call";
import { credentialFields } from "../wire/credentials";
import type { Merchant } from "../merchant/merchant";
import { isOrderNumber } from "../values/order-number";
import { refusedParameter, type Outcome } from "../wire/outcome";

/**
 * What became of a bill (protocol §9.3). Does not tell its token: a link that was lost stays lost.
 *
 * How the payment stands is not for this service to say: read orderResult for the order number that equals the
 * bill's number.
 */
export async function billStatus(
  query: BillQuery,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<BillStatus>> {
  const { options } = context;
  if ("number" in query ? !isOrderNumber(query.number) : !parseBillnumber(query.billnumber))
    return refusedParameter("This is not the number of a bill.");

  return perform(
    {
      kind: "read",
      path: options.billStatusPath,
      body: {
        form: {
          ...credentialFields(merchant),
          ...("number" in query ? { Bill: query.number } : { BillNumber: query.billnumber }),
          Format: "3",
        },
      },
      maxAnswerBytes: options.maxAnswerBytes,
      read: (text) => readBillStatus(text, { query, merchant, options }),
    },
    context,
  );
}
