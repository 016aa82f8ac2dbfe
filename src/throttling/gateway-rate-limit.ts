/** The gateway names no limit, only that there is one (protocol §6.4 [guess]). */
const shortestRestMilliseconds = 60_000;
const longestRestMilliseconds = 15 * 60_000;

interface Rest {
  until: number;
  length: number;
}

/**
 * How a gateway is treated that says "too often": the account rests, twice as long each time it is said again
 * before an answer came. Kept in memory: each process learns it for itself, and after a restart one question is enough.
 */
export class GatewayRateLimit {
  private readonly rests = new Map<string, Rest>();

  /** `now`: milliseconds of any clock that only goes forward. */
  isResting(account: string, now: number): boolean {
    const rest = this.rests.get(account);
    return rest !== undefined && now < rest.until;
  }

  /** The gateway said "too often". Returns for how many milliseconds the account rests. */
  tooOften(account: string, now: number): number {
    const before = this.rests.get(account);
    // Answers to questions that were sent together are one warning.
    if (before && now < before.until) return before.until - now;
    const length = before ? Math.min(2 * before.length, longestRestMilliseconds) : shortestRestMilliseconds;
    this.rests.set(account, { until: now + length, length });
    return length;
  }

  /** How any call to the gateway ended. */
  heard(account: string, outcome: { kind: string; reason?: string }, now: number): void {
    if (outcome.kind === "refused" && outcome.reason === "rate-limited") this.tooOften(account, now);
    else if (outcome.kind === "done") this.answered(account, now);
  }

  answered(account: string, now: number): void {
    if (!this.isResting(account, now)) this.rests.delete(account);
  }
}
