import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";
import type { IPaymentModuleService, Logger, MedusaContainer } from "@medusajs/framework/types";
import { Money, parseOrderNumber, type AssistClient, type OrderNumber } from "../../assist";
import { ASSIST_MODULE } from "../../modules/assist";
import type { BillRow } from "../../modules/assist/bill-rows";
import { hideSecrets } from "../../modules/assist/hidden-secrets";
import type AssistModuleService from "../../modules/assist/service";

/** What everybody needs who works on a bill. */
export class BillTools {
  readonly assist: AssistModuleService;
  readonly logger: Logger;

  constructor(readonly container: MedusaContainer) {
    this.assist = container.resolve(ASSIST_MODULE);
    this.logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  }

  payments(): IPaymentModuleService {
    return this.container.resolve(Modules.PAYMENT);
  }

  async client(bill: BillRow): Promise<AssistClient> {
    return this.assist.accounts.client(bill.account);
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

  warn(bill: BillRow, sentence: string): void {
    this.logger.warn(`medusa-payment-assist: bill ${bill.number ?? bill.id}: ${sentence}`);
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
}

/** The number and amount under which Assist is asked about a bill. Only a bill that is being prepared has no number. */
export function billKey(bill: BillRow): { number: OrderNumber; amount: Money } {
  return { number: parseOrderNumber(bill.number ?? ""), amount: Money.parse(bill.amount, bill.currency) };
}
