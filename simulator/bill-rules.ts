/** What no source says about bills (protocol §9, §15 #8 to #12): one field each, with our guess as the default. */
import type { BillState } from "./bill-types";

export interface ErrorPair {
  firstcode: number;
  secondcode: number;
}

export interface BillRules {
  /** Which parameters string X of createbill has: do URL_* and …Payment enter it (§15 #8)? */
  billX: "core15" | "core15+sent_extras" | "all_table_rows_with_empties";
  /** A core parameter that is not sent at all (§15 #9). */
  absentBillFieldInX: "empty slot" | "no slot";
  /** The tables say yes to Checkvalue; for orders the account may switch it off (§2.1, §9.1, §9.4). */
  billCheckValue: "required" | "as the account says";
  /** String X of billrevoke (§2.2: the expansion is inferred). */
  billrevokeX: "four fields" | "with SendNotification";
  /** Pair for a merchant whose bills are not connected (§9). */
  billsNotConnectedError: ErrorPair;
  /** Pair for "Bill with the specified number already exists" (§9.1). */
  existingBillError: ErrorPair;
  /** Pair for "Unique payment token/ID cannot be created" (§9.1). */
  billTokenError: ErrorPair;
  /** Pair for a number or billnumber that belongs to no bill. */
  unknownBillError: ErrorPair;
  /** A Pay_until that has passed already. */
  pastPayUntil: "refuse" | "accept";
  /** The token has no fixed form (§9): both samples' forms. Base64 may hold "+" and "/". */
  billToken: "base64" | "letters";
  /** Where a JSON answer of createbill keeps the token; no sample shows it. */
  billTokenInJson: "hash" | "return.hash";
  /** Bill_status; only Invoiced is certain (§15 #11). The personal account also speaks of In Payment, Approved, Canceled, Deleted. */
  billStatusWords: Record<BillState, string>;
  /** Bill_type in the answer of billstatus: the table has it, the sample does not (§15 #10). */
  billType: "shown" | "absent";
  /** Bill_type in X of that answer (§15 #10). */
  billTypeInX: "value" | "empty slot" | "no slot";
  /** Payment_amount while nobody has paid: "0.00" in the sample, empty in the table (§9.3). */
  unpaidPaymentAmount: "0.00" | "";
  /** Pair for revoking a bill that is paid, or revoked already. */
  revokeError: ErrorPair;
  /** billrevoke of a bill that is revoked already. */
  repeatedRevoke: "refuse" | "answer again";
  /** billrevoke of a bill past its Pay_until. */
  revokeOfExpiredBill: "allow" | "refuse";
  /** The customer agreed to pay before the bill was revoked: what the payment page does then. */
  paymentBegunBeforeRevoke: "may be completed" | "refused";
  /** The same before Pay_until passed. */
  paymentBegunBeforeExpiry: "may be completed" | "refused";
}

export const defaultBillRules: BillRules = {
  billX: "core15",
  absentBillFieldInX: "empty slot",
  billCheckValue: "required",
  billrevokeX: "four fields",
  billsNotConnectedError: { firstcode: 19, secondcode: 350 },
  existingBillError: { firstcode: 11, secondcode: 187 },
  billTokenError: { firstcode: 2, secondcode: 189 },
  unknownBillError: { firstcode: 10, secondcode: 187 },
  pastPayUntil: "refuse",
  billToken: "base64",
  billTokenInJson: "hash",
  billStatusWords: {
    invoiced: "Invoiced",
    "in payment": "In Payment",
    paid: "Paid",
    expired: "Expired",
    revoked: "Revoked",
  },
  billType: "absent",
  billTypeInX: "empty slot",
  unpaidPaymentAmount: "0.00",
  revokeError: { firstcode: 15, secondcode: 187 },
  repeatedRevoke: "refuse",
  revokeOfExpiredBill: "allow",
  paymentBegunBeforeRevoke: "may be completed",
  paymentBegunBeforeExpiry: "may be completed",
};
