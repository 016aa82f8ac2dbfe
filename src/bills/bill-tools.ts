import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Money, parseOrderNumber, type AssistClient, type OrderNumber } from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import { usualQuestionsPerRun } from "../accounts/account-schema";
import { logOf, type Log, type LogFields } from "../logging/log";
import type { BillRow } from "../records/bills";
import { hideSecrets } from "../accounts/hidden-secrets";
import type { OrderRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import type { BillCalls, CallOutcome } from "./bill-calls";
import { nextBillCheck, roundOf } from "../rules/bills/next-bill-check";

/** The gateway's services for bills. */
export type BillGateway = Pick<AssistClient, "createBill" | "billStatus" | "revokeBill">;

/** Of a check that is one of many in a run of the job. */
export interface WithinRun {
  calls: BillCalls;
  /** Milliseconds between questions about the payments of a bill that waits, see rules/bills/next-bill-check.ts. */
  round: number;
}

/** By what a line of the log names a bill. */
export function inLog({ number, id, account }: BillRow): LogFields {
  return { bill: number ?? id, account };
}
/** What tells a lease of a bill from every other. */
type LeasedBill = Pick<BillRow, "id" | "lease_token">;

/** What everybody needs who works on a bill. */
export class BillTools {
  readonly assist: AssistModuleService;
  readonly log: Log;

  constructor(
    readonly container: MedusaContainer,
    private readonly run?: WithinRun,
    private readonly leased?: LeasedBill,
  ) {
    this.assist = container.resolve(ASSIST_MODULE);
    this.log = logOf(container);
  }

  /** The same for whoever has this bill's lease. */
  withLease(bill: LeasedBill): BillTools {
    return new BillTools(this.container, this.run, bill);
  }

  /**
   * Asked right before anything is sent. False when this work is not alone with its bill, or is no longer: it was held up
   * for so long that another process has taken its own for dead.
   */
  async renewLease(): Promise<boolean> {
    return this.leased !== undefined && this.assist.billLease.renew(this.leased);
  }

  /** Every call is heeded by the account's pace, and counted where a run of the job makes it. */
  async client(bill: BillRow): Promise<BillGateway> {
    const client = await this.assist.accounts.client(bill.account);
    const heard = async <Ended extends CallOutcome>(call: Promise<Ended>): Promise<Ended> => {
      const outcome = await call;
      if (this.run) this.run.calls.heard(outcome);
      else this.assist.gatewayRateLimit.heard(bill.account, outcome, performance.now());
      return outcome;
    };
    return {
      createBill: (request) => heard(client.createBill(request)),
      billStatus: (query) => heard(client.billStatus(query)),
      revokeBill: (command) => heard(client.revokeBill(command)),
    };
  }

  /** Whether the run that this check belongs to has so many calls left; staff are not counted. */
  mayCall(calls: number): boolean {
    return this.run?.calls.allows(calls) ?? true;
  }

  /** Asks about the money of an order number of a bill, as one of the run's calls. Throws as AssistModuleService.refresh. */
  async refresh(orderNumber: string): Promise<OrderRow> {
    const { order } = await this.assist.check(orderNumber);
    // What its answer means for the pace has been heeded there.
    this.run?.calls.heard({ kind: "done", value: undefined });
    return order;
  }

  /** A sentence of the gateway's as it may be stored and shown. */
  async safe(sentence: string): Promise<string> {
    return hideSecrets(sentence, await this.assist.accounts.merchants()).slice(0, 500);
  }

  /** The bill as it is stored now. Throws NOT_FOUND. */
  async reread(id: string): Promise<BillRow> {
    const bill = await this.assist.bills.byId(id);
    if (bill) return bill;
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no bill with this id.");
  }

  /**
   * Notes what was seen, and looks again after so many minutes: sooner where somebody has asked for that since `bill` was
   * read. So the order is to be read after the bill.
   */
  async later(bill: BillRow, minutes: number, message?: string): Promise<BillRow> {
    const { bills, orders } = this.assist;
    if (message !== undefined) await bills.note(bill.id, { message: await this.safe(message) });
    await bills.plan(bill, new Date((await orders.now()).getTime() + minutes * 60_000));
    return this.reread(bill.id);
  }

  /** Puts an open bill off until it, or its payments, have to be looked at again. Everything about it has been looked at now. */
  async restOpen(read: BillRow, message?: string): Promise<BillRow> {
    const { accounts, bills, orders } = this.assist;
    const now = await orders.now();
    await bills.note(read.id, {
      fully_checked_at: now,
      ...(message === undefined ? {} : { message: await this.safe(message) }),
    });
    const order = await orders.bySession(read.payment_session_id ?? "");
    if (!order) return this.later(read, 30);
    const account = await accounts.find(read.account);
    const perRun = account?.questionsPerRun ?? usualQuestionsPerRun;
    const round = this.run?.round ?? roundOf(await bills.waiting(read.account), perRun);
    const bill = await this.reread(read.id);
    const { at, queue } = nextBillCheck({
      bill,
      order,
      reminds: account?.unpaidBill === "remind",
      round,
      now,
    });
    await bills.plan(read, at, queue);
    return this.reread(read.id);
  }
}

/** The number and amount under which Assist is asked about a bill. Only a bill that is being prepared has no number. */
export function billKey(bill: BillRow): { number: OrderNumber; amount: Money } {
  return { number: parseOrderNumber(bill.number ?? ""), amount: Money.parse(bill.amount, bill.currency) };
}
