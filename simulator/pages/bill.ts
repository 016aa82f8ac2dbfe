import { endedWhilePaying, isErip } from "../gateway/bill";
import { type Bill, type Order, paymentOperation } from "../gateway/order";
import { billEnd, openBillOrder, type BillEnd } from "../gateway/bill-order";
import type { Gateway } from "../gateway/gateway";
import { GatewayError } from "../protocol/codes";
import { gatewayMinute } from "../protocol/dates";
import { escape } from "../protocol/escape";
import type { Call, Reply } from "../services/call";
import { money, page, redirect } from "./layout";
import { errorPage, unknownLinkPage } from "./outcome";
import { pagePath } from "../protocol/paths";
import { textsFor } from "./texts";

/** paybill.cfm: the bill, and by POST the customer's consent, which leads to the payment page (§9). */
export function billRoute(gateway: Gateway, call: Call): Reply {
  const bill = gateway.billByToken(call.fields.raw("ID") ?? "");
  if (bill === undefined) return unknownLinkPage();
  const end = billEnd(gateway, bill);
  if (end !== undefined) return endedBillPage(bill, end);
  if (isErip(bill)) return eripPage(bill);
  return call.method === "POST" ? agree(gateway, bill, call.clientIp) : billPage(bill);
}

function agree(gateway: Gateway, bill: Bill, clientIp: string): Reply {
  try {
    return redirect(pagePath(openBillOrder(gateway, bill, clientIp)));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return errorPage(error.message, bill.language);
  }
}

function billPage(bill: Bill): Reply {
  const texts = textsFor(bill.language);
  const button = `<button data-testid="pay-bill">${escape(`${texts.agreeAndPay} ${money(bill)}`)}</button>`;
  return page({
    language: bill.language,
    title: `${texts.bill} ${bill.number}`,
    body: `${billPanel(bill)}
<section class="panel">
<form method="post" action="/bill/paybill.cfm"><input type="hidden" name="ID" value="${escape(bill.token)}">${button}</form>
<p class="soft center">${escape(texts.validUntil)} <span data-testid="bill-valid-until">${gatewayMinute(bill.payUntil)} GMT</span></p>
</section>`,
  });
}

function eripPage(bill: Bill): Reply {
  const texts = textsFor(bill.language);
  return page({
    language: bill.language,
    title: `${texts.bill} ${bill.number}`,
    body: `${billPanel(bill)}
<section class="panel" data-testid="bill-erip">
<h1>${escape(texts.eripTitle)}</h1>
<p>${escape(texts.eripText)} <b class="break" data-testid="erip-number">${escape(bill.number)}</b></p>
<p class="soft">${escape(texts.validUntil)} <span data-testid="bill-valid-until">${gatewayMinute(bill.payUntil)} GMT</span></p>
</section>`,
  });
}

/** In place of the payment page of a bill that ended since the customer agreed, unless the bank has the payment already. */
export function endedInstead(gateway: Gateway, order: Order): Reply | undefined {
  const { bill } = order;
  if (bill === undefined || paymentOperation(order) !== undefined) return undefined;
  const end = endedWhilePaying(gateway, bill);
  return end === undefined ? undefined : endedBillPage(bill, end);
}

/** The bill takes no payment any more. */
function endedBillPage(bill: Bill, end: BillEnd): Reply {
  const texts = textsFor(bill.language);
  const [title, text] = {
    paid: [texts.billPaid, ""],
    revoked: [texts.billRevoked, texts.askTheShop],
    expired: [texts.billExpired, texts.askTheShop],
  }[end] as [string, string];
  return page({
    language: bill.language,
    title: `${texts.bill} ${bill.number}`,
    body: `${billPanel(bill)}
<section class="panel" data-testid="bill-ended" data-state="${end}">
<h1${end === "paid" ? "" : ' class="bad"'}>${escape(title)}</h1>
${text === "" ? "" : `<p>${escape(text)}</p>`}
</section>`,
  });
}

/** Who asks how much, and for what. */
function billPanel(bill: Bill): string {
  const texts = textsFor(bill.language);
  const comment = bill.fields.bill_comment ?? "";
  return `<section class="panel">
<div class="soft">${escape(texts.bill)} <span class="break" data-testid="bill-number">${escape(bill.number)}</span></div>
<div class="amount" data-testid="amount">${escape(money(bill))}</div>
<div class="soft break" data-testid="bill-shop">${escape(bill.merchant.shopName)}</div>
${comment === "" ? "" : `<p class="break" data-testid="bill-comment">${escape(comment)}</p>`}
${bill.twoStage ? `<p class="soft">${escape(texts.twoStage)}</p>` : ""}
</section>`;
}
