import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils";
import type { PlatformRow } from "../../rules/money/decisions";

// Medusa's own services inside the payment module. They are not part of its typed contract (platform §1.3).

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

/** Of captures, or of refunds. */
export interface RowService {
  retrieve(id: string, config?: Record<string, unknown>): Promise<StoredRow>;
  list(filters: Record<string, unknown>, config?: Record<string, unknown>): Promise<StoredRow[]>;
}

/**
 * The capture or refund that the platform has committed before it called the provider: the only place where a
 * partial capture's amount can be learned, and what tells a retry from a second request.
 */
export async function platformRow(service: RowService, id: string | undefined): Promise<PlatformRow> {
  if (!id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The request names no capture or refund; nothing was sent to Assist.",
    );
  }
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

export interface SessionService {
  update(change: {
    selector: { id: string; status: PaymentSessionStatus };
    data: { status: PaymentSessionStatus };
  }): Promise<unknown>;
}

/**
 * Takes a session whose payment was let go from its cart. The platform lets go of it when a completion fails after the
 * authorisation, and leaves the session authorised: it would place the next completion's order on it without asking.
 */
export async function endSession(sessions: SessionService, id: string): Promise<void> {
  await sessions.update({
    selector: { id, status: PaymentSessionStatus.AUTHORIZED },
    data: { status: PaymentSessionStatus.CANCELED },
  });
}
