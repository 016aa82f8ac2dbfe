import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import { Money } from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";
import type { StoredAmount } from "../platform/sums/stored-payment";
import { decimal } from "../platform/sums/stored-sums";

interface StoredPayment extends StoredAmount {
  id: string;
  payment_session_id: string;
  captures?: StoredAmount[] | null;
  refunds?: StoredAmount[] | null;
}

/** A payment of Medusa's that is ours. */
export interface DeskPayment {
  id: string;
  orderNumber: string;
  /** ISO 4217, in capitals. */
  currency: string;
}

/** Throws NOT_FOUND for an id that names no payment of Assist's. */
export async function requireDeskPayment(
  container: MedusaContainer,
  paymentId: string,
): Promise<DeskPayment> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const stored = await readPayment(container, paymentId);
  const order = stored && (await assist.orders.bySession(stored.payment_session_id));
  if (order) return { id: stored.id, orderNumber: order.order_number, currency: order.currency };
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this id.");
}

/**
 * The amount as the platform should book it. All that is left is told as the platform itself counts it: it may have more
 * decimals than the currency, and what they are would stay behind for ever. Undefined for a capture of the whole payment.
 */
export async function bookedAmount(
  container: MedusaContainer,
  kind: "capture" | "refund",
  paymentId: string,
  amount: Money,
): Promise<string | undefined> {
  const stored = await readPayment(container, paymentId);
  if (!stored) return amount.amount;
  const sum = (rows: StoredAmount[] | null | undefined): BigNumber =>
    (rows ?? []).reduce((total, row) => total.plus(decimal(row)), new BigNumber(0));
  const left =
    kind === "capture"
      ? decimal(stored).minus(sum(stored.captures))
      : sum(stored.captures).minus(sum(stored.refunds));
  if (left.isNegative() || !Money.round(left.toFixed(), amount.currency).equals(amount)) return amount.amount;
  return kind === "capture" && left.isEqualTo(decimal(stored)) ? undefined : left.toFixed();
}

/** Of what PostgreSQL can look for; anything else names nothing. */
const plainId = /^[\w-]{1,100}$/;

async function readPayment(container: MedusaContainer, id: string): Promise<StoredPayment | undefined> {
  if (!plainId.test(id)) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: [
      "id",
      "payment_session_id",
      "amount",
      "raw_amount",
      "captures.amount",
      "captures.raw_amount",
      "refunds.amount",
      "refunds.raw_amount",
    ],
    filters: { id },
  });
  return data[0] as StoredPayment | undefined;
}
