import { Allowance } from "./allowance";
import type { GatewayRateLimit } from "./gateway-rate-limit";
import type { OrderRow } from "../records/orders";

/** Looks at one order that strangers may cause: so many in a row, then one more every few seconds. */
const checksAtOnce = 6;
const betweenChecks = 3_000;

/** Completions of one cart: so many in a row, then one more every two seconds. A storefront needs one, or a few while it waits. */
const completionsAtOnce = 6;
const betweenCompletions = 2_000;

/** Questions about all orders of one account that strangers may cause in a minute. The gateway names no limit [guess]. */
const questionsPerMinute = 600;

/**
 * How often pages and completions, which everybody can call, may have the gateway asked. Staff, their commands and the job
 * are not counted, so nobody can talk them out of their questions.
 */
export class PublicRateLimit {
  private readonly ofOrder = new Allowance(checksAtOnce, betweenChecks);
  private readonly ofAccount = new Allowance(questionsPerMinute, 60_000 / questionsPerMinute);
  private readonly ofCart = new Allowance(completionsAtOnce, betweenCompletions);

  constructor(private readonly gateway: GatewayRateLimit) {}

  /** For whoever lets time pass by other clocks. */
  forget(): void {
    this.ofOrder.forget();
    this.ofAccount.forget();
    this.ofCart.forget();
  }

  /** Each completion runs the platform's whole workflow. */
  mayComplete(cartId: string, now: number): boolean {
    return this.ofCart.take(cartId, now);
  }

  /** The same without taking anything, so that a flood costs no question to the database. */
  isFlooding(cartId: string, now: number): boolean {
    return this.ofCart.isSpent(cartId, now);
  }

  /** `now`: milliseconds of a clock that only goes forward. */
  allows(
    { account, order_number: orderNumber }: Pick<OrderRow, "account" | "order_number">,
    now: number,
  ): boolean {
    return (
      !this.gateway.isResting(account, now) &&
      this.ofOrder.take(orderNumber, now) &&
      this.ofAccount.take(account, now)
    );
  }
}
