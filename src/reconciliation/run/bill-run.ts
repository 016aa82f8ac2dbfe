import type { MedusaContainer } from "@medusajs/framework/types";
import { usualQuestionsPerRun } from "../../accounts/account-schema";
import type { BillPlan } from "../../store/bills/bill-plans";
import type { DueOrder } from "../../store/orders/due-orders";
import { isOpenBill, type BillQueue, type BillRow } from "../../records/bills";
import { BillCalls, mostCallsOfCheck, type CallSource } from "../../bills/bill-calls";
import { noteBillPayment, usedStates } from "../../bills/bill-payment";
import { BillTools, inLog } from "../../bills/bill-tools";
import { checkBillOfRun } from "../../bills/check-bill";
import { showIfFailing, showIfStuck } from "../../bills/bill-cases";
import { BillIsBusy } from "../../bills/work-on-bill";
import {
  isIdle,
  nextBillCheck,
  isEverythingDue,
  roundOf,
  type BillPace,
} from "../../rules/bills/next-bill-check";
import { errorMessage } from "../../logging/error-message";
import { claimedAtOnce, questionsAtOnce } from "./limits";
import type { Questions } from "./questions";
import type { RunBudget } from "./run-budget";
import type { Checked, SingleChecks } from "./single-checks";
import type { ReconcileSummary } from "./summary";

const minute = 60_000;

/** A check asks about payments, and then may have to put more calls. */
const forOne = 1 + mostCallsOfCheck;
/** As many as are looked at together. */
const forSome = questionsAtOnce * mostCallsOfCheck;

/** A bill with its order number at the gateway, and what was just learned of that. */
interface Seen {
  bill: BillRow;
  /** The version of its plan as it was claimed: whoever has raised it since wants a check. */
  claimed: number;
  order: DueOrder | undefined;
  checked: Checked | undefined;
}

/**
 * One run over the due bills of one account. A bill has one plan and one claim: when it is due, its payments are asked
 * about, and then what else there is to do about it.
 */
export class BillRun {
  private readonly tools: BillTools;
  private readonly source: CallSource;
  private pace: BillPace = { round: roundOf(0, usualQuestionsPerRun), reminds: false };
  private begun: Date | undefined;

  constructor(
    private readonly container: MedusaContainer,
    private readonly account: string,
    private readonly questions: Questions,
    private readonly singleChecks: SingleChecks,
    private readonly budget: RunBudget,
    private readonly summary: ReconcileSummary,
  ) {
    this.tools = new BillTools(container);
    this.source = {
      take: (calls) => {
        if (questions.stopped !== undefined || budget.single < calls) return false;
        budget.single -= calls;
        return true;
      },
      giveBack: (calls) => (budget.single += calls),
      heard: (outcome) => questions.noteCall(outcome),
    };
  }

  /** `waiting`: how many bills of the account wait to be paid. `perRun`: what its runs may ask. */
  begin(waiting: number, perRun: number, reminds: boolean): void {
    this.pace = { round: roundOf(waiting, perRun), reminds };
  }

  /** Looks at due bills, the longest due first. `kept`: calls that are left for others. */
  async check(queue: BillQueue, kept: number): Promise<void> {
    for (;;) {
      const left = this.budget.single - kept;
      if (this.singleChecks.isOver || left < forOne) return;
      if (queue === "urgent" && this.questions.callsStopped) return;
      // Of those that wait few need more than the question about their payments.
      const most = queue === "waiting" && left >= 2 * forSome ? left - forSome : Math.floor(left / forOne);
      const claimed = await this.claim(Math.min(claimedAtOnce, most), queue);
      if (claimed.length === 0) return;
      await this.checkSlice(claimed);
    }
  }

  /** Assist is not asked: what needs no answer of it is done, and staff are shown what has waited for one too long. */
  async withoutGateway(): Promise<void> {
    const claimed = await this.claim(claimedAtOnce, "urgent");
    const open = claimed.filter(isOpenBill);
    for (const bill of open) await showIfStuck(this.tools, bill);
    await this.bills.release(open);
    for (const bill of claimed) if (!isOpenBill(bill)) await this.checkOne(bill);
  }

  /** The account cannot be used: each bill says so by itself, and staff are shown those that suffer from it. */
  async withoutAccount(): Promise<void> {
    for (const queue of ["urgent", "waiting"] as const)
      for (const bill of await this.claim(claimedAtOnce, queue)) await this.checkOne(bill);
  }

  /** What has become due since the run began, also by its own doing, is for the next one: so every run ends. */
  private async claim(most: number, queue: BillQueue): Promise<BillRow[]> {
    this.begun ??= await this.tools.assist.orders.now();
    return this.bills.claim(this.account, most, queue, this.begun);
  }

  private get bills() {
    return this.tools.assist.bills;
  }

  private async checkSlice(claimed: readonly BillRow[]): Promise<void> {
    const left = new Map(claimed.map((bill) => [bill.id, bill]));
    try {
      const seen = await this.askAboutPayments(claimed);
      if (this.questions.stopped !== undefined) return;
      const quiet = seen.filter((each) => this.isQuiet(each));
      await this.putOff(quiet);
      for (const { bill } of quiet) left.delete(bill.id);
      // Nothing is known of these: their claims end by themselves, as those of orders do.
      const silent = seen.filter(({ bill, checked }) => bill.queue === "waiting" && checked === "silent");
      for (const { bill } of silent) left.delete(bill.id);
      const others = seen.filter((each) => !quiet.includes(each) && !silent.includes(each));
      for (let start = 0; start < others.length && !this.singleChecks.isOver; start += questionsAtOnce) {
        const together = others.slice(start, start + questionsAtOnce);
        const done = await Promise.all(together.map(({ bill, claimed }) => this.checkOne(bill, claimed)));
        together.filter((_, index) => done[index]).forEach(({ bill }) => left.delete(bill.id));
      }
    } finally {
      const unworked = [...left.values()];
      if (this.questions.stopped !== undefined)
        for (const bill of unworked) await showIfStuck(this.tools, bill);
      await this.bills.release(unworked);
    }
  }

  /** The bills as they are after it. */
  private async askAboutPayments(claimed: readonly BillRow[]): Promise<Seen[]> {
    const { due, orders } = this.tools.assist;
    const now = await orders.now();
    const sessions = claimed.flatMap(({ payment_session_id: id }) => id ?? []);
    const before = bySession(await due.ofBills(sessions));
    const toAsk = claimed.flatMap((bill) => {
      const order = before.get(bill.payment_session_id ?? "");
      return order && asksAboutPayments(bill, order, now) ? [order] : [];
    });
    this.budget.single -= toAsk.length;
    const checked = await this.singleChecks.check(toAsk);
    this.budget.single += [...checked.values()].filter((each) => each === "unasked").length;
    const after = bySession(await due.ofBills(sessions));
    for (const order of after.values())
      if (usedStates.includes(order.state)) await noteBillPayment(this.container, order.order_number);
    const versions = new Map(claimed.map(({ id, plan_version: version }) => [id, version]));
    return (await this.bills.ofIds([...versions.keys()])).map((bill) => {
      const order = after.get(bill.payment_session_id ?? "");
      const version = versions.get(bill.id) ?? bill.plan_version;
      return { bill, claimed: version, order, checked: order && checked.get(order.id) };
    });
  }

  /** Open, not paid, not being paid, and nothing else to do about it now; nobody has asked for a check either. */
  private isQuiet({ bill, order, checked }: Seen): boolean {
    return (
      checked === "same" &&
      bill.queue === "waiting" &&
      bill.state === "open" &&
      bill.announced_state === "open" &&
      order !== undefined &&
      isIdle(order) &&
      !isEverythingDue(bill, this.pace.reminds, order.asked_at)
    );
  }

  private async putOff(quiet: readonly Seen[]): Promise<void> {
    await this.bills.putOff(
      quiet.flatMap(({ bill, claimed, order }): BillPlan[] => {
        if (!order) return [];
        const { at, queue } = nextBillCheck({ bill, order, ...this.pace, now: order.asked_at });
        return [{ id: bill.id, claimed, next: at, queue }];
      }),
    );
    this.summary.bills += quiet.length;
  }

  /** False when the run has too few calls left for it, and nothing was done. `claimed`: as in {@link Seen}. */
  private async checkOne(bill: BillRow, claimed = bill.plan_version): Promise<boolean> {
    const { tools, bills } = this;
    if (this.questions.callsStopped && isOpenBill(bill)) {
      // Its payments have been asked about; what is left would not be answered now.
      const { id } = bill;
      await bills.plan(
        { id, plan_version: claimed },
        new Date((await tools.assist.orders.now()).getTime() + 5 * minute),
        bill.queue,
      );
      await showIfStuck(tools, bill);
      return true;
    }
    const calls = new BillCalls(this.source);
    if (isOpenBill(bill) && !calls.allows(mostCallsOfCheck)) return false;
    this.summary.bills++;
    try {
      await checkBillOfRun(this.container, bill.id, { calls, round: this.pace.round });
      await bills.checksWell(bill);
    } catch (error) {
      if (error instanceof BillIsBusy) return true;
      this.summary.errors++;
      tools.log.warn("A bill could not be checked.", inLog(bill), error);
      await showIfFailing(tools, bill, errorMessage(error));
    } finally {
      calls.end();
    }
    return true;
  }
}

/**
 * Whether the gateway is asked about the payments of a due bill. While it is not known whether there is a bill, it is asked
 * about that more often than about payments. Where such questions fail, they are put less and less often.
 */
function asksAboutPayments({ state }: BillRow, order: DueOrder, now: Date): boolean {
  const isDue = order.next_check_at === null || order.next_check_at <= now;
  const fails = order.unanswered_since !== null || order.shop_failing_since !== null;
  if (state === "open" || state === "revoking") return isDue || !fails;
  return (state === "creating" || state === "unknown") && isDue;
}

function bySession(orders: readonly DueOrder[]): Map<string, DueOrder> {
  return new Map(orders.map((order) => [order.payment_session_id, order]));
}
