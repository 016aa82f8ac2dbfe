/** What no source says (protocol §15): one field each, with our guess as the default. */
import { defaultBillRules, type BillRules, type ErrorPair } from "./bill-rules";

export type { ErrorPair } from "./bill-rules";

export interface Rules extends BillRules {
  /** Least seconds between two queries about one order at one service; 0 is no limit (§15 #2). */
  minimumQueryIntervalSeconds: number;
  /** Pair of a query that comes too soon (§15 #2). */
  rateLimitError: ErrorPair;
  /** Pair for a wrong login or password (§8.5, §15 #4). */
  credentialsError: ErrorPair;
  /** Pair for an object that is locked (§8.5 firstcode 12). */
  busyError: ErrorPair;
  /** Pair for a wrong or missing Checkvalue, shown on the error page (§15 #23). */
  checkValueError: ErrorPair;
  /** A secret in the query string: a pair, or HTTP 400 (§15 #31). */
  secretInQueryError: ErrorPair | "http400";
  /** HTTP status that carries an error pair (§15 #15). */
  errorHttpStatus: number;
  /** Where a JSON answer keeps the error pair (§15 #14). */
  jsonErrorShape: "top" | "service" | "fault";
  /** Several orders in a JSON answer: an array under the service's name, or under `order` or `orders` in it (§15 #14). */
  jsonSeveralOrders: "array" | "order" | "orders";
  /** Amounts of orderstate and orderresult in JSON (§6.2). */
  jsonAmounts: "number" | "string";
  /** Format in a JSON body: the docs say ignored, the live server honoured it (§1.5, §6.1). */
  formatInJsonBody: "honoured" | "ignored";
  /** Values of charge and cancel answers in XML come with spaces around them (§7.1). */
  padXmlValues: boolean;
  /** Order of several orders in an answer (§6.1). */
  newestOrderFirst: boolean;
  /** operationstate of an unsuccessful operation (§15 #21). */
  failedOperationState: string;
  /** State once everything captured of a PartialDelayed order is returned (§15 #20). */
  stateAfterFullReturnOfPartialDelayed: "Canceled" | "PartialCanceled";
  /** State after a partial charge with AutoDeposit=1; the docs name only PartialDelayed (§7.1). */
  stateAfterPartialChargeWithAutoDeposit: "PartialDelayed" | "Approved";
  /** Amount shown by a full cancel of a PartialDelayed order: what was captured, or all that was authorised (§7.2). */
  fullCancelAmountOfPartialDelayed: "captured" | "authorised";
  /** Pair for a second charge (§15 #17). */
  secondChargeError: ErrorPair;
  /** Pair for a partial charge the processing does not allow (§7.1). */
  partialChargeError: ErrorPair;
  /** Pair for charging more than is held (§8.5). */
  overChargeError: ErrorPair;
  /** Pair for a partial cancel while Delayed (§15 #18). */
  partialCancelOfHoldError: ErrorPair;
  /** Pair for a later payment of no subscription (§11). */
  unknownSubscriptionError: ErrorPair;
  /** Pair for one of a subscription that is canceled or over (§11). */
  endedSubscriptionError: ErrorPair;
  /** Pair for one of less or more than was agreed (§11). */
  recurringAmountError: ErrorPair;
  /** Pair for returning more than is left (§15 #19). */
  overRefundError: ErrorPair;
  /** Pair for a cancel in a state that has nothing to cancel (§8.5). */
  cancelStateError: ErrorPair;
  /** A repeated Externalrefundid: refuse with the pair, or answer the earlier operation again (§7.2). */
  repeatedRefundId: "refuse" | "answer again";
  repeatedRefundIdError: ErrorPair;
  /** Externalrefundid in a form POST, where it is not documented (§7.2). */
  refundIdInForm: "ignore" | "refuse";
  /** A new request while an attempt of the number is open: another billnumber, or a refusal (§3.3 covers closed attempts). */
  requestWhileOpen: "new billnumber" | "refuse";
  /** A second payment of a number that is paid already (§3.3 "at most one"). */
  secondPayment: "refuse" | "accept";
  /** May a number whose payment was wholly canceled be paid again? */
  payAgainAfterFullCancel: boolean;
  /** The payment time-out also ends an attempt on which the bank has not decided (§4.3). */
  timeoutWhileBankDecides: boolean;
  /** A hold that lapses appears as an operation 300 of the order (§7.1 says only that it is cancelled). */
  lapseIsOperation: boolean;
  /** A lapsed hold is notified. */
  notifyLapse: boolean;
  /** A payment is notified already when it is In Process. */
  notifyInProcess: boolean;
  /** FastPayPayment when the request does not say (§15 #25). */
  fastPayDefault: boolean;
  /** In which stage a payment is taken, whatever its request or bill asked for: two stages are by agreement (§3.1). */
  paidStage: "as asked" | "one" | "two";
  /** SBP on a page that asks for two stages: not offered, or offered and taken at once (§10). */
  sbpInTwoStages: "hidden" | "taken at once";
  /** TestMode of a request, which newer tables do not have any more (§3.1, §13). */
  testModeParameter: "ignored" | "honoured";
  /** A missing OrderCurrency leaves an empty slot in X (§15 #24). */
  emptyCurrencyKeepsSlot: boolean;
  /** Bytes of the secret word and of X (§15 #26). */
  checkValueCharset: "utf-8" | "windows-1251";
  /** How the request's Signature is made (§2.4, §15 #7): MD5withRSA, or PKCS#1 over the bare MD5. */
  requestSignature: "MD5withRSA" | "raw MD5";
  /** billnumber in the return address (§4.1). */
  returnBillnumber: "plain" | "extended";
  /** billnumber in notifications (§5.2). */
  notificationBillnumber: "plain" | "extended";
  /** How the text inside a notification's PGP signature is joined (§15 #6). */
  notificationPgpJoin: "," | "";
  /** Key of the empty address in a refused payrequest (§4.3: the sample has capitals). */
  payrequestErrorUrlKey: "URL" | "url";
  /** A value longer than the table allows (§3.1): an error, or cut. */
  overlongValue: "refuse" | "cut";
  /** Call only ports 443, 8443, 80, 8080 as the gateway does (§1.7). Off, because tests use free ports. */
  enforceNotificationPorts: boolean;
  /** Real seconds to wait for the answer to a notification (§15 #1). */
  notificationTimeoutSeconds: number;
  /** A well-formed refusal of a notification is retried like any failure (§15 #1). */
  retryAfterRefusal: boolean;
}

export const defaultRules: Rules = {
  ...defaultBillRules,
  minimumQueryIntervalSeconds: 0,
  rateLimitError: { firstcode: 1, secondcode: 3 },
  credentialsError: { firstcode: 7, secondcode: 141 },
  busyError: { firstcode: 12, secondcode: 201 },
  checkValueError: { firstcode: 9, secondcode: 0 },
  secretInQueryError: { firstcode: 9, secondcode: 102 },
  errorHttpStatus: 200,
  jsonErrorShape: "top",
  jsonSeveralOrders: "array",
  jsonAmounts: "number",
  formatInJsonBody: "honoured",
  padXmlValues: true,
  newestOrderFirst: false,
  failedOperationState: "Declined",
  stateAfterFullReturnOfPartialDelayed: "Canceled",
  stateAfterPartialChargeWithAutoDeposit: "PartialDelayed",
  fullCancelAmountOfPartialDelayed: "captured",
  secondChargeError: { firstcode: 15, secondcode: 307 },
  partialChargeError: { firstcode: 15, secondcode: 307 },
  overChargeError: { firstcode: 5, secondcode: 108 },
  partialCancelOfHoldError: { firstcode: 15, secondcode: 308 },
  unknownSubscriptionError: { firstcode: 10, secondcode: 320 },
  endedSubscriptionError: { firstcode: 15, secondcode: 320 },
  recurringAmountError: { firstcode: 17, secondcode: 108 },
  overRefundError: { firstcode: 17, secondcode: 108 },
  cancelStateError: { firstcode: 15, secondcode: 308 },
  repeatedRefundId: "refuse",
  repeatedRefundIdError: { firstcode: 11, secondcode: 216 },
  refundIdInForm: "ignore",
  requestWhileOpen: "new billnumber",
  secondPayment: "refuse",
  payAgainAfterFullCancel: false,
  timeoutWhileBankDecides: false,
  lapseIsOperation: true,
  notifyLapse: false,
  notifyInProcess: false,
  fastPayDefault: false,
  paidStage: "as asked",
  sbpInTwoStages: "hidden",
  testModeParameter: "ignored",
  emptyCurrencyKeepsSlot: false,
  checkValueCharset: "utf-8",
  requestSignature: "MD5withRSA",
  returnBillnumber: "plain",
  notificationBillnumber: "plain",
  notificationPgpJoin: ",",
  payrequestErrorUrlKey: "URL",
  overlongValue: "refuse",
  enforceNotificationPorts: false,
  notificationTimeoutSeconds: 10,
  retryAfterRefusal: true,
};
