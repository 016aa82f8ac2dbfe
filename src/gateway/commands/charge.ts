import type { CallContext } from "../wire/call";
import type { ChargeCommand } from "./command-request";
import { flatCommand } from "./flat-command";
import type { Merchant } from "../merchant/merchant";
import type { CommandAnswer } from "../orders/order";
import type { Outcome } from "../wire/outcome";

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
