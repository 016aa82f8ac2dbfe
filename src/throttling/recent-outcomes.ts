import type { OrderRow } from "../records/orders";

/** What decides a shopper's outcome of what Assist has told. */
type Known = Pick<OrderRow, "order_number" | "state" | "held" | "captured" | "refunded" | "checked_at">;

/** How many orders' outcomes are kept. */
const most = 1_000;

/**
 * What was last told at a public address of an order about which Assist may not be asked again yet: for a moment it serves
 * whoever asks next, so that a flood of one order's addresses costs the shop a row read for each hit.
 */
export class RecentOutcomes<Outcome> {
  private readonly kept = new Map<string, { outcome: Outcome; until: number }>();

  /** `milliseconds`: for how long what is kept serves. */
  constructor(private readonly milliseconds = 2_000) {}

  /** `now`: milliseconds of a clock that only goes forward. Undefined as well once Assist has told anything else of the order. */
  of(order: Known, now: number): Outcome | undefined {
    const found = this.kept.get(keyOf(order));
    return found && found.until > now ? found.outcome : undefined;
  }

  keep(order: Known, outcome: Outcome, now: number): void {
    const key = keyOf(order);
    this.kept.delete(key);
    this.kept.set(key, { outcome, until: now + this.milliseconds });
    // The oldest come first. A page names its payer: what serves nobody any more is not kept.
    for (const [oldest, { until }] of this.kept) {
      if (until > now && this.kept.size <= most) return;
      this.kept.delete(oldest);
    }
  }

  forget(): void {
    this.kept.clear();
  }
}

function keyOf({
  order_number: number,
  state,
  held,
  captured,
  refunded,
  checked_at: checked,
}: Known): string {
  return JSON.stringify([number, state, held, captured, refunded, checked?.getTime()]);
}
