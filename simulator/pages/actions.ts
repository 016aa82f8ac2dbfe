import { GatewayError } from "../protocol/codes";
import { sanitise } from "../protocol/sanitise";
import type { Gateway } from "../gateway/gateway";
import { keptMeans } from "../gateway/kept-means";
import { paymentOperation, type Order } from "../gateway/order";
import { abandon, decide, decline, pay, submit } from "../gateway/payment";
import type { Call, Reply } from "../services/call";
import { endedInstead } from "./bill";
import { redirect } from "./layout";
import { alreadyPaidPage, resultPage } from "./outcome";
import { paymentPage } from "./payment";
import { pagePath } from "../protocol/paths";
import { returnAddress } from "./return-address";
import { cardOutcome, looksLikeCard, shownCard } from "./test-cards";
import { textsFor } from "./texts";

/** A button of a payment page was pressed. */
export function submitPage(gateway: Gateway, order: Order, call: Call): Reply {
  try {
    return act(gateway, order, call);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const ended = endedInstead(gateway, order);
    if (ended !== undefined) return ended;
    return error.pair.firstcode === 11 ? alreadyPaidPage(order) : resultPage(order);
  }
}

function act(gateway: Gateway, order: Order, call: Call): Reply {
  const done = () => redirect(returnAddress(order, gateway.rules));
  const card = { means: "card", card: shownCard("4111111111111111") } as const;
  const action = call.fields.raw("action") ?? "";
  const kept = /^pay-kept-(\d{1,2})$/.exec(action);
  if (kept) {
    payWithKept(gateway, order, Number(kept[1]));
    return done();
  }
  order.keeps = call.fields.raw("Keep") === "1" || (order.keeps && action === "secure-approve");
  switch (action) {
    case "pay-card":
      return payByCard(gateway, order, call);
    case "decline":
      decline(gateway, order, card, "AS100");
      return done();
    case "leave":
      submit(gateway, order, card);
      return done();
    case "sbp-paid":
      pay(gateway, order, { means: "sbp" });
      return done();
    case "sbp-decline":
      decline(gateway, order, { means: "sbp" }, "AS100");
      return done();
    case "sbp-leave":
      submit(gateway, order, { means: "sbp" });
      return done();
    case "secure-approve":
    case "secure-decline":
      return secureAnswer(gateway, order, action === "secure-approve");
    case "secure-leave":
      abandon(gateway, order);
      return done();
    default:
      return redirect(pagePath(order));
  }
}

/** Without its code: the customer is known (§11). A card that is past its date is declined. */
function payWithKept(gateway: Gateway, order: Order, at: number): void {
  const instrument = keptMeans(gateway, order)[at];
  if (!instrument) return;
  const { card } = instrument;
  if (card && !isFuture(card.expires, gateway.clock.now())) decline(gateway, order, instrument, "AS101");
  else pay(gateway, order, instrument);
}

function payByCard(gateway: Gateway, order: Order, call: Call): Reply {
  const texts = textsFor(order.language);
  const now = gateway.clock.now();
  const number = (call.fields.raw("Cardnumber") ?? "").replace(/[ -]/g, "");
  const expires = (call.fields.raw("Expires") ?? "").replace(/\s/g, "");
  if (!looksLikeCard(number)) return paymentPage(gateway, order, "card", texts.wrongNumber);
  if (!isFuture(expires, now)) return paymentPage(gateway, order, "card", texts.wrongExpiry);
  if (!/^\d{3,4}$/.test(sanitise("cvc2", call.fields.raw("Cvc2") ?? "")))
    return paymentPage(gateway, order, "card", texts.wrongCvc);

  const instrument = {
    means: "card",
    card: shownCard(number, call.fields.text("Cardholder").slice(0, 70), expires),
  } as const;
  const outcome = cardOutcome(number);
  if (outcome.kind === "secure") {
    submit(gateway, order, instrument);
    return redirect(pagePath(order, "secure"));
  }
  if (outcome.kind === "approve") pay(gateway, order, instrument);
  if (outcome.kind === "decline") decline(gateway, order, instrument, outcome.responseCode);
  if (outcome.kind === "in process") submit(gateway, order, instrument);
  return redirect(returnAddress(order, gateway.rules));
}

/** Y: the shopper proved to be the cardholder; N: failed to (§5.2). */
function secureAnswer(gateway: Gateway, order: Order, approved: boolean): Reply {
  const operation = paymentOperation(order);
  if (operation?.status !== "in process") return redirect(returnAddress(order, gateway.rules));
  operation.authResult = approved ? "Y" : "N";
  decide(gateway, order, approved ? "approve" : "decline", "AS110");
  return redirect(returnAddress(order, gateway.rules));
}

function isFuture(expires: string, now: Date): boolean {
  const parts = /^(0[1-9]|1[0-2])\/?(\d{2})$/.exec(expires);
  if (parts === null) return false;
  return Date.UTC(2000 + Number(parts[2]), Number(parts[1]), 1) > now.getTime();
}
