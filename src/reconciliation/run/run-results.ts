import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf, type Log } from "../../logging/log";
import type { GatewayOrder } from "../../gateway";
import { ASSIST_MODULE } from "../../modules/assist";
import { IncompleteAnswer } from "../../payments/gateway-reader";
import type { Plan } from "../../store/orders/due-orders";
import { askedLast, askedSingly, listDayOf } from "../../rules/schedule/list-day";
import type { OrderWithCases } from "../../records/cases";
import type { OrderRow, OrderToAsk } from "../../records/orders";
import {
  endingOf,
  nextCheck,
  nextCheckWithoutAnswer,
  payableSince,
  retryPause,
} from "../../rules/schedule/schedule";
import type AssistModuleService from "../../modules/assist/service";
import { errorMessage } from "../../logging/error-message";
import { bringMedusaToMatch } from "..";
import { tellOfOverdue } from "../../books/overdue-payments";
import { outcomeOf } from "../../rules/books/outcome";
import { isNewlyReplaced, recordedPosition, type OrderWithShop } from "../../rules/books/at-rest";
import type { ReconcileSummary } from "./summary";

interface Failure {
  order: OrderRow;
  sentence: string;
  /** The gateway's answer, or what the shop makes of a good one. */
  of: "gateway" | "shop";
}

/** A shop that is being brought up to date, or whose database is, is well again by then. */
const shopPatience = 30 * 60_000;

/** What the looks of a run came to: counts it, and puts orders off many at a time. */
export class RunResults {
  private readonly assist: AssistModuleService;
  private readonly log: Log;
  private plans: Plan[] = [];
  private failures: Failure[] = [];
  private forStaff: OrderWithCases[] = [];
  private replaced: string[] = [];
  /** Ids of orders that could not be checked in this run. */
  readonly failed = new Set<string>();

  constructor(
    private readonly container: MedusaContainer,
    private readonly summary: ReconcileSummary,
  ) {
    this.assist = container.resolve(ASSIST_MODULE);
    this.log = logOf(container);
  }

  /**
   * The gateway has nothing new and Medusa agrees. `asked`: when the gateway was asked; `singly`: when it last was about this
   * very order.
   */
  nothingNew(known: OrderWithShop, asked: Date, singly = asked): void {
    const { order, operations, facts, now } = known;
    const { payment } = outcomeOf(recordedPosition(known), facts, order.cart_id);
    this.summary.checked++;
    this.summary[payment]++;
    const next = nextCheck(order.state, payableSince(order), now);
    this.put(order, { next, outcome: "answered", asked, listDay: listDayOf(order, operations, singly) });
    if (isNewlyReplaced(order, facts)) this.replaced.push(order.id);
    if (next === null) {
      this.countEnd(order);
      if (endingOf(order.state) === "staff") this.forStaff.push(order);
    }
  }

  /** The list of its day does not answer for the order. */
  askSingly({ order, now }: OrderWithShop): void {
    this.put(order, { next: now, outcome: "not-asked", listDay: askedSingly });
  }

  /** Merges the answer and brings Medusa to match; for one order after another. */
  async news(order: OrderToAsk, answer: GatewayOrder[]): Promise<void> {
    this.summary.checked++;
    try {
      const asked = await this.assist.absorb(order, answer);
      const { payment } = await bringMedusaToMatch(this.container, asked);
      this.summary[payment]++;
      const after = await this.assist.orders.byNumber(order.order_number);
      // Whether staff should see it has been decided with everything else that is known of it.
      if (after?.next_check_at === null) this.countEnd(after);
    } catch (error) {
      this.fail(order, errorMessage(error), error instanceof IncompleteAnswer ? "gateway" : "shop");
    }
  }

  /** What goes wrong with one order must not keep the others of the run from being put off. */
  async orFailure(order: OrderRow, find: () => void | Promise<void>): Promise<void> {
    try {
      await find();
    } catch (error) {
      this.shopFailed(order, errorMessage(error));
    }
  }

  /** The gateway has answered well, and the shop cannot make anything of it. */
  shopFailed(order: OrderRow, sentence: string): void {
    this.summary.checked++;
    this.fail(order, sentence, "shop");
  }

  /** The gateway answered something that tells nothing about the order. */
  unusable(order: OrderRow, sentence: string): void {
    this.summary.checked++;
    this.fail(order, sentence, "gateway");
  }

  /** No answer at all: the claim ends by itself, and the order is due again. Staff are told of the account as such. */
  silence(): void {
    this.summary.checked++;
    this.summary.errors++;
  }

  /** Puts off, with one statement, what was found so far. */
  async write(): Promise<void> {
    if (this.failures.length > 0) await this.planFailures(await this.assist.orders.now());
    await this.assist.due.plan(this.plans);
    await this.assist.orders.markReplaced(this.replaced);
    for (const order of this.forStaff) await tellOfOverdue(this.container, order);
    this.plans = [];
    this.failures = [];
    this.forStaff = [];
    this.replaced = [];
  }

  private put(order: OrderRow, plan: Omit<Plan, "id" | "claimed">): void {
    this.plans.push({ id: order.id, claimed: order.plan_version, ...plan });
  }

  private fail(order: OrderRow, sentence: string, of: Failure["of"]): void {
    this.summary.errors++;
    this.failed.add(order.id);
    this.failures.push({ order, sentence, of });
    const about = { order: order.order_number, account: order.account };
    this.log.warn("An order could not be checked.", about, sentence);
  }

  private async planFailures(now: Date): Promise<void> {
    for (const { order, sentence, of } of this.failures) {
      if (of === "shop") {
        await this.planShopFailure(order, sentence, now);
        continue;
      }
      const unanswered = order.unanswered_since;
      const { at, overdue } = nextCheckWithoutAnswer(order.state, payableSince(order), unanswered, now);
      this.put(order, {
        next: at,
        outcome: "unanswered",
        listDay: order.list_day === askedLast ? askedLast : askedSingly,
      });
      if (overdue) {
        await this.assist.cases.open(
          order,
          "no-answer",
          `Assist gives no usable answer about this payment: ${sentence}`,
          { givesWay: true },
        );
      }
    }
  }

  private async planShopFailure(order: OrderRow, sentence: string, now: Date): Promise<void> {
    const since = (await this.assist.orders.shopFails(order.id)) ?? now;
    const next = new Date(now.getTime() + retryPause(since, now));
    this.put(order, { next, outcome: "not-taken-over", listDay: askedSingly });
    if (now.getTime() - since.getTime() < shopPatience) return;
    await this.assist.cases.open(
      order,
      "shop-failed",
      `Assist answers, but the shop fails to take over what it says about this payment: ${sentence}`,
      { givesWay: true },
    );
  }

  private countEnd(order: OrderRow): void {
    if (endingOf(order.state) !== "complete") this.summary.given_up++;
  }
}
