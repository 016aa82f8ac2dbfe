import type { Gateway } from "./gateway";
import type { Instrument, KeptMeans, Order } from "./order";

const customerOf = (order: Order): string => order.fields.customernumber ?? "";

/** The account's mode lets a customer keep what was paid with. */
export function mayKeep(order: Order): boolean {
  return customerOf(order) !== "" && ["standard", "store only"].includes(order.merchant.oneClick);
}

/** What the customer of this order may pay with again. */
export function keptMeans(gateway: Gateway, order: Order): Instrument[] {
  if (!["standard", "stored only"].includes(order.merchant.oneClick)) return [];
  return gateway.kept
    .filter((one) => one.merchantId === order.merchant.merchantId && one.customerNumber === customerOf(order))
    .map(({ instrument }) => instrument)
    .filter(({ means }) => order.means.includes(means));
}

/** The payment has succeeded, and the customer had left the box ticked. Each card once. */
export function keep(gateway: Gateway, order: Order): void {
  if (!mayKeep(order)) return;
  const { merchantId } = order.merchant;
  const { instrument } = order;
  const same = ({ instrument: other, ...one }: KeptMeans) =>
    one.merchantId === merchantId &&
    one.customerNumber === customerOf(order) &&
    other.means === instrument.means &&
    other.card?.masked === instrument.card?.masked;
  if (gateway.kept.some(same)) return;
  gateway.kept.push({ merchantId, customerNumber: customerOf(order), instrument });
}
