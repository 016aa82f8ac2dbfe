import { notificationX, verifyWithSecretWords, checkValue } from "../signing/check-value";
import { Money } from "../values/money";
import { isMoneyType, type OperationResult, type OperationType, type OrderState } from "../orders/order";
import { operationResult, operationType } from "../orders/operation-words";
import { parseBillnumber } from "../values/billnumber";
import { parseOrderState } from "../orders/order-state-text";
import type { SaltEncoding } from "../merchant/salt-encoding";

/** A result notification, read but not yet believed: {@link verifyNotification} decides that. */
export interface Notification {
  merchantId: string;
  /** As received; may belong to another system that shares the merchant account. */
  orderNumber: string;
  /** Plain or extended, as received. */
  billnumber: string;
  /** `undefined` when the flag is missing or neither 0 nor 1. */
  testMode: boolean | undefined;
  /** Of the operation; absent when that moves no money of the order and is in points (protocol §6.2). */
  amount?: Money | undefined;
  /** Of the order, as it was registered. */
  orderAmount: Money;
  state: OrderState;
  stateText: string;
  operationType: OperationType;
  responseCode: string;
  result: OperationResult;
  packetDate: string;
  /** Every field exactly as received, names in lower case. Holds personal data: mask before storing. */
  raw: Readonly<Record<string, string>>;
}

export type NotificationParse = { ok: true; notification: Notification } | { ok: false; problem: string };

/**
 * Reads the form fields of a notification (protocol §5.2).
 *
 * @param fields what a form parser made of the body: a plain object, a Map or URLSearchParams
 * @returns a problem when a field is doubled, nested or too long, or one that matters is missing. Never throws.
 */
export function parseNotification(fields: unknown): NotificationParse {
  const read = readNotificationFields(fields);
  if (!read.ok) return read;

  const raw = read.fields;
  const missing = requiredFields.find((name) => !raw[name]);
  if (missing !== undefined) return { ok: false, problem: `The field ${missing} is missing.` };

  const field = (name: string): string => raw[name] ?? "";
  if (!parseBillnumber(field("billnumber")))
    return { ok: false, problem: "The field billnumber is not a billnumber." };

  if (field("ordernumber").length > maxOrderNumberLength)
    return { ok: false, problem: "The field ordernumber is too long." };

  // No number has one, and no database takes it.
  if (field("ordernumber").includes("\0"))
    return { ok: false, problem: "The field ordernumber is not an order number." };

  try {
    return {
      ok: true,
      notification: {
        merchantId: field("merchant_id"),
        orderNumber: field("ordernumber"),
        billnumber: field("billnumber"),
        testMode: testFlag(field("testmode")),
        amount: readAmount(field),
        orderAmount: Money.parse(field("orderamount"), field("ordercurrency")),
        state: parseOrderState(field("orderstate")),
        stateText: field("orderstate"),
        operationType: operationType(field("operationtype")),
        responseCode: field("responsecode"),
        result: operationResult(field("responsecode")),
        packetDate: field("packetdate"),
        raw,
      },
    };
  } catch {
    return { ok: false, problem: "An amount or a currency cannot be read." };
  }
}

/** Throws what {@link Money.parse} throws, unless the operation is of a kind that moves no money. */
function readAmount(field: (name: string) => string): Money | undefined {
  try {
    return Money.parse(field("amount"), field("currency"));
  } catch (error) {
    const type = field("operationtype");
    if (type === "" || isMoneyType(operationType(type))) throw error;
    return undefined;
  }
}

/** What a notification is measured against. */
export interface NotificationCheck {
  merchantId: string;
  /** The current word and, during a change, the previous one. Empty words never match. */
  secretWords: readonly string[];
  /** True for an account that takes real money: test messages do not count there, and the other way round. */
  live: boolean;
  saltEncoding?: SaltEncoding | undefined;
}

export const notificationVerdicts = [
  "genuine",
  "wrong-merchant",
  "no-check-value",
  "wrong-check-value",
  "wrong-test-flag",
] as const;

export type NotificationVerdict = (typeof notificationVerdicts)[number];

/**
 * Tells whether a notification comes from the gateway and concerns this account (protocol §5.3). "genuine" proves
 * nothing about money: the order must still be read from the gateway, and its amount compared with the shop's.
 */
export function verifyNotification(
  notification: Notification,
  check: NotificationCheck,
): NotificationVerdict {
  if (notification.merchantId !== check.merchantId) return "wrong-merchant";

  const received = notification.raw["checkvalue"];
  if (!received) return "no-check-value";

  if (
    !acceptableX(notification).some((x) =>
      verifyWithSecretWords(received, check.secretWords, x, check.saltEncoding),
    )
  )
    return "wrong-check-value";

  return notification.testMode === !check.live ? "genuine" : "wrong-test-flag";
}

/**
 * Adds the check value that the gateway would send, for tests of a shop's own receiver.
 *
 * @param fields needs merchant_id, ordernumber, amount, currency, orderstate
 */
export function signNotification(
  fields: Readonly<Record<string, string>>,
  secretWord: string,
  saltEncoding: SaltEncoding = "utf8",
): Record<string, string> {
  return { ...fields, checkvalue: checkValue(secretWord, operationX(fields), saltEncoding) };
}

const requiredFields = [
  "merchant_id",
  "ordernumber",
  "billnumber",
  "amount",
  "currency",
  "orderamount",
  "ordercurrency",
  "orderstate",
  "packetdate",
] as const;

const maxOrderNumberLength = 128;

function testFlag(text: string): boolean | undefined {
  return text === "1" ? true : text === "0" ? false : undefined;
}

function operationX(fields: Readonly<Record<string, string>>): string {
  return notificationX({
    merchantId: fields["merchant_id"] ?? "",
    orderNumber: fields["ordernumber"] ?? "",
    amount: fields["amount"] ?? "",
    currency: fields["currency"] ?? "",
    orderState: fields["orderstate"] ?? "",
  });
}

/**
 * Some clients hash the order's amount in place of the operation's (protocol §5.3). That is the same fact only while
 * the two are equal; otherwise an unhashed operation amount could be forged.
 */
function acceptableX({ raw, amount, orderAmount }: Notification): string[] {
  const x = operationX(raw);
  const sameAmount = amount?.currency === orderAmount.currency && amount.equals(orderAmount);
  if (!sameAmount) return [x];

  return [x, operationX({ ...raw, amount: raw["orderamount"] ?? "", currency: raw["ordercurrency"] ?? "" })];
}

/** More than the protocol's forty fields (§5.2), with room for new ones. */
const maxFields = 100;
const maxNameLength = 64;
/** ordercomment, the longest field, has 4000 characters; a signature has about 400. */
const maxValueLength = 8192;

export type NotificationFields =
  { ok: true; fields: Readonly<Record<string, string>> } | { ok: false; problem: string };

/**
 * Brings a parsed form to one string per name. A field sent twice could be read one way by the check and another way
 * by the shop, so it is refused, as is anything nested.
 */
export function readNotificationFields(input: unknown): NotificationFields {
  const entries = fieldEntries(input);
  if (!entries) return { ok: false, problem: "The message is not a form." };

  if (entries.length > maxFields) return { ok: false, problem: "The message has too many fields." };

  // Without a prototype: a field called "constructor" or "__proto__" is a field like any other.
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of entries) {
    if (typeof name !== "string" || name.length > maxNameLength)
      return { ok: false, problem: "A field's name is too long." };

    const key = name.toLowerCase();
    if (typeof value !== "string") return { ok: false, problem: "A field is doubled or nested." };

    if (value.length > maxValueLength) return { ok: false, problem: "A field is too long." };

    if (key in fields) return { ok: false, problem: "A field is doubled." };

    fields[key] = value;
  }
  return { ok: true, fields: Object.freeze(fields) };
}

function fieldEntries(input: unknown): [unknown, unknown][] | undefined {
  if (input instanceof URLSearchParams || input instanceof Map) return [...input.entries()];

  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;

  return Object.entries(input);
}
