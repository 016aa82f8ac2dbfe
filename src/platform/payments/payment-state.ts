import { PaymentSessionStatus } from "@medusajs/framework/utils";
import type { Position } from "../../rules/money/position";

/** The platform's word for a position. Only money that is held or taken, and matches, authorises anything. */
export function sessionStatus(position: Position): PaymentSessionStatus {
  if (position.problems.some((problem) => problem !== "paid-twice")) return PaymentSessionStatus.ERROR;
  switch (position.state) {
    case "held":
      return PaymentSessionStatus.AUTHORIZED;
    case "captured":
      return PaymentSessionStatus.CAPTURED;
    case "partly-captured":
    case "partly-refunded":
      // Taken in part only: the platform may record no more than a hold, and the reconciliation records what was moved.
      return PaymentSessionStatus.AUTHORIZED;
    case "released":
    case "refunded":
      return PaymentSessionStatus.CANCELED;
    case "not-started":
    case "in-process":
    case "declined":
    case "expired":
    case "unclear":
      // A declined shopper may try again in the same session.
      return PaymentSessionStatus.PENDING;
  }
}
