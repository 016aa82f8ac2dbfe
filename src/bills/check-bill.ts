import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow } from "../records/bills";
import { reconcileOrder } from "../books/reconcile-order";
import { billsOfOrders } from "./at-checkout";
import { queryBill } from "./query-bill";
import { readBilledOrder } from "../platform/orders/billed-order";
import { BillTools, inLog, type WithinRun } from "./bill-tools";
import { isStatusDue } from "../rules/bills/next-bill-check";
import { revokeAtAssist } from "./revoke-at-assist";
import { resolveCreation } from "./resolve-creation";
import { remindInTime } from "./resend-bill";
import { sendPrepared } from "./send-prepared";
import { unwantedBecause, unwantedSentences } from "./unwanted";
import { workOnBill } from "./work-on-bill";

/** How a bill is looked at. */
interface CheckOptions {
  /** Staff want Assist's word, however lately it was asked. */
  ask?: boolean;
  /** Its payments have been asked about just now. */
  paymentsKnown?: boolean;
}

/** A bill's state as Assist and the order tell it now. `ask`: staff want Assist's word, however lately it was asked. */
export async function checkBill(container: MedusaContainer, id: string, ask = false): Promise<BillRow> {
  return workOnBill(container, id, (tools, bill) => checkNow(tools, bill, { ask }));
}

/** The same for the job, which has asked about the bill's payments already. */
export async function checkBillOfRun(
  container: MedusaContainer,
  id: string,
  run: WithinRun,
): Promise<BillRow> {
  return workOnBill(container, id, (tools, bill) => checkNow(tools, bill, { paymentsKnown: true }), run);
}

async function checkNow(tools: BillTools, bill: BillRow, options: CheckOptions): Promise<BillRow> {
  switch (bill.state) {
    case "preparing":
      return bill.origin === "checkout" ? sendPrepared(tools, bill) : abandoned(tools, bill);
    case "creating":
    case "unknown":
      return resolveCreation(tools, bill);
    case "revoking": {
      const after = options.paymentsKnown ? bill : await afterPayments(tools, bill);
      return after.state === "revoking" ? revokeAtAssist(tools, after) : after;
    }
    case "open":
      return checkOpenBill(tools, bill, options);
    case "not-made":
    case "paid":
    case "expired":
    case "revoked":
      return options.ask ? afterPayments(tools, bill) : bill;
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

/** Looks for the bill's money first: the reconciliation says so when there is some. */
async function afterPayments(tools: BillTools, bill: BillRow): Promise<BillRow> {
  try {
    const input = { order_number: bill.number ?? "", wait: true, by: "job" } as const;
    await reconcileOrder(tools.container, tools.assist, input, billsOfOrders);
  } catch (error) {
    tools.log.warn("The payments of a bill could not be looked for.", inLog(bill), error);
  }
  return tools.reread(bill.id);
}

async function checkOpenBill(tools: BillTools, before: BillRow, options: CheckOptions): Promise<BillRow> {
  const bill = options.paymentsKnown ? before : await afterPayments(tools, before);
  if (bill.state !== "open") return bill;
  const unwanted = await unwantedBecause(tools, bill, await readBilledOrder(tools.container, bill.order_id));
  if (unwanted) {
    tools.log.info(`A bill is revoked: ${unwantedSentences[unwanted]}`, inLog(bill));
    const revoking = await tools.assist.bills.move(bill.id, ["open"], {
      state: "revoking",
      revoke_reason: unwanted,
      message: unwantedSentences[unwanted],
    });
    return revoking ? revokeAtAssist(tools, revoking) : tools.reread(bill.id);
  }
  const now = await tools.assist.orders.now();
  if (options.ask || isStatusDue(bill, now)) return queryBill(tools, bill);
  await remindInTime(tools, bill, now.getTime());
  return tools.restOpen(bill);
}

/** Looks at an order's open bill after the order has changed. What fails here, the job does: the bill is due. */
export async function billOfOrderChanged(container: MedusaContainer, orderId: string): Promise<void> {
  const tools = new BillTools(container);
  const bill = await tools.assist.bills.openOf(orderId);
  if (!bill) return;
  await tools.assist.bills.checkSoon({ order_id: orderId });
  try {
    await checkBill(container, bill.id);
  } catch (error) {
    tools.log.warn("A bill is looked at later, after its order has changed.", inLog(bill), error);
  }
}
