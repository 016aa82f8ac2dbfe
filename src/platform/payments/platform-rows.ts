import { MedusaError } from "@medusajs/framework/utils";
import type { PlatformRow } from "../../rules/money/decisions";

/** Marks captures and refunds that the plugin writes to record what already stands at the gateway. Staff cannot set it. */
export const recordedByPlugin = "medusa-payment-assist";

/** The part of a capture or refund row that is read here; amounts arrive as `{ value: "3.33", precision: 20 }` in raw_amount. */
interface StoredRow {
  id: string;
  payment_id?: string;
  payment?: { id: string };
  created_by?: string | null;
  amount: unknown;
  raw_amount?: { value: string | number };
}

/** Medusa's own services inside the payment module. They are not part of its typed contract (platform §1.3). */
export interface RowService {
  retrieve(id: string, config?: Record<string, unknown>): Promise<StoredRow>;
  list(filters: Record<string, unknown>, config?: Record<string, unknown>): Promise<StoredRow[]>;
}

/**
 * The capture or refund that the platform has committed before it called the provider: the only place where a
 * partial capture's amount can be learned, and what tells a retry from a second request.
 */
export async function platformRow(service: RowService, id: string | undefined): Promise<PlatformRow> {
  if (!id)
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The request names no capture or refund; nothing was sent to Assist.",
    );
  const row = await service.retrieve(id, { relations: ["payment"] });
  const paymentId = row.payment?.id ?? row.payment_id;
  if (!paymentId)
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The payment of ${id} could not be found.`);
  const others = (await service.list({ payment_id: paymentId }, { take: null })).filter(
    (other) => other.id !== id,
  );
  return {
    reference: id,
    paymentId,
    amount: decimalText(row),
    others: others.map(decimalText),
    otherReferences: others.map((other) => other.id),
    recording: row.created_by === recordedByPlugin,
  };
}

function decimalText(row: StoredRow): string {
  return String(row.raw_amount?.value ?? row.amount);
}
