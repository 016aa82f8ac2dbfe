import type { FaultName, FaultService } from "../../simulator";
import type { Command, ProviderId } from "../chaos/command";
import { walkSuite } from "../chaos/walk-suite";

interface Kind {
  /** Costs a deadline or megabytes: tried once with each service. */
  slow?: true;
  /** The simulator can carry out the request behind such an answer, or leave it undone. */
  eitherWay?: true;
  /** Of the service that makes bills alone. */
  ofBills?: true;
  /** Of commands that move money alone: the bank has nothing to refuse in anything else. */
  ofMoney?: true;
}

/** Every fault that the simulator knows. */
const faults: Record<FaultName, Kind> = {
  refuse: {},
  "reset-before": {},
  "reset-after": {},
  "reset-mid": {},
  hang: { slow: true, eitherWay: true },
  slow: { slow: true },
  drip: { slow: true },
  truncate: {},
  html: { eitherWay: true },
  status500: { eitherWay: true },
  empty: { eitherWay: true },
  huge: { slow: true, eitherWay: true },
  endless: { slow: true, eitherWay: true },
  "hostile-xml": { eitherWay: true },
  "hostile-json": { eitherWay: true },
  "wrong-encoding": {},
  "wrong-checkvalue": {},
  "other-order": {},
  "wrong-amount": {},
  busy: {},
  "rate-limited": {},
  "internal-error": { eitherWay: true },
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
  /** Where one service's answers are read as another's are: one fault of each sort is tried. */
  oneOfEachSort?: true;
  /** Requests that are hit by faults of `before`. */
  hitBefore?: number;
  /** Slow faults, and answers behind which the request is carried out or not, are tried here. */
  thorough?: true;
}

const one = "pp_assist_ru";
const two = "pp_assist_hold";
const refund: Command = { do: "refund", cart: 0, percent: 40, times: 1 };
const partly: Command = { do: "capture", cart: 0, percent: 40, times: 1 };
const cancel: Command = { do: "cancel-order", cart: 0 };
const comeBack: Command = { do: "return", ...cart, times: 1 };
const returnedElsewhere: Command = { do: "account-cancel", ...cart, percent: 30 };
const takenElsewhere: Command = { do: "account-charge", ...cart, percent: 100 };
const reconcile: Command = { do: "reconcile", times: 1 };

const scenes: Scene[] = [
  { about: "a capture", service: "charge", before: paid(two), then: [partly], thorough: true },
  { about: "a refund, one stage", service: "wscancel", before: paid(one), then: [refund], thorough: true },
  { about: "a refund, two stages", service: "wscancel", before: [...paid(two), captured], then: [refund] },
  { about: "a void of a hold", service: "wscancel", before: paid(two), then: [cancel] },
  { about: "a canceled order, one stage", service: "wscancel", before: paid(one), then: [cancel] },
  {
    about: "the look at a payment, one stage",
    service: "orderresult",
    before: paidNotSeen(one),
    then: [comeBack],
    thorough: true,
  },
  { about: "the look at a hold", service: "orderresult", before: paidNotSeen(two), then: [comeBack] },
  { about: "the look before a refund", service: "orderresult", before: paid(one), then: [refund] },
  { about: "the look after a refund", service: "orderresult", before: paid(one), skip: 2, then: [refund] },
  { about: "the look before a capture", service: "orderresult", before: paid(two), then: [partly] },
  { about: "the look after a capture", service: "orderresult", before: paid(two), skip: 2, then: [partly] },
  {
    about: "the list of a day's payments, one stage",
    service: "resultbydate",
    before: [...paid(one), ...daysLater, returnedElsewhere],
    then: [reconcile],
    thorough: true,
  },
  {
    about: "the list of a day's holds",
    service: "resultbydate",
    before: [...paid(two), ...daysLater, takenElsewhere],
    then: [reconcile],
  },
  { about: "a bill, one stage", service: "createbill", before: [], then: [bill(false)], thorough: true },
  { about: "a bill, two stages", service: "createbill", before: [], then: [bill(true)], oneOfEachSort: true },
  {
    about: "the question whether a bill was made",
    service: "billstatus",
    before: [{ do: "fault", service: "createbill", fault: "reset-after", times: 1, skip: 0, act: true }],
    hitBefore: 1,
    then: [bill(false)],
    oneOfEachSort: true,
  },
  {
    about: "the revocation of a bill",
    service: "billrevoke",
    before: [bill(false)],
    then: [revoke],
    oneOfEachSort: true,
  },
  {
    about: "the look after a revocation",
    service: "billstatus",
    before: [bill(false)],
    then: [revoke],
    oneOfEachSort: true,
  },
];

/** Never arrived, carried out without an answer, half an answer, none of Assist's, another's, wrong, refused. */
const sorts = [
  "refuse",
  "reset-after",
  "truncate",
  "status500",
  "other-order",
  "wrong-checkvalue",
  "internal-error",
  "busy",
];

function faultsOf({ service, thorough, oneOfEachSort, skip = 0 }: Scene): Command[] {
  const movesMoney = service === "charge" || service === "wscancel";
  const isCommand = movesMoney || service === "createbill" || service === "billrevoke";
  return Object.entries(faults).flatMap(([name, kind]) => {
    if ((kind.ofBills && service !== "createbill") || (oneOfEachSort && !sorts.includes(name))) return [];
    if ((kind.ofMoney && !movesMoney) || (kind.slow && !thorough)) return [];
    const acts = kind.eitherWay ? (thorough && isCommand ? [false, true] : [isCommand]) : [false];
    return acts.map((act): Command => {
      return { do: "fault", service, fault: name as FaultName, times: skip > 0 ? 9 : 1, skip, act };
    });
  });
}

walkSuite((walker) => {
  it.each(scenes.map((scene) => [scene.about, scene] as const))(
    "%s: both books are alike after every fault, and nobody is told what is not true",
    async (_about, scene) => {
      const wrong: unknown[] = [];
      for (const fault of faultsOf(scene)) {
        const report = await walker.follow({ commands: [...scene.before, fault, ...scene.then] });
        if (report.violations.length > 0) wrong.push({ fault, violations: report.violations });
        if (report.faulted === (scene.hitBefore ?? 0))
          wrong.push({ fault, missed: "the fault hit no request" });
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
