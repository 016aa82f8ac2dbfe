import type { MedusaContainer } from "@medusajs/framework/types";
import { billProvider } from "../../records/bills";
import { readRows } from "../query";

/** An order's payment sessions, and the payments that were made of sessions, by whatever provider. */
export interface OrderSessions {
  sessions: { id: string; providerId: string; status: string }[];
  payments: { sessionId: string; canceled: boolean; refunded: boolean }[];
}

interface StoredOrder {
  payment_collections?:
    | ({
        payment_sessions?: ({ id: string; provider_id: string; status: string } | null)[] | null;
        payments?:
          | ({
              payment_session_id: string;
              canceled_at: Date | string | null;
              refunds?: unknown[] | null;
            } | null)[]
          | null;
      } | null)[]
    | null;
}

/** Empty for an order that is gone. */
export async function readOrderSessions(container: MedusaContainer, orderId: string): Promise<OrderSessions> {
  const [order] = await readRows<StoredOrder>(container, {
    entity: "order",
    fields: [
      "id",
      ...["id", "provider_id", "status"].map((field) => `payment_collections.payment_sessions.${field}`),
      ...["payment_session_id", "canceled_at", "refunds.id"].map(
        (field) => `payment_collections.payments.${field}`,
      ),
    ],
    filters: { id: orderId },
  });
  const collections = (order?.payment_collections ?? []).flatMap((collection) => collection ?? []);
  return {
    sessions: collections
      .flatMap(({ payment_sessions: sessions }) => sessions ?? [])
      .flatMap((session) => session ?? [])
      .map(({ id, provider_id: providerId, status }) => ({ id, providerId, status })),
    payments: collections
      .flatMap(({ payments }) => payments ?? [])
      .flatMap((payment) => payment ?? [])
      .map(({ payment_session_id: sessionId, canceled_at: canceled, refunds }) => ({
        sessionId,
        canceled: Boolean(canceled),
        refunded: (refunds ?? []).length > 0,
      })),
  };
}

/** The payment sessions for which an order waits to be paid by link. */
export async function sessionsToBill(container: MedusaContainer, orderId: string): Promise<string[]> {
  const { sessions } = await readOrderSessions(container, orderId);
  return sessions.flatMap(({ id, providerId, status }) =>
    isBillProvider(providerId) && status === "pending_authorization" ? [id] : [],
  );
}

/** `pp_assist-bill_ru` and the like. */
function isBillProvider(providerId: string): boolean {
  return providerId === `pp_${billProvider}` || providerId.startsWith(`pp_${billProvider}_`);
}
