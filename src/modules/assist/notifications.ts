import { createHash } from "node:crypto";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  maskNotification,
  NOTIFICATION_REFUSALS,
  notificationAccepted,
  notificationRefused,
  parseNotification,
  verifyNotification,
  type Notification,
  type NotificationVerdict as CheckVerdict,
} from "../../assist";
import type { AccountBook } from "./accounts";
import { hideSecrets } from "./hidden-secrets";
import { askedSingly } from "./list-day";
import { isTrialNumber } from "./trial-number";

export type NotificationVerdict = CheckVerdict | "unreadable";

export interface ReceivedNotification {
  verdict: NotificationVerdict;
  /** What the gateway expects to read back. */
  answer: string;
  /** Set for a genuine message about an order of ours: look now. */
  orderNumber?: string;
}

const refusal = (reason: keyof typeof NOTIFICATION_REFUSALS): string => {
  const { firstcode, secondcode } = NOTIFICATION_REFUSALS[reason];
  return notificationRefused(firstcode, secondcode);
};

/** Our own fault: the gateway repeats the message later. */
export const notStored = refusal("internal-error");

/** Rejected messages kept at the most, so that a flood of forgeries cannot fill the disk. */
const rejectedKept = 1000;

/** Checks a result notification, stores it with the verdict, and says what to answer (protocol §5). */
export class NotificationDesk {
  constructor(
    private readonly database: Knex,
    private readonly accounts: AccountBook,
  ) {}

  /** Returns only after the message is on disk; throws when it could not be stored. Changes nothing about money. */
  async receive(fields: unknown): Promise<ReceivedNotification> {
    const parsed = parseNotification(fields);
    if (!parsed.ok) {
      await this.storeRejected("unreadable", fields);
      return { verdict: "unreadable", answer: refusal("malformed") };
    }
    const { notification } = parsed;
    const verdict = await this.judge(notification);
    if (verdict !== "genuine") {
      await this.storeRejected(verdict, fields, notification);
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
  private async judge(notification: Notification): Promise<CheckVerdict> {
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
      .insert({ ...columns, digest: digestOf(fields) })
      .onConflict(this.database.raw("(digest) where digest is not null and deleted_at is null"))
      .merge({ times: this.database.raw("assist_notification.times + 1"), updated_at: now });
    const due = await this.database("assist_order")
      .with("stored", stored)
      .where({ order_number: notification.orderNumber, deleted_at: null })
      .update({ next_check_at: now, list_day: askedSingly, told_at: now, updated_at: now });
    return due > 0;
  }

  private async storeRejected(
    verdict: NotificationVerdict,
    fields: unknown,
    notification?: Notification,
  ): Promise<void> {
    await this.database("assist_notification").insert(await this.columns(verdict, fields, notification));
    await this.database("assist_notification")
      .whereIn(
        "id",
        this.database("assist_notification")
          .select("id")
          .whereNull("digest")
          .orderBy("received_at", "desc")
          .offset(rejectedKept),
      )
      .delete();
  }

  private async columns(
    verdict: NotificationVerdict,
    fields: unknown,
    notification?: Notification,
  ): Promise<Record<string, unknown>> {
    const merchants = await this.accounts.merchants();
    return {
      id: generateEntityId("", "asntf"),
      verdict,
      merchant_id: storable(notification?.merchantId),
      order_number: storable(notification?.orderNumber),
      billnumber: storable(notification?.billnumber),
      test_mode: notification?.testMode ?? null,
      trial: isTrialNumber(notification?.orderNumber),
      // PostgreSQL takes no NUL in JSON.
      fields: JSON.stringify(maskNotification(fields), (_name, value: unknown) =>
        typeof value === "string" ? hideSecrets(value.replaceAll("\0", ""), merchants) : value,
      ),
      received_at: this.database.fn.now(),
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
