import { GatewayError } from "../protocol/codes";
import type { SendNotification } from "../types";
import { billState } from "./bill";
import type { Bill } from "./order";
import { sendBillMessages } from "./bill-messages";
import type { Gateway } from "./gateway";

/**
 * Ends a bill that is not paid (§9.4). Whoever agreed to pay it before has a payment page open, which the gateway does
 * not take away: the rules say what comes of it.
 */
export function revokeBill(gateway: Gateway, bill: Bill, how: SendNotification): void {
  const { rules } = gateway;
  const state = billState(gateway, bill);
  if (state === "revoked" && rules.repeatedRevoke === "answer again") return;
  const refused =
    state === "paid" ||
    state === "revoked" ||
    (state === "expired" && rules.revokeOfExpiredBill === "refuse");
  if (refused) throw new GatewayError(rules.revokeError, `The bill is ${state}`);
  bill.revokedAt = gateway.clock.now();
  sendBillMessages(gateway, bill, "revoked", how);
}
