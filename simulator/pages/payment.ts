import QRCode from "qrcode";
import { gatewayMinute } from "../protocol/dates";
import { escape } from "../protocol/escape";
import { showAmount } from "../protocol/money";
import type { Order } from "../gateway/order";
import type { Reply } from "../services/call";
import type { Means } from "../order-types";
import { actionButton, actionForm, backLink, money, orderPanel, page } from "./layout";
import { pagePath } from "../protocol/paths";
import { spaced, testCards } from "./test-cards";
import { textsFor, type Texts } from "./texts";

/** Choice of means, with the card form or the way to SBP below it. */
export function paymentPage(order: Order, chosen: Means, now: Date, problem?: string): Reply {
  const texts = textsFor(order.language);
  const pane = chosen === "card" ? cardPane(order, texts, now, problem) : sbpPane(order, texts);
  return page({
    language: order.language,
    title: `${texts.pay} · ${order.orderNumber}`,
    body: `${orderPanel(order)}
<section class="panel">
<nav class="means" aria-label="${escape(texts.chooseMeans)}">${order.means.map((means) => tab(order, means, means === chosen, texts)).join("")}</nav>
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
${actionButton("pay-card", "pay-card", `${texts.pay} ${money(order)}`)}`,
)}`;
}

function sbpPane(order: Order, texts: Texts): string {
  return `<p>${escape(texts.sbpIntro)}</p><a class="button" data-testid="pay-sbp" href="${escape(pagePath(order, "sbp"))}">${escape(texts.payBySbp)}</a>`;
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

/** The QR code, and buttons that play the bank's app. */
export async function sbpPage(order: Order): Promise<Reply> {
  const texts = textsFor(order.language);
  // Deliberately no address: a phone that scans it must not end at a real bank.
  const code = await QRCode.toString(
    `SIMULATOR SBP ${order.billnumber} ${showAmount(order.amount)} ${order.currency}`,
    { type: "svg", margin: 1 },
  );
  return page({
    language: order.language,
    title: `${texts.sbp} · ${order.orderNumber}`,
    body: `${orderPanel(order)}
<section class="panel">
<p class="center">${escape(texts.sbpScan)}</p>
<div class="qr" data-testid="sbp-qr">${code}</div>
<p class="soft center">${escape(texts.sbpNoBank)}</p>
${actionForm(
  order,
  `<div class="stack">${actionButton("sbp-paid", "sbp-paid", texts.sbpPaid)}${actionButton("sbp-decline", "decline", texts.decline, true)}${actionButton("sbp-leave", "leave", texts.leave, true)}</div>`,
)}
</section>
${backLink(order)}`,
  });
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
