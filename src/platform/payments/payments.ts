import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../gateway";
import type { MoneyEventName } from "../../records/rows";
import { readRows } from "../query";
import { amountFields, decimal, moneyOf, sumOf, type StoredAmount } from "../sums/stored-amount";
import { capturedWithAuthorization } from "./session-data";

interface StoredRow extends StoredAmount {
  id: string;
  created_at: Date | string;
}

interface StoredPayment extends StoredAmount {
  id: string;
  payment_session_id: string;
  data?: Record<string, unknown> | null;
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
  payment_collection?: { order?: { id: string } | null } | null;
}

/** Of what PostgreSQL can look for; anything else names nothing. */
const plainId = /^[\w-]{1,100}$/;

async function readPayment(
  container: MedusaContainer,
  id: string,
  fields: readonly string[],
): Promise<StoredPayment | undefined> {
  if (!plainId.test(id)) return undefined;
  const [payment] = await readRows<StoredPayment>(container, { entity: "payment", fields, filters: { id } });
  return payment;
}

/** The session that a payment was made of. Undefined when there is no such payment. */
export async function sessionOfPayment(container: MedusaContainer, id: string): Promise<string | undefined> {
  return (await readPayment(container, id, ["id", "payment_session_id"]))?.payment_session_id;
}

export async function orderOfPayment(container: MedusaContainer, id: string): Promise<string | undefined> {
  const payment = await readPayment(container, id, ["id", "payment_collection.order.id"]);
  return payment?.payment_collection?.order?.id;
}

/** A capture or refund of a payment. */
export interface MoneyRow {
  id: string;
  madeAt: Date;
}

/**
 * The rows of which an event of a payment may be, those of each other capture or refund among them. Undefined for a payment of
 * whose rows nobody is told by the plugin: another gateway's, or one of an older version.
 */
export async function rowsOfMoneyEvent(
  container: MedusaContainer,
  paymentId: string,
  event: MoneyEventName,
): Promise<MoneyRow[] | undefined> {
  const rows = event === "payment.captured" ? "captures" : "refunds";
  const fields = ["id", "data", `${rows}.id`, `${rows}.created_at`];
  const payment = await readPayment(container, paymentId, fields);
  if (payment?.data?.[capturedWithAuthorization] === undefined) return undefined;
  return (payment[rows] ?? []).map(({ id, created_at: madeAt }) => ({ id, madeAt: new Date(madeAt) }));
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
  const stored = await readPayment(container, paymentId, [
    "id",
    ...amountFields(),
    ...amountFields("captures."),
    ...amountFields("refunds."),
  ]);
  if (!stored) return amount.amount;
  const left =
    kind === "capture"
      ? decimal(stored).minus(sumOf(stored.captures))
      : sumOf(stored.captures).minus(sumOf(stored.refunds));
  if (left.isNegative() || !moneyOf({ amount: left.toFixed() }, amount.currency).equals(amount))
    return amount.amount;
  return kind === "capture" && left.isEqualTo(decimal(stored)) ? undefined : left.toFixed();
}
