import { AnswerError } from "../wire/answer-error";
import { readCodes, readMoney, type FieldReader } from "../wire/answer-fields";
import { verdictOfCodes, type CodeVerdict } from "../wire/code-outcome";
import { judgeCommand, type AskedCommand } from "./command-answer";
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from "../wire/json";
import { readOperation } from "../orders/operation-answer";
import { movesMoney, type CommandAnswer, type MoneyOperation } from "../orders/order";
import type { Outcome } from "../wire/outcome";

const maxOperations = 1_000;

/**
 * Reads `{"wscancel": {"order": {…, "operation": […]}, "checkdata": {…}}}` (protocol §7.2). The formula of its check
 * value is not documented, so it is not used.
 *
 * @throws AnswerError, JsonError
 */
export function readWsCancelAnswer(text: string, asked: AskedCommand): Outcome<CommandAnswer> {
  const root = parseJson(text);
  if (!isJsonObject(root)) throw new AnswerError("unreadable", "The answer of Assist is not an object.");

  const body = objectAt(root, "wscancel") ?? root;
  const order = onlyOrder(body);
  const verdict = codesOf(root, body);
  if (verdict !== "success" && !order) return verdict;

  if (verdict !== "success" || !order)
    throw new AnswerError("unreadable", "The answer of Assist is not the result of one operation.");

  const field = fieldsOf(order);
  return judgeCommand(asked, {
    billnumber: field("billnumber") ?? "",
    orderNumber: field("ordernumber") ?? "",
    stateText: field("orderstate") ?? "",
    orderAmount: readMoney(field("orderamount"), field("ordercurrency")),
    operations: cancellationsIn(order, asked),
    signature: fieldsOf(objectAt(body, "checkdata") ?? body)("signature") ?? "",
  });
}

/** A successful answer in JSON has no codes; an error may have them in one of three places (protocol §15 #14). */
function codesOf(root: JsonObject, body: JsonObject): CodeVerdict {
  const holders = [root, body, objectAt(root, "fault"), objectAt(body, "fault")].filter(
    (holder) => holder !== undefined,
  );
  const verdicts = holders
    .filter((holder) => holder.has("firstcode") || holder.has("secondcode"))
    .map((holder) => {
      const field = fieldsOf(holder);
      return verdictOfCodes(...readCodes(field("firstcode"), field("secondcode")), "command");
    });
  if (root.has("fault") || body.has("fault"))
    return verdicts.find((verdict) => verdict !== "success") ?? faultWithoutCodes();

  return verdicts.find((verdict) => verdict !== "success") ?? "success";
}

function faultWithoutCodes(): never {
  throw new AnswerError("unreadable", "Assist answered with a fault that names no codes.");
}

/** One order, alone or as the only member of a list; `undefined` when there is none. */
function onlyOrder(body: JsonObject): JsonObject | undefined {
  const found = [body.get("order"), body.get("orders")].flatMap(listOf);
  if (found.length > 1) throw new AnswerError("mismatch", "The answer of Assist speaks of several orders.");

  return isJsonObject(found[0]) ? found[0] : undefined;
}

/**
 * The operations that this command made. Whether the answer also lists the earlier ones is not documented. One
 * cancellation is this one. Several are taken together only when a certain amount was asked for, which their sum is
 * then compared with; otherwise earlier refunds could be counted as new.
 */
function cancellationsIn(order: JsonObject, asked: AskedCommand): MoneyOperation[] {
  const items = [order.get("operation"), order.get("operations")].flatMap(listOf);
  if (items.length > maxOperations)
    throw new AnswerError("too-large", "The answer of Assist lists too many operations.");

  const operations = items.map((item) => {
    if (!isJsonObject(item))
      throw new AnswerError("unreadable", "An operation in the answer of Assist cannot be read.");

    return readOperation(fieldsOf(item));
  });
  const cancellations = operations
    .filter(movesMoney)
    .filter((operation) => operation.type === "cancellation");
  if (cancellations.length > 1 && !asked.amount) {
    throw new AnswerError(
      "mismatch",
      "The answer of Assist lists several refunds; which are new must be read from the order.",
    );
  }
  return cancellations;
}

function fieldsOf(object: JsonObject): FieldReader {
  return (name) => {
    const value = object.get(name);
    return typeof value === "string" ? value.trim() : undefined;
  };
}

function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = object.get(name);
  return isJsonObject(value) ? value : undefined;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];

  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}
