const TrueDate = Date;

/**
 * Sets the clock of the shop's server, which is this process, ahead of the database's and the gateway's by so many
 * minutes, or behind them; 0 sets it right.
 */
export function setShopClock(minutes: number): void {
  if (minutes === 0) {
    globalThis.Date = TrueDate;
    return;
  }
  const now = (): number => TrueDate.now() + minutes * 60_000;
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    get: (target, name): unknown => (name === "now" ? now : Reflect.get(target, name)),
  });
}
