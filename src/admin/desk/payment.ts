import type {
  Agreement,
  HistoryEntry,
  OrderPaymentsView,
  PaymentView,
  PermissionView,
} from "../../contract/views";

// As GET /admin/assist/orders shows them. Amounts are decimal texts, moments ISO ones.

export type Permission = PermissionView;
export type Payment = PaymentView;
export type OrderPayments = OrderPaymentsView;
export type { Agreement, HistoryEntry };

export type PositionState = Payment["assist"]["state"];
export type MoneyAct = "capture" | "void" | "refund";
