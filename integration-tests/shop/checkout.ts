import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Means } from "../../simulator";
import type { AssistOrderDTO, AssistOrderResponse, OrderCheckResponse } from "../../src/contract/orders";
import type { ReconcileResponse } from "../../src/contract/reconcile";
import { anyStatus, type Http, type HttpAnswer } from "./http";
import type { Shop } from "./seed";
import { choiceAt, copyCart, copyPaidOrder, purchase, type PaidAt, type PaidOrder } from "./shop-copies";
import { unescaped } from "./unescaped";

export interface StoreSession {
  id: string;
  status: string;
  provider_id: string;
  data: {
    order_number: string;
    payment_url: string;
    bill_url?: string;
    amount: string;
    currency: string;
    return_url?: string;
  };
}

export type Completion =
  | { type: "order"; order: { id: string; display_id: number } }
  | { type: "cart"; cart: { id: string }; error: { message: string; type: string; name: string } };

export interface AdminOrder {
  id: string;
  display_id: number;
  status: string;
  payment_status: string;
  total: number;
  summary: { paid_total: number; refunded_total: number; pending_difference: number };
  payment_collections: {
    id: string;
    status: string;
    captured_amount: number;
    refunded_amount: number;
    payments: {
      id: string;
      amount: number;
      canceled_at: string | null;
      captured_at: string | null;
      captures: { id: string; amount: number }[];
      refunds: { id: string; amount: number }[];
    }[];
  }[];
  transactions?: { amount: number; reference: string }[];
}

/** The gateway where a shopper pays: the simulator in this process or in another. */
export interface PaymentPage {
  control: { pay(orderNumber: string, choice?: { means: Means }): unknown };
}

/** What is copied instead of being made over HTTP each time: nothing unless said. */
export interface Copying {
  carts?: boolean;
  /** Both have no other settings than the usual. */
  paidAt?: PaidAt;
}

/** What the plugin tells staff of an order number, with the reason and the message of its only case, or the first. */
export interface RememberedOrder extends AssistOrderDTO {
  openCase: string | null;
  caseMessage: string | null;
}

/** A shopper, the staff and the gateway's page, each acting over HTTP as they would. */
export class Checkout {
  constructor(
    private readonly api: Http,
    private readonly shop: Shop,
    private readonly assist: PaymentPage,
    private readonly database: () => Knex,
    private readonly copying: Copying = {},
  ) {}

  /** The shop's address. */
  get shopUrl(): string {
    return this.api.defaults.baseURL;
  }

  /** A guest's cart with one product, an address and delivery. */
  cart(quantity = 1): Promise<string> {
    const template = this.copying.carts && quantity === 1 ? this.shop.templates?.cart : undefined;
    return template ? copyCart(this.database(), template) : this.cartOverHttp(quantity);
  }

  /** The same as a browser makes it. */
  async cartOverHttp(quantity = 1): Promise<string> {
    const address = {
      first_name: "Anna",
      last_name: "Petrova",
      address_1: "Example street 1",
      city: "Moscow",
      country_code: "ru",
      postal_code: "101000",
      phone: "+70000000000",
    };
    const { cart } = await this.post<{ cart: { id: string } }>("/store/carts", {
      region_id: this.shop.regionId,
      sales_channel_id: this.shop.salesChannelId,
      email: "anna@shopper.example",
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id: this.shop.variantId, quantity }],
    });
    await this.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: this.shop.shippingOptionId });
    return cart.id;
  }

  async addProduct(cartId: string): Promise<void> {
    await this.post(`/store/carts/${cartId}/line-items`, { variant_id: this.shop.variantId, quantity: 1 });
  }

  async session(
    cartId: string,
    provider = "pp_assist_ru",
    data?: Record<string, unknown>,
  ): Promise<StoreSession> {
    const answer = await this.trySession(cartId, provider, data);
    if (answer.status !== 200) throw new Error(`No session: ${JSON.stringify(answer.data)}`);
    return answer.data.payment_collection.payment_sessions[0] as StoreSession;
  }

  async trySession(
    cartId: string,
    provider: string,
    data?: unknown,
  ): Promise<
    HttpAnswer<{ payment_collection: { payment_sessions: StoreSession[] }; message?: string; type?: string }>
  > {
    const { payment_collection: collection } = await this.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      {
        cart_id: cartId,
      },
    );
    const body = data === undefined ? { provider_id: provider } : { provider_id: provider, data };
    return this.api.post(`/store/payment-collections/${collection.id}/payment-sessions`, body, {
      ...this.shop.store,
      ...anyStatus,
    });
  }

  /** What a browser finds at the payment address: the fields that it posts to the gateway. */
  async paymentForm(session: StoreSession): Promise<{ action: string; fields: Record<string, string> }> {
    const page = await this.api.get<string>(new URL(session.data.payment_url).pathname, anyStatus);
    if (page.status !== 200) throw new Error(`No payment form: ${page.status} ${page.data.slice(0, 2000)}`);
    const action = /<form[^>]* action="([^"]*)"/.exec(page.data)?.[1];
    if (!action) throw new Error(`No form on the page: ${page.data.slice(0, 2000)}`);
    const inputs = page.data.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
    return {
      action: unescaped(action),
      fields: Object.fromEntries(
        [...inputs].map(([, name = "", value = ""]) => [unescaped(name), unescaped(value)]),
      ),
    };
  }

  /** The shopper's browser posts the form, with these fields changed or added; the gateway makes an attempt. */
  async leaveFor(session: StoreSession, changed: Record<string, string> = {}): Promise<string> {
    const { action, fields } = await this.paymentForm(session);
    const answer = await fetch(action, {
      method: "POST",
      body: new URLSearchParams({ ...fields, ...changed }),
      redirect: "manual",
    });
    const location = answer.headers.get("location") ?? "";
    if (location.includes("ErrorID")) throw new Error(`The gateway refused the payment request: ${location}`);
    return session.data.order_number;
  }

  /** The gateway sends the shopper back: where does the shop send them on? */
  async comeBack(orderNumber: string, billnumber = ""): Promise<URL> {
    const answer = await this.api.get<string>(await this.returnAddress(orderNumber, billnumber), anyStatus);
    if (answer.status !== 303) throw new Error(`No redirect: ${answer.status} ${answer.data.slice(0, 2000)}`);
    return new URL(answer.headers.location ?? "");
  }

  /** Where the gateway sends the shopper back to: what was registered with the payment, and what it adds. */
  async returnAddress(orderNumber: string, billnumber = ""): Promise<string> {
    const order = await this.database()("assist_order").where({ order_number: orderNumber }).first();
    const token: unknown = order?.return_token;
    const query = new URLSearchParams({ billnumber, ordernumber: orderNumber });
    return `/hooks/assist/return/${String(token)}?${query}`;
  }

  async complete(cartId: string): Promise<HttpAnswer<Completion>> {
    return this.api.post(`/store/carts/${cartId}/complete`, {}, { ...this.shop.store, ...anyStatus });
  }

  /** A cart that is paid through to its order. */
  paidOrder(provider = "pp_assist_ru", quantity = 1): Promise<PaidOrder> {
    const { paidAt: gateway } = this.copying;
    const template = this.shop.templates?.paid[purchase(provider, quantity)];
    if (!gateway || !template) return this.paidOrderOverHttp(provider, quantity);
    return copyPaidOrder(this.database(), template, { shopUrl: this.shopUrl, gateway });
  }

  /** The same by each of a browser's requests. */
  async paidOrderOverHttp(provider = "pp_assist_ru", quantity = 1): Promise<PaidOrder> {
    const cartId = await this.cart(quantity);
    const session = await this.session(cartId, provider);
    const orderNumber = await this.leaveFor(session);
    await this.assist.control.pay(orderNumber, choiceAt(provider));
    const landing = await this.comeBack(orderNumber);
    return { cartId, orderNumber, order: await this.order(landing.searchParams.get("order_id") ?? "") };
  }

  async order(id: string): Promise<AdminOrder> {
    const fields =
      "id,display_id,status,payment_status,total,*summary,*payment_collections,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds,*transactions";
    const { data } = await this.api.get<{ order: AdminOrder }>(
      `/admin/orders/${id}?fields=${fields}`,
      this.shop.admin,
    );
    return data.order;
  }

  async orders(): Promise<{ id: string }[]> {
    const { data } = await this.api.get<{ orders: { id: string }[] }>("/admin/orders", this.shop.admin);
    return data.orders;
  }

  capture(paymentId: string, amount?: number): Promise<HttpAnswer<{ message?: string }>> {
    return this.api.post(`/admin/payments/${paymentId}/capture`, amount === undefined ? {} : { amount }, {
      ...this.shop.admin,
      ...anyStatus,
    });
  }

  refund(paymentId: string, amount?: number): Promise<HttpAnswer<{ message?: string }>> {
    return this.api.post(`/admin/payments/${paymentId}/refund`, amount === undefined ? {} : { amount }, {
      ...this.shop.admin,
      ...anyStatus,
    });
  }

  cancelOrder(id: string): Promise<HttpAnswer<unknown>> {
    return this.api.post(`/admin/orders/${id}/cancel`, {}, { ...this.shop.admin, ...anyStatus });
  }

  check(orderNumber: string): Promise<HttpAnswer<Partial<OrderCheckResponse> & { message?: string }>> {
    return this.api.post(
      `/admin/assist/orders/${orderNumber}/check`,
      {},
      { ...this.shop.admin, ...anyStatus },
    );
  }

  async remembered(orderNumber: string): Promise<RememberedOrder> {
    const { data } = await this.api.get<AssistOrderResponse>(
      `/admin/assist/orders/${orderNumber}`,
      this.shop.admin,
    );
    const [first] = data.assist_order.cases;
    return { ...data.assist_order, openCase: first?.reason ?? null, caseMessage: first?.message ?? null };
  }

  /** As if the time that a command without an answer is given had passed. */
  async resolveLostCommands(orderNumber: string): Promise<void> {
    const database = this.database();
    const ofOrder = database("assist_order").select("id").where({ order_number: orderNumber });
    await database("assist_command")
      .whereIn("order_id", ofOrder)
      .whereIn("state", ["sending", "unknown"])
      .update({ sent_at: database.raw("now() - interval '1 hour'") });
  }

  reconcile(): Promise<HttpAnswer<ReconcileResponse>> {
    return this.api.post("/admin/assist/reconcile", {}, this.shop.admin);
  }

  /** Posts a notification as the gateway does, signed or not. */
  notify(
    fields: Record<string, string> | string,
    path = "/hooks/assist/notification",
  ): Promise<HttpAnswer<string>> {
    const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
    return this.api.post(path, body, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      ...anyStatus,
    });
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    return (await this.api.post<T>(path, body, this.shop.store)).data;
  }
}
