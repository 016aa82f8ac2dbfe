interface Due {
  at: number;
  run: () => void;
}

/** Never goes back and never jumps, whatever becomes of the machine's clock. */
const realTime = (): number => performance.timeOrigin + performance.now();

/** The simulator's own time: real time plus what was advanced. What falls due runs in order of time, at its own time. */
export class Clock {
  private readonly startedReal = realTime();
  private readonly start: number;
  private ahead = 0;
  private due: Due[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(start?: Date) {
    this.start = start?.getTime() ?? this.startedReal;
  }

  now(): Date {
    return new Date(this.time());
  }

  at(when: Date, run: () => void): void {
    this.due.push({ at: when.getTime(), run });
    this.due.sort((a, b) => a.at - b.at);
    this.watch();
  }

  advance(milliseconds: number): void {
    const target = this.time() + milliseconds;
    this.runDue(target);
    this.ahead += Math.max(0, target - this.time());
    this.watch();
  }

  /** The clock goes back without touching what is due: everything stays as far from now as it was. */
  setBack(milliseconds: number): void {
    this.ahead -= milliseconds;
    for (const due of this.due) due.at -= milliseconds;
    this.watch();
  }

  reset(): void {
    this.due = [];
    this.ahead = this.startedReal - realTime();
    this.watch();
  }

  stop(): void {
    this.due = [];
    clearTimeout(this.timer);
  }

  private time(): number {
    return this.start + (realTime() - this.startedReal) + this.ahead;
  }

  private runDue(until: number): void {
    for (let next = this.due[0]; next !== undefined && next.at <= until; next = this.due[0]) {
      this.due.shift();
      this.ahead += Math.max(0, next.at - this.time());
      next.run();
    }
  }

  /** Real time passes too: one timer waits for whatever is next. It never keeps the process alive. */
  private watch(): void {
    clearTimeout(this.timer);
    const next = this.due[0];
    if (next === undefined) return;
    const wait = Math.min(Math.max(0, next.at - this.time()), 2_000_000_000);
    this.timer = setTimeout(() => {
      this.runDue(this.time());
      this.watch();
    }, wait);
    this.timer.unref();
  }
}
