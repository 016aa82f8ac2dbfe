import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import type { GatewayOrder } from "../../assist";
import { ASSIST_MODULE } from "../../modules/assist";
import { askedLast, askedSingly } from "../../modules/assist/list-day";
import { answerSaysNothingNew, listSaysNothingNew } from "../../modules/assist/no-news";
import type { OrderRow, OrderToAsk } from "../../modules/assist/rows";
import type AssistModuleService from "../../modules/assist/service";
import { readDay } from "./day-list";
import { Findings } from "./findings";
import { isAtRest, type Known } from "./judgement";
import { readKnown } from "./known-orders";
import { claimedAtOnce, listedAtOnce, questionsAtOnce, type ReconcileLimits } from "./limits";
import { Questions, type Answer } from "./questions";
import type { ReconcileSummary } from "./summary";

/** One run over the due orders of one account. */
export class AccountRun {
  private readonly assist: AssistModuleService;
  private readonly logger: Logger;
  private readonly questions: Questions;
  private readonly findings: Findings;
  private readonly end: number;
  private singleLeft: number;
  private listsLeft: number;

  constructor(
    private readonly container: MedusaContainer,
    private readonly account: string,
    summary: ReconcileSummary,
    limits: ReconcileLimits,
  ) {
    this.assist = container.resolve(ASSIST_MODULE);
    this.logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    this.questions = new Questions(this.assist, account, summary);
    this.findings = new Findings(container, summary);
    this.end = performance.now() + limits.milliseconds;
    this.singleLeft = limits.single;
    this.listsLeft = limits.lists;
  }

  /**
   * Single questions first: somebody may be waiting for them. Then one list for each day of payments whose orders can be
   * answered together, then what the lists left open, and last the checkouts that nobody has paid for a while: for these a
   * part of the questions is kept, so that a payment among them is found however much else there is.
   */
  async run(days: readonly string[]): Promise<void> {
    const keptForLast = Math.ceil(this.singleLeft / 10);
    await this.askSingly(askedSingly, keptForLast);
    for (const day of days) {
      if (this.isOver || this.listsLeft <= 0) break;
      await this.askByDay(day);
    }
    await this.askSingly(askedSingly, keptForLast);
    await this.askSingly(askedLast, this.singleLeft - keptForLast);
    await this.askSingly(askedSingly);
    await this.askSingly(askedLast);
    const { stopped, answers, silence } = this.questions;
    if (answers) await this.assist.silences.end(this.account);
    else if (silence !== undefined) await this.assist.silences.note(this.account, silence);
    if (stopped !== undefined) {
      this.logger.warn(
        `medusa-payment-assist: account ${this.account} is not asked further in this run: ${stopped}`,
      );
    }
  }

  private get isOver(): boolean {
    return this.questions.stopped !== undefined || performance.now() >= this.end;
  }

  /** `kept`: questions that are left for others. */
  private async askSingly(queue: typeof askedSingly | typeof askedLast, kept = 0): Promise<void> {
    while (!this.isOver && this.singleLeft > kept) {
      const most = Math.min(claimedAtOnce, this.singleLeft - kept);
      const claimed = await this.assist.due.claim(this.account, most, queue);
      if (claimed.length === 0) return;
      this.singleLeft -= claimed.length;
      await this.conclude(claimed, await this.askEach(claimed));
    }
  }

  private async askEach(orders: readonly OrderRow[]): Promise<Map<string, Answer>> {
    const answers = new Map<string, Answer>();
    for (let start = 0; start < orders.length && !this.isOver; start += questionsAtOnce) {
      const together = orders.slice(start, start + questionsAtOnce);
      const told = await Promise.all(together.map((order) => this.questions.aboutOrder(order)));
      together.forEach((order, index) => answers.set(order.id, told[index] ?? { kind: "silent" }));
    }
    return answers;
  }

  private async conclude(
    claimed: readonly OrderToAsk[],
    answers: ReadonlyMap<string, Answer>,
  ): Promise<void> {
    await this.assist.due.release(claimed.filter(({ id }) => !answers.has(id)));
    const told = new Map<string, GatewayOrder[]>();
    for (const order of claimed) {
      const answer = answers.get(order.id);
      if (answer?.kind === "told") told.set(order.id, answer.orders);
      // What others were answered meanwhile is no silence of the gateway, but this order's own trouble.
      if (answer?.kind === "silent") {
        if (this.questions.answers && answer.sentence !== undefined)
          this.findings.unusable(order, answer.sentence);
        else this.findings.silence();
      }
      if (answer?.kind === "unusable") this.findings.unusable(order, answer.sentence);
    }
    for (const known of await this.knownOf(claimed.filter(({ id }) => told.has(id)))) {
      const { order, operations } = known;
      const answer = told.get(order.id) ?? [];
      await this.findings.orFailure(order, async () => {
        if (answerSaysNothingNew(order, operations, answer) && isAtRest(known))
          this.findings.nothingNew(known, order.asked_at);
        else await this.findings.news(order, answer);
      });
    }
    await this.findings.write();
  }

  /** All together; should the shop fail at that, one by one, so that one order does not keep the others from being looked at. */
  private async knownOf<Row extends OrderRow>(orders: readonly Row[]): Promise<(Known & { order: Row })[]> {
    try {
      return await readKnown(this.container, this.assist, orders);
    } catch {
      const singly: (Known & { order: Row })[] = [];
      for (const order of orders) {
        await this.findings.orFailure(order, async () => {
          singly.push(...(await readKnown(this.container, this.assist, [order])));
        });
      }
      return singly;
    }
  }

  /** What the list does not settle is left to single questions, due at once. */
  private async askByDay(day: string): Promise<void> {
    const { due } = this.assist;
    const claim = await due.claimDay(this.account, day);
    if (!claim) return;
    const { claimed, at: asked } = claim;
    const list = readDay(day, (from, to) => this.askPart(from, to));
    for (;;) {
      const part = await list.next();
      if (part.done) {
        if (part.value === "whole") await due.askSinglyOfDay(this.account, day, claimed);
        return;
      }
      for (let start = 0; start < part.value.length; start += listedAtOnce) {
        await this.concludeListed(day, claimed, asked, part.value.slice(start, start + listedAtOnce));
      }
    }
  }

  private async askPart(from: Date, to: Date): Promise<Answer | undefined> {
    if (this.isOver || this.listsLeft <= 0) return undefined;
    this.listsLeft--;
    return this.questions.aboutPeriod(from, to);
  }

  private async concludeListed(
    day: string,
    claimed: Date,
    asked: Date,
    list: readonly GatewayOrder[],
  ): Promise<void> {
    const named = new Map<string, GatewayOrder[]>();
    for (const order of list) named.set(order.orderNumber, [...(named.get(order.orderNumber) ?? []), order]);
    const orders = await this.assist.due.ofDay(this.account, day, claimed, [...named.keys()]);
    for (const known of await this.knownOf(orders)) {
      const { order, operations } = known;
      await this.findings.orFailure(order, () => {
        const quiet =
          listSaysNothingNew(order, operations, named.get(order.order_number) ?? []) && isAtRest(known);
        // The list says that the order stands where it stood when it was last asked about by itself.
        if (quiet) this.findings.nothingNew(known, asked, order.checked_at ?? asked);
        else this.findings.askSingly(known);
      });
    }
    await this.findings.write();
  }
}
