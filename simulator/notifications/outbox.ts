import type { Gateway } from "../gateway/gateway";
import type { Operation, Order } from "../gateway/order";
import { isNotified, notificationFields } from "./message";
import { sendForm } from "./send";
import type { DeliveryAttempt, NotificationRecord } from "./types";
import { judge } from "./verdict";

interface Message {
  record: NotificationRecord;
  order: Order;
  madeAt: Date;
  nextAt: Date | undefined;
  /** Deliveries by schedule; those asked for by `resend` do not count. */
  scheduled: number;
  sending: boolean;
}

/** Result notifications: made after each operation, sent until accepted or out of tries (§5). */
export class Outbox {
  private messages: Message[] = [];
  private held = false;
  private dropping = false;
  private inFlight = 0;
  private backwards = false;
  private idlers: (() => void)[] = [];
  private aborting = new AbortController();
  private made = 0;

  constructor(private readonly gateway: Gateway) {
    gateway.onAnnouncement((order, operation) => this.make(order, operation));
  }

  list(orderNumber?: string): NotificationRecord[] {
    return this.messages
      .filter(({ record }) => orderNumber === undefined || record.orderNumber === orderNumber)
      .map(shown);
  }

  hold(): void {
    this.held = true;
  }

  release(order: "as made" | "reversed"): void {
    this.held = false;
    this.backwards = order === "reversed";
    this.pump();
    this.backwards = false;
  }

  dropAll(on: boolean): void {
    this.dropping = on;
  }

  async resend(id: string): Promise<NotificationRecord> {
    const message = this.messages.find(({ record }) => record.id === id);
    if (message === undefined) throw new Error(`There is no notification ${id}`);
    await this.track(this.deliver(message));
    return shown(message);
  }

  idle(): Promise<void> {
    return this.inFlight === 0 ? Promise.resolve() : new Promise((resolve) => this.idlers.push(resolve));
  }

  /** Messages keep their distance to a clock that was set back. */
  setBack(milliseconds: number): void {
    for (const message of this.messages) {
      message.madeAt = new Date(message.madeAt.getTime() - milliseconds);
      if (message.nextAt) message.nextAt = new Date(message.nextAt.getTime() - milliseconds);
    }
  }

  /** Forgets all messages and stops what is being sent. */
  reset(): void {
    this.aborting.abort();
    this.aborting = new AbortController();
    this.messages = [];
    this.held = false;
    this.dropping = false;
  }

  private make(order: Order, operation: Operation): void {
    const url = order.merchant.notificationUrl;
    if (url === undefined || !isNotified(order, operation)) return;
    this.made += 1;
    const madeAt = this.gateway.clock.now();
    const message: Message = {
      record: {
        id: String(this.made),
        orderNumber: order.orderNumber,
        billnumber: order.billnumber,
        operationType: operation.type,
        orderState: order.state,
        url,
        at: madeAt.toISOString(),
        fields: notificationFields(this.gateway, order, operation),
        attempts: [],
      },
      order,
      madeAt,
      nextAt: undefined,
      scheduled: 0,
      sending: false,
    };
    this.messages.push(message);
    if (this.dropping) message.record.attempts.push({ at: madeAt.toISOString(), verdict: "dropped" });
    else this.planNext(message);
  }

  private planNext(message: Message): void {
    const minutes = message.order.merchant.retryMinutes[message.scheduled];
    message.nextAt =
      minutes === undefined ? undefined : new Date(message.madeAt.getTime() + minutes * 60_000);
    if (message.nextAt === undefined) return;
    if (message.nextAt <= this.gateway.clock.now()) this.pump();
    else this.gateway.clock.at(message.nextAt, () => this.pump());
  }

  private pump(): void {
    if (this.held) return;
    const now = this.gateway.clock.now();
    const due = this.messages.filter(
      ({ nextAt, sending }) => !sending && nextAt !== undefined && nextAt <= now,
    );
    for (const message of this.backwards ? due.reverse() : due) {
      message.scheduled += 1;
      message.nextAt = undefined;
      message.sending = true;
      void this.track(
        this.deliver(message).then((attempt) => {
          message.sending = false;
          if (this.messages.includes(message) && this.isRetried(attempt)) this.planNext(message);
        }),
      );
    }
  }

  private isRetried({ verdict }: DeliveryAttempt): boolean {
    if (verdict === "refused") return this.gateway.rules.retryAfterRefusal;
    return verdict !== "accepted" && verdict !== "not allowed";
  }

  private async deliver(message: Message): Promise<DeliveryAttempt> {
    const { record, order } = message;
    const at = this.gateway.clock.now().toISOString();
    const sent = await sendForm(record.url, record.fields, this.gateway.rules, this.aborting.signal);
    const attempt: DeliveryAttempt =
      sent.kind === "answered"
        ? {
            at,
            status: sent.status,
            answer: sent.body.slice(0, 4096),
            ...judge(order.merchant.answerType, sent.status, sent.body, record.fields),
          }
        : { at, verdict: sent.kind, reason: sent.reason };
    record.attempts.push(attempt);
    return attempt;
  }

  /** A retry that falls due with an answer starts before that answer counts as over, so `idle` waits for it too. */
  private async track(delivery: Promise<unknown>): Promise<void> {
    this.inFlight += 1;
    await delivery;
    this.inFlight -= 1;
    if (this.inFlight === 0) for (const idler of this.idlers.splice(0)) idler();
  }
}

function shown({ record, nextAt }: Message): NotificationRecord {
  return {
    ...record,
    attempts: [...record.attempts],
    ...(nextAt !== undefined && { nextAttemptAt: nextAt.toISOString() }),
  };
}
