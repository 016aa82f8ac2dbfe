import { GatewayError } from "../protocol/codes";
import { showAmount, type Minor } from "../protocol/money";
import type { Gateway } from "./gateway";
import type { Instrument, Operation, Order, Subscription } from "./order";
import { decline, pay } from "./payment";
import { registerOrder } from "./register-order";

/** Payments that the shop takes later, without the shopper (§11). */
export interface RecurringRequest {
  orderNumber: string;
  amount: Minor;
  currency: string;
  comment: string;
  clientIp: string;
  /** The bank declines. */
  declined?: boolean;
}

export function findSubscription(
  gateway: Gateway,
  merchant: Order["merchant"],
  billnumber: string,
): Subscription {
  const subscription = gateway.subscriptions.find(
    ({ first }) => first.billnumber === billnumber && first.merchant === merchant,
  );
  if (subscription === undefined)
    throw new GatewayError(gateway.rules.unknownSubscriptionError, "There is no such subscription");
  return subscription;
}

/** One more payment of it: an order of its own, which the bank may decline. */
export function chargeSubscription(
  gateway: Gateway,
  subscription: Subscription,
  request: RecurringRequest,
): { order: Order; operation: Operation } {
  const { rules, clock } = gateway;
  const { first, min, max, lastDay, canceled } = subscription;
  if (canceled) throw new GatewayError(rules.endedSubscriptionError, "The subscription was canceled");
  if (clock.now() > lastDay) throw new GatewayError(rules.endedSubscriptionError, "The subscription is over");
  if (request.amount < min || request.amount > max)
    throw new GatewayError(rules.recurringAmountError, "The amount is not within the subscription");
  const order = registerOrder(gateway, {
    merchant: first.merchant,
    orderNumber: request.orderNumber,
    billnumber: gateway.nextBillnumber(first.merchant),
    amount: request.amount,
    currency: request.currency,
    twoStage: first.twoStage,
    means: [first.instrument.means],
    language: first.language,
    fields: fieldsOf(first, request),
    clientIp: request.clientIp,
  });
  const { instrument } = first;
  // Another currency closes the order with an error (§11).
  const code =
    request.currency !== first.currency
      ? "AS100"
      : isExpired(instrument, clock.now())
        ? "AS101"
        : request.declined
          ? "AS100"
          : undefined;
  const operation =
    code === undefined ? pay(gateway, order, instrument) : decline(gateway, order, instrument, code);
  return { order, operation };
}

function fieldsOf(first: Order, request: RecurringRequest): Order["fields"] {
  const { firstname = "", lastname = "", middlename = "", email = "" } = first.fields;
  return {
    ...{ merchant_id: first.merchant.merchantId, ordernumber: request.orderNumber },
    ...{ orderamount: showAmount(request.amount), ordercurrency: request.currency },
    ...{ ordercomment: request.comment, firstname, lastname, middlename, email },
  };
}

/** "12/30" and "1230" are good until the end of December 2030. */
function isExpired({ card }: Instrument, now: Date): boolean {
  const [, month, year] = /^(\d{2})\/?(\d{2})$/.exec(card?.expires ?? "") ?? [];
  return month !== undefined && Date.UTC(2000 + Number(year), Number(month), 1) <= now.getTime();
}
