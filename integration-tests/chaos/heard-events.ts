import type { EventEmitter } from "node:events";
import type { CrashPoint } from "./crash-point";
import type { Books } from "./books";
import type { Story } from "./bounds";
import type { Violation } from "./invariants";

type MoneyEventName = "payment.captured" | "payment.refunded";

/** Another program of the shop, which listens to what Medusa tells of payments. */
export class HeardEvents {
  private readonly heard = new Map<string, (() => boolean)[]>();

  /** `eventBus`: the platform's own, which keeps its subscribers in an emitter. */
  constructor(eventBus: unknown, crashes: CrashPoint | undefined) {
    const { eventEmitter_: emitter } = eventBus as { eventEmitter_: EventEmitter };
    for (const name of ["payment.captured", "payment.refunded"] satisfies MoneyEventName[]) {
      emitter.on(name, ({ data: { id } }: { data: { id: string } }) => {
        const key = `${name} ${id}`;
        this.heard.set(key, [...(this.heard.get(key) ?? []), crashes?.witness() ?? (() => false)]);
      });
    }
  }

  /** How often, at the least and at the most: what is heard in a process that dies may be lost before anything is done with it. */
  of(name: MoneyEventName, paymentId: string): { least: number; most: number } {
    const heard = this.heard.get(`${name} ${paymentId}`) ?? [];
    return { least: heard.filter((died) => !died()).length, most: heard.length };
  }
}

/** Each capture and refund is heard of once, however it came about. */
export function judgeHeard(books: Books, story: Story, heard: HeardEvents): Violation[] {
  const { payment, gateway, orderNumber } = books;
  if (!payment) return [];
  const staffs = story.requests.filter(
    ({ by, kind, outcome }) => by === "staff" && kind === "capture" && outcome === "accepted",
  );
  // Medusa accepts a capture of what is captured whole, writes no row, and tells of it once more.
  const again = Math.max(0, staffs.length - payment.capturesOfStaff);
  const sides = [
    ["payment.captured", payment.captures, payment.captured <= gateway.captured, again],
    ["payment.refunded", payment.refunds, payment.refunded <= gateway.refunded, 0],
  ] as const;
  return sides.flatMap(([name, rows, isBacked, more]) => {
    const { least, most } = heard.of(name, payment.id);
    if (least <= rows + more && (most >= rows || !isBacked)) return [];
    const times = least === most ? `${most}` : `${least} to ${most}`;
    const sentence = `${name} was heard ${times} times, with ${rows} rows${more > 0 ? ` and ${more} requests without one` : ""}`;
    return [{ rule: "each capture and refund is heard of once", orderNumber, sentence }];
  });
}
