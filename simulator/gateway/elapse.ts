import type { Gateway } from "./gateway";

/**
 * As if so much time had passed before: what falls due runs, then everything that happened lies so much further in the
 * past, and the clock reads as it did. Whoever watches from outside with a clock of their own sees the same times.
 */
export function elapse(gateway: Gateway, milliseconds: number): void {
  gateway.clock.advance(milliseconds);
  gateway.clock.setBack(milliseconds);
  const earlier = (date: Date): Date => new Date(date.getTime() - milliseconds);
  for (const order of gateway.orders) {
    order.createdAt = earlier(order.createdAt);
    order.expiresAt = earlier(order.expiresAt);
    for (const operation of order.operations) operation.at = earlier(operation.at);
  }
  for (const subscription of gateway.subscriptions) subscription.lastDay = earlier(subscription.lastDay);
  for (const bill of gateway.bills) {
    bill.createdAt = earlier(bill.createdAt);
    bill.payUntil = earlier(bill.payUntil);
    if (bill.revokedAt) bill.revokedAt = earlier(bill.revokedAt);
  }
  for (const message of gateway.billMessages) message.at = earlier(message.at);
  for (const entry of gateway.ledger) entry.at = earlier(new Date(entry.at)).toISOString();
  for (const [key, at] of gateway.lastQuery) gateway.lastQuery.set(key, at - milliseconds);
}
