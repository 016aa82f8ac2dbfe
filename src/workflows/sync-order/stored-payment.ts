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
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
}

/** What a payment collection shows of its payments. */
export interface StoredSums {
  captured_amount: unknown;
  raw_captured_amount?: StoredAmount["raw_amount"];
  refunded_amount: unknown;
  raw_refunded_amount?: StoredAmount["raw_amount"];
  payments?: (StoredAmount & { id: string; canceled_at?: Date | string | null })[] | null;
}

export interface StoredLine extends StoredAmount {
  id: string;
  reference: string;
  reference_id: string;
  created_at: Date | string;
}

export interface StoredCollection extends StoredSums, StoredAmount {
  id: string;
  status: string;
  cart?: { id: string; completed_at: Date | string | null } | null;
  order?: {
    id: string;
    status: string;
    created_at: Date | string;
    transactions?: StoredLine[] | null;
  } | null;
  payment_sessions?: { id: string; status: string }[] | null;
}
