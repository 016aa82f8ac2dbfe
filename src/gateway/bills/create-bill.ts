import { AnswerError } from "../wire/answer-error";
import { readBillAnswer, requireSameBill, valuesOf } from "./bill-answer";
import { createBillFields } from "./bill-fields";
import { billLink, isBillToken } from "./bill-link";
import { objectionToBill } from "./bill-objection";
import type { BillRequest } from "./bill-request";
import { creationOf, type BillCreation, type CreatedBill } from "./bill-creation";
import { perform, type CallContext } from "../wire/call";
import type { Merchant } from "../merchant/merchant";
import { isOrderNumber } from "../values/order-number";
import { done, type Outcome } from "../wire/outcome";

/**
 * Makes a bill and gives its link (protocol §9.1). Sent once, and never repeated by itself; see {@link BillCreation} for
 * what to do after each outcome.
 */
export async function createBill(
  request: BillRequest,
  merchant: Merchant,
  context: CallContext,
): Promise<BillCreation> {
  const { options } = context;
  const objection = objectionToBill(request, options);
  if (objection) return objection;

  const outcome = await perform(
    {
      kind: "command",
      path: "/bill/createbill.cfm",
      body: { form: createBillFields(request, merchant, options) },
      maxAnswerBytes: options.maxAnswerBytes,
      read: (text) => readCreatedBill(text, request, merchant),
    },
    context,
  );
  return creationOf(outcome, request.number);
}

async function readCreatedBill(
  text: string,
  request: BillRequest,
  merchant: Merchant,
): Promise<Outcome<CreatedBill>> {
  const { result, verdict } = await readBillAnswer(text, "command");
  const tokens = valuesOf(result, "hash");
  if (verdict !== "success" && tokens.length === 0) return verdict;

  const [token = ""] = tokens;
  // count is at least 1 on success (protocol §9.1).
  const isEmpty = /^0*$/.test(result.attribute("count") ?? "1");
  if (verdict !== "success" || tokens.length > 1 || isEmpty || !isBillToken(token))
    throw new AnswerError("unreadable", "The answer of Assist is not the token of one bill.");

  requireSameBill(result, merchant, request.number);
  return done({
    number: request.number ?? numberGivenBy(valuesOf(result, "bill")),
    token,
    link: request.kind === "link" ? billLink(merchant.gatewayUrl, token) : null,
  });
}

/** With automatic numbering: whether the answer tells the number is not documented. */
function numberGivenBy(bills: string[]): CreatedBill["number"] {
  const [bill] = bills;
  return bills.length === 1 && isOrderNumber(bill) ? bill : null;
}
