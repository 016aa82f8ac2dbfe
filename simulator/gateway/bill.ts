import { randomBytes } from "node:crypto";
import { GatewayError } from "../protocol/codes";
import type { BillState, MerchantSetup } from "../types";
import type { Gateway } from "./gateway";
import { type Bill, isOpen, isPaid, type Order } from "./order";

/** A number of its own for a bill that came without one [guess: the form is set with support]. */
export function nextBillName(gateway: Gateway, merchant: MerchantSetup): string {
  for (let next = gateway.bills.length + 1; ; next += 1) {
    const name = `B${String(next).padStart(9, "0")}`;
    if (gateway.billByNumber(name, merchant.merchantId) === undefined) return name;
  }
}

/** 20 characters: of Base64, whose text the link must encode, or letters and digits alone. */
export function newBillToken(form: "base64" | "letters"): string {
  const base64 = randomBytes(form === "base64" ? 15 : 60).toString("base64");
  return form === "base64" ? base64 : base64.replace(/[^A-Za-z0-9]/g, "").slice(0, 20);
}

export function isErip(bill: Bill): boolean {
  return bill.means.includes("erip");
}

/** The attempts to pay it. */
export function billOrders(gateway: Gateway, bill: Bill): Order[] {
  return gateway.orders.filter((order) => order.bill === bill);
}

/** The attempt that billstatus tells of: the one that was paid, else the newest. */
export function toldOrder(gateway: Gateway, bill: Bill): Order | undefined {
  const orders = billOrders(gateway, bill);
  return orders.find(wasPaid) ?? orders.at(-1);
}

export function billState(gateway: Gateway, bill: Bill): BillState {
  const orders = billOrders(gateway, bill);
  if (orders.some(wasPaid)) return "paid";
  if (bill.revokedAt !== undefined) return "revoked";
  if (orders.some(isOpen)) return "in payment";
  return isPastDate(gateway, bill) ? "expired" : "invoiced";
}

export function isPastDate(gateway: Gateway, bill: Bill): boolean {
  return gateway.clock.now() >= bill.payUntil;
}

/** Why a payment that began in time must not be completed now, if the rules see it so. */
export function endedWhilePaying(gateway: Gateway, bill: Bill): "revoked" | "expired" | undefined {
  const { paymentBegunBeforeRevoke, paymentBegunBeforeExpiry } = gateway.rules;
  if (bill.revokedAt !== undefined && paymentBegunBeforeRevoke === "refused") return "revoked";
  if (isPastDate(gateway, bill) && paymentBegunBeforeExpiry === "refused") return "expired";
  return undefined;
}

/** Of a payment that begins at the bank only now. */
export function refuseEndedBill(gateway: Gateway, { bill }: Order): void {
  const ended = bill === undefined ? undefined : endedWhilePaying(gateway, bill);
  if (ended !== undefined) throw new GatewayError({ firstcode: 15, secondcode: 187 }, `The bill is ${ended}`);
}

/** A bill whose payment was returned stays paid; the return is told apart (Refund_amount, §9.3). */
export function wasPaid(order: Order): boolean {
  return isPaid(order) || order.state === "Canceled";
}
