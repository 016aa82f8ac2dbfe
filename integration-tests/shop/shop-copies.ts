import { createOrderNumber } from "../../src/gateway/values/order-number";
import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Means, Simulator } from "../../simulator";
import type { AdminOrder } from "./checkout";
import { copyOf, insertCopy, renamedIn, type Template } from "./templates";

export interface CartFacts {
  names: string[];
  cartId: string;
}

/** An order that staff have made by hand, or a draft of one. */
export interface HandMadeFacts {
  names: string[];
  orderId: string;
}

/** A paid order, and what the gateway was asked to be paid. */
export interface PaidFacts {
  names: string[];
  provider: string;
  cartId: string;
  orderNumber: string;
  billnumber: string;
  form: Record<string, string>;
  order: AdminOrder;
  shopUrl: string;
  gatewayUrl: string;
}

export interface PaidOrder {
  cartId: string;
  orderNumber: string;
  order: AdminOrder;
}

/** What most tests begin with, made once when the shop is (seed.ts). */
export interface ShopTemplates {
  cart: Template<CartFacts>;
  draft: Template<HandMadeFacts>;
  order: Template<HandMadeFacts>;
  /** By {@link purchase}. */
  paid: Record<string, Template<PaidFacts>>;
}

/** Names what is bought: so many of the product, by this payment provider. */
export const purchase = (provider: string, quantity: number): string => `${quantity} by ${provider}`;

/** By what a shopper pays there. */
export function choiceAt(provider: string): { means: Means } | undefined {
  return provider.includes("sbp") ? { means: "sbp" } : undefined;
}

/** A cart like the one over HTTP. */
export async function copyCart(database: Knex, template: Template<CartFacts>): Promise<string> {
  const copy = copyOf(template);
  await insertCopy(database, copy);
  return copy.facts.cartId;
}

/** An order or a draft like the one over HTTP, which nobody has paid. */
export async function copyHandMade(database: Knex, template: Template<HandMadeFacts>): Promise<string> {
  const copy = copyOf(template);
  await insertCopy(database, copy);
  return copy.facts.orderId;
}

/** The gateway, in this process, and the shop that hears of it. */
export interface PaidAt extends Pick<Simulator, "url" | "control"> {
  /** Waits until nothing is under way in the shop's server that a notification has caused. */
  idle(): Promise<void>;
}

/** An order like the one over HTTP: the gateway is asked and paid as then, and the shop's rows are copied. */
export async function copyPaidOrder(
  database: Knex,
  template: Template<PaidFacts>,
  { shopUrl, gateway }: { shopUrl: string; gateway: PaidAt },
): Promise<PaidOrder> {
  const { facts } = template;
  const orderNumber = createOrderNumber({
    prefix: facts.orderNumber.replace(/-\d{6}-\w+$/, ""),
    now: new Date(),
    random: randomBytes,
  });
  const copy = renamedIn(copyOf(template), {
    [facts.orderNumber]: orderNumber,
    [String(template.rows.assist_order?.[0]?.return_token)]: randomBytes(16).toString("hex"),
    [facts.shopUrl]: shopUrl,
    [facts.gatewayUrl]: gateway.url,
  });
  const { billnumber } = gateway.control.openOrder(copy.facts.form);
  const placed = renamedIn(copy, {
    [facts.billnumber]: billnumber,
    [approvalOf(facts.billnumber)]: approvalOf(billnumber),
  });
  await insertCopy(database, placed);
  // Only now, as a notification comes at once.
  gateway.control.pay(orderNumber, choiceAt(facts.provider));
  await gateway.control.notifications.idle();
  await gateway.idle();
  const { cartId, order } = placed.facts;
  return { cartId, orderNumber, order: { ...order, display_id: Number(placed.rows.order?.[0]?.display_id) } };
}

/** The bank's code, which the simulator makes of the billnumber. */
const approvalOf = (billnumber: string): string => `"F${billnumber.slice(-5)}"`;
