import type { ReconcileLimits } from "./limits";

/** What one run may still put to the gateway of one account, and until when it may begin anything. */
export class RunBudget {
  /** Questions about single orders and bills, and commands about bills. */
  single: number;
  /** Lists of a period; what lists do not need, bills may use in the end. */
  lists: number;
  private readonly end: number;

  constructor(limits: ReconcileLimits) {
    this.single = limits.single;
    this.lists = limits.lists;
    this.end = performance.now() + limits.milliseconds;
  }

  get isOver(): boolean {
    return performance.now() >= this.end;
  }

  /** No more lists are asked for. */
  useListsForBills(): void {
    this.single += this.lists;
    this.lists = 0;
  }
}
