import { AnswerError } from "../wire/answer-error";
import { orderElements, readCodes, readMoney } from "../wire/answer-fields";
import { perform, type CallContext } from "../wire/call";
import { verdictOfCodes } from "../wire/code-outcome";
import { judgeCommand, type AskedCommand } from "./command-answer";
import { amountFields, objectionTo, type CancelCommand, type ChargeCommand } from "./command-request";
import { credentialFields } from "../wire/credentials";
import type { Merchant } from "../merchant/merchant";
import { readOperation } from "../orders/operation-answer";
import { movesMoney, type CommandAnswer } from "../orders/order";
import type { Outcome } from "../wire/outcome";
import { parseXml } from "../wire/xml";

/**
 * charge.cfm and cancel.cfm take the same form and give the same flat answer: one order that is at the same time the
 * operation (protocol §7.1, §7.2).
 */
export async function flatCommand(
  path: string,
  type: "confirmation" | "cancellation",
  command: ChargeCommand,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<CommandAnswer>> {
  const objection = objectionTo(command);
  if (objection) return objection;

  return perform(
    {
      kind: "command",
      path,
      body: {
        form: {
          Billnumber: command.billnumber,
          ...credentialFields(merchant),
          ...amountFields(command.amount),
          Language: context.options.language,
          Format: "3",
        },
      },
      maxAnswerBytes: context.options.maxAnswerBytes,
      read: (text) => readFlatAnswer(text, { ...command, type }),
    },
    context,
  );
}

export async function readFlatAnswer(text: string, asked: AskedCommand): Promise<Outcome<CommandAnswer>> {
  const result = await parseXml(text);
  const [firstcode, secondcode] = readCodes(result.attribute("firstcode"), result.attribute("secondcode"));
  const verdict = verdictOfCodes(firstcode, secondcode, "command");
  const orders = orderElements(result);
  const [order] = orders;
  if (verdict !== "success" && !order) return verdict;

  // An error code beside an order (protocol §7.2: "and no order") leaves open which of the two is true.
  if (verdict !== "success" || !order || orders.length > 1 || result.name !== "result")
    throw new AnswerError("unreadable", "The answer of Assist is not the result of one operation.");

  const operation = readOperation((name) => order.field(name));
  if (!movesMoney(operation))
    throw new AnswerError("mismatch", "The answer of Assist is about an operation of another kind.");

  return judgeCommand(asked, {
    billnumber: operation.billnumber,
    orderNumber: order.field("ordernumber") ?? "",
    stateText: order.field("orderstate") ?? "",
    orderAmount: readMoney(order.field("orderamount"), order.field("ordercurrency")),
    operations: [operation],
    signature: order.field("signature") ?? "",
  });
}

/**
 * Releases held money or gives taken money back, wholly or in part (protocol §7.2). Sent once, without an idempotency
 * key: prefer {@link wsCancel} where the same refund might be asked for twice.
 */
export function cancel(
  command: CancelCommand,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<CommandAnswer>> {
  return flatCommand("/cancel/cancel.cfm", "cancellation", command, merchant, context);
}

/**
 * Takes money that is held, wholly or in part (protocol §7.1). Sent once; after an unknown outcome read the order's
 * operations. Only one successful charge is possible per order.
 */
export function charge(
  command: ChargeCommand,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<CommandAnswer>> {
  return flatCommand("/charge/charge.cfm", "confirmation", command, merchant, context);
}
