import type { MedusaContainer } from "@medusajs/framework/types";
import type AssistModuleService from "../modules/assist/service";
import { recordCorrection, type PlatformCorrection } from "../platform/record-correction";
import type { Correction } from "../rules/books/correction";
import type { BillsOfOrders } from "./bills-of-orders";

/** Carries out one step. Throws with the platform's sentence when it refuses, and CartBusy. */
export async function applyCorrection(
  container: MedusaContainer,
  assist: AssistModuleService,
  correction: PlatformCorrection | Extract<Correction, { do: "make-bill" }>,
  bills: BillsOfOrders,
): Promise<void> {
  switch (correction.do) {
    case "make-bill":
      await bills.make(container, correction.sessionId, correction.orderId);
      return;
    case "complete-cart":
      return completeCart(container, assist, correction);
    case "drop-rows":
      await passOnEvents(assist, correction);
      return recordCorrection(container, correction);
    default:
      return recordCorrection(container, correction);
  }
}

/** Somebody else is making the order of this cart, or has died at it a moment ago. */
export class CartBusy extends Error {}

/** Longer than making an order of a cart takes, unless the gateway is slow; the next check goes on from there. */
const completionPatience = 10_000;

/** Not while a storefront's request makes the order, perhaps at another server. */
async function completeCart(
  container: MedusaContainer,
  { cartLease }: AssistModuleService,
  correction: Extract<Correction, { do: "complete-cart" }>,
): Promise<void> {
  const token = await cartLease.take(correction.cartId, completionPatience);
  if (!token) throw new CartBusy();
  try {
    await recordCorrection(container, correction);
  } finally {
    await cartLease.release(correction.cartId, token);
  }
}

/** An event that was given out for a row that is dropped counts for one that stays and has not been told of. */
async function passOnEvents(
  { moneyEvents }: AssistModuleService,
  { payment, captures, refunds }: Extract<Correction, { do: "drop-rows" }>,
): Promise<void> {
  const sides = [
    ["payment.captured", payment.captures, captures],
    ["payment.refunded", payment.refunds, refunds],
  ] as const;
  for (const [event, rows, dropped] of sides) {
    if (dropped.length === 0) continue;
    const others = rows.filter(({ id }) => !dropped.includes(id));
    const awaited = await moneyEvents.awaited(others.map(({ id }) => id));
    const unheard = others.flatMap(({ id, untold }) => (untold || awaited.has(id) ? [id] : []));
    // Their ids grow with time.
    await moneyEvents.passOn({ payment_id: payment.id, event }, dropped, unheard.toSorted());
  }
}
