import type { PositionState } from "../../assist"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Pauses before the next check while the shopper may still be paying (protocol §6.4); the last one repeats. */
const payingPauses = [minute / 2, minute, minute, 2 * minute, 2 * minute, 5 * minute, 10 * minute, 30 * minute, hour]
/** A shopper may come back to a payment page for as long as its session may live; after that nobody can pay any more. */
const payingLimit = 3 * day
/** Staff may act in Assist's personal account, and a bank may let a hold lapse after 5 to 14 days (protocol §7.1). */
const heldPause = 6 * hour
const heldLimit = 30 * day
/** Returns made in the personal account are found within a day even when their notification is lost. */
const capturedPause = day
const capturedLimit = 180 * day

/**
 * When the reconcile job should look at an order again; null when there is nothing left to wait for.
 * `quietChecks`: checks since the last news. `since`: when the shopper was handed off.
 */
export function nextCheck(state: PositionState, quietChecks: number, since: Date, now: Date): Date | null {
  const age = now.getTime() - since.getTime()
  const within = (limit: number, pause: number): Date | null => (age > limit ? null : new Date(now.getTime() + pause))
  switch (state) {
    case "not-started":
    case "in-process":
    case "declined":
    case "expired":
    case "unclear":
      // A declined shopper may try again under the same order number.
      return within(payingLimit, payingPauses[Math.min(quietChecks, payingPauses.length - 1)] ?? hour)
    case "held":
      return within(heldLimit, heldPause)
    case "captured":
    case "partly-captured":
    case "partly-returned":
      return within(capturedLimit, capturedPause)
    case "released":
    case "returned":
      return null
  }
}
