import type { FaultName, FaultService } from "../../simulator";
import type { Command, ProviderId } from "../chaos/command";
import { walkSuite } from "../chaos/walk-suite";
import { isDeep, seedOfRun } from "../shop/depth";
import { dealt } from "../shop/drawn";

interface Kind {
  /** The simulator can carry out the request behind such an answer, or leave it undone. */
  eitherWay?: true;
  /** Of the service that makes bills alone. */
  ofBills?: true;
  /** Of questions about one order alone. */
  ofLooks?: true;
  /** Of commands that move money alone: the bank has nothing to refuse in anything else. */
  ofMoney?: true;
}

/** Every fault that the simulator knows. */
const faults: Record<FaultName, Kind> = {
  refuse: {},
  "reset-before": {},
  "reset-after": {},
  "reset-mid": {},
  hang: { eitherWay: true },
  slow: {},
  drip: {},
  truncate: {},
  html: { eitherWay: true },
  status500: { eitherWay: true },
  empty: { eitherWay: true },
  huge: { eitherWay: true },
  endless: { eitherWay: true },
  "hostile-xml": { eitherWay: true },
  "hostile-json": { eitherWay: true },
  "wrong-encoding": {},
  "wrong-checkvalue": {},
  "other-order": {},
  "wrong-amount": {},
  busy: {},
  "rate-limited": {},
  "internal-error": { eitherWay: true },
  "not-listed": { ofLooks: true },
  prohibited: { ofMoney: true },
  "declined-operation": { ofMoney: true },
  "no-token": { ofBills: true },
};

const cart = { cart: 0, back: 0 } as const;
const paid = (provider: ProviderId): Command[] => [
  { do: "session", cart: 0, provider },
  { do: "pay", ...cart },
  { do: "return", ...cart, times: 1 },
];
const captured: Command = { do: "capture", cart: 0, percent: 100, times: 1 };
const paidNotSeen = (provider: ProviderId): Command[] => [
  { do: "session", cart: 0, provider },
  { do: "lose-notifications", on: true },
  { do: "pay", ...cart },
];
/** The checkout changes, and its former page is paid all the same. */
const paidForNothing = (provider: ProviderId): Command[] => [
  { do: "session", cart: 0, provider },
  { do: "leave", ...cart },
  { do: "change-cart", cart: 0 },
  { do: "lose-notifications", on: true },
  { do: "pay", ...cart },
];
/** Checked after the last payment page has died, and due again: from now on the list of its day answers for the order. */
const daysLater: Command[] = [
  { do: "wait", minutes: 5 * 24 * 60 },
  { do: "check", ...cart, times: 1 },
  { do: "wait", minutes: 25 * 60 },
  { do: "lose-notifications", on: true },
];

const order = { cart: "order", back: 0 } as const;
const bill = (twoStage: boolean): Command => {
  return { do: "make-bill", cart: "order", percent: 100, twoStage, days: 3, times: 1 };
};
const revoke: Command = { do: "revoke-bill", ...order, times: 1 };

interface Scene {
  about: string;
  service: FaultService;
  /** Before the fault; in front of how many requests it lies in wait. */
  before: Command[];
  skip?: number;
  then: Command[];
  /** Requests that are hit by faults of `before`. */
  hitBefore?: number;
}

const one = "pp_assist_ru";
const two = "pp_assist_hold";
const refund: Command = { do: "refund", cart: 0, percent: 40, times: 1 };
const partly: Command = { do: "capture", cart: 0, percent: 40, times: 1 };
const cancel: Command = { do: "cancel-order", cart: 0 };
const comeBack: Command = { do: "return", ...cart, times: 1 };
const refundedElsewhere: Command = { do: "account-cancel", ...cart, percent: 30 };
const takenElsewhere: Command = { do: "account-charge", ...cart, percent: 100 };
const check: Command = { do: "check", ...cart, times: 1 };
const reconcile: Command = { do: "reconcile", times: 1 };

const scenes: Scene[] = [
  { about: "a capture", service: "charge", before: paid(two), then: [partly] },
  { about: "a refund, one stage", service: "wscancel", before: paid(one), then: [refund] },
  { about: "a refund, two stages", service: "wscancel", before: [...paid(two), captured], then: [refund] },
  { about: "a void of a hold", service: "wscancel", before: paid(two), then: [cancel] },
  { about: "a canceled order, one stage", service: "wscancel", before: paid(one), then: [cancel] },
  {
    about: "money given back by the merchant's choice, one stage",
    service: "wscancel",
    before: paidForNothing("pp_assist_generous"),
    then: [check],
  },
  {
    about: "a hold given back by the merchant's choice",
    service: "wscancel",
    before: paidForNothing("pp_assist_generoushold"),
    then: [check],
  },
  {
    about: "money given back by staff, one stage",
    service: "wscancel",
    before: [...paidForNothing(one), check],
    then: [{ do: "refund-case", ...cart, times: 1 }],
  },
  {
    about: "the check of a payment, one stage",
    service: "orderresult",
    before: paidNotSeen(one),
    then: [comeBack],
  },
  { about: "the check of a hold", service: "orderresult", before: paidNotSeen(two), then: [comeBack] },
  { about: "the check before a refund", service: "orderresult", before: paid(one), then: [refund] },
  { about: "the look after a refund", service: "orderresult", before: paid(one), skip: 2, then: [refund] },
  { about: "the check before a capture", service: "orderresult", before: paid(two), then: [partly] },
  { about: "the look after a capture", service: "orderresult", before: paid(two), skip: 2, then: [partly] },
  {
    about: "the list of a day's payments, one stage",
    service: "resultbydate",
    before: [...paid(one), ...daysLater, refundedElsewhere],
    then: [reconcile],
  },
  {
    about: "the list of a day's holds",
    service: "resultbydate",
    before: [...paid(two), ...daysLater, takenElsewhere],
    then: [reconcile],
  },
  { about: "a bill, one stage", service: "createbill", before: [], then: [bill(false)] },
  { about: "a bill, two stages", service: "createbill", before: [], then: [bill(true)] },
  {
    about: "the question whether a bill was made",
    service: "billstatus",
    before: [{ do: "fault", service: "createbill", fault: "reset-after", times: 1, skip: 0, act: true }],
    hitBefore: 1,
    then: [bill(false)],
  },
  {
    about: "the revocation of a bill",
    service: "billrevoke",
    before: [bill(false)],
    then: [revoke],
  },
  {
    about: "the look after a revocation",
    service: "billstatus",
    before: [bill(false)],
    then: [revoke],
  },
];

function faultsOf({ service, skip = 0 }: Scene): Command[] {
  const isCommand = movesMoney(service) || service === "createbill" || service === "billrevoke";
  return Object.entries(faults).flatMap(([name, kind]) => {
    if ((kind.ofBills && service !== "createbill") || (kind.ofMoney && !movesMoney(service))) return [];
    if (kind.ofLooks && service !== "orderresult") return [];
    const acts = kind.eitherWay && isCommand ? [false, true] : [false];
    return acts.map((act): Command => {
      return { do: "fault", service, fault: name as FaultName, times: skip > 0 ? 9 : 1, skip, act };
    });
  });
}

/** Every fault in every scene, or some of each scene's, so that all faults have their turn in some scene. */
function cellsOf(seed: number): { scene: Scene; faults: Command[] }[] {
  const all = scenes.map((scene) => faultsOf(scene));
  const some = isDeep ? all : dealt(all, (fault) => nameOf(fault)[0] ?? "", 4, seed);
  return scenes.map((scene, at) => ({ scene, faults: some[at] ?? [] }));
}

/** Whether a scene's faults lie in wait for commands that move money. */
export function movesMoney(service: FaultService): boolean {
  return service === "charge" || service === "wscancel";
}

/** Those of the simulator's faults that have their turn in some scene of a run with this seed, and all of them. */
export function faultsTried(seed: number): { tried: string[]; all: string[] } {
  const tried = new Set(cellsOf(seed).flatMap(({ faults: some }) => some.flatMap((fault) => nameOf(fault))));
  return { tried: [...tried].toSorted(), all: Object.keys(faults).toSorted() };
}

/** The scenes whose faults lie in wait for these services. */
export function faultMatrix(isOfThese: (service: FaultService) => boolean): void {
  const these = cellsOf(seedOfRun).filter(({ scene }) => isOfThese(scene.service));
  walkSuite((walker) => {
    it.each(these.map((cell) => [cell.scene.about, cell] as const))(
      "%s: both books are alike after every fault, and nobody is told what is not true",
      async (_about, { scene, faults }) => {
        const wrong: unknown[] = [];
        for (const fault of faults) {
          const report = await walker.follow({ commands: [...scene.before, fault, ...scene.then] });
          if (report.violations.length > 0) wrong.push({ fault, violations: report.violations });
          if (report.faulted === (scene.hitBefore ?? 0))
            wrong.push({ fault, missed: "the fault hit no request" });
        }
        expect(wrong).toEqual([]);
      },
    );
  });
}

function nameOf(command: Command): FaultName[] {
  return command.do === "fault" ? [command.fault] : [];
}
