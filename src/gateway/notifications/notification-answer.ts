import type { Notification, NotificationVerdict } from "./notification";

/** Content type of both answers (protocol §5.4). */
export const notificationAnswerType = "text/xml; charset=utf-8";

const head = '<?xml version="1.0" encoding="UTF-8"?>';

/** Code pair of protocol §8.5. */
export interface NotificationRefusal {
  firstcode: number;
  secondcode: number;
}

/**
 * The positive answer (protocol §5.4): echoes billnumber and packet date unchanged. Send it only when the message is
 * stored: the gateway will not tell again.
 */
export function notificationAccepted(notification: Pick<Notification, "billnumber" | "packetDate">): string {
  const billnumber = escapeXml(notification.billnumber);
  const packetDate = escapeXml(notification.packetDate);
  return (
    `${head}<pushpaymentresult firstcode="0" secondcode="0">` +
    `<order><billnumber>${billnumber}</billnumber><packetdate>${packetDate}</packetdate></order></pushpaymentresult>`
  );
}

/**
 * The negative answer (protocol §5.4, §8.5).
 *
 * @throws RangeError when the codes are not whole numbers from 0, or both are 0, which would mean success
 */
export function notificationRefused(firstcode: number, secondcode: number): string {
  const valid = [firstcode, secondcode].every((code) => Number.isInteger(code) && code >= 0);
  if (!valid || (firstcode === 0 && secondcode === 0))
    throw new RangeError("A refusal needs a code above zero.");

  return `${head}<pushpaymentresult firstcode="${firstcode}" secondcode="${secondcode}"></pushpaymentresult>`;
}

/** The codes to refuse with, chosen from those that shops in operation use (protocol §5.4). */
export const notificationRefusals = {
  "wrong-merchant": { firstcode: 5, secondcode: 100 },
  "no-check-value": { firstcode: 9, secondcode: 7 },
  "wrong-check-value": { firstcode: 9, secondcode: 7 },
  /** Invalid value of parameter testmode. */
  "wrong-test-flag": { firstcode: 5, secondcode: 212 },
  /** The message could not be read. */
  malformed: { firstcode: 4, secondcode: 0 },
  /** The message could not be stored: please send it again. */
  "internal-error": { firstcode: 2, secondcode: 1 },
} as const satisfies Record<
  Exclude<NotificationVerdict, "genuine"> | "malformed" | "internal-error",
  NotificationRefusal
>;

/** What each verdict means and what to look at first, for staff. */
export const notificationVerdictSentences: Readonly<Record<NotificationVerdict, string>> = {
  genuine: "The message comes from Assist and concerns this account.",
  "wrong-merchant":
    "The message names another merchant. Check the merchant number (Merchant_ID) of the account.",
  "no-check-value":
    "The message has no check value. In Assist's personal account set the sign type of result notifications to MD5.",
  "wrong-check-value":
    "The check value is wrong: the message is forged, or the secret word here differs from the one in Assist's personal account.",
  "wrong-test-flag":
    "A test message came to a live account, or a live one to a test account. Check the account's live setting and the gateway address.",
};

function escapeXml(text: string): string {
  return (
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;")
      .replace(/'/g, "&apos;")
      // Not allowed in XML even when escaped.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
  );
}
