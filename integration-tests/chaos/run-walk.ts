import { actBills } from "./act-bills";
import { actAccount, actGateway, actNotification } from "./act-gateway";
import { actOddTime } from "./act-odd-time";
import { actShopper } from "./act-shopper";
import { actStaff } from "./act-staff";
import { readBills } from "./bill-books";
import { judgeBillsNow } from "./bill-invariants";
import type { Books } from "./books";
import type { Command, Walk } from "./command";
import type { Violation } from "./invariants";
import { judgeWalk } from "./judge-walk";
import { kopecks, roubles, type Kopecks } from "./kopecks";
import { bringToRest, forget } from "./rest";
import { judgeStuckBills } from "./stuck-bills";
import { passTime } from "./time";
import { judgeToldAtOnce } from "./told-at-once";
import { World, type Surroundings } from "./world";

export interface WalkReport {
  violations: Violation[];
  /** Commands that had something to act on. */
  performed: Command[];
  died: number;
  /** Requests to the gateway that a fault has hit, of those that were still set at the end. */
  faulted: number;
  /** Faults that hit a request, also those that the walk itself ended. */
  faultsHit: number;
  books: Books[];
  cases: string[];
}

/** Carries out one walk, brings everything to rest, and judges the books. The gateway starts empty. */
export async function runWalk(around: Surroundings, walk: Walk): Promise<WalkReport> {
  const world = new World(around);
  const report: WalkReport = {
    violations: [],
    performed: [],
    died: 0,
    faulted: 0,
    faultsHit: 0,
    books: [],
    cases: [],
  };
  const tide = new Map<string, Tide>();
  around.assist.reset();
  around.endRests();
  try {
    for (const command of walk.commands) {
      if (command.do === "clear-faults") report.faultsHit += faultsHit(around);
      const performed = await perform(world, command);
      if (performed === "died") report.died++;
      if (performed !== false) report.performed.push(command);
      await around.quiet();
      report.violations.push(
        ...(await rising(world, tide, command)),
        ...(await billsNow(world)),
        ...(await judgeToldAtOnce(world, command)),
        ...world.seen.splice(0),
      );
    }
    report.faulted = around.assist.faults.list().reduce((sum, { hits }) => sum + hits, 0);
    report.violations.push(...(await judgeStuckBills(world)));
    report.faultsHit += faultsHit(around);
    if (!(await bringToRest(world))) {
      report.violations.push({
        rule: "the job comes to an end",
        sentence: "orders stay due however often the job runs",
      });
    }
    report.violations.push(...(await rising(world, tide)), ...(await billsNow(world)));
    const { violations, books, cases } = await judgeWalk(world);
    report.violations.push(...violations);
    report.books.push(...books);
    report.cases.push(...cases);
  } finally {
    around.setShopClock?.(0);
    around.assist.faults.clear();
    await around.quiet();
    await forget(world);
  }
  return report;
}

const faultsHit = ({ assist }: Surroundings): number =>
  assist.faults.list().filter(({ hits }) => hits > 0).length;

async function perform(world: World, command: Command): Promise<boolean | "died"> {
  switch (command.do) {
    case "crash": {
      const { crashes } = world.around;
      if (!crashes) return perform(world, command.during);
      const performed = await crashes.dieAfter(command.after, () => perform(world, command.during));
      if (performed === "died") await passTime(world, command.minutes);
      return performed;
    }
    case "capture":
    case "refund":
    case "refund-again":
    case "capture-and-refund":
    case "cancel-order":
    case "change-order":
    case "desk":
    case "close-case":
    case "refund-case":
    case "check":
    case "reconcile":
      return actStaff(world, command);
    case "make-bill":
    case "check-bill":
    case "revoke-bill":
    case "resend-bill":
    case "edit-order":
    case "mark-as-paid":
    case "convert-draft":
    case "drop-draft":
      return actBills(world, command);
    case "account-charge":
    case "account-revoke-bill":
    case "account-cancel":
    case "lapse":
    case "other-operation":
      return actAccount(world, command);
    case "wait":
    case "fault":
    case "clear-faults":
      return actGateway(world, command);
    case "ask-and-stall":
    case "wake":
    case "set-shop-clock":
      return actOddTime(world, command);
    case "hold-notifications":
    case "release-notifications":
    case "lose-notifications":
    case "repeat-notification":
    case "forge-notification":
      return actNotification(world, command);
    default:
      return actShopper(world, command);
  }
}

interface Tide {
  captured: Kopecks;
  refunded: Kopecks;
}

/** What the plugin believes to be taken and given back never goes down. */
async function rising(world: World, tide: Map<string, Tide>, after?: Command): Promise<Violation[]> {
  const numbers = await world.orderNumbers();
  if (numbers.length === 0) return [];
  const rows = (await world.around
    .database("assist_order")
    .select("order_number", "captured", "refunded")
    .whereIn("order_number", numbers)) as {
    order_number: string;
    captured: string;
    refunded: string;
  }[];
  return rows.flatMap((row) => {
    const before = tide.get(row.order_number);
    const now = { captured: kopecks(row.captured), refunded: kopecks(row.refunded) };
    tide.set(row.order_number, now);
    if (!before || (now.captured >= before.captured && now.refunded >= before.refunded)) return [];
    const sentence = `after ${after?.do ?? "coming to rest"}: captured ${roubles(before.captured)} → ${roubles(now.captured)}, refunded ${roubles(before.refunded)} → ${roubles(now.refunded)}`;
    return [{ rule: "nothing goes backwards", orderNumber: row.order_number, sentence }];
  });
}

/** One bill at a time, and none that the shop does not know of, at every moment. */
async function billsNow(world: World): Promise<Violation[]> {
  if (world.orders.size === 0) return [];
  const { assist, database } = world.around;
  return judgeBillsNow(assist, await readBills(database, assist, world.orderIds()));
}
