import type { Money } from "./money";

/** What a shopper agrees to be charged later without being asked again (protocol §11). */
export interface RecurringTerms {
  /** The least and the most of a later payment, in the currency of the first. */
  min: Money;
  max: Money;
  /** Days from one payment to the next, 1 to 999. */
  periodDays: number;
  /** The last day of the agreement, GMT [guess: the documents name no time zone]. */
  lastDay: Date;
}

const longestPeriod = 999;

/** A sentence for the shop's staff about terms that the gateway would refuse or understand differently; nothing when they may be sent. */
export function objectionToTerms(
  { min, max, periodDays, lastDay }: RecurringTerms,
  currency: string,
  now: Date,
): string | undefined {
  if (min.currency !== currency || max.currency !== currency)
    return "A subscription has the currency of its first payment.";
  if (min.isZero || min.isMoreThan(max))
    return "The least that a subscription may take is more than zero and no more than the most.";
  if (!Number.isInteger(periodDays) || periodDays < 1 || periodDays > longestPeriod)
    return "The period of a subscription is a whole number of days, 1 to 999.";
  if (Number.isNaN(lastDay.getTime()) || dayOf(lastDay) <= dayOf(now))
    return "The last day of a subscription must be in the future.";
  return undefined;
}

/** The same about one of the later payments. */
export function objectionToRecurringPayment(
  { min, max, lastDay }: RecurringTerms,
  amount: Money,
  now: Date,
): string | undefined {
  if (amount.currency !== max.currency) return "A subscription has the currency of its first payment.";
  if (amount.isLessThan(min) || amount.isMoreThan(max))
    return `The shopper has agreed to payments from ${min} to ${max}.`;
  // An invalid date is past, too.
  return dayOf(lastDay) >= dayOf(now) ? undefined : "The last day of this subscription is over.";
}

/** Parameters of the payment request. None of them is part of its check string (protocol §2.3). */
export function recurringFields({ min, max, periodDays, lastDay }: RecurringTerms): Record<string, string> {
  const [year = "", month = "", day = ""] = dayOf(lastDay).split("-");
  return {
    RecurringIndicator: "1",
    RecurringMinAmount: min.gatewayAmount,
    RecurringMaxAmount: max.gatewayAmount,
    RecurringPeriod: String(periodDays),
    RecurringMaxDate: `${day}.${month}.${year}`,
  };
}

/** GMT, as in "2030-01-31"; empty for an invalid date. */
function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
