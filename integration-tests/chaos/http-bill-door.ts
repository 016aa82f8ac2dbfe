import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Bills, type BillAnswer as StaffAnswer } from "../shop/bills";
import { anyStatus, type Http, type HttpAnswer } from "../shop/http";
import type { Shop } from "../shop/seed";
import type { BillAnswer, BillDoor, BillWish } from "./bill-door";
import { firstItem } from "./direct-bill-door";
import { answered } from "./http-answer";
import { kopecks, type Kopecks } from "./kopecks";
import { OrderCopies, type HandMade } from "./order-copies";
import type { Answer } from "./shop-door";

interface Summarized {
  summary: { pending_difference: number };
}

/** Asks the Admin API as its panel does. */
export class HttpBillDoor implements BillDoor {
  private readonly bills: Bills;
  private readonly copies: OrderCopies;

  constructor(
    private readonly api: Http,
    private readonly shop: Shop,
    private readonly database: Knex,
  ) {
    this.bills = new Bills(api, shop, () => database);
    this.copies = new OrderCopies(database, (kind) => this.bills[kind]());
  }

  order(kind: HandMade): Promise<string> {
    return this.copies.order(kind);
  }

  async edit(orderId: string, more: boolean): Promise<Answer> {
    const begun = answered(await this.post("/admin/order-edits", { order_id: orderId }));
    if (!begun.ok) return begun;
    const path = `/admin/order-edits/${orderId}`;
    const changed = more
      ? await this.post(`${path}/items`, { items: [{ variant_id: this.shop.variantId, quantity: 1 }] })
      : await this.post(`${path}/items/item/${await firstItem(this.database, orderId)}`, { quantity: 0 });
    if (!answered(changed).ok) return answered(changed);
    return answered(await this.post(`${path}/confirm`, {}));
  }

  async convert(draftId: string): Promise<Answer> {
    return answered(await this.post(`/admin/draft-orders/${draftId}/convert-to-order`, {}));
  }

  async dropDraft(draftId: string): Promise<Answer> {
    return answered(
      await this.api.delete(`/admin/draft-orders/${draftId}`, { ...this.shop.admin, ...anyStatus }),
    );
  }

  async markAsPaid(orderId: string, collectionId: string): Promise<Answer> {
    const path = `/admin/payment-collections/${collectionId}/mark-as-paid`;
    return answered(await this.post(path, { order_id: orderId }));
  }

  async lacking(orderId: string): Promise<Kopecks> {
    // Without the total the platform answers with the stored sums, which lack the taxes of an order made by hand.
    const fields = "fields=id,total,*summary";
    for (const kind of ["orders", "draft-orders"] as const) {
      const { status, data } = await this.api.get<Record<string, Summarized>>(
        `/admin/${kind}/${orderId}?${fields}`,
        { ...this.shop.admin, ...anyStatus },
      );
      const order = data[kind === "orders" ? "order" : "draft_order"];
      if (status === 200 && order) return kopecks(order.summary.pending_difference.toFixed(2));
    }
    return kopecks("0");
  }

  async make(orderId: string, { amount, twoStage, validUntil, comment }: BillWish): Promise<BillAnswer> {
    const account = twoStage ? "hold" : "ru";
    return billAnswer(
      await this.bills.make(orderId, {
        ...(amount === undefined ? {} : { amount }),
        account,
        valid_until: validUntil.toISOString(),
        comment,
        sending: "email",
      }),
    );
  }

  async check(billId: string): Promise<BillAnswer> {
    return billAnswer(await this.bills.check(billId));
  }

  async revoke(billId: string): Promise<BillAnswer> {
    return billAnswer(await this.bills.revoke(billId));
  }

  async resend(billId: string): Promise<BillAnswer> {
    return billAnswer(await this.bills.resend(billId));
  }

  private post(path: string, body: unknown): Promise<HttpAnswer<unknown>> {
    return this.api.post(path, body, { ...this.shop.admin, ...anyStatus });
  }
}

function billAnswer(answer: StaffAnswer): BillAnswer {
  const said = answered(answer);
  return said.ok ? { ...said, state: answer.data.bill.state } : said;
}
