import type { BillStatus, Outcome } from "../gateway";
import type { BillRow } from "../records/bills";
import { billKey, type BillTools } from "./bill-tools";

/** Assist's clock and ours may differ by this much. */
const clockMilliseconds = 2 * 60_000;
/** A bill whose word we do not know is over a day after its last one. */
const unclearMilliseconds = 24 * 60 * 60_000;

/** Asks Assist what became of an open bill. Where its money stands is not for this service to say. */
export async function queryBill(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const { assist } = tools;
  // What is past is past when Assist was asked, not when its answer is looked at.
  const now = await assist.orders.now();
  const status = await (await tools.client(bill)).billStatus(billKey(bill));
  const paying = (await assist.orders.byNumber(bill.number ?? ""))?.state === "in-process";
  const found = foundBy(status, now.getTime() - bill.valid_until.getTime(), paying);
  await assist.bills.note(bill.id, { checked_at: now });
  switch (found.kind) {
    case "still-open":
      return found.paid ? tools.later(bill, 1, found.sentence) : tools.restOpen(bill, found.sentence);
    case "no-answer":
      return now < bill.valid_until
        ? tools.restOpen(bill, found.sentence)
        : tools.later(bill, 5, found.sentence);
    case "expired":
    case "revoked": {
      const moved = await assist.bills.move(bill.id, ["open"], {
        state: found.kind,
        message: null,
        ...(found.kind === "revoked" ? { revoke_reason: "at-assist" as const } : {}),
      });
      return moved ?? tools.reread(bill.id);
    }
  }
}

type Found =
  | { kind: "expired" | "revoked" }
  /** `paid`: Assist says so; orderresult will tell. */
  | { kind: "still-open"; paid: boolean; sentence?: string }
  | { kind: "no-answer"; sentence: string };

/**
 * What billstatus says of a bill that was open. `past`: milliseconds since its last moment, below zero before it.
 * `paying`: a payment of it is with the bank, so it is not over. Pure.
 */
export function foundBy(status: Outcome<BillStatus>, past: number, paying: boolean): Found {
  const isPast = past > clockMilliseconds && !paying;
  if (status.kind === "not-found") {
    return isPast
      ? { kind: "expired" }
      : { kind: "still-open", paid: false, sentence: "Assist does not know this bill." };
  }
  if (status.kind !== "done")
    return { kind: "no-answer", sentence: `${status.sentence} The bill could not be checked.` };
  const { state, stateText } = status.value;
  switch (state) {
    case "revoked":
      return { kind: "revoked" };
    case "expired":
      return paying ? { kind: "still-open", paid: false } : { kind: "expired" };
    case "paid":
      return {
        kind: "still-open",
        paid: true,
        sentence: "Assist says that the bill is paid; its payment is looked for.",
      };
    case "open":
      // Whether Assist has a word for "past its date" is not known (protocol §15 #11).
      return isPast ? { kind: "expired" } : { kind: "still-open", paid: false };
    case "unclear":
      return isPast && past > unclearMilliseconds
        ? { kind: "expired" }
        : { kind: "still-open", paid: false, sentence: `Assist calls the bill "${stateText}".` };
  }
}
