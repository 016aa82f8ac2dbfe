import { responseText } from "../protocol/codes";
import { escape } from "../protocol/escape";
import type { Order } from "../gateway/order";
import type { Reply } from "../services/call";
import { backLink, orderPanel, page } from "./layout";
import { textsFor } from "./texts";

/** The result page: what became of the payment. Also the time-out page. */
export function resultPage(order: Order): Reply {
  const texts = textsFor(order.language);
  const [title, mood, detail] = outcome(order);
  return page({
    language: order.language,
    title,
    body: `${orderPanel(order)}
<section class="panel" data-testid="result" data-state="${escape(order.state)}">
<h1 class="${mood}"${order.state === "Timeout" ? ' data-testid="timeout"' : ""}>${escape(title)}</h1>
${detail === "" ? "" : `<p>${escape(detail)}</p>`}
<p class="soft">${escape(texts.order)} ${escape(order.orderNumber)} · ${escape(order.billnumber)}</p>
</section>
${noWayBack(order) ? "" : backLink(order)}`,
  });
}

/** The shop's request was refused, or the link leads nowhere. */
export function errorPage(text: string, language: "RU" | "EN" = "RU", status = 200): Reply {
  const texts = textsFor(language);
  return page({
    language,
    title: texts.error,
    status,
    body: `<section class="panel" data-testid="error"><h1 class="bad">${escape(texts.error)}</h1><p>${escape(texts.errorText)}</p><p class="break" data-testid="error-text">${escape(text)}</p></section>`,
  });
}

export function unknownLinkPage(): Reply {
  const texts = textsFor("RU");
  return page({
    language: "RU",
    title: texts.unknownLink,
    status: 404,
    body: `<section class="panel" data-testid="error"><h1 class="bad">${escape(texts.unknownLink)}</h1></section>`,
  });
}

export function alreadyPaidPage(order: Order): Reply {
  const texts = textsFor(order.language);
  return page({
    language: order.language,
    title: texts.alreadyPaid,
    body: `${orderPanel(order)}<section class="panel" data-testid="already-paid"><h1>${escape(texts.alreadyPaid)}</h1></section>${noWayBack(order) ? "" : backLink(order)}`,
  });
}

function noWayBack({ returnUrls }: Order): boolean {
  return returnUrls.ok === "" && returnUrls.no === "";
}

function outcome(order: Order): [title: string, mood: "good" | "bad" | "", detail: string] {
  const texts = textsFor(order.language);
  switch (order.state) {
    case "Approved":
    case "PartialDelayed":
      return [texts.paid, "good", ""];
    case "Delayed":
      return [texts.held, "good", ""];
    case "Declined":
      return [
        texts.declined,
        "bad",
        responseText(order.operations.at(-1)?.responseCode ?? "AS100", order.language),
      ];
    case "Timeout":
      return [texts.timeout, "bad", texts.timeoutText];
    case "In Process":
      return [texts.inProcess, "", texts.inProcessText];
    case "Canceled":
    case "PartialCanceled":
      return [texts.canceled, "", ""];
  }
}
