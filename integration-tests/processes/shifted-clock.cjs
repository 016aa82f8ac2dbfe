// Loaded into a server before everything else: its clock is ahead of everybody's by CLOCK_AHEAD_SECONDS, or behind.
const shift = Number(process.env.CLOCK_AHEAD_SECONDS ?? 0) * 1000;
const { Date: TrueDate } = globalThis;
const now = () => TrueDate.now() + shift;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new TrueDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
