import type { HttpTypes } from "@medusajs/framework/types";

export const steps = ["contact", "shipping", "payment"] as const;
export type Step = (typeof steps)[number];

/** The step in the address, but never further than what the cart already knows. */
export function currentStep(asked: string | null, cart: HttpTypes.StoreCart): Step {
  const furthest = furthestStep(cart);
  const wanted = steps.find((step) => step === asked) ?? furthest;
  return steps.indexOf(wanted) <= steps.indexOf(furthest) ? wanted : furthest;
}

function furthestStep(cart: HttpTypes.StoreCart): Step {
  if (!cart.email || !cart.shipping_address?.address_1) return "contact";
  return cart.shipping_methods?.length ? "payment" : "shipping";
}
