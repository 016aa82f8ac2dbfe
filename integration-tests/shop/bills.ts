import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BillDTO } from "../../src/contract/bills";
import { eventually } from "./eventually";
import { anyStatus, type Http, type HttpAnswer } from "./http";
import { plannedAt } from "./plans";
import { shippingPrice, type Shop } from "./seed";
import { copyHandMade } from "./shop-copies";

/** `number`: there is none before Assist hears of it, and no test asks by then. */
export type StaffBill = BillDTO & { number: string };

export type BillAnswer = HttpAnswer<{ bill: StaffBill; message?: string }>;

/** Staff who make orders by hand and send bills for them, over HTTP as they would. */
export class Bills {
  constructor(
    private readonly api: Http,
    private readonly shop: Shop,
    private readonly database: () => Knex,
  ) {}

  /** A draft of an order with one product and delivery, 1 750 roubles; nobody has paid anything. */
  draft(): Promise<string> {
    const template = this.shop.templates?.draft;
    return template ? copyHandMade(this.database(), template) : this.draftOverHttp();
  }

  /** The same as staff make it. */
  async draftOverHttp(): Promise<string> {
    const { data } = await this.api.post<{ draft_order: { id: string } }>(
      "/admin/draft-orders",
      {
        email: "anna@shopper.example",
        region_id: this.shop.regionId,
        sales_channel_id: this.shop.salesChannelId,
        items: [{ variant_id: this.shop.variantId, quantity: 1 }],
        shipping_address: {
          first_name: "Anna",
          last_name: "Petrova",
          phone: "+70000000000",
          country_code: "ru",
        },
        shipping_methods: [
          { name: "Post", shipping_option_id: this.shop.shippingOptionId, amount: Number(shippingPrice) },
        ],
      },
      this.shop.admin,
    );
    return data.draft_order.id;
  }

  /** A draft of 49.90 Belarusian roubles. */
  async belarusianDraft(): Promise<string> {
    const { region } = (
      await this.api.post<{ region: { id: string } }>(
        "/admin/regions",
        { name: "Belarus", currency_code: "byn", countries: ["by"] },
        this.shop.admin,
      )
    ).data;
    const { data } = await this.api.post<{ draft_order: { id: string } }>(
      "/admin/draft-orders",
      {
        email: "anna@shopper.example",
        region_id: region.id,
        sales_channel_id: this.shop.salesChannelId,
        items: [{ title: "Teapot", quantity: 1, unit_price: 49.9 }],
      },
      this.shop.admin,
    );
    return data.draft_order.id;
  }

  /** A draft that staff have made an order of. */
  order(): Promise<string> {
    const template = this.shop.templates?.order;
    return template ? copyHandMade(this.database(), template) : this.orderOverHttp();
  }

  /** The same as staff make it. */
  async orderOverHttp(): Promise<string> {
    const id = await this.draftOverHttp();
    await this.convert(id);
    return id;
  }

  async convert(draftId: string): Promise<void> {
    await this.api.post(`/admin/draft-orders/${draftId}/convert-to-order`, {}, this.shop.admin);
  }

  /** Another product for an order that is placed already. */
  async addProduct(orderId: string): Promise<void> {
    await this.edit(orderId, (path) =>
      this.api.post(
        `${path}/items`,
        { items: [{ variant_id: this.shop.variantId, quantity: 1 }] },
        this.shop.admin,
      ),
    );
  }

  /** The delivery stays, the product goes. */
  async removeProduct(orderId: string): Promise<void> {
    const { data } = await this.api.get<{ order: { items: { id: string }[] } }>(
      `/admin/orders/${orderId}?fields=id,*items`,
      this.shop.admin,
    );
    const item = data.order.items[0]?.id ?? "";
    await this.edit(orderId, (path) =>
      this.api.post(`${path}/items/item/${item}`, { quantity: 0 }, this.shop.admin),
    );
  }

  make(orderId: string, wish: Record<string, unknown> = {}): Promise<BillAnswer> {
    const body = { order_id: orderId, account: "ru", ...wish };
    return this.api.post("/admin/assist/bills", body, { ...this.shop.admin, ...anyStatus });
  }

  /** A bill whose link works. */
  async made(orderId: string, wish: Record<string, unknown> = {}): Promise<StaffBill> {
    const { status, data } = await this.make(orderId, wish);
    if (status !== 200 || data.bill.state !== "open")
      throw new Error(`No bill: ${status} ${JSON.stringify(data)}`);
    return data.bill;
  }

  async read(id: string): Promise<StaffBill> {
    const { data } = await this.api.get<{ bill: StaffBill }>(`/admin/assist/bills/${id}`, this.shop.admin);
    return data.bill;
  }

  /** The bill, once it is in this state. */
  becomes(id: string, state: string): Promise<StaffBill> {
    return eventually(
      () => this.read(id),
      (bill) => bill.state === state,
    );
  }

  /** Ids of all payment sessions that an order has. */
  async sessions(orderId: string): Promise<string[]> {
    const { data } = await this.api.get<{
      order: { payment_collections: { payment_sessions: { id: string }[] }[] };
    }>(`/admin/orders/${orderId}?fields=id,payment_collections.payment_sessions.id`, this.shop.admin);
    return data.order.payment_collections.flatMap(({ payment_sessions: sessions }) =>
      sessions.map(({ id }) => id),
    );
  }

  revoke(id: string): Promise<BillAnswer> {
    return this.api.post(`/admin/assist/bills/${id}/revoke`, {}, { ...this.shop.admin, ...anyStatus });
  }

  check(id: string): Promise<BillAnswer> {
    return this.api.post(`/admin/assist/bills/${id}/check`, {}, { ...this.shop.admin, ...anyStatus });
  }

  resend(id: string): Promise<BillAnswer> {
    return this.api.post(`/admin/assist/bills/${id}/resend`, {}, { ...this.shop.admin, ...anyStatus });
  }

  async list(query = ""): Promise<{ bills: StaffBill[]; count: number }> {
    const { data } = await this.api.get<{ bills: StaffBill[]; count: number }>(
      `/admin/assist/bills?${query}`,
      this.shop.admin,
    );
    return data;
  }

  /** So many more of a bill, to have more than a page shows. */
  async copies(id: string, count: number): Promise<void> {
    const database = this.database();
    const row: Record<string, unknown> = await database("assist_bill").where({ id }).first();
    const copy = (_: unknown, index: number) => ({ ...row, id: `${id}${index}`, number: `COPY-${index}` });
    await database("assist_bill").insert(Array.from({ length: count }, copy));
  }

  /**
   * As if its last moment had come, and the job's next check with it; once whoever works on it is done, as the job would leave
   * it to him. Assist's own clock is the test's to move.
   */
  async passTime(id: string): Promise<void> {
    const database = this.database();
    await this.idle(id);
    const past = database.raw("now() - interval '10 minutes'");
    await database("assist_bill")
      .where({ id })
      .update({ valid_until: past, ...plannedAt(database, past) });
  }

  /** As if the bill had been made so many days ago, for as long as before. */
  async passDays(number: string, days: number): Promise<void> {
    const database = this.database();
    const earlier = (column: string) => database.raw("?? - make_interval(days => ?)", [column, days]);
    await database("assist_order")
      .where({ order_number: number })
      .update({
        handed_off_at: earlier("handed_off_at"),
        last_handed_off_at: earlier("last_handed_off_at"),
      });
  }

  /** As if the job's next check of all bills, and at their payments, had come. */
  async due(): Promise<void> {
    const database = this.database();
    const now = database.fn.now();
    await database("assist_bill").whereNotNull("next_check_at").update(plannedAt(database, now));
    await database("assist_order")
      .where({ kind: "bill" })
      .whereNotNull("next_check_at")
      .update(plannedAt(database, now));
  }

  /** The bills of an order, newest first. */
  async of(orderId: string): Promise<StaffBill[]> {
    return (await this.list(`order_id=${orderId}`)).bills;
  }

  /** Whoever works on a bill is done with it. */
  async idle(id: string): Promise<void> {
    const database = this.database();
    await eventually(
      () => database("assist_bill").where({ id }).whereNull("leased_until"),
      (idle) => idle.length === 1,
    );
  }

  /** As if a bill had been made, and its last moment had been, so many hours ago; once whoever works on it is done. */
  async passHours(id: string, hours: number): Promise<void> {
    const database = this.database();
    await this.idle(id);
    const earlier = (column: string) => database.raw("?? - make_interval(hours => ?)", [column, hours]);
    await database("assist_bill")
      .where({ id })
      .update({
        created_at: earlier("created_at"),
        valid_until: earlier("valid_until"),
        state_since: earlier("state_since"),
        unresolved_since: earlier("unresolved_since"),
        ...plannedAt(database, database.fn.now()),
      });
  }

  /** As if an order had been placed long enough ago for its completion to have ended whichever way. */
  async passCompletion(orderId: string): Promise<void> {
    const database = this.database();
    const past = database.raw("now() - interval '10 minutes'");
    await database("order").where({ id: orderId }).update({ created_at: past });
    await database("assist_order")
      .where({ provider: "assist-bill" })
      .update(plannedAt(database, database.fn.now()));
  }

  /** As if every request that got no answer had been sent long ago. */
  async passLostRequests(): Promise<void> {
    const database = this.database();
    await database("assist_bill").update({ sent_at: database.raw("now() - interval '1 hour'") });
  }

  private async edit(orderId: string, change: (path: string) => Promise<unknown>): Promise<void> {
    await this.api.post("/admin/order-edits", { order_id: orderId }, this.shop.admin);
    await change(`/admin/order-edits/${orderId}`);
    await this.api.post(`/admin/order-edits/${orderId}/confirm`, {}, this.shop.admin);
  }
}
