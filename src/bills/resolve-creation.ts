import { resolveBillCreation, type BillCreationFound } from "../gateway";
import type { BillRow } from "../records/bills";
import { readBilledOrder } from "../platform/orders/billed-order";
import { billKey, type BillTools } from "./bill-tools";
import { closeUnmade, giveUp } from "./send-bill";
import { revokeAtAssist } from "./revoke-at-assist";
import { sendBill } from "./send-bill";
import { unwantedBecause } from "./unwanted";

/** A request that got no answer may still arrive this long after its deadline [guess: as for commands that move money]. */
const lateMilliseconds = 120_000;

/** After so many requests without an answer it is left to staff. */
const mostSendings = 3;

/**
 * Finds out whether a bill was made whose answer was lost. One whose link is lost is revoked, so that another may be
 * made; for one that was not made the same request is sent again, under the same number; nothing else is ever sent.
 */
export async function resolveCreation(tools: BillTools, bill: BillRow): Promise<BillRow> {
  // What Assist does not know, it did not know when it was asked.
  const asked = await tools.assist.orders.now();
  const found = resolveBillCreation(await (await tools.client(bill)).billStatus(billKey(bill)));
  switch (found.kind) {
    case "made":
      return madeButLinkLost(tools, bill, found);
    case "not-made":
      return notMade(tools, bill, asked);
    case "unclear":
      return tools.later(bill, 2, `${found.sentence} Whether the bill was made is not known yet.`);
  }
}

async function madeButLinkLost(
  tools: BillTools,
  bill: BillRow,
  { bill: status }: Extract<BillCreationFound, { kind: "made" }>,
): Promise<BillRow> {
  const revoking = await tools.assist.bills.move(bill.id, ["creating", "unknown"], {
    state: "revoking",
    revoke_reason: bill.revoke_reason ?? "link-lost",
    message:
      "Assist made the bill, but the answer with its link was lost. It is being revoked; then make another.",
  });
  if (!revoking) return tools.reread(bill.id);
  // Where Assist itself has sent the link, the customer may have begun already.
  if (status.billnumber !== undefined) await tools.assist.orders.checkSoon(status.number);
  return revokeAtAssist(tools, revoking);
}

async function notMade(tools: BillTools, bill: BillRow, asked: Date): Promise<BillRow> {
  const { assist } = tools;
  const order = await readBilledOrder(tools.container, bill.order_id);
  const inTime = bill.valid_until > asked;
  const unwanted = bill.revoke_reason ?? (await unwantedBecause(tools, bill, order));
  const wanted = unwanted === undefined;
  if (order && wanted && inTime && bill.sent_times < mostSendings) {
    if (!(await assist.bills.sendAgain(bill))) return tools.reread(bill.id);
    return sendBill(tools, await tools.reread(bill.id), order);
  }
  const late = (bill.sent_at?.getTime() ?? 0) + assist.accounts.commandDeadline + lateMilliseconds;
  if (asked.getTime() < late) return tools.later(bill, 2, "Assist does not know the bill so far.");
  const message = "Assist has made no bill.";
  return wanted ? closeUnmade(tools, bill, message) : giveUp(tools, bill, message);
}
