import {
  type PageMeans,
  offeredOf,
  parseOrderNumber,
  type BillCreation,
  type BillRequest,
  type LinkBillRequest,
} from "../gateway";
import type { BillRow } from "../records/bills";
import type { Account } from "../accounts/settings";
import type { BilledOrder } from "../platform/orders/billed-order";
import { billKey, inLog, type BillTools } from "./bill-tools";
import { returnAddress } from "../accounts/return-address";
import { retryPause } from "../rules/schedule/schedule";

/** Stands for a number that there is not yet: one that is registered now fits the account's kind. */
const anyNumber = parseOrderNumber("0");

/** The request for a bill, by what was written down. `number` null: before there is one, to see whether it may be sent. */
export function billRequest(
  bill: Pick<BillRow, "comment" | "language" | "sending" | "valid_until" | "customer" | "means" | "kind">,
  key: Pick<LinkBillRequest, "number" | "amount">,
  order: BilledOrder,
  account: Account,
  returnUrl: string,
): BillRequest {
  const content = {
    amount: key.amount,
    comment: bill.comment ?? undefined,
    language: bill.language ?? undefined,
    payUntil: bill.valid_until,
    customer: { ...order.customer, ...bill.customer },
  };
  if (bill.kind === "erip") {
    // What ERIP cannot send is refused below, and not left out.
    const sending = bill.sending as "none" | "email";
    return { kind: "erip", ...content, number: key.number ?? anyNumber, sending };
  }
  const { billCheckFields } = account.billOptions;
  const mayName = billCheckFields !== undefined && billCheckFields !== "core-without-extras";
  return {
    kind: "link",
    ...content,
    number: key.number,
    stages: account.stages,
    sending: bill.sending,
    ...(bill.means ? { means: bill.means } : {}),
    ...(mayName
      ? {
          returnUrl,
          returnUrlOk: returnUrl,
          returnUrlNo: returnUrl,
          means: bill.means ?? meansOf(account),
        }
      : {}),
  };
}

/** Those of the account that a bill can offer; where none of them can hold money, whatever Assist offers then. Pure. */
function meansOf({ means, stages }: Pick<Account, "means" | "stages">): PageMeans[] | undefined {
  const offered = means && offeredOf(stages, means);
  return offered?.length ? offered : undefined;
}

/**
 * Sends createbill, once, for a bill that was written down as being created, and writes down what came of it. After a
 * lost answer nothing is concluded: the bill is "unknown" then.
 */
export async function sendBill(tools: BillTools, bill: BillRow, order: BilledOrder): Promise<BillRow> {
  const { accounts, orders } = tools.assist;
  const registered = await orders.byNumber(bill.number ?? "");
  const request = billRequest(
    bill,
    billKey(bill),
    order,
    await accounts.get(bill.account),
    returnAddress(accounts.backendUrl, registered?.return_token ?? null),
  );
  const client = await tools.client(bill);
  const sent = (await tools.renewLease()) ? await tools.assist.bills.sendNow(bill) : undefined;
  if (!sent) {
    tools.log.warn(
      "A bill is not sent: it was held up on its way to Assist, and another process works at it.",
      inLog(bill),
    );
    return tools.reread(bill.id);
  }
  return conclude(tools, { ...sent, plan_version: bill.plan_version }, await client.createBill(request));
}

async function conclude(tools: BillTools, bill: BillRow, creation: BillCreation): Promise<BillRow> {
  const { bills } = tools.assist;
  if (creation.kind === "done") {
    const { token, link } = creation.value;
    const opened = await bills.move(bill.id, ["creating", "unknown"], {
      state: "open",
      token,
      link,
      message: null,
    });
    // Somebody has found the bill meanwhile and acted upon it; the link is of use to see which one it was.
    if (!opened) await bills.note(bill.id, { token, link });
    return opened ?? tools.reread(bill.id);
  }
  const message = await tools.safe(creation.sentence);
  if (provesThereIsNone(bill, creation)) return closeUnmade(tools, bill, message);
  tools.log.warn("It is not known whether a bill was made.", inLog(bill), message);
  const moved = await bills.move(bill.id, ["creating", "unknown"], { state: "unknown", message });
  return moved ?? tools.reread(bill.id);
}

/** A refusal speaks of one request. When an earlier one got no answer, it may still arrive or have made the bill. */
function provesThereIsNone(bill: BillRow, creation: Exclude<BillCreation, { kind: "done" }>): boolean {
  if (bill.sent_times > 1) return false;
  return creation.kind === "refused" || (creation.kind === "unknown" && creation.certainlyNotSent);
}

/**
 * There is certainly no bill at Assist. One that staff asked for is closed, and they may make another. An order that was
 * placed to be paid by link would wait for ever: its bill is made again later, less and less often, unless staff have
 * given it up. `message`: what staff are shown.
 */
export async function closeUnmade(tools: BillTools, bill: BillRow, message: string): Promise<BillRow> {
  tools.log.warn("A bill was not made.", inLog(bill), message);
  const { bills, orders } = tools.assist;
  if (bill.origin === "checkout" && bill.revoke_reason === null) {
    const now = await orders.now();
    const next = new Date(now.getTime() + retryPause(bill.created_at, now));
    return (await bills.putBack(bill, message, next)) ?? tools.reread(bill.id);
  }
  return giveUp(tools, bill, message);
}

/** There is none, and none is wanted any more. */
export async function giveUp(tools: BillTools, bill: BillRow, message: string): Promise<BillRow> {
  const closed = await tools.assist.bills.closeUnmade(bill, message);
  return closed ?? tools.reread(bill.id);
}
