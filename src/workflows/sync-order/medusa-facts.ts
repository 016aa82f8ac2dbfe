import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import BigNumber from "bignumber.js"
import { Money } from "../../assist"

/** What Medusa has of a payment session and everything that hangs on it. */
export interface MedusaFacts {
  /** Absent when the platform has dropped the session. */
  session?: { id: string; isTheCartsChoice: boolean }
  cart?: { id: string; completed: boolean }
  order?: { id: string; canceled: boolean }
  payment?: { id: string; captured: Money; refunded: Money; canceled: boolean }
}

interface StoredAmount {
  amount: unknown
  raw_amount?: { value: string | number } | null
}

interface StoredPayment {
  id: string
  canceled_at: Date | string | null
  captures?: StoredAmount[] | null
  refunds?: StoredAmount[] | null
}

interface StoredCollection {
  cart?: { id: string; completed_at: Date | string | null } | null
  order?: { id: string; status: string } | null
  payment_sessions?: { id: string; status: string }[] | null
}

/** Statuses among which cart completion takes the first session (medusa-notes §1.5). */
const processable = ["pending", "requires_more", "authorized", "captured", "pending_authorization"]

/** Reads the facts about one session, and about no other cart or order (medusa-notes §2.3). */
export async function readMedusaFacts(container: MedusaContainer, sessionId: string, currency: string): Promise<MedusaFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: sessions }, { data: payments }] = await Promise.all([
    query.graph({ entity: "payment_session", fields: ["id", "payment_collection_id"], filters: { id: sessionId } }),
    query.graph({
      entity: "payment",
      fields: ["id", "canceled_at", "captures.amount", "captures.raw_amount", "refunds.amount", "refunds.raw_amount"],
      filters: { payment_session_id: sessionId },
    }),
  ])
  const session = sessions[0] as { id: string; payment_collection_id: string } | undefined
  const collection = session && (await readCollection(container, session.payment_collection_id))
  const chosen = collection?.payment_sessions?.find((other) => processable.includes(other.status))
  const payment = payments[0] as StoredPayment | undefined
  return {
    session: session && { id: session.id, isTheCartsChoice: chosen?.id === session.id },
    cart: collection?.cart ? { id: collection.cart.id, completed: Boolean(collection.cart.completed_at) } : undefined,
    order: collection?.order ? { id: collection.order.id, canceled: collection.order.status === "canceled" } : undefined,
    payment: payment && {
      id: payment.id,
      captured: total(payment.captures, currency),
      refunded: total(payment.refunds, currency),
      canceled: Boolean(payment.canceled_at),
    },
  }
}

async function readCollection(container: MedusaContainer, id: string): Promise<StoredCollection | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["id", "payment_sessions.id", "payment_sessions.status", "cart.id", "cart.completed_at", "order.id", "order.status"],
    filters: { id },
  })
  return data[0] as StoredCollection | undefined
}

function total(rows: StoredAmount[] | null | undefined, currency: string): Money {
  const sum = (rows ?? []).reduce((before, row) => before.plus(String(row.raw_amount?.value ?? row.amount)), new BigNumber(0))
  return Money.round(sum.toFixed(), currency)
}
