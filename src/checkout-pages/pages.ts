import type { MedusaResponse } from "@medusajs/framework/http";
import type { PaymentForm } from "../assist";
import { html } from "./html";
import { sendPage } from "./page";
import { pageTexts, type PageLanguage, type PageTexts } from "./texts";

type Notice = "replaced" | "unknown" | "unavailable" | "paid" | "pending" | "failed";

const noticeStatus: Record<Notice, number> = {
  replaced: 410,
  unknown: 404,
  unavailable: 503,
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

/** Posts the payment form to Assist by itself; the button serves browsers without scripts. */
export function sendPaymentForm(response: MedusaResponse, form: PaymentForm, language: PageLanguage): void {
  const texts = pageTexts[language];
  const inputs = Object.entries(form.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<h1>${texts.redirecting}</h1>
<p class="amount">${shownAmount(form, texts)}</p>
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
function shownAmount(form: PaymentForm, texts: PageTexts): string {
  const amount = form.fields["OrderAmount"] ?? "";
  const currency = form.fields["OrderCurrency"] ?? "";
  // Intl takes a decimal text without going through a binary number.
  const format = new Intl.NumberFormat(texts.lang, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
  });
  return format.format(amount as `${number}`);
}
