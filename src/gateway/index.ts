/** The client of the Assist payment gateway. Depends on nothing else in this package. */
export * from "./signing/answer-signature";
export * from "./bills/bill-check";
export { billContact, type BillContact } from "./bills/bill-contact";
export * from "./bills/bill-creation";
export { billLink } from "./bills/bill-link";
export {
  billDefaults as BILL_DEFAULTS,
  type BillCheckFields,
  type BillOptions,
} from "./options/bill-options";
export * from "./bills/bill-request";
export * from "./bills/bill-state";
export type { BillQuery, BillStatus, ReportedBillPayment } from "./bills/bill-status-answer";
export * from "./values/billnumber";
export * from "./signing/check-value";
export * from "./client";
export type { ClientOptions } from "./options/client-options";
export * from "./wire/code-words";
export * from "./wire/codes";
export type { CancelCommand, ChargeCommand } from "./commands/command-request";
export { contractNumberRule, isContractNumber } from "./values/contract-number";
export * from "./values/currency";
export { parseGatewayDate } from "./values/gateway-date";
export * from "./merchant/gateway-host";
export * from "./values/masked-card";
export * from "./merchant/merchant";
export * from "./values/money";
export * from "./notifications/notification";
export * from "./notifications/notification-answer";
export * from "./notifications/technical-fields";
export * from "./orders/order";
export * from "./values/order-number";
export type { RecurringPayment } from "./commands/recurring-payment";
export * from "./values/recurring-terms";
export type { OrderQuery } from "./orders/order-state";
export * from "./orders/order-state-text";
export type { Done, NotFound, Outcome, Refused, RefusalReason, Unknown, UnknownReason } from "./wire/outcome";
export type { PaymentLink } from "./payments/payment-link";
export { parsePayUntil, payUntilText } from "./bills/pay-until";
export { offeredMeans, offeredOf } from "./payments/payment-means";
export { isOffered, mayBeOneStage } from "./payments/offered-means";
export * from "./values/means";
export * from "./payments/payment-request";
export type { Probe } from "./probe";
export * from "./signing/request-signature";
export type { PeriodQuery } from "./orders/result-by-date";
export type { RevokeBillCommand, RevokedBill } from "./bills/revoke-bill";
export type { ConnectObstacle } from "./wire/transport-failure";
export type { SaltEncoding } from "./merchant/salt-encoding";
export type { WsCancelCommand } from "./commands/ws-cancel";
