import { setTimeout } from "node:timers/promises";

interface Turn {
  now: Promise<unknown>;
  next?: Promise<unknown> | undefined;
}

/** Longer than a check takes. Work that hangs must not keep others from theirs for ever. */
const patienceMilliseconds = 60_000;

/**
 * Work of which one is done at a time in this process, and whose result all who wait share. Whoever comes while it is
 * done gets the result of the next, which begins after he came: what he has just caused, it sees.
 */
export class SharedTurns {
  private readonly turns = new Map<string, Turn>();

  constructor(private readonly patience = patienceMilliseconds) {}

  run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = this.turns.get(key);
    if (!turn) return this.begin(key, work);
    turn.next ??= this.endOf(turn).then(() => this.begin(key, work));
    return turn.next as Promise<Result>;
  }

  private begin<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn: Turn = { now: work() };
    this.turns.set(key, turn);
    void this.endOf(turn).then(() => {
      if (!turn.next && this.turns.get(key) === turn) this.turns.delete(key);
    });
    return turn.now as Promise<Result>;
  }

  private async endOf({ now }: Turn): Promise<void> {
    const stop = new AbortController();
    const patience = setTimeout(this.patience, undefined, { ref: false, signal: stop.signal });
    await Promise.race([now, patience]).catch(() => undefined);
    stop.abort();
    await patience.catch(() => undefined);
  }
}
