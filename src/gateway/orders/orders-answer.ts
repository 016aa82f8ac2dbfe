import { setImmediate as nextTurn } from "node:timers/promises";
import { AnswerError } from "../wire/answer-error";
import { orderElements, readCodes, readMoney, withoutUndefined } from "../wire/answer-fields";
import { bareBillnumber, parseBillnumber } from "../values/billnumber";
import { orderAnswerX, verifyWithSecretWords } from "../signing/check-value";
import type { ClientOptions } from "../options/client-options";
import { verdictOfCodes } from "../wire/code-outcome";
import { parseGatewayDate } from "../values/gateway-date";
import type { Merchant } from "../merchant/merchant";
import { readOperation } from "./operation-answer";
import { movesMoney, type GatewayOperation, type GatewayOrder } from "./order";
import { parseOrderState } from "./order-state-text";
import { done, type Outcome } from "../wire/outcome";
import { parseXml, type XmlElement } from "../wire/xml";

/** What an answer with orders is held against. */
export interface OrdersExpectation {
  merchant: Merchant;
  answerCheck: NonNullable<ClientOptions["answerCheck"]>;
  /** The order number asked for; absent when a period was asked for. */
  orderNumber?: string;
}

const maxOrders = 10_000;
/** Read in a row; what else the process has to do is done in between. */
const ordersAtOnce = 200;
/** Partial refunds are the only operations that repeat; nobody makes this many. */
const maxOperationsPerOrder = 1_000;

/**
 * Reads an answer of orderstate, orderresult or resultbydate in XML (protocol §6).
 *
 * One order that cannot be believed makes the whole answer unknown: a list that may have been tampered with, or that
 * leaves an order out, says nothing reliable about the others.
 *
 * @throws AnswerError, XmlError
 */
export async function readOrders(
  text: string,
  expected: OrdersExpectation,
): Promise<Outcome<GatewayOrder[]>> {
  const result = await parseXml(text);
  if (result.name !== "result") throw new AnswerError("unreadable", "The answer of Assist is not a result.");

  const verdict = verdictOfCodes(
    ...readCodes(result.attribute("firstcode"), result.attribute("secondcode")),
    "read",
  );
  if (verdict !== "success") return verdict;

  const elements = orderElements(result);
  if (elements.length > maxOrders)
    throw new AnswerError("too-large", `The answer of Assist lists more than ${maxOrders} orders.`);

  const orders: GatewayOrder[] = [];
  for (const [at, element] of elements.entries()) {
    if (at > 0 && at % ordersAtOnce === 0) await nextTurn();
    orders.push(readOrder(element, expected));
  }
  checkCount(result.attribute("count"), orders);
  refuseRepeated(orders.map((order) => order.billnumber));
  if (orders.length === 0)
    return { kind: "not-found", firstcode: 0, secondcode: 0, sentence: "Assist has not found the order." };

  return done(orders);
}

function readOrder(element: XmlElement, expected: OrdersExpectation): GatewayOrder {
  const field = (name: string): string => element.field(name) ?? "";
  const orderNumber = field("ordernumber");
  if (expected.orderNumber !== undefined && orderNumber !== expected.orderNumber)
    throw new AnswerError("mismatch", "Assist answered about another order than was asked for.");

  checkAuthenticity(element, expected);
  const billnumber = parseBillnumber(field("billnumber"))?.bare;
  if (billnumber === undefined || orderNumber === "" || orderNumber.length > 128)
    throw new AnswerError("unreadable", "An order in the answer of Assist has no number.");

  const stateText = field("orderstate");
  return {
    orderNumber,
    billnumber,
    testMode: readTestMode(element.field("testmode")),
    amount: readMoney(field("orderamount"), field("ordercurrency")),
    state: parseOrderState(stateText),
    stateText: stateText.slice(0, 40),
    ...withoutUndefined({
      orderedAt: parseGatewayDate(field("orderdate")),
      packetAt: parseGatewayDate(field("packetdate")),
    }),
    operations: readOperations(element, billnumber),
  };
}

/** The check value covers merchant, order number, amount, currency and state (protocol §2.2), not the operations. */
function checkAuthenticity(element: XmlElement, { merchant, answerCheck }: OrdersExpectation): void {
  const received = element.field("checkvalue") ?? "";
  if (received === "" && answerCheck === "pgp") return;

  const x = orderAnswerX({
    merchantId: merchant.merchantId,
    orderNumber: element.field("ordernumber") ?? "",
    orderAmount: element.field("orderamount") ?? "",
    orderCurrency: element.field("ordercurrency") ?? "",
    orderState: element.field("orderstate") ?? "",
  });
  if (!verifyWithSecretWords(received, merchant.secretWords, x, merchant.saltEncoding)) {
    const why = received === "" ? "has no check value" : "has a wrong check value";
    throw new AnswerError(
      "check-value",
      `The answer of Assist ${why} and is not believed. Compare the secret word and the sign type (MD5) with Assist's personal account.`,
    );
  }
}

function readOperations(order: XmlElement, billnumber: string): GatewayOperation[] {
  const elements = order.childrenNamed("operation");
  if (elements.length > maxOperationsPerOrder) {
    throw new AnswerError(
      "too-large",
      `An order in the answer of Assist has more than ${maxOperationsPerOrder} operations.`,
    );
  }
  const operations = elements.map((element) => readOperation((name) => element.field(name)));
  const money = operations.filter(movesMoney);
  if (money.some((operation) => bareBillnumber(operation.billnumber) !== billnumber)) {
    throw new AnswerError(
      "mismatch",
      "An order in the answer of Assist lists an operation of another order.",
    );
  }
  refuseRepeated(money.map((operation) => operation.billnumber));
  return operations;
}

/**
 * Notices orders that went missing on the way. For the services that list operations it is not documented which of the
 * two is counted, so either number is accepted.
 */
function checkCount(count: string | undefined, orders: readonly GatewayOrder[]): void {
  const operations = orders.reduce((sum, order) => sum + order.operations.length, 0);
  if (count !== undefined && count !== String(orders.length) && count !== String(operations)) {
    throw new AnswerError(
      "unreadable",
      "The answer of Assist announces another number of orders than it holds.",
    );
  }
}

function refuseRepeated(billnumbers: readonly string[]): void {
  if (new Set(billnumbers).size !== billnumbers.length)
    throw new AnswerError("mismatch", "The answer of Assist lists the same billnumber twice.");
}

function readTestMode(text: string | undefined): boolean | undefined {
  return text === "1" ? true : text === "0" ? false : undefined;
}
