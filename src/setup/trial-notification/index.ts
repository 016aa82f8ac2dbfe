import { randomInt } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { signNotification } from "../../gateway";
import { ASSIST_MODULE } from "../../modules/assist";
import type { Account } from "../../accounts/account-entry";
import { trialNumber } from "../../accounts/trial-number";
import { notificationPath } from "../../accounts/account-list";
import { sentenceOf } from "../notification-health/verdict-sentence";
import { postForm, type Posted } from "./post-form";
import type { TrialNotificationDTO } from "../../contract/trial-notification";

type Outcome = Pick<TrialNotificationDTO, "outcome" | "sentence" | "reason" | "facts">;

/**
 * Sends a signed notification about a trial number to the shop's own public address, as Assist would. It is stored,
 * marked as a trial, and changes nothing. Throws for an account that is not complete.
 */
export async function sendTrialNotification(
  container: MedusaContainer,
  accountName: string,
): Promise<TrialNotificationDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const account = await assist.accounts.get(accountName);
  // Throws with a sentence while the settings do not name the address.
  const url = new URL(notificationPath, assist.accounts.backendUrl).href;
  const number = trialNumber();
  const now = new Date();
  const message = trialMessage(account, number, now);
  const posted = await postForm(new URL(url), message);
  const verdict = await assist.health.verdictOf(number);
  return {
    ...outcomeOf(posted, verdict, message.billnumber ?? ""),
    url,
    sent_at: now.toISOString(),
    order_number: number,
  };
}

/** A declined payment: should it end up in somebody else's system, it gives nothing away for nothing. */
function trialMessage(account: Account, number: string, now: Date): Record<string, string> {
  const { merchantId, secretWord, saltEncoding } = account.merchant;
  const [date = "", time = ""] = now.toISOString().split(/[T.]/);
  const sum = { amount: "10.00", currency: "RUB" };
  const fields = {
    merchant_id: merchantId,
    ordernumber: number,
    billnumber: `9${Array.from({ length: 15 }, () => randomInt(10)).join("")}`,
    testmode: account.live ? "0" : "1",
    orderamount: sum.amount,
    ordercurrency: sum.currency,
    ...sum,
    orderstate: "Declined",
    responsecode: "AS100",
    operationtype: "100",
    packetdate: `${date.split("-").reverse().join(".")} ${time}`,
  };
  return signNotification(fields, secretWord, saltEncoding);
}

/** `verdict`: under which this shop has stored the message; absent when it did not come here. */
function outcomeOf(posted: Posted, verdict: string | undefined, billnumber: string): Outcome {
  if (!posted.answered)
    return { outcome: "unreachable", reason: posted.why, sentence: unreachable[posted.why] };
  if (verdict === "genuine" && posted.status === 200 && isAcceptance(posted.text, billnumber)) {
    return {
      outcome: "verified",
      sentence: "The notification came in through the public address, and its check value was right.",
    };
  }
  if (verdict !== undefined) {
    return {
      outcome: "refused",
      reason: verdict,
      sentence: `The notification came in and was refused. ${sentenceOf(verdict)}`,
    };
  }
  const status = String(posted.status);
  if (posted.status >= 300 && posted.status < 400) {
    return {
      outcome: "elsewhere",
      reason: "redirect",
      facts: { status, ...(posted.location !== undefined && { location: posted.location.slice(0, 200) }) },
      sentence: `The address redirects (HTTP status ${status}). Assist posts to the address as it is: enter the final one as backendUrl.`,
    };
  }
  if (posted.text.includes("<pushpaymentresult")) {
    return {
      outcome: "elsewhere",
      reason: "other-shop",
      facts: { status },
      sentence:
        "The address belongs to another installation of the plugin, with a database of its own: the message did not come here.",
    };
  }
  return {
    outcome: "elsewhere",
    reason: "other-server",
    facts: { status },
    sentence: `Something else answered at the address (HTTP status ${status}), not this shop. Compare backendUrl with the public address of the Medusa server, and look at what stands before it.`,
  };
}

const isAcceptance = (text: string, billnumber: string): boolean =>
  /<pushpaymentresult firstcode="0" secondcode="0">/.test(text) && text.includes(billnumber);

const unreachable: Record<Extract<Posted, { answered: false }>["why"], string> = {
  certificate:
    "The certificate of the public address is not trusted by this server. Assist needs one of a trusted authority.",
  refused: "The public address refuses the connection.",
  "host-unknown": "The host of the public address is not known.",
  deadline: "The public address did not answer within ten seconds.",
  "no-connection":
    "No connection to the public address could be made from this server. It may still be reachable from outside.",
};
