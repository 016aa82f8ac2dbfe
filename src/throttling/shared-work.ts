/**
 * Work that many ask for: done once for all who ask at the same time, and not again before so many milliseconds have
 * passed. No timer.
 */
export class SharedWork {
  private doneAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly between: number,
  ) {}

  /** Done when the work was done in the last milliseconds, or has been done. Throws what the work throws. */
  async recently(): Promise<void> {
    if (this.running) return this.running;
    if (performance.now() - this.doneAt < this.between) return;
    return this.begin();
  }

  /** Done when work that began after this call has been done. */
  async now(): Promise<void> {
    await this.running?.catch(() => undefined);
    // Somebody else may have begun since.
    return this.running ? this.now() : this.begin();
  }

  private begin(): Promise<void> {
    this.running = this.work().finally(() => {
      this.doneAt = performance.now();
      this.running = undefined;
    });
    return this.running;
  }
}
