import type { MedusaContainer } from "@medusajs/framework/types";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  beginOrderEditOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  deleteDraftOrdersWorkflow,
  markPaymentCollectionAsPaid,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
} from "@medusajs/medusa/core-flows";
import { checkBill } from "../../src/bills/check-bill";
import { makeBill } from "../../src/bills/make-bill";
import { resendBill } from "../../src/bills/resend-bill";
import { revokeBill } from "../../src/bills/revoke-bill";
import { productPrice, shippingPrice, type Shop } from "../shop/seed";
import { address } from "./address";
import type { BillAnswer, BillDoor, BillWish } from "./bill-door";
import { answerOf, refusedBy } from "./direct-answer";
import { kopecks, type Kopecks } from "./kopecks";
import { OrderCopies, type HandMade } from "./order-copies";
import type { Answer } from "./shop-door";

/** Asks the workflows that the Admin API's routes call, without HTTP in between. */
export class DirectBillDoor implements BillDoor {
  private readonly copies: OrderCopies;

  constructor(
    private readonly container: MedusaContainer,
    private readonly shop: Shop,
    private readonly database: Knex,
  ) {
    this.copies = new OrderCopies(database, (kind) => this.makeOrder(kind));
  }

  order(kind: HandMade): Promise<string> {
    return this.copies.order(kind);
  }

  edit(orderId: string, more: boolean): Promise<Answer> {
    const { container, shop } = this;
    return answerOf(async () => {
      await beginOrderEditOrderWorkflow(container).run({ input: { order_id: orderId } });
      if (more) {
        const items = [{ variant_id: shop.variantId, quantity: 1 }];
        await orderEditAddNewItemWorkflow(container).run({ input: { order_id: orderId, items } });
      } else {
        const items = [{ id: await firstItem(this.database, orderId), quantity: 0 }];
        await orderEditUpdateItemQuantityWorkflow(container).run({ input: { order_id: orderId, items } });
      }
      const input = { order_id: orderId, confirmed_by: "staff" };
      await confirmOrderEditRequestWorkflow(container).run({ input });
    });
  }

  convert(draftId: string): Promise<Answer> {
    return answerOf(() => convertDraftOrderWorkflow(this.container).run({ input: { id: draftId } }));
  }

  dropDraft(draftId: string): Promise<Answer> {
    return answerOf(() => deleteDraftOrdersWorkflow(this.container).run({ input: { order_ids: [draftId] } }));
  }

  markAsPaid(orderId: string, collectionId: string): Promise<Answer> {
    const input = { order_id: orderId, payment_collection_id: collectionId, captured_by: "staff" };
    return answerOf(() => markPaymentCollectionAsPaid(this.container).run({ input }));
  }

  /** As stored: this shop has no taxes, which the stored sums of an order made by hand lack. */
  async lacking(orderId: string): Promise<Kopecks> {
    const { rows } = await this.database.raw<{ rows: { lacking: string }[] }>(
      `select coalesce(totals->>'pending_difference', '0') as lacking from order_summary
       where order_id = ? and deleted_at is null order by version desc limit 1`,
      [orderId],
    );
    return kopecks(rows[0]?.lacking ?? "0");
  }

  make(orderId: string, { amount, twoStage, validUntil, comment }: BillWish): Promise<BillAnswer> {
    const account = twoStage ? "hold" : "ru";
    const wish = {
      orderId,
      amount,
      account,
      validUntil,
      comment,
      sending: "email",
      madeBy: "staff",
    } as const;
    return billAnswer(() => makeBill(this.container, wish));
  }

  check(billId: string): Promise<BillAnswer> {
    return billAnswer(() => checkBill(this.container, billId, true));
  }

  revoke(billId: string): Promise<BillAnswer> {
    return billAnswer(() => revokeBill(this.container, billId));
  }

  resend(billId: string): Promise<BillAnswer> {
    return billAnswer(() => resendBill(this.container, billId));
  }

  private async makeOrder(kind: HandMade): Promise<string> {
    const { container, shop } = this;
    const input = {
      status: "draft",
      is_draft_order: true,
      currency_code: "rub",
      region_id: shop.regionId,
      sales_channel_id: shop.salesChannelId,
      email: "anna@shopper.example",
      shipping_address: address,
      items: [{ variant_id: shop.variantId, quantity: 1, title: "Teapot", unit_price: Number(productPrice) }],
      shipping_methods: [
        { name: "Post", shipping_option_id: shop.shippingOptionId, amount: Number(shippingPrice) },
      ],
    };
    const { result } = await createOrderWorkflow(container).run({ input });
    if (kind === "order") await convertDraftOrderWorkflow(container).run({ input: { id: result.id } });
    return result.id;
  }
}

/** The product with which the order was placed. */
export async function firstItem(database: Knex, orderId: string): Promise<string> {
  const [item] = (await database("order_item")
    .select("item_id")
    .where({ order_id: orderId, deleted_at: null })
    .orderBy(["version", "created_at", "id"])
    .limit(1)) as { item_id: string }[];
  return item?.item_id ?? "";
}

async function billAnswer(work: () => Promise<{ state: string }>): Promise<BillAnswer> {
  try {
    return { ok: true, state: (await work()).state };
  } catch (error) {
    return refusedBy(error);
  }
}
