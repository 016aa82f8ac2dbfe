import { parseBillnumber } from "../values/billnumber";
import { cleanInput } from "../values/input-text";
import type { Money } from "../values/money";
import { isOrderNumber, type OrderNumber } from "../values/order-number";
import { objectionToRecurringPayment, type RecurringTerms } from "../values/recurring-terms";
import type { Merchant } from "../merchant/merchant";
import type { CommandAnswer } from "../orders/order";
import { perform, type CallContext } from "../wire/call";
import { credentialFields } from "../wire/credentials";
import { refusedParameter, type Outcome } from "../wire/outcome";
import { readFlatAnswer } from "./flat-command";

const maxCommentLength = 4000;

/** A payment of a subscription, without the shopper. */
export interface RecurringPayment {
  /** Of the first payment, plain or extended. */
  firstBillnumber: string;
  /** What the shopper agreed to then. */
  terms: RecurringTerms;
  /** A new one: what becomes of the payment is read by it. */
  orderNumber: OrderNumber;
  amount: Money;
  comment?: string | undefined;
}

/**
 * Takes a payment that the shopper agreed to with the first one (rp.cfm, protocol §11); with two stages it is held. Sent once:
 * after an unknown outcome read the operations of its order number. What is beyond the agreement is refused before it is sent.
 */
export async function recurringPayment(
  { firstBillnumber, terms, orderNumber, amount, comment }: RecurringPayment,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<CommandAnswer>> {
  const { options } = context;
  if (!parseBillnumber(firstBillnumber)) return refusedParameter("This is not a billnumber of Assist.");
  if (!isOrderNumber(orderNumber))
    return refusedParameter("The order number has characters that Assist removes.");
  const objection = objectionToRecurringPayment(terms, amount, options.now());
  if (objection !== undefined) return refusedParameter(objection);

  const text = cleanInput(comment ?? "", "prose", maxCommentLength);
  return perform(
    {
      kind: "command",
      path: "/recurrent/rp.cfm",
      body: {
        form: {
          BillNumber: firstBillnumber,
          OrderNumber: orderNumber,
          ...credentialFields(merchant),
          Amount: amount.gatewayAmount,
          Currency: amount.currency,
          ...(text === "" ? {} : { OrderComment: text }),
          Language: options.language,
          Format: "3",
        },
      },
      maxAnswerBytes: options.maxAnswerBytes,
      read: (answer) => readFlatAnswer(answer, { type: "payment", firstBillnumber, orderNumber, amount }),
    },
    context,
  );
}
