import fc from "fast-check";
import type { FaultName, FaultService } from "../../simulator";
import {
  forgedFields,
  providers,
  type CartIndex,
  type Command,
  type CrashingCommand,
  type Walk,
} from "./command";

interface Weighted {
  weight: number;
  arbitrary: fc.Arbitrary<Command>;
}

const cart = fc.oneof(
  { weight: 5, arbitrary: fc.constant<CartIndex>(0) },
  { weight: 1, arbitrary: fc.constant<CartIndex>(1) },
);
const back = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 }) },
);
const target = { cart, back };
const times = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 3 }) },
);
/** 100 is the whole; the others leave kopecks over. */
const percent = fc.oneof(
  { weight: 2, arbitrary: fc.constant(100) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }) },
);

/** A command by its name and the arbitraries of its other fields. */
function make<Name extends Command["do"]>(
  weight: number,
  name: Name,
  shape: {
    [Key in Exclude<keyof Extract<Command, { do: Name }>, "do">]: fc.Arbitrary<
      Extract<Command, { do: Name }>[Key]
    >;
  },
): Weighted {
  return {
    weight,
    arbitrary: fc.record({ do: fc.constant(name), ...shape }) as unknown as fc.Arbitrary<Command>,
  };
}

const shopper: Weighted[] = [
  make(2, "session", { cart, provider: fc.constantFrom(...providers) }),
  make(2, "leave", target),
  make(1, "pay-other-amount", target),
  make(8, "pay", target),
  make(2, "decline", target),
  make(2, "submit", target),
  make(3, "decide", { ...target, approve: fc.boolean() }),
  make(1, "abandon", target),
  make(6, "return", { ...target, times }),
  make(1, "forged-return", { ...target, invented: fc.boolean() }),
  make(4, "complete", { cart, times }),
  make(2, "change-cart", { cart }),
];

const staff: Weighted[] = [
  make(6, "capture", { cart, percent, times }),
  make(8, "refund", { cart, percent, times }),
  make(5, "refund-again", { cart }),
  make(1, "capture-and-refund", { cart, percent }),
  make(2, "cancel-order", { cart }),
  make(3, "check", { ...target, times }),
  make(2, "reconcile", { times }),
];

const account: Weighted[] = [
  make(2, "account-charge", { ...target, percent }),
  make(3, "account-cancel", { ...target, percent }),
  make(1, "lapse", target),
];

/** Services that the plugin calls. */
const services: FaultService[] = ["orderresult", "charge", "wscancel", "resultbydate", "all"];
const quick: FaultName[] = [
  "refuse",
  "reset-before",
  "reset-after",
  "reset-mid",
  "truncate",
  "html",
  "status500",
  "empty",
  "hostile-xml",
  "hostile-json",
  "wrong-encoding",
  "wrong-checkvalue",
  "other-order",
  "busy",
  "rate-limited",
  "internal-error",
  "declined-operation",
];
/** Each costs a whole deadline, or megabytes. */
export const slow: FaultName[] = ["hang", "slow", "drip", "huge", "endless"];

const gateway: Weighted[] = [
  make(2, "wait", { minutes: fc.constantFrom(1, 5, 20, 60, 6 * 60, 24 * 60, 3 * 24 * 60, 9 * 24 * 60) }),
  make(8, "fault", {
    service: fc.constantFrom(...services),
    fault: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...quick) },
      { weight: 1, arbitrary: fc.constantFrom(...slow) },
    ),
    times: fc.integer({ min: 1, max: 4 }),
    skip: fc.integer({ min: 0, max: 3 }),
    act: fc.boolean(),
  }),
  // The line goes dead in the middle of a command, after the two questions that come before it.
  make(3, "fault", {
    service: fc.constant<FaultService>("all"),
    fault: fc.constantFrom<FaultName>("reset-after", "reset-mid", "status500"),
    times: fc.integer({ min: 2, max: 9 }),
    skip: fc.integer({ min: 1, max: 4 }),
    act: fc.boolean(),
  }),
  make(3, "clear-faults", {}),
];

const notifications: Weighted[] = [
  make(2, "hold-notifications", {}),
  make(2, "release-notifications", { reversed: fc.boolean() }),
  make(2, "lose-notifications", { on: fc.boolean() }),
  make(2, "repeat-notification", { ...target, times }),
  make(1, "forge-notification", { ...target, field: fc.constantFrom(...forgedFields) }),
];

const crashing: Weighted[] = [
  make(1, "leave", target),
  make(3, "return", { ...target, times: fc.constant(1) }),
  make(1, "complete", { cart, times: fc.constant(1) }),
  make(4, "capture", { cart, percent, times: fc.constant(1) }),
  make(5, "refund", { cart, percent, times: fc.constant(1) }),
  make(1, "cancel-order", { cart }),
  make(2, "check", { ...target, times: fc.constant(1) }),
  make(1, "reconcile", { times: fc.constant(1) }),
];

const crash: Weighted = make(5, "crash", {
  after: fc.integer({ min: 0, max: 90 }),
  during: fc.oneof(...crashing) as unknown as fc.Arbitrary<CrashingCommand>,
  // At once costs a shopper's whole patience: the dead process still has the right to bring the order to match.
  minutes: fc.oneof({ weight: 20, arbitrary: fc.constant(2) }, { weight: 1, arbitrary: fc.constant(0) }),
});

const opening = fc.oneof(...shopper, ...gateway, ...notifications, { ...crash, weight: 1 });
const anything = fc.oneof(...shopper, ...staff, ...account, ...gateway, ...notifications, crash);
const closing = fc.oneof(...staff, ...account, ...gateway, crash);

const several = (commands: fc.Arbitrary<Command>, maxLength: number): fc.Arbitrary<Command[]> =>
  fc.array(commands, { maxLength, size: "max" });

/** The shopper first, the staff last, everything in between. */
const inTurn = (first: number, middle: number, last: number): fc.Arbitrary<Command[]> =>
  fc
    .tuple(several(opening, first), several(anything, middle), several(closing, last))
    .map((parts) => parts.flat());

/** Most walks are short, so that there can be many of them; one in ten has up to twenty commands. */
export const walks: fc.Arbitrary<Walk> = fc.noBias(
  fc
    .oneof({ weight: 9, arbitrary: inTurn(2, 4, 2) }, { weight: 1, arbitrary: inTurn(6, 8, 6) })
    .map((commands) => ({ commands })),
);
