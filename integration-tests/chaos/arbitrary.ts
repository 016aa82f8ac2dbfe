import fc from "fast-check";
import type { FaultName, FaultService } from "../../simulator";
import {
  changedFields,
  forgedFields,
  orderChanges,
  providers,
  type BillPlace,
  type CartIndex,
  type Command,
  type CrashingCommand,
  type DeskAct,
  type OrderChange,
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

const change = fc.constantFrom(...orderChanges);
const which = fc.constantFrom<0 | 1 | 2>(0, 1, 2);

const deskAct = fc.constantFrom<DeskAct>("capture", "refund", "void");

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
  make(2, "leave-changed", { ...target, field: fc.constantFrom(...changedFields) }),
  make(1, "pay-other-amount", target),
  make(8, "pay", target),
  make(1, "pay-by-sbp", target),
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
  make(3, "change-order", { cart, change }),
  make(6, "desk", { act: deskAct, cart, percent, times }),
  make(3, "close-case", target),
  make(2, "refund-case", { ...target, times }),
  make(3, "check", { ...target, times }),
  make(2, "reconcile", { times }),
];

const account: Weighted[] = [
  make(2, "account-charge", { ...target, percent }),
  make(3, "account-cancel", { ...target, percent }),
  make(1, "lapse", target),
  make(2, "other-operation", { ...target, which }),
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
  "prohibited",
];
/** Each costs a whole deadline, or megabytes. */
export const slow: FaultName[] = ["hang", "slow", "drip", "huge", "endless"];

const gateway: Weighted[] = [
  make(2, "wait", {
    minutes: fc.constantFrom(1, 5, 20, 60, 6 * 60, 24 * 60, 3 * 24 * 60, 9 * 24 * 60, 31 * 24 * 60),
  }),
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
  // What has just happened is not listed yet.
  make(1, "fault", {
    service: fc.constant<FaultService>("orderresult"),
    fault: fc.constant<FaultName>("not-listed"),
    times: fc.integer({ min: 1, max: 4 }),
    skip: fc.integer({ min: 0, max: 3 }),
    act: fc.constant(false),
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

const oddTimes: Weighted[] = [
  make(3, "ask-and-stall", target),
  make(3, "wake", { newestFirst: fc.boolean() }),
  make(2, "set-shop-clock", { minutes: fc.constantFrom(-60, -10, -4, 0, 4, 10, 60) }),
];

const crashing: Weighted[] = [
  make(1, "leave", target),
  make(3, "return", { ...target, times: fc.constant(1) }),
  make(1, "complete", { cart, times: fc.constant(1) }),
  make(4, "capture", { cart, percent, times: fc.constant(1) }),
  make(5, "refund", { cart, percent, times: fc.constant(1) }),
  make(1, "cancel-order", { cart }),
  make(1, "change-order", { cart, change }),
  make(3, "desk", { act: deskAct, cart, percent, times: fc.constant(1) }),
  make(1, "refund-case", { ...target, times: fc.constant(1) }),
  make(2, "check", { ...target, times: fc.constant(1) }),
  make(1, "reconcile", { times: fc.constant(1) }),
];

/** `steps`: more than any of the commands takes is a crash that hits nothing. */
const crashDuring = (commands: Weighted[], steps: number): Weighted =>
  make(5, "crash", {
    after: fc.integer({ min: 0, max: steps }),
    during: fc.oneof(...commands) as unknown as fc.Arbitrary<CrashingCommand>,
    // At once costs a shopper's whole patience: the dead process still has the right to bring the order to match.
    minutes: fc.oneof({ weight: 20, arbitrary: fc.constant(2) }, { weight: 1, arbitrary: fc.constant(0) }),
  });
const crash = crashDuring(crashing, 90);

const opening = fc.oneof(...shopper, ...gateway, ...notifications, { ...crash, weight: 1 });
const anything = fc.oneof(...shopper, ...staff, ...account, ...gateway, ...notifications, ...oddTimes, crash);
const closing = fc.oneof(...staff, ...account, ...gateway, ...oddTimes, crash);

const several = (commands: fc.Arbitrary<Command>, maxLength: number): fc.Arbitrary<Command[]> =>
  fc.array(commands, { maxLength, size: "max" });

/** How a payment comes to be what the rest of the walk is about; the rest would seldom find one otherwise. */
const stories: Command[][] = (() => {
  const now = { cart: 0, back: 0 } as const;
  const former = { cart: 0, back: 1 } as const;
  const leave: Command = { do: "leave", ...now };
  const pay: Command = { do: "pay", ...now };
  const back: Command = { do: "return", ...now, times: 1 };
  const changed: Command = { do: "change-cart", cart: 0 };
  const again: Command = { do: "session", cart: 0, provider: "pp_assist_ru" };
  const late: Command = { do: "pay", ...former };
  const canceled: Command = { do: "cancel-order", cart: 0 };
  const held: Command = { do: "session", cart: 0, provider: "pp_assist_hold" };
  const changedHold = (way: OrderChange): Command => ({ do: "change-order", cart: 0, change: way });
  const fiveDays: Command = { do: "wait", minutes: 5 * 24 * 60 };
  const lapsed: Command = { do: "lapse", ...now };
  const silent: Command = { do: "lose-notifications", on: true };
  return [
    [pay, back],
    [silent, pay],
    [pay, back, changed],
    [leave, changed, pay],
    [leave, again, late],
    [leave, again, pay, back, late],
    [leave, again, late, pay, back],
    [pay, back, canceled],
    [pay, again, pay, back],
    [{ do: "submit", ...now }, changed, { do: "decide", ...now, approve: true }],
    [{ do: "pay-other-amount", ...now }, back],
    [{ do: "decline", ...now }, pay, back],
    [{ do: "leave-changed", ...now, field: "Delay" }, pay, back],
    [{ do: "leave-changed", ...now, field: "Delay" }, silent, pay, { do: "complete", cart: 0, times: 1 }],
    [{ do: "leave-changed", ...now, field: "FastPayPayment" }, { do: "pay-by-sbp", ...now }, back],
    [{ do: "submit", ...now }, leave, { do: "decide", ...now, approve: true }, back],
    [held, pay, back, lapsed],
    [held, pay, back, fiveDays],
    [held, pay, back, changedHold("less"), changedHold("more")],
    [held, pay, back, changedHold("return"), lapsed],
    [held, pay, back, changedHold("exchange")],
  ];
})();

const story = fc
  .tuple(fc.constantFrom(...providers), fc.constantFrom(...stories))
  .map(([provider, commands]): Command[] => [{ do: "session", cart: 0, provider }, ...commands]);

interface Parts {
  opening: fc.Arbitrary<Command>;
  anything: fc.Arbitrary<Command>;
  closing: fc.Arbitrary<Command>;
}

/** The shopper first, the staff last, everything in between. */
const inTurn = (
  parts: Parts,
  first: number,
  middle: number,
  last: number,
  begun = fc.constant<Command[]>([]),
): fc.Arbitrary<Command[]> =>
  fc
    .tuple(
      several(parts.opening, first),
      begun,
      several(parts.anything, middle),
      several(parts.closing, last),
    )
    .map((commands) => commands.flat());

/** Commands of walks about the bills of one order: what staff and the customer do, and everything that may come in between. */
function aboutBills(place: BillPlace): Parts {
  const cart = fc.constant(place);
  const target = { cart, back };
  const making: Weighted[] = [
    make(5, "make-bill", {
      cart,
      percent,
      twoStage: fc.oneof(
        { weight: 3, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      days: fc.constantFrom(1, 3, 14),
      times,
    }),
    make(2, "revoke-bill", { ...target, times }),
    make(1, "check-bill", { ...target, times }),
  ];
  const customer: Weighted[] = [
    make(4, "pay", target),
    make(2, "pay-by-sbp", target),
    make(3, "leave", target),
    make(1, "decline", target),
    make(2, "submit", target),
    make(2, "decide", { ...target, approve: fc.boolean() }),
    make(1, "abandon", target),
    make(3, "return", { ...target, times }),
  ];
  const order: Weighted[] = [
    make(2, "cancel-order", { cart }),
    make(2, "mark-as-paid", { cart }),
    make(2, "edit-order", { cart, more: fc.boolean() }),
    make(1, "account-revoke-bill", target),
    make(1, "resend-bill", target),
    ...(place === "draft" ? [make(2, "convert-draft", {}), make(1, "drop-draft", {})] : []),
  ];
  const money: Weighted[] = [
    make(2, "capture", { cart, percent, times }),
    make(2, "refund", { cart, percent, times }),
    make(1, "refund-again", { cart }),
    make(2, "desk", { act: deskAct, cart, percent, times }),
    make(1, "close-case", target),
    make(1, "refund-case", { ...target, times }),
    make(1, "check", { ...target, times }),
    make(1, "account-charge", { ...target, percent }),
    make(1, "account-cancel", { ...target, percent }),
    make(1, "lapse", target),
    make(1, "other-operation", { ...target, which }),
    make(2, "reconcile", { times }),
  ];
  const fault = make(12, "fault", {
    service: fc.constantFrom<FaultService>(
      "createbill",
      "createbill",
      "billstatus",
      "billstatus",
      "billrevoke",
      "billrevoke",
      "orderresult",
      "all",
    ),
    fault: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...quick, "no-token" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...slow) },
    ),
    times: fc.integer({ min: 1, max: 4 }),
    skip: fc.integer({ min: 0, max: 2 }),
    act: fc.boolean(),
  });
  const dying: Weighted[] = [
    make(4, "make-bill", {
      cart,
      percent,
      twoStage: fc.boolean(),
      days: fc.constantFrom(1, 3),
      times: fc.constant(1),
    }),
    make(4, "revoke-bill", { ...target, times: fc.constant(1) }),
    make(2, "check-bill", { ...target, times: fc.constant(1) }),
    make(2, "return", { ...target, times: fc.constant(1) }),
    make(1, "cancel-order", { cart }),
    make(1, "mark-as-paid", { cart }),
    make(1, "edit-order", { cart, more: fc.boolean() }),
    make(2, "reconcile", { times: fc.constant(1) }),
  ];
  const deaths: Weighted = { ...crashDuring(dying, 55), weight: 5 };
  const between = [...gateway, fault, ...notifications];
  return {
    opening: fc.oneof(...making, fault, deaths),
    anything: fc.oneof(...making, ...customer, ...order, ...between, deaths),
    closing: fc.oneof(...making, ...order, ...money, ...gateway, fault, deaths),
  };
}

/** Most are short, so that there can be many of them; one in ten has up to twenty commands. */
const shortOrLong = (parts: Parts): fc.Arbitrary<Command[]> =>
  fc.oneof(
    { weight: 9, arbitrary: inTurn(parts, 2, 4, 2) },
    { weight: 1, arbitrary: inTurn(parts, 6, 8, 6) },
  );

const about: Parts = { opening, anything, closing };

/** Four walks in ten are about the bills of one order. */
export const walks: fc.Arbitrary<Walk> = fc.noBias(
  fc
    .oneof(
      { weight: 6, arbitrary: shortOrLong(about) },
      { weight: 6, arbitrary: inTurn(about, 1, 3, 4, story) },
      { weight: 3, arbitrary: shortOrLong(aboutBills("order")) },
      { weight: 2, arbitrary: shortOrLong(aboutBills("draft")) },
      { weight: 1, arbitrary: shortOrLong(aboutBills("added")) },
      { weight: 1, arbitrary: shortOrLong(aboutBills("by-link")) },
      { weight: 1, arbitrary: shortOrLong(aboutBills("in-time")) },
    )
    .map((commands) => ({ commands })),
);
