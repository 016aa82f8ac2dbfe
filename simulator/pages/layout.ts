import { escape } from "../protocol/escape";
import { showAmount } from "../protocol/money";
import type { Order } from "../gateway/order";
import type { Reply } from "../services/call";
import { style } from "./style";
import { textsFor } from "./texts";
import { pagePath } from "../protocol/paths";

export interface Page {
  language: "RU" | "EN";
  title: string;
  /** HTML: whoever builds it escapes. */
  body: string;
  status?: number;
}

export function page({ language, title, body, status = 200 }: Page): Reply {
  const html = `<!doctype html>
<html lang="${language.toLowerCase()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body><main>
<header><span class="brand">Assist</span><span class="badge" data-testid="simulator-badge">${escape(textsFor(language).badge)}</span></header>
${body}
</main></body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'self'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    body: html,
  };
}

export function redirect(location: string): Reply {
  return {
    status: 302,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
    body: "",
  };
}

/** What is paid for, at the head of each payment page. */
export function orderPanel(order: Order): string {
  const texts = textsFor(order.language);
  const comment = order.fields.ordercomment ?? "";
  return `<section class="panel">
<div class="soft">${escape(texts.toPay)}</div>
<div class="amount" data-testid="amount">${escape(money(order))}</div>
<div class="soft break">${escape(texts.order)} <span data-testid="order-number">${escape(order.orderNumber)}</span></div>
${comment === "" ? "" : `<div class="soft break">${escape(comment)}</div>`}
${order.twoStage ? `<p class="soft">${escape(texts.twoStage)}</p>` : ""}
</section>`;
}

export function backLink(order: Order): string {
  return `<a class="back" data-testid="back-to-shop" href="${escape(pagePath(order, "back"))}">${escape(textsFor(order.language).backToShop)}</a>`;
}

/** A form that acts: CFSID and the action are hidden fields. */
export function actionForm(order: Order, inside: string): string {
  return `<form method="post" action="/pay/submit.cfm"><input type="hidden" name="CFSID" value="${escape(order.token)}">${inside}</form>`;
}

export function actionButton(action: string, testId: string, text: string, quiet = false): string {
  return `<button name="action" value="${action}" data-testid="${testId}"${quiet ? ' class="quiet"' : ""}>${escape(text)}</button>`;
}

/** For people: spaces between thousands, the rouble sign. */
export function money(order: Pick<Order, "amount" | "currency" | "language">): string {
  const [whole = "0", cents = "00"] = showAmount(order.amount).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${grouped}${order.language === "RU" ? "," : "."}${cents}\u00a0${order.currency === "RUB" ? "₽" : order.currency}`;
}
