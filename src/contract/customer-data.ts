/**
 * A row for whoever asks what is known of a customer: what makes it recognisable, and everything personal in it. Its names are
 * those of the table, as docs/retention.md explains it.
 */
export type CustomerRowDTO = Record<string, unknown>;

export interface CustomerDataDTO {
  payments: CustomerRowDTO[];
  operations: CustomerRowDTO[];
  commands: CustomerRowDTO[];
  staff_operations: CustomerRowDTO[];
  cases: CustomerRowDTO[];
  bills: CustomerRowDTO[];
  /** By which numbers Assist knows the customer. */
  customers: CustomerRowDTO[];
}

/** GET /admin/assist/customer-data */
export interface CustomerDataResponse {
  customer_data: CustomerDataDTO;
}

/** POST /admin/assist/customer-data */
export interface ErasureDTO {
  /** How many rows had their personal columns emptied, by table. A row may be counted twice. */
  erased: Record<string, number>;
  /** What is under way, and was left as it is: ask again when that is over. */
  left: {
    order_number: string | null;
    bill_id: string | null;
    because: "payment-under-way" | "command-under-way" | "shown-to-staff" | "open-bill";
  }[];
}
