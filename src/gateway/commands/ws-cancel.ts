import { perform, type CallContext } from "../wire/call";
import { objectionTo, type CancelCommand } from "./command-request";
import type { Merchant } from "../merchant/merchant";
import type { CommandAnswer } from "../orders/order";
import { refusedParameter, type Outcome } from "../wire/outcome";
import { readWsCancelAnswer } from "./ws-cancel-answer";

export interface WsCancelCommand extends CancelCommand {
  /** 10 to 100 of `A-Z a-z 0-9 - _`, unique within the order: the gateway's idempotency key (protocol §7.2). */
  externalRefundId?: string | undefined;
  /** 1 declined by the shop, 2 by the customer, 3 fraud. */
  reason?: 1 | 2 | 3 | undefined;
}

const externalRefundIdPattern = /^[A-Za-z0-9_-]{10,100}$/;

/**
 * Releases or gives back money with an idempotency key (protocol §7.2), as JSON, the form that takes the key. Sent
 * once: how the gateway answers a repeated key is not documented.
 */
export async function wsCancel(
  command: WsCancelCommand,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<CommandAnswer>> {
  const { billnumber, orderNumber, amount, externalRefundId, reason } = command;
  const objection = objectionTo(command);
  if (objection) return objection;

  if (externalRefundId !== undefined && !externalRefundIdPattern.test(externalRefundId)) {
    return refusedParameter(
      "An external refund number has 10 to 100 Latin letters, digits, dashes or underscores.",
    );
  }
  const asked = { billnumber, orderNumber, amount, type: "cancellation" as const };
  return perform(
    {
      kind: "command",
      path: "/cancel/wscancel.cfm",
      body: {
        json: {
          merchant: { merchant_id: merchant.merchantId, login: merchant.login, password: merchant.password },
          billnumber,
          // As text: a client that works with the live gateway sends amounts so (protocol §7.1).
          ...(amount ? { amount: amount.gatewayAmount, currency: amount.currency } : {}),
          ...(reason === undefined ? {} : { cancelreason: String(reason) }),
          ...(externalRefundId === undefined ? {} : { externalrefundid: externalRefundId }),
          language: context.options.language,
          format: "5",
        },
      },
      maxAnswerBytes: context.options.maxAnswerBytes,
      read: (text) => readWsCancelAnswer(text, asked),
    },
    context,
  );
}
