import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow } from "../../modules/assist/bill-rows";
import { errorMessage } from "../error-message";
import { syncOrderWorkflow } from "../sync-order";
import { askAboutBill } from "./ask-about-bill";
import { readBilledOrder } from "./billed-order";
import type { BillTools } from "./bill-tools";
import { revokeAtAssist } from "./revoke-at-assist";
import { settleCreation } from "./settle-creation";
import { remindInTime } from "./reminder";
import { sendPrepared } from "./send-prepared";
import { unwantedBecause, unwantedSentences } from "./unwanted";
import { workOnBill } from "./work-on-bill";

/** Between looks at an open bill; its payment is looked for apart from that. */
const minutesBetween = 30;
/** Assist is asked what became of the bill itself, at the least, this often. */
const statusEvery = 6 * 60 * 60_000;

/** A bill's state as Assist and the order tell it now. `ask`: staff want Assist's word, however lately it was asked. */
export async function checkBill(container: MedusaContainer, id: string, ask = false): Promise<BillRow> {
  return workOnBill(container, id, (tools, bill) => look(tools, bill, ask));
}

async function look(tools: BillTools, bill: BillRow, ask: boolean): Promise<BillRow> {
  switch (bill.state) {
    case "preparing":
      return bill.origin === "checkout" ? sendPrepared(tools, bill) : abandoned(tools, bill);
    case "creating":
    case "unknown":
      return settleCreation(tools, bill);
    case "revoking": {
      const after = await afterPayments(tools, bill);
      return after.state === "revoking" ? revokeAtAssist(tools, after) : after;
    }
    case "open":
      return lookAtOpen(tools, bill, ask);
    case "not-made":
    case "paid":
    case "expired":
    case "revoked":
      return ask ? afterPayments(tools, bill) : bill;
  }
}

/** Nobody is at work on it, so its process died before anything was sent. */
async function abandoned(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const closed = await tools.assist.bills.move(bill.id, ["preparing"], {
    state: "not-made",
    message: "The bill was not made: the server stopped before anything was sent to Assist.",
  });
  return closed ?? tools.reread(bill.id);
}

/** Looks for the bill's money first: sync-order says so when there is some. */
async function afterPayments(tools: BillTools, bill: BillRow): Promise<BillRow> {
  try {
    await syncOrderWorkflow(tools.container).run({
      input: { order_number: bill.number ?? "", wait: true, by: "job" },
    });
  } catch (error) {
    tools.warn(bill, `its payments could not be looked for: ${errorMessage(error)}`);
  }
  return tools.reread(bill.id);
}

async function lookAtOpen(tools: BillTools, before: BillRow, ask: boolean): Promise<BillRow> {
  const bill = await afterPayments(tools, before);
  if (bill.state !== "open") return bill;
  const unwanted = await unwantedBecause(tools, bill, await readBilledOrder(tools.container, bill.order_id));
  if (unwanted) {
    tools.warn(bill, `it is revoked: ${unwantedSentences[unwanted]}`);
    const revoking = await tools.assist.bills.move(bill.id, ["open"], {
      state: "revoking",
      revoke_reason: unwanted,
      message: unwantedSentences[unwanted],
    });
    return revoking ? revokeAtAssist(tools, revoking) : tools.reread(bill.id);
  }
  const now = (await tools.assist.orders.now()).getTime();
  const asked = bill.checked_at?.getTime() ?? bill.created_at.getTime();
  if (ask || now >= bill.valid_until.getTime() || now - asked >= statusEvery)
    return askAboutBill(tools, bill);
  const untilReminder = await remindInTime(tools, bill, now);
  const untilEnd = Math.ceil((bill.valid_until.getTime() - now) / 60_000) + 1;
  return tools.later(bill, Math.min(minutesBetween, untilEnd, untilReminder));
}
