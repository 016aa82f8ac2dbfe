import type { CallContext } from "../wire/call";
import type { CancelCommand } from "./command-request";
import { flatCommand } from "./flat-command";
import type { Merchant } from "../merchant/merchant";
import type { CommandAnswer } from "../orders/order";
import type { Outcome } from "../wire/outcome";

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
