import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf, type Log } from "../../logging/log";
import type { GatewayOrder } from "../../gateway";
import { ASSIST_MODULE } from "../../modules/assist";
import type { Account } from "../../accounts/account-entry";
import { askedLast, askedSingly } from "../../rules/schedule/list-day";
import { listSaysNothingNew } from "../../rules/schedule/proof-of-rest";
import type AssistModuleService from "../../modules/assist/service";
import type { ClaimOfDay } from "../../store/orders/due-orders";
import { isTooManyToAsk } from "../../rules/bills/next-bill-check";
import { BillRun } from "./bill-run";
import { readDay } from "./day-list";
import { RunResults } from "./run-results";
import { isAtRest } from "../../rules/books/at-rest";
import { claimedAtOnce, listedAtOnce, type ReconcileLimits } from "./limits";
import { wakeListedBills } from "./listed-payments";
import { Questions, type Answer } from "./questions";
import { RunBudget } from "./run-budget";
import { SingleChecks } from "./single-checks";
import type { ReconcileSummary } from "./summary";

/** One run over the due orders and bills of one account. */
export class AccountRun {
  private readonly assist: AssistModuleService;
  private readonly log: Log;
  private readonly questions: Questions;
  private readonly findings: RunResults;
  private readonly budget: RunBudget;
  private readonly singleChecks: SingleChecks;
  private readonly bills: BillRun;

  constructor(
    container: MedusaContainer,
    private readonly account: string,
    summary: ReconcileSummary,
    private readonly limits: ReconcileLimits,
  ) {
    this.assist = container.resolve(ASSIST_MODULE);
    this.log = logOf(container);
    this.questions = new Questions(this.assist, account, summary);
    this.findings = new RunResults(container, summary);
    this.budget = new RunBudget(limits);
    this.singleChecks = new SingleChecks(container, this.assist, this.questions, this.findings, this.budget);
    this.bills = new BillRun(container, account, this.questions, this.singleChecks, this.budget, summary);
  }

  /**
   * Single questions first: somebody may be waiting for them. Then the bills of which something is expected, then one list for
   * each day of payments whose orders can be answered together, then what the lists left open, then the bills that wait to be
   * paid, and last the checkouts that nobody has paid for a while. For the last two a part of the questions is kept, so that
   * a payment among them is found however much else there is.
   */
  async run(days: readonly string[], { unpaidBill }: Pick<Account, "unpaidBill">): Promise<void> {
    const keptForLast = Math.ceil(this.budget.single / 10);
    const keptForBills = Math.ceil(this.budget.single / 4);
    const waiting = await this.assist.bills.waiting(this.account);
    const perRun = this.limits.single + this.limits.lists;
    this.bills.begin(waiting, perRun, unpaidBill === "remind");
    if (isTooManyToAsk(waiting, perRun))
      await wakeListedBills(this.assist, this.account, (from, to) => this.askPart(from, to));
    await this.askSingly(askedSingly, keptForLast + keptForBills);
    await this.bills.check("urgent", keptForLast + Math.ceil(keptForBills / 2));
    for (const day of days) {
      if (this.isOver || this.budget.lists <= 0) break;
      await this.askByDay(day);
    }
    await this.askSingly(askedSingly, keptForLast + Math.ceil(keptForBills / 2));
    await this.bills.check("waiting", keptForLast);
    await this.askSingly(askedLast, this.budget.single - keptForLast);
    await this.askSingly(askedSingly);
    await this.askSingly(askedLast);
    this.budget.useListsForBills();
    await this.bills.check("urgent", 0);
    await this.bills.check("waiting", 0);
    await this.end();
  }

  /** Assist is not to be asked now. */
  async rest(): Promise<void> {
    await this.bills.withoutGateway();
  }

  /** The account is gone from the settings, or lacks some. */
  async withoutAccount(): Promise<void> {
    await this.bills.withoutAccount();
  }

  private async end(): Promise<void> {
    const { stopped, answers, silence } = this.questions;
    if (stopped !== undefined || this.questions.callsStopped) await this.bills.withoutGateway();
    if (answers) await this.assist.outages.end(this.account);
    else if (silence !== undefined) await this.assist.outages.note(this.account, silence);
    if (stopped !== undefined)
      this.log.warn("An account is not asked further in this run.", { account: this.account }, stopped);
  }

  private get isOver(): boolean {
    return this.singleChecks.isOver;
  }

  /** `kept`: questions that are left for others. */
  private async askSingly(queue: typeof askedSingly | typeof askedLast, kept = 0): Promise<void> {
    while (!this.isOver && this.budget.single > kept) {
      const most = Math.min(claimedAtOnce, this.budget.single - kept);
      const claimed = await this.assist.due.claim(this.account, most, queue);
      if (claimed.length === 0) return;
      this.budget.single -= claimed.length;
      const checked = await this.singleChecks.check(claimed);
      await this.assist.due.release(claimed.filter(({ id }) => checked.get(id) === "unasked"));
    }
  }

  /** What the list does not answer for is left to single questions, due at once. */
  private async askByDay(day: string): Promise<void> {
    const { due } = this.assist;
    const claim = await due.claimDay(this.account, day);
    if (!claim) return;
    const list = readDay(day, (from, to) => this.askPart(from, to));
    for (;;) {
      const part = await list.next();
      if (part.done) {
        if (part.value === "whole") await due.askSinglyOfDay(this.account, day, claim);
        return;
      }
      for (let start = 0; start < part.value.length; start += listedAtOnce)
        await this.concludeListed(day, claim, part.value.slice(start, start + listedAtOnce));
    }
  }

  private async askPart(from: Date, to: Date): Promise<Answer | undefined> {
    if (this.isOver || this.budget.lists <= 0) return undefined;
    this.budget.lists--;
    return this.questions.aboutPeriod(from, to);
  }

  private async concludeListed(day: string, claim: ClaimOfDay, list: readonly GatewayOrder[]): Promise<void> {
    const named = new Map<string, GatewayOrder[]>();
    for (const order of list) named.set(order.orderNumber, [...(named.get(order.orderNumber) ?? []), order]);
    const orders = await this.assist.due.ofDay(this.account, day, claim, [...named.keys()]);
    for (const known of await this.singleChecks.knownOf(orders)) {
      const { order, operations } = known;
      await this.findings.orFailure(order, () => {
        const quiet =
          listSaysNothingNew(order, operations, named.get(order.order_number) ?? []) && isAtRest(known);
        // The list says that the order stands where it stood when it was last asked about by itself.
        if (quiet) this.findings.nothingNew(known, claim.at, order.checked_at ?? claim.at);
        else this.findings.askSingly(known);
      });
    }
    await this.findings.write();
  }
}
