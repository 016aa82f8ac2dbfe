interface Bucket {
  left: number;
  at: number;
}

/** Buckets that are kept; more than that are emptied out of memory once they are full again. */
const mostBuckets = 10_000;

/** How often something may be done, for each key: `atOnce` in a row, then one more every `every` milliseconds. */
export class Allowance {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly atOnce: number,
    private readonly every: number,
  ) {}

  /** Takes one, if there is one left. `now`: milliseconds of a clock that only goes forward. */
  take(key: string, now: number): boolean {
    const left = this.leftOf(key, now);
    if (left < 1) return false;
    if (this.buckets.size >= mostBuckets) this.forgetFull(now);
    this.buckets.set(key, { left: left - 1, at: now });
    return true;
  }

  /** Whether the next would be refused. */
  isSpent(key: string, now: number): boolean {
    return this.leftOf(key, now) < 1;
  }

  forget(): void {
    this.buckets.clear();
  }

  private leftOf(key: string, now: number): number {
    const bucket = this.buckets.get(key);
    return bucket ? Math.min(this.atOnce, bucket.left + (now - bucket.at) / this.every) : this.atOnce;
  }

  private forgetFull(now: number): void {
    for (const key of this.buckets.keys()) if (this.leftOf(key, now) >= this.atOnce) this.buckets.delete(key);
  }
}
