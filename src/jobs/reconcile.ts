import type { MedusaContainer } from "@medusajs/framework/types";
import { reconcile } from "../reconciliation/run";

/** Finds payments whose notification was lost and whose shopper did not come back. */
export default async function reconcileJob(container: MedusaContainer): Promise<void> {
  await reconcile(container);
}

export const config = {
  name: "assist-reconcile",
  schedule: "* * * * *",
};
