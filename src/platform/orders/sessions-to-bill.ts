import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { billProvider } from "../../records/bill-provider";

interface StoredOrder {
  payment_collections?:
    | ({ payment_sessions?: ({ id: string; provider_id: string; status: string } | null)[] | null } | null)[]
    | null;
}

/** The payment sessions for which an order waits to be paid by link. */
export async function sessionsToBill(container: MedusaContainer, orderId: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "payment_collections.payment_sessions.id",
      ...["provider_id", "status"].map((field) => `payment_collections.payment_sessions.${field}`),
    ],
    filters: { id: orderId },
  });
  const order = data[0] as StoredOrder | undefined;
  const sessions = (order?.payment_collections ?? []).flatMap(
    (collection) => collection?.payment_sessions ?? [],
  );
  return sessions.flatMap((session) =>
    session && isBillProvider(session.provider_id) && session.status === "pending_authorization"
      ? [session.id]
      : [],
  );
}

/** `pp_assist-bill_ru` and the like. */
function isBillProvider(providerId: string): boolean {
  return providerId === `pp_${billProvider}` || providerId.startsWith(`pp_${billProvider}_`);
}
