import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/**
 * Whether the platform still has a payment session, by its own row. That it is about to be dropped tells nothing: the
 * provider is asked before that, and also about a session that only the storefront has named.
 */
export async function hasSession(container: MedusaContainer, sessionId: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id"],
    filters: { id: sessionId },
  });
  return data.length > 0;
}
