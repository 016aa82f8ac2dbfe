import QRCode from "qrcode";
import { gatewayMinute } from "../protocol/dates";
import { escape } from "../protocol/escape";
import { showAmount } from "../protocol/money";
import type { Gateway } from "../gateway/gateway";
import { keptMeans, mayKeep } from "../gateway/kept-means";
import type { Order } from "../gateway/order";
import type { Reply } from "../services/call";
import type { Means } from "../order-types";
import { actionButton, actionForm, backLink, money, orderPanel, page } from "./layout";
import { pagePath } from "../protocol/paths";
import { spaced, testCards } from "./test-cards";
import { textsFor, type Texts } from "./texts";

/** Choice of means, with the card form or the way to SBP below it. */
export function paymentPage(gateway: Gateway, order: Order, chosen: Means, problem?: string): Reply {
  const texts = textsFor(order.language);
  const pane =
    chosen === "card" ? cardPane(order, texts, gateway.clock.now(), problem) : sbpPane(order, texts);
  return page({
    language: order.language,
    title: `${texts.pay} · ${order.orderNumber}`,
    body: `${orderPanel(order)}
<section class="panel">
<nav class="means" aria-label="${escape(texts.chooseMeans)}">${order.means.map((means) => tab(order, means, means === chosen, texts)).join("")}</nav>
${keptPane(gateway, order, chosen, texts)}
${pane}
<p class="soft center">${escape(texts.validUntil)} ${gatewayMinute(order.expiresAt)} GMT</p>
</section>
${chosen === "card" ? testPanel(order, texts) : ""}
${backLink(order)}`,
  });
}

function tab(order: Order, means: Means, current: boolean, texts: Texts): string {
  return `<a href="${escape(`${pagePath(order)}&means=${means}`)}" data-testid="means-${means}"${current ? ' aria-current="true"' : ""}>${escape(texts[means])}</a>`;
}

/** A button for each card or bank that the customer has kept here. */
function keptPane(gateway: Gateway, order: Order, chosen: Means, texts: Texts): string {
  const buttons = keptMeans(gateway, order).flatMap((instrument, at) => {
    if (instrument.means !== chosen) return [];
    const { card } = instrument;
    const name = card ? `${card.typeName} •• ${card.masked.slice(-4)}` : texts.keptBank;
    return `<button name="action" value="pay-kept-${at}" data-testid="pay-kept">${escape(`${texts.pay} ${money(order)} · ${name}`)}</button>`;
  });
  if (buttons.length === 0) return "";
  return `<h2>${escape(texts.kept)}</h2>${actionForm(order, `<div class="stack">${buttons.join("")}</div>`)}<h2 class="next">${escape(texts.another)}</h2>`;
}

function keepBox(order: Order, texts: Texts): string {
  return mayKeep(order)
    ? `<label class="tick"><input type="checkbox" name="Keep" value="1" data-testid="keep" checked> ${escape(texts.keep)}</label>`
    : "";
}

function cardPane(order: Order, texts: Texts, now: Date, problem?: string): string {
  const expires = `12/${String(now.getUTCFullYear() + 3).slice(-2)}`;
  return `${problem === undefined ? "" : `<p class="problem" role="alert" data-testid="problem">${escape(problem)}</p>`}
${actionForm(
  order,
  `<label>${escape(texts.cardNumber)}<input name="Cardnumber" id="card-number" data-testid="card-number" inputmode="numeric" autocomplete="off" value="4111 1111 1111 1111" required></label>
<div class="pair">
<label>${escape(texts.expires)}<input name="Expires" data-testid="card-expires" inputmode="numeric" autocomplete="off" value="${expires}" required></label>
<label>${escape(texts.cvc)}<input name="Cvc2" data-testid="card-cvc" inputmode="numeric" autocomplete="off" value="123" required></label>
</div>
<label>${escape(texts.holder)}<input name="Cardholder" data-testid="card-holder" autocomplete="off" value="TEST"></label>
${keepBox(order, texts)}
${actionButton("pay-card", "pay-card", `${texts.pay} ${money(order)}`)}`,
)}`;
}

function sbpPane(order: Order, texts: Texts): string {
  const [intro, go] = order.mobilePage
    ? [texts.sbpIntroPhone, texts.payBySbpPhone]
    : [texts.sbpIntro, texts.payBySbp];
  return `<p>${escape(intro)}</p><a class="button" data-testid="pay-sbp" href="${escape(pagePath(order, "sbp"))}">${escape(go)}</a>`;
}

function testPanel(order: Order, texts: Texts): string {
  const rows = testCards.map(
    (card) =>
      `<li><span><span class="digits">${spaced(card.number)}</span>${escape(order.language === "RU" ? card.ru : card.en)}</span>
<button type="button" class="quiet" data-card="${spaced(card.number)}">${escape(texts.use)}</button></li>`,
  );
  return `<section class="panel"><details open><summary>${escape(texts.testCards)}</summary><ul class="cards">${rows.join("")}</ul></details></section>
<section class="panel"><h2>${escape(texts.play)}</h2>${actionForm(order, `<div class="stack">${actionButton("decline", "decline", texts.decline, true)}${actionButton("leave", "leave", texts.leave, true)}</div>`)}</section>
<script>document.querySelectorAll("[data-card]").forEach(function(b){b.addEventListener("click",function(){document.getElementById("card-number").value=b.dataset.card})})</script>`;
}

/** Banks whose apps a phone could open. Of no real one. */
const banks = ["Первый", "Второй", "Третий"];

/** The QR code, or on a phone the list of banks; and buttons that play the bank's app. */
export async function sbpPage(order: Order): Promise<Reply> {
  const texts = textsFor(order.language);
  const way = order.mobilePage
    ? `<p class="center">${escape(texts.sbpChooseBank)}</p>
<ul class="banks" data-testid="sbp-banks">${banks.map((bank) => `<li>${escape(bank)}</li>`).join("")}</ul>`
    : `<p class="center">${escape(texts.sbpScan)}</p>
<div class="qr" data-testid="sbp-qr">${await qrCode(order)}</div>`;
  return page({
    language: order.language,
    title: `${texts.sbp} · ${order.orderNumber}`,
    body: `${orderPanel(order)}
<section class="panel">
${way}
<p class="soft center">${escape(texts.sbpNoBank)}</p>
${actionForm(
  order,
  `${keepBox(order, texts)}<div class="stack">${actionButton("sbp-paid", "sbp-paid", texts.sbpPaid)}${actionButton("sbp-decline", "decline", texts.decline, true)}${actionButton("sbp-leave", "leave", texts.leave, true)}</div>`,
)}
</section>
${backLink(order)}`,
  });
}

/** Deliberately no address: a phone that scans it must not end at a real bank. */
function qrCode(order: Order): Promise<string> {
  const text = `SIMULATOR SBP ${order.billnumber} ${showAmount(order.amount)} ${order.currency}`;
  return QRCode.toString(text, { type: "svg", margin: 1 });
}

/** The 3-D Secure step, without a bank. */
export function securePage(order: Order): Reply {
  const texts = textsFor(order.language);
  return page({
    language: order.language,
    title: texts.secureTitle,
    body: `${orderPanel(order)}
<section class="panel">
<h1>${escape(texts.secureTitle)}</h1>
<p>${escape(texts.secureText)}</p>
${actionForm(
  order,
  `<div class="stack">${actionButton("secure-approve", "secure-approve", texts.secureApprove)}${actionButton("secure-decline", "decline", texts.decline, true)}${actionButton("secure-leave", "leave", texts.secureLeave, true)}</div>`,
)}
</section>`,
  });
}
