import { createHash } from "node:crypto";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  technicalFields,
  notificationRefusals,
  notificationAccepted,
  notificationRefused,
  parseNotification,
  verifyNotification,
  type Notification,
  type NotificationVerdict as CheckVerdict,
} from "../gateway";
import type { AccountBook } from "../accounts/accounts";
import { hideSecrets } from "../accounts/hidden-secrets";
import { OldRegistrations } from "../store/orders/old-registrations";
import type { RejectedMessage, RejectedNotifications } from "../store/notifications/rejected-notifications";
import { isTrialNumber } from "../accounts/trial-number";

export type NotificationVerdict = CheckVerdict | "unreadable";

export interface ReceivedNotification {
  verdict: NotificationVerdict;
  /** What the gateway expects to read back. */
  answer: string;
  /** Set for a genuine message about an order of ours: look now. */
  orderNumber?: string;
}

const refusal = (reason: keyof typeof notificationRefusals): string => {
  const { firstcode, secondcode } = notificationRefusals[reason];
  return notificationRefused(firstcode, secondcode);
};

/** Our own fault: the gateway repeats the message later. */
export const notStored = refusal("internal-error");

/** Checks a result notification, stores it with the verdict, and says what to answer (protocol §5). */
export class NotificationInbox {
  constructor(
    private readonly database: Knex,
    private readonly accounts: AccountBook,
    private readonly rejected: RejectedNotifications,
  ) {}

  /**
   * Returns only after a genuine message is on disk; throws when it could not be stored. Changes nothing about money.
   * `sender`: the address that it came from.
   */
  async receive(fields: unknown, sender: string): Promise<ReceivedNotification> {
    const parsed = parseNotification(fields);
    if (!parsed.ok) {
      await this.rejected.note(await this.columns("unreadable", fields), sender);
      return { verdict: "unreadable", answer: refusal("malformed") };
    }
    const { notification } = parsed;
    const verdict = await this.verify(notification);
    if (verdict !== "genuine") {
      const columns = await this.columns(verdict, fields, notification);
      await this.rejected.note(
        verdict === "wrong-merchant" ? { ...columns, merchant_id: null } : columns,
        sender,
      );
      return { verdict, answer: refusal(verdict) };
    }
    const known = await this.storeGenuine(fields, notification);
    return {
      verdict,
      answer: notificationAccepted(notification),
      orderNumber: known ? notification.orderNumber : undefined,
    };
  }

  /** A merchant id may serve several accounts (one stage and two); the message is genuine when it is so for any of them. */
  private async verify(notification: Notification): Promise<CheckVerdict> {
    const accounts = await this.accounts.ofMerchant(notification.merchantId);
    const verdicts = accounts.map((account) =>
      verifyNotification(notification, {
        merchantId: account.merchant.merchantId,
        secretWords: account.merchant.secretWords,
        live: account.live,
        saltEncoding: account.merchant.saltEncoding,
      }),
    );
    return verdicts.find((verdict) => verdict === "genuine") ?? verdicts[0] ?? "wrong-merchant";
  }

  /**
   * True when the message is about an order of ours, which is then due for a check even if this process dies now. One
   * statement: the gateway waits for the answer, and both are on disk or neither.
   */
  private async storeGenuine(fields: unknown, notification: Notification): Promise<boolean> {
    const now = this.database.fn.now();
    const columns = await this.columns("genuine", fields, notification);
    const stored = this.database("assist_notification")
      .insert({ id: generateEntityId("", "asntf"), ...columns, digest: digestOf(fields), received_at: now })
      .onConflict(this.database.raw("(digest) where digest is not null and deleted_at is null"))
      .merge({ times: this.database.raw("assist_notification.times + 1"), updated_at: now });
    const due = await this.database("assist_order")
      .with("stored", stored)
      .where({ order_number: notification.orderNumber, deleted_at: null })
      .update({ next_check_at: now, unconfirmed_at: now, updated_at: now });
    return due > 0 || this.restore(notification.orderNumber);
  }

  /** The message is about a registration that was removed: unless that is there again, nobody looks what has become of it. */
  private async restore(orderNumber: string): Promise<boolean> {
    return storable(orderNumber) === orderNumber && OldRegistrations.restore(this.database, orderNumber);
  }

  private async columns(
    verdict: NotificationVerdict,
    fields: unknown,
    notification?: Notification,
  ): Promise<RejectedMessage> {
    const merchants = await this.accounts.merchants();
    return {
      verdict,
      merchant_id: storable(notification?.merchantId),
      order_number: storable(notification?.orderNumber),
      billnumber: storable(notification?.billnumber),
      test_mode: notification?.testMode ?? null,
      trial: isTrialNumber(notification?.orderNumber),
      // PostgreSQL takes no NUL in JSON.
      fields: JSON.stringify(technicalFields(fields), (_name, value: unknown) =>
        typeof value === "string" ? hideSecrets(value.replaceAll("\0", ""), merchants) : value,
      ),
    };
  }
}

function storable(text: string | undefined): string | null {
  return text?.replaceAll("\0", "") ?? null;
}

function digestOf(fields: unknown): string {
  const entries = Object.entries(fields as Record<string, unknown>).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}
