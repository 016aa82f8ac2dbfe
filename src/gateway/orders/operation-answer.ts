import { z } from "zod";

import { AnswerError } from "../wire/answer-error";
import { cleanAnswerText } from "../wire/answer-text";
import { parseBillnumber } from "../values/billnumber";
import { readMoney, withoutUndefined, type FieldReader } from "../wire/answer-fields";
import { parseGatewayDate } from "../values/gateway-date";
import { operationResult, operationType } from "./operation-words";
import { isMoneyType, type GatewayOperation } from "./order";

const text = z.string().optional();

const operationSchema = z.object({
  billnumber: z.string().max(40),
  operationtype: z.string().min(1),
  amount: text,
  currency: text,
  responsecode: z.string().max(20).default(""),
  operationstate: text,
  meantypename: text,
  meansubtype: text,
  meannumber: text,
  message: text,
  customermessage: text,
  recommendation: text,
  approvalcode: text,
  rrn: text,
  operationdate: text,
});

const operationFields = Object.keys(operationSchema.shape);

/**
 * Reads one operation (protocol §6.2, §7.1, §7.2).
 *
 * @throws AnswerError when its kind cannot be read; when it moves money, also when its number or amount cannot
 */
export function readOperation(field: FieldReader): GatewayOperation {
  const parsed = operationSchema.safeParse(
    Object.fromEntries(operationFields.map((name) => [name, field(name)])),
  );
  if (!parsed.success) throw incomplete();
  const { data } = parsed;
  const reported = {
    billnumber: data.billnumber,
    result: resultOf(data.responsecode, data.operationstate),
    responseCode: data.responsecode,
    ...withoutUndefined({
      means: cleanAnswerText(data.meantypename),
      meansSubtype: cleanAnswerText(data.meansubtype),
      maskedCard: cleanAnswerText(data.meannumber),
      message: cleanAnswerText(data.message),
      customerMessage: cleanAnswerText(data.customermessage),
      recommendation: cleanAnswerText(data.recommendation),
      approvalCode: cleanAnswerText(data.approvalcode),
      rrn: cleanAnswerText(data.rrn),
      operatedAt: parseGatewayDate(data.operationdate ?? ""),
    }),
  };
  const type = operationType(data.operationtype);
  if (!isMoneyType(type))
    return { ...reported, type, amount: { amount: shown(data.amount), currency: shown(data.currency) } };

  if (parseBillnumber(data.billnumber)?.operation === undefined) throw incomplete();
  return { ...reported, type, amount: readMoney(data.amount, data.currency) };
}

function incomplete(): AnswerError {
  return new AnswerError("unreadable", "An operation in the answer of Assist is incomplete.");
}

/** As much as is kept of a text that decides nothing. */
function shown(value: string | undefined): string {
  return (cleanAnswerText(value) ?? "").slice(0, 40);
}

function resultOf(responseCode: string, operationState: string | undefined): GatewayOperation["result"] {
  // An operation that is still running may have no code yet (protocol §8.2).
  if (responseCode === "" && /^(in ?process|new)$/i.test(operationState ?? "")) return "pending";

  return operationResult(responseCode);
}
