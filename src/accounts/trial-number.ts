import { randomBytes } from "node:crypto";
import { createOrderNumber, type OrderNumber } from "../gateway";

/** No order of a shop begins so: after an account's own prefix comes the date. */
const trialPrefix = "ASSIST-TEST";

/** A number for what is sent to try a connection out: no shopper ever pays under it. */
export function trialNumber(): OrderNumber {
  return createOrderNumber({ prefix: trialPrefix, now: new Date(), random: randomBytes });
}

export function isTrialNumber(orderNumber: string | undefined): boolean {
  return orderNumber?.startsWith(`${trialPrefix}-`) ?? false;
}
