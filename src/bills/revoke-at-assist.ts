import type { BillStatus, Outcome, RevokedBill } from "../gateway";
import type { BillRow } from "../records/bills";
import { billKey, inLog, type BillTools } from "./bill-tools";

/** A bill that Assist's own date has ended needs no revocation; by then it says so [guess]. */
const longPast = 60 * 60_000;

/**
 * Revokes a bill that was written down as being revoked, and sees that it is. It stays "revoking" until Assist says so:
 * sending billrevoke again does no harm.
 */
export async function revokeAtAssist(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const client = await tools.client(bill);
  const { number } = billKey(bill);
  if (!(await tools.renewLease())) {
    tools.log.warn(
      "The work on a bill was held up and another process has taken it up: the revocation was not sent.",
      inLog(bill),
    );
    return tools.reread(bill.id);
  }
  const notify = mayTell(bill) && bill.sending !== "none";
  const revoked = await client.revokeBill({ number, notify });
  const now = await tools.assist.orders.now();
  const status = await client.billStatus({ number });
  const ending = endingBy(revoked, status, now.getTime() - bill.valid_until.getTime() > longPast);
  if (ending.kind === "open") {
    if (revoked.kind === "done") await tools.assist.bills.note(bill.id, { checked_at: now });
    return tools.later(bill, 2, ending.sentence);
  }
  if (ending.kind === "paid") {
    await tools.assist.orders.checkSoon(number);
    return tools.later(bill, 1, "Assist says that the bill is paid; it cannot be revoked.");
  }
  const moved = await tools.assist.bills.move(bill.id, ["revoking"], {
    state: ending.kind,
    message:
      bill.revoke_reason === "link-lost"
        ? "The bill's link was lost with Assist's answer, so the bill was revoked. Make another one."
        : null,
    checked_at: now,
  });
  return moved ?? tools.reread(bill.id);
}

/**
 * Whether Assist may tell the customer. Not of a link that he was never given, nor once more where Assist has taken the
 * revocation: since it was wished for, the bill was checked then only.
 */
function mayTell({ revoke_reason, checked_at, state_since }: BillRow): boolean {
  const isTaken = checked_at !== null && state_since !== null && checked_at > state_since;
  return revoke_reason !== "link-lost" && !isTaken;
}

type Ending = { kind: "revoked" | "expired" | "paid" } | { kind: "open"; sentence: string };

/** What became of a revocation by Assist's answer to it and by the bill's status afterwards. Pure. */
export function endingBy(
  revoked: Outcome<RevokedBill>,
  status: Outcome<BillStatus>,
  isLongPast: boolean,
): Ending {
  if (status.kind === "not-found") return { kind: "revoked" };
  if (status.kind !== "done")
    return { kind: "open", sentence: `${status.sentence} Whether the bill is revoked is not known yet.` };
  const { state, stateText } = status.value;
  switch (state) {
    case "revoked":
    case "expired":
    case "paid":
      return { kind: state };
    case "open":
      if (isLongPast) return { kind: "expired" };
      return {
        kind: "open",
        sentence: revoked.kind === "done" ? "Assist still shows the bill as open." : revoked.sentence,
      };
    case "unclear":
      // Assist's word for a revoked bill is not documented; its answer to the revocation is.
      if (revoked.kind === "done") return { kind: "revoked" };
      if (isLongPast) return { kind: "expired" };
      return { kind: "open", sentence: `${revoked.sentence} Assist calls the bill "${stateText}".` };
  }
}
