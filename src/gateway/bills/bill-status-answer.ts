import { AnswerError } from "../wire/answer-error";
import { orderElements, readMoney, withoutUndefined, type FieldReader } from "../wire/answer-fields";
import { cleanAnswerText } from "../wire/answer-text";
import { readBillAnswer } from "./bill-answer";
import { billStatusXs } from "./bill-check";
import { parseBillState, type BillState } from "./bill-state";
import { bareBillnumber, parseBillnumber } from "../values/billnumber";
import { verifyWithSecretWords } from "../signing/check-value";
import type { ClientOptions } from "../options/client-options";
import { parseGatewayDate } from "../values/gateway-date";
import type { Merchant } from "../merchant/merchant";
import type { Money } from "../values/money";
import { done, type Outcome } from "../wire/outcome";
import type { OrderNumber } from "../values/order-number";
import { parsePayUntil } from "./pay-until";

/** Which bill: by its own number, or by the billnumber of the order that a payment made of it. */
export type BillQuery = ({ number: OrderNumber } | { billnumber: string }) & {
  /** What the bill was made for. An answer with another amount or currency is not believed. */
  amount?: Money | undefined;
};

/** What the bill service says of a payment, for people to read. Decisions about money read orderResult instead. */
export interface ReportedBillPayment {
  /** More than zero. */
  amount?: Money;
  paidAt?: Date;
  rrn?: string;
  refunded?: Money;
}

/** A bill as Assist knows it. Has no token and no link: the service does not give them (protocol §9.3). */
export interface BillStatus {
  number: string;
  amount: Money;
  state: BillState;
  /** Bill_status as Assist wrote it. */
  stateText: string;
  /**
   * False when the check value is wrong or missing, which only the option billAnswerCheck "reported" lets pass, or
   * missing in an account with answerCheck "pgp". TLS alone vouches for it then.
   */
  authentic: boolean;
  /** Bare, of the order that Assist made of the bill when the customer began to pay. */
  billnumber?: string;
  comment?: string;
  billedAt?: Date;
  payUntil?: Date;
  /** Of Assist's own message to the customer: 0, 1 and 10 (protocol §9.3). */
  sending?: "none" | "to-send" | "queued";
  reported: ReportedBillPayment;
}

export interface BillStatusExpectation {
  query: BillQuery;
  merchant: Merchant;
  options: Required<ClientOptions>;
}

const sendingOfWord: ReadonlyMap<string, NonNullable<BillStatus["sending"]>> = new Map([
  ["0", "none"],
  ["1", "to-send"],
  ["10", "queued"],
]);

/** @throws AnswerError, XmlError */
export async function readBillStatus(
  text: string,
  expected: BillStatusExpectation,
): Promise<Outcome<BillStatus>> {
  const { result, verdict } = await readBillAnswer(text, "read");
  const orders = orderElements(result);
  const [order] = orders;
  if (verdict !== "success") return verdict;

  const count = result.attribute("count");
  if (orders.length > 1 || (count !== undefined && count !== String(orders.length)))
    throw new AnswerError("unreadable", "The answer of Assist is not the status of one bill.");

  if (!order)
    return { kind: "not-found", firstcode: 0, secondcode: 0, sentence: "Assist has not found the bill." };

  return done(readBill((name) => order.field(name), expected));
}

function readBill(field: FieldReader, { query, merchant, options }: BillStatusExpectation): BillStatus {
  const number = field("bill") ?? "";
  const billnumber = readBillnumber(field("billnumber") ?? "");
  const isAskedFor =
    "number" in query ? number === query.number : billnumber === bareBillnumber(query.billnumber);
  if (field("merchant_id") !== merchant.merchantId || number === "" || number.length > 128 || !isAskedFor)
    throw new AnswerError("mismatch", "Assist answered about another bill than was asked for.");

  const authentic = isAuthentic(field, merchant, options);
  const amount = readMoney(field("bill_amount"), field("bill_currency"));
  if (query.amount && !(amount.currency === query.amount.currency && amount.equals(query.amount)))
    throw new AnswerError("mismatch", "The bill at Assist has another amount or currency than the shop's.");

  const stateText = field("bill_status") ?? "";
  return {
    number,
    amount,
    state: parseBillState(stateText),
    stateText: cleanAnswerText(stateText)?.slice(0, 40) ?? "",
    authentic,
    ...withoutUndefined({
      billnumber,
      comment: cleanAnswerText(field("bill_comment")),
      billedAt: parseGatewayDate(field("bill_date") ?? ""),
      payUntil: parsePayUntil(field("pay_until") ?? ""),
      sending: sendingOfWord.get(field("sendnotification") ?? ""),
    }),
    reported: readReportedPayment(field),
  };
}

/** Empty while the customer has not begun to pay. */
function readBillnumber(text: string): string | undefined {
  const billnumber = parseBillnumber(text)?.bare;
  if (text !== "" && billnumber === undefined)
    throw new AnswerError("unreadable", "The bill's billnumber in the answer of Assist cannot be read.");

  return billnumber;
}

function isAuthentic(field: FieldReader, merchant: Merchant, options: Required<ClientOptions>): boolean {
  const received = field("checkvalue") ?? "";
  const matches = billStatusXs(field)
    .map((x) => verifyWithSecretWords(received, merchant.secretWords, x, merchant.saltEncoding))
    .includes(true);
  const mayBeMissing = received === "" && options.answerCheck === "pgp";
  if (!matches && !mayBeMissing && options.billAnswerCheck === "must-match") {
    const why = received === "" ? "has no check value" : "has a wrong check value";
    throw new AnswerError(
      "check-value",
      `The bill's status ${why} and is not believed. Compare the secret word and the sign type (MD5) with Assist's personal account, or set billAnswerCheck.`,
    );
  }
  return matches;
}

/** An unpaid bill has an amount of zero, perhaps without a currency, and no refund at all (protocol §9.3). */
function readReportedPayment(field: FieldReader): ReportedBillPayment {
  const currency = field("payment_currency") || field("bill_currency");
  const money = (text: string | undefined): Money | undefined =>
    text ? readMoney(text, currency) : undefined;
  const amount = money(field("payment_amount"));
  return withoutUndefined({
    amount: amount?.isZero ? undefined : amount,
    paidAt: parseGatewayDate(field("payment_date") ?? ""),
    rrn: cleanAnswerText(field("payment_rrn")),
    refunded: money(field("refund_amount")),
  });
}
