import { GatewayError } from "../protocol/codes";
import type { Gateway } from "./gateway";
import { isOpen, newToken, type Order } from "./order";
import { expire, otherPayment } from "./payment";

/** What an attempt to pay is made of: a payment request, or a bill that the customer agreed to pay. */
export type OrderTerms = Pick<
  Order,
  | "merchant"
  | "orderNumber"
  | "billnumber"
  | "amount"
  | "currency"
  | "twoStage"
  | "means"
  | "language"
  | "fields"
  | "clientIp"
> & { bill?: NonNullable<Order["bill"]> };

/** Remembers the order and starts its time-out. Throws when its number is paid already. */
export function registerOrder(gateway: Gateway, terms: OrderTerms): Order {
  const { merchant, fields } = terms;
  const { paidStage, testModeParameter } = gateway.rules;
  refuseSecondAttempt(gateway, terms);
  const now = gateway.clock.now();
  const order: Order = {
    ...terms,
    twoStage: paidStage === "as asked" ? terms.twoStage : paidStage === "two",
    testMode: testModeParameter === "honoured" && fields.testmode === "1",
    token: newToken(),
    keeps: false,
    mobilePage: isMobilePage(fields, merchant),
    returnUrls: returnUrls(fields, merchant),
    hasCheque: (fields.chequeitems ?? "") !== "",
    state: "In Process",
    createdAt: now,
    expiresAt: new Date(now.getTime() + merchant.paymentTimeoutMinutes * 60_000),
    abandoned: false,
    instrument: { means: terms.means[0] ?? "card" },
    operations: [],
    held: 0n,
    captured: 0n,
    refunded: 0n,
    charge: "none",
  };
  gateway.orders.push(order);
  gateway.clock.at(order.expiresAt, () => expire(gateway, order));
  return order;
}

/** 1 the standard page, 2 the one for phones, else as the shop is set up (§3.1). */
function isMobilePage({ mobiledevice = "0" }: OrderTerms["fields"], merchant: Order["merchant"]): boolean {
  return mobiledevice === "2" || (mobiledevice !== "1" && merchant.mobilePageDefault);
}

function refuseSecondAttempt(gateway: Gateway, { orderNumber, merchant }: OrderTerms): void {
  if (otherPayment(gateway, { orderNumber, merchant, billnumber: "" }))
    throw new GatewayError({ firstcode: 11, secondcode: 201 }, "The order is already paid");

  const open = gateway.byOrderNumber(orderNumber, merchant.merchantId).some(isOpen);
  if (open && gateway.rules.requestWhileOpen === "refuse")
    throw new GatewayError({ firstcode: 12, secondcode: 201 }, "A payment of this order is in process");
}

/** Request before account, the special address before the general one (§4.1). */
function returnUrls(stored: Record<string, string>, merchant: Order["merchant"]): Order["returnUrls"] {
  const account = merchant.returnUrls ?? {};
  const either = stored.url_return || "";
  return {
    ok: stored.url_return_ok || either || account.ok || account.any || "",
    no: stored.url_return_no || either || account.no || account.any || "",
  };
}
