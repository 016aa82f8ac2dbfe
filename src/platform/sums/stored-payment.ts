// Rows of the platform as its queries return them.

export interface StoredAmount {
  amount: unknown;
  raw_amount?: { value: string | number } | null;
}

export interface StoredRow extends StoredAmount {
  id: string;
  created_by: string | null;
  created_at: Date | string;
}

export interface StoredSession {
  id: string;
  payment_collection_id: string;
  status: string;
}

export interface StoredPayment extends StoredAmount {
  id: string;
  payment_session_id: string;
  payment_collection_id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
  data?: Record<string, unknown> | null;
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
}

/** What a payment collection shows of its payments. */
export interface StoredSums {
  captured_amount: unknown;
  raw_captured_amount?: StoredAmount["raw_amount"];
  refunded_amount: unknown;
  raw_refunded_amount?: StoredAmount["raw_amount"];
  payments?:
    | (StoredAmount & {
        id: string;
        canceled_at?: Date | string | null;
        refunds?: (StoredAmount & { created_at: Date | string })[] | null;
      })[]
    | null;
}

/** What {@link lackingOf} needs of a payment collection; to be read with these fields. */
export type StoredCover = StoredAmount &
  Pick<StoredSums, "payments"> & { order?: { created_at: Date | string } | null };

export const coverFields: readonly string[] = [
  "amount",
  "raw_amount",
  "order.created_at",
  "payments.id",
  "payments.canceled_at",
  "payments.amount",
  "payments.raw_amount",
  "payments.refunds.amount",
  "payments.refunds.raw_amount",
  "payments.refunds.created_at",
];

export interface StoredLine extends StoredAmount {
  id: string;
  reference: string;
  reference_id: string;
  created_at: Date | string;
}

export interface StoredCollection extends StoredSums, StoredAmount {
  id: string;
  status: string;
  updated_at: Date | string;
  cart?: { id: string; completed_at: Date | string | null } | null;
  order?: {
    id: string;
    status: string;
    created_at: Date | string;
    transactions?: StoredLine[] | null;
  } | null;
  payment_sessions?: { id: string; status: string }[] | null;
}
