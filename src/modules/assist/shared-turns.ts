interface Turn {
  now: Promise<unknown>;
  next?: Promise<unknown> | undefined;
}

/**
 * Work of which one is done at a time in this process, and whose result all who wait share. Whoever comes while it is
 * done gets the result of the next, which begins after he came: what he has just caused, it sees.
 */
export class SharedTurns {
  private readonly turns = new Map<string, Turn>();

  run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = this.turns.get(key);
    if (!turn) return this.begin(key, work);
    turn.next ??= turn.now.then(
      () => this.begin(key, work),
      () => this.begin(key, work),
    );
    return turn.next as Promise<Result>;
  }

  private begin<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const now = work();
    const turn: Turn = { now };
    this.turns.set(key, turn);
    const end = (): void => {
      if (!turn.next) this.turns.delete(key);
    };
    now.then(end, end);
    return now;
  }
}
