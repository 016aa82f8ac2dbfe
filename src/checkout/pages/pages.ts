import type { MedusaResponse } from "@medusajs/framework/http";
import type { Money, PaymentForm } from "../../gateway";
import { html } from "./html";
import { sendPage } from "./page";
import { pageTexts, type PageLanguage, type PageTexts } from "./texts";

type Notice =
  | "replaced"
  | "expired"
  | "unknown"
  | "unavailable"
  | "bill-preparing"
  | "bill-over"
  | "paid"
  | "pending"
  | "failed";

const noticeStatus: Record<Notice, number> = {
  replaced: 410,
  expired: 410,
  unknown: 404,
  unavailable: 503,
  "bill-preparing": 200,
  "bill-over": 410,
  paid: 200,
  pending: 200,
  failed: 200,
};

/** A page with one thing to say and, where there is one, the way back to the shop. */
export function sendNotice(
  response: MedusaResponse,
  notice: Notice,
  language: PageLanguage,
  back?: URL,
): void {
  const texts = pageTexts[language];
  const [title, text] = texts[notice];
  const way = back ? html`<a class="button" href="${back.href}">${texts.backToShop}</a>` : "";
  const body = html`<h1 data-testid="notice-${notice}">${title}</h1><p>${text}</p>${way}`;
  sendPage(response, { status: noticeStatus[notice], lang: texts.lang, title, body });
}

/** In the address of a page that waits for the bank, once it looks again by itself. */
export const checkingAgain = { name: "look", value: "again" } as const;

/** The bank has not decided. There is nothing to do but to wait, and the page does that. */
export function sendInProcess(
  response: MedusaResponse,
  checkAgainSeconds: number,
  language: PageLanguage,
  back?: URL,
): void {
  const texts = pageTexts[language];
  const [title, text] = texts["in-process"];
  const way = back ? html`<p class="way"><a href="${back.href}">${texts.backToShop}</a></p>` : "";
  const body = html`<h1 data-testid="notice-in-process">${title}</h1><p role="status">${text}</p>${way}`;
  const next = { afterSeconds: checkAgainSeconds, address: `?${checkingAgain.name}=${checkingAgain.value}` };
  sendPage(response, { status: 200, lang: texts.lang, title, body, next });
}

/** The number that a customer types into ERIP, and how much there is to pay. */
export function sendEripNumber(
  response: MedusaResponse,
  number: string,
  amount: Money,
  language: PageLanguage,
): void {
  const texts = pageTexts[language];
  const [title, text] = texts.erip;
  const body = html`<h1>${title}</h1><p class="amount">${formatAmount(amount.gatewayAmount, amount.currency, texts)}</p>
<p>${text}</p><p class="amount" data-testid="erip-number">${number}</p>`;
  sendPage(response, { status: 200, lang: texts.lang, title, body });
}

/** Posts the payment form to Assist by itself; the button serves browsers without scripts. */
export function sendPaymentForm(response: MedusaResponse, form: PaymentForm, language: PageLanguage): void {
  const texts = pageTexts[language];
  const inputs = Object.entries(form.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<h1>${texts.redirecting}</h1>
<p class="amount">${formatAmount(form.fields["OrderAmount"] ?? "", form.fields["OrderCurrency"] ?? "", texts)}</p>
<p>${texts.redirectingHint}</p>
<form id="payment" method="post" action="${form.action}" accept-charset="utf-8">${inputs}
<button class="button" type="submit" data-testid="continue-to-payment">${texts.continue}</button></form>`;
  sendPage(response, {
    status: 200,
    lang: texts.lang,
    title: texts.redirecting,
    body,
    script: `document.getElementById("payment").submit()`,
    formTarget: new URL(form.action).origin,
  });
}

/** For reading only: the amount that is sent stays the exact text in the form. */
function formatAmount(amount: string, currency: string, texts: PageTexts): string {
  // Intl takes a decimal text without going through a binary number.
  const format = new Intl.NumberFormat(texts.lang, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
  });
  return format.format(amount as `${number}`);
}
