import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../gateway";
import { readRows } from "../query";
import {
  accountFields,
  amountNotCaptured,
  collectionDue,
  collectionDueFields,
  type StoredAccount,
  type StoredCover,
} from "../sums/amount-due";
import { amountFields, moneyOf, type StoredAmount } from "../sums/stored-amount";

export interface PaymentSession {
  id: string;
  collectionId: string;
  providerId: string;
}

/** Undefined when the platform does not have it any more. */
export async function readSession(
  container: MedusaContainer,
  sessionId: string,
): Promise<PaymentSession | undefined> {
  const [session] = await readRows<{ id: string; payment_collection_id: string; provider_id: string }>(
    container,
    {
      entity: "payment_session",
      fields: ["id", "payment_collection_id", "provider_id"],
      filters: { id: sessionId },
    },
  );
  return (
    session && {
      id: session.id,
      collectionId: session.payment_collection_id,
      providerId: session.provider_id,
    }
  );
}

/**
 * Whether the platform still has a payment session, by its own row. That it is about to be dropped tells nothing: the
 * provider is asked before that, and also about a session that only the storefront has named.
 */
export async function hasSession(container: MedusaContainer, sessionId: string): Promise<boolean> {
  return (await readSession(container, sessionId)) !== undefined;
}

/** Those of the sessions that have become payments. */
export async function sessionsWithPayment(
  container: MedusaContainer,
  sessionIds: readonly string[],
): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const payments = await readRows<{ payment_session_id: string }>(container, {
    entity: "payment",
    fields: ["id", "payment_session_id"],
    filters: { payment_session_id: sessionIds },
  });
  return new Set(payments.map(({ payment_session_id: id }) => id));
}

/** A session that somebody wants to pay, and everything that may forbid it. */
export interface SessionToPay {
  amount: Money;
  /** It has been paid, or will never be. */
  ended: boolean;
  cartId: string | undefined;
  /** What its payment collection lacks. */
  collectionDue: Money | undefined;
  /** Its order, which may have been placed from the cart or have come without one. */
  order: { canceled: boolean; amountNotCaptured: Money } | undefined;
}

interface StoredSession extends StoredAmount {
  status: string;
  currency_code: string;
  payment_collection?:
    | (StoredCover & {
        cart?: { id: string } | null;
        order?: (StoredAccount & { created_at: Date | string; status: string }) | null;
      })
    | null;
}

/** Undefined when the platform does not have it any more. */
export async function readSessionToPay(
  container: MedusaContainer,
  sessionId: string,
): Promise<SessionToPay | undefined> {
  const [session] = await readRows<StoredSession>(container, {
    entity: "payment_session",
    fields: [
      ...["id", "status", "currency_code", ...amountFields()],
      ...[
        ...collectionDueFields,
        ...["cart.id", "order.status", ...accountFields.map((field) => `order.${field}`)],
      ].map((field) => `payment_collection.${field}`),
    ],
    filters: { id: sessionId },
  });
  if (!session) return undefined;
  const { payment_collection: collection, currency_code: currency } = session;
  const order = collection?.order;
  return {
    amount: moneyOf(session, currency),
    ended: ["authorized", "captured", "canceled"].includes(session.status),
    cartId: collection?.cart?.id,
    collectionDue: collection ? collectionDue(collection, undefined, currency) : undefined,
    order: order
      ? { canceled: order.status === "canceled", amountNotCaptured: amountNotCaptured(order, currency) }
      : undefined,
  };
}
