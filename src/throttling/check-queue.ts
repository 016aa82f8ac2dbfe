export interface CheckQueueLimits {
  /** Looks that may begin without waiting. */
  atOnce: number;
  /** Checks that wait; more are left to the job. */
  waiting: number;
  /** Milliseconds after a check until another may take its place, so that a rush of messages does not wait for checks. */
  between: number;
  sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * The checks at the gateway that follow notifications, in this process. A check begins at once, unless many have come together.
 * One that is left out is not lost: its order is due, and the job looks within a minute.
 */
export class CheckQueue {
  private taken = 0;
  private readonly queue: (() => void)[] = [];
  private readonly queued = new Map<string, Promise<void>>();

  constructor(private readonly limits: CheckQueueLimits) {}

  /** Resolves when the check has ended, or at once when it is left to the job. `check` must not fail. */
  begin(orderNumber: string, check: () => Promise<void>): Promise<void> {
    if (this.taken < this.limits.atOnce) return this.run(check);
    const same = this.queued.get(orderNumber);
    // A check that has not begun yet will see what this message is about, too.
    if (same) return same;
    if (this.queue.length >= this.limits.waiting) return Promise.resolve();
    const ended = new Promise<void>((resolve) => {
      this.queue.push(() => {
        this.queued.delete(orderNumber);
        void this.run(check).then(resolve);
      });
    });
    this.queued.set(orderNumber, ended);
    return ended;
  }

  private async run(check: () => Promise<void>): Promise<void> {
    this.taken++;
    await check();
    void this.next();
  }

  private async next(): Promise<void> {
    await this.limits.sleep(this.limits.between);
    this.taken--;
    this.queue.shift()?.();
  }
}
