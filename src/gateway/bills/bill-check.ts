import type { BillCheckFields } from "../options/bill-options";

/** Between the parts of a bill's check strings, for accounts of the old kind too (protocol §2.2). */
const delimiter = ";";

/** Rows of the createbill table that every reading hashes, in its order (protocol §9.1, §9.2). */
export const billCoreFields = [
  "Merchant_ID",
  "Login",
  "Password",
  "Bill",
  "Bill_amount",
  "Bill_currency",
  "Bill_comment",
  "Customer_Name",
  "Customer_Lastname",
  "Customer_Middlename",
  "Customer_Email",
  "Customer_Phone",
  "Customer_Mobile",
  "Language",
  "Pay_until",
] as const;

/** The newer rows, in the table's order: whether they are hashed is open (protocol §15 #8). */
export const billExtraFields = [
  "URL_RETURN",
  "URL_RETURN_OK",
  "URL_RETURN_NO",
  "CardPayment",
  "YMPayment",
  "WMPayment",
  "QIWIPayment",
  "FastPayPayment",
  "GooglePayPayment",
  "ApplePayPayment",
  "SamsungPayPayment",
  "MirPayPayment",
] as const;

/** Rows of the billstatus answer that are hashed, in its order (protocol §9.3). */
const statusFields = [
  "merchant_id",
  "bill",
  "bill_amount",
  "bill_currency",
  "bill_comment",
  "bill_date",
  "bill_status",
  "billnumber",
  "payment_date",
  "payment_amount",
  "payment_currency",
  "payment_rrn",
  "refund_amount",
  "customer_name",
  "customer_lastname",
  "customer_middlename",
  "customer_email",
  "customer_phone",
  "customer_mobile",
  "language",
  "pay_until",
] as const;

/**
 * X of createbill (protocol §9.2): login and password are part of it, and empty values keep their place. DelayPayment,
 * SendNotification and CustomerNumber are not part of it.
 *
 * @param fields exactly the texts that are sent, by the names of the table
 */
export function createBillX(fields: Readonly<Record<string, string>>, rows: BillCheckFields): string {
  const core = billCoreFields.map((name) => fields[name] ?? "");
  return [...core, ...hashedExtras(fields, rows)].join(delimiter);
}

function hashedExtras(fields: Readonly<Record<string, string>>, rows: BillCheckFields): string[] {
  switch (rows) {
    case "core-without-extras":
    case "core":
      return [];
    case "core-and-sent":
      return billExtraFields.flatMap((name) => fields[name] ?? []);
    case "all-rows":
      return billExtraFields.map((name) => fields[name] ?? "");
  }
}

/** X of billrevoke (protocol §2.2). The documents describe it by reference to createbill; the expansion is inferred. */
export function revokeBillX(fields: Readonly<Record<string, string>>): string {
  return ["Merchant_ID", "Login", "Password", "Bill"].map((name) => fields[name] ?? "").join(delimiter);
}

/**
 * The strings that may be X of a billstatus answer (protocol §2.2): without Bill_type, as in the documented sample that
 * lacks it, and with it, perhaps empty (§15 #10).
 *
 * @param field reads a value of the answer by its name in lower case, exactly as received
 */
export function billStatusXs(field: (name: string) => string | undefined): string[] {
  const x = statusFields.map((name) => field(name) ?? "").join(delimiter);
  const withType = [...new Set(["", field("bill_type") ?? ""])].map((type) => x + delimiter + type);
  return [x, ...withType];
}
