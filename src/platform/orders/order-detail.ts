import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { getOrderDetailWorkflow } from "@medusajs/medusa/core-flows";
import { readRows } from "../query";

/** An order as Medusa's own page of it shows it. */
export interface OrderDetail {
  id: string;
  displayId: number;
  status: string;
  /** In the words of that page, which no row has. */
  paymentStatus: string;
  /** ISO 4217, in capitals. */
  currency: string;
  /** Ids of the sessions of its payment collections, those of its payments among them, which may be gone. */
  sessions: string[];
}

interface StoredDetail {
  id: string;
  display_id: number;
  status: string;
  payment_status: string;
  currency_code: string;
  payment_collections?:
    | ({
        payment_sessions?: { id: string }[] | null;
        payments?: { payment_session_id: string }[] | null;
      } | null)[]
    | null;
}

const fields = [
  "id",
  "display_id",
  "status",
  "currency_code",
  "payment_collections.payment_sessions.id",
  "payment_collections.payments.payment_session_id",
];

/** Throws NOT_FOUND when there is no such order. */
export async function readOrderDetail(container: MedusaContainer, orderId: string): Promise<OrderDetail> {
  const found = await readRows(container, { entity: "order", fields: ["id"], filters: { id: orderId } });
  if (found.length === 0)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no order with this id.");
  const { result } = await getOrderDetailWorkflow(container).run({ input: { order_id: orderId, fields } });
  const order = result as unknown as StoredDetail;
  const collections = (order.payment_collections ?? []).flatMap((collection) => collection ?? []);
  return {
    id: order.id,
    displayId: order.display_id,
    status: order.status,
    paymentStatus: order.payment_status,
    currency: order.currency_code.toUpperCase(),
    sessions: collections.flatMap(({ payment_sessions, payments }) => [
      ...(payment_sessions ?? []).map(({ id }) => id),
      ...(payments ?? []).map(({ payment_session_id: id }) => id),
    ]),
  };
}
