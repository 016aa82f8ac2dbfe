import { readBillStatus, type BillStatus } from "./bill-status-answer";
import { parseBillnumber } from "./billnumber";
import { perform, type CallContext } from "./call";
import { credentialFields } from "./credentials";
import type { Merchant } from "./merchant";
import type { Money } from "./money";
import { isOrderNumber, type OrderNumber } from "./order-number";
import { refusedParameter, type Outcome } from "./outcome";

/** Which bill: by its own number, or by the billnumber of the order that a payment made of it. */
export type BillQuery = ({ number: OrderNumber } | { billnumber: string }) & {
  /** What the bill was made for. An answer with another amount or currency is not believed. */
  amount?: Money | undefined;
};

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
  if ("number" in query ? !isOrderNumber(query.number) : !parseBillnumber(query.billnumber)) {
    return refusedParameter("This is not the number of a bill.");
  }
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
