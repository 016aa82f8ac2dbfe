import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import type { StaffOperationRow } from "../records/rows";
import { readStaffAmount } from "../platform/staff-amount";
import { carryOutOperation } from "./carry-out-operation";
import { sessionOfPayment } from "../platform/payments/payments";

export interface OperationRequest {
  kind: StaffOperationRow["kind"];
  paymentId: string;
  /** Decimal text in the payment's currency; absent: all there is. */
  amount?: string | undefined;
  note?: string | undefined;
  refundReasonId?: string | undefined;
  /** The same key again is the same request. */
  requestKey?: string | undefined;
  /** Id of the user. */
  madeBy?: string | undefined;
}

/**
 * "done" with a message: it was carried out, and is not booked yet. "refused": nothing was moved, and never will be by this request, however often it is sent. "working": it is being carried
 * out. "unknown": it is not known what became of it, and this request is not sent again; the order shows it once it is known.
 */
export type OperationAnswer =
  | (StaffOperationRow & { state: "done" })
  | (StaffOperationRow & { state: "refused" | "working" | "unknown"; message: string });

/** A browser's patience with a request that somebody else is carrying out. */
const waitMilliseconds = 40_000;

/**
 * What staff do with a payment: asks Assist first, sends nothing that is not possible, and lets Medusa's own workflow move
 * both books together. One operation per payment at a time; the same request twice is one operation and has one answer.
 *
 * Throws a MedusaError with a sentence for staff (NOT_FOUND, INVALID_DATA or NOT_ALLOWED) when this was not even begun, though
 * an earlier request under the same key may have been.
 */
export async function requestOperation(
  container: MedusaContainer,
  wish: OperationRequest,
): Promise<OperationAnswer> {
  const assist = container.resolve(ASSIST_MODULE);
  const payment = await requireStaffPayment(container, wish.paymentId);
  const asked = await readAmount(wish.amount, payment.currency);
  const beginning = await assist.staffOperations.begin({
    kind: wish.kind,
    payment_id: payment.id,
    order_number: payment.orderNumber,
    asked_amount: asked?.amount ?? null,
    currency: payment.currency,
    note: wish.note ?? null,
    request_key: wish.requestKey ?? null,
    made_by: wish.madeBy ?? null,
  });
  if (beginning === "busy") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Another operation on this payment is under way. Nothing was sent now; see what the order shows before you ask again.",
    );
  }
  if ("known" in beginning) {
    requireSame(beginning.known, wish, asked);
    return knownAnswer(await assist.staffOperations.ended(beginning.known, waitMilliseconds));
  }
  const operation = beginning.begun;
  const end = await carryOutOperation(container, operation, asked, wish);
  await assist.staffOperations.end(operation.id, end);
  return answered({ ...operation, ...end });
}

async function readAmount(text: string | undefined, currency: string): Promise<Money | undefined> {
  if (text === undefined) return undefined;
  const amount = await readStaffAmount(text, currency);
  if (!amount.isZero) return amount;
  throw new MedusaError(MedusaError.Types.INVALID_DATA, "The amount must be more than zero.");
}

function requireSame(
  known: StaffOperationRow,
  { kind, paymentId }: OperationRequest,
  asked: Money | undefined,
): void {
  const same =
    known.kind === kind && known.payment_id === paymentId && known.asked_amount === (asked?.amount ?? null);
  if (same) return;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "request_key was used for another request before. Nothing was sent.",
  );
}

function answered(operation: StaffOperationRow): OperationAnswer {
  const { state, message } = operation;
  switch (state) {
    case "done":
      return { ...operation, state };
    case "refused":
      return { ...operation, state, message: message ?? "Nothing was sent." };
    case "working":
      return { ...operation, state, message: "This is being carried out already; look again in a minute." };
    case "unknown":
      return { ...operation, state, message: message ?? "It is not known what became of it." };
  }
}

/** The same answer as the first time, for a request that was made before. */
function knownAnswer(operation: StaffOperationRow): OperationAnswer {
  const known = answered(operation);
  if (known.state !== "unknown") return known;
  const again =
    "This request is not sent again: see what the order shows, then make a new one if it is needed.";
  return { ...known, message: `${known.message} ${again}` };
}

/** A payment of Medusa's that is ours. */
export interface StaffPayment {
  id: string;
  orderNumber: string;
  /** ISO 4217, in capitals. */
  currency: string;
}

/** Throws NOT_FOUND for an id that names no payment of Assist's. */
export async function requireStaffPayment(
  container: MedusaContainer,
  paymentId: string,
): Promise<StaffPayment> {
  const assist = container.resolve(ASSIST_MODULE);
  const session = await sessionOfPayment(container, paymentId);
  const order = session === undefined ? undefined : await assist.orders.bySession(session);
  if (order) return { id: paymentId, orderNumber: order.order_number, currency: order.currency };
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this id.");
}
