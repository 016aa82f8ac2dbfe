import { MedusaError } from "@medusajs/framework/utils";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Nobody could pay sooner. */
const shortest = 5 * minute;
const longest = 365 * day;

/** Whole minutes, as Assist takes them. Throws INVALID_DATA for a date that is too near or too far. */
export function validUntil(wanted: Date | undefined, days: number, now: Date): Date {
  const until = wanted ?? new Date(now.getTime() + days * day);
  const left = until.getTime() - now.getTime();
  if (left < shortest || left > longest) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The date until which the bill is valid must be at least five minutes and at most a year ahead.",
    );
  }
  return new Date(Math.floor(until.getTime() / minute) * minute);
}
