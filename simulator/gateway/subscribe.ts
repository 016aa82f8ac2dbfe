import type { Minor } from "../protocol/money";
import type { Gateway } from "./gateway";
import type { Order } from "./order";

/** The shopper has paid and thereby agreed to what the request named. */
export function subscribe(gateway: Gateway, order: Order): void {
  const { fields, merchant } = order;
  if (fields.recurringindicator !== "1" || !merchant.recurring) return;
  const minor = (text = ""): Minor => BigInt(Math.round(Number(text) * 100));
  const [day = "", month = "", year = ""] = (fields.recurringmaxdate ?? "").split(".");
  gateway.subscriptions.push({
    first: order,
    min: minor(fields.recurringminamount),
    max: minor(fields.recurringmaxamount),
    periodDays: Number(fields.recurringperiod),
    lastDay: new Date(`${year}-${month}-${day}T23:59:59.999Z`),
    canceled: false,
  });
}
