import type { BillCreation, Outcome } from "../gateway";

/** How any call to the gateway about a bill ends. */
export type CallOutcome = Outcome<unknown> | BillCreation;

/** More calls to the gateway than one check of a bill puts: what became of createbill, createbill again, and what became of that. */
export const mostCallsOfCheck = 3;

/** Where a run's calls are taken from, and reported to. */
export interface CallSource {
  /** Takes so many calls of those that the run has left; false, and none, when it has fewer. */
  take(calls: number): boolean;
  giveBack(calls: number): void;
  /** A call has been answered, or not. */
  heard(outcome: CallOutcome): void;
}

/** The calls that a run of the job lets one check of a bill put to the gateway. */
export class BillCalls {
  private left = 0;

  constructor(private readonly source: CallSource) {}

  /** Whether so many more calls are allowed. */
  allows(calls: number): boolean {
    const more = Math.max(0, calls - this.left);
    if (more > 0 && !this.source.take(more)) return false;
    this.left += more;
    return true;
  }

  heard(outcome: CallOutcome): void {
    this.left--;
    this.source.heard(outcome);
  }

  /** What the check has not needed goes back. */
  end(): void {
    this.source.giveBack(Math.max(0, this.left));
    this.left = 0;
  }
}
