import { AnswerError } from "../wire/answer-error";
import { readCodes } from "../wire/answer-fields";
import { verdictOfCodes, type CallKind, type CodeVerdict } from "../wire/code-outcome";
import type { Merchant } from "../merchant/merchant";
import { parseXml, type XmlElement } from "../wire/xml";

/** The root of an answer about bills, and what its codes say. */
export interface BillAnswer {
  result: XmlElement;
  verdict: CodeVerdict;
}

/** @throws AnswerError, XmlError for anything but a result with codes */
export async function readBillAnswer(text: string, call: CallKind): Promise<BillAnswer> {
  const result = await parseXml(text);
  if (result.name !== "result") throw new AnswerError("unreadable", "The answer of Assist is not a result.");

  const codes = readCodes(result.attribute("firstcode"), result.attribute("secondcode"));
  return { result, verdict: verdictOfCodes(...codes, call, "bill") };
}

/**
 * Holds the answer to a command against what was asked. Neither service is documented to name the merchant or the
 * bill in its answer; where it does, at whatever depth, it must be ours.
 *
 * @param number of the bill; `null` when Assist gives it
 * @throws AnswerError
 */
export function requireSameBill(result: XmlElement, merchant: Merchant, number: string | null): void {
  const merchants = valuesOf(result, "merchant_id");
  const bills = number === null ? [] : valuesOf(result, "bill");
  if (merchants.some((one) => one !== merchant.merchantId) || bills.some((one) => one !== number))
    throw new AnswerError("mismatch", "Assist answered about another bill than was asked for.");
}

/** Texts of all elements of a name. One that holds other elements is a wrapper (`<Bill><Hash/></Bill>`), not a value. */
export function valuesOf(result: XmlElement, name: string): string[] {
  return result
    .descendantsNamed(name)
    .filter((element) => element.children.length === 0)
    .map((element) => element.text);
}
