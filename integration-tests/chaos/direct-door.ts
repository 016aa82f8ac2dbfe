import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  addShippingMethodToCartWorkflow,
  cancelOrderWorkflow,
  capturePaymentWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  refundPaymentWorkflow,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows";
import { ASSIST_MODULE } from "../../src/modules/assist";
import { requestOperation } from "../../src/staff/request-operation";
import { closeCase } from "../../src/staff/close-case";
import { refundCase } from "../../src/staff/refund-case";
import { handOff } from "../../src/checkout/hand-off";
import { receiveNotification } from "../../src/reconciliation/notification";
import { reconcile } from "../../src/reconciliation/run";
import { comeBack } from "../../src/checkout/return";
import { bringMedusaToMatch, reconcileOrderWorkflow } from "../../src/reconciliation";
import { caseIdOf } from "../shop/cases";
import type { Shop } from "../shop/seed";
import { address } from "./address";
import type { BillDoor } from "./bill-door";
import { CartCopies } from "./cart-copies";
import type { OrderChange, ProviderId } from "./command";
import { changeShipped } from "./change-shipped";
import { answerOf, deskAnswer, refusedBy } from "./direct-answer";
import { DirectBillDoor } from "./direct-bill-door";
import type { Answer, DeskAnswer, DeskWish, Session, ShopDoor, StalledAnswer } from "./shop-door";

/** Asks the workflows and use cases that the routes call, without HTTP in between. */
export class DirectDoor implements ShopDoor {
  readonly bills: BillDoor;
  private readonly copies: CartCopies;
  private readonly database: Knex;

  constructor(
    private readonly container: MedusaContainer,
    private readonly shop: Shop,
  ) {
    this.database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    this.bills = new DirectBillDoor(container, shop, this.database);
    this.copies = new CartCopies(this.database, (quantity) => this.makeCart(quantity));
  }

  cart(quantity: number): Promise<string> {
    return this.copies.cart(quantity);
  }

  private async makeCart(quantity: number): Promise<string> {
    const { result: cart } = await createCartWorkflow(this.container).run({
      input: {
        region_id: this.shop.regionId,
        sales_channel_id: this.shop.salesChannelId,
        email: "anna@shopper.example",
        shipping_address: address,
        billing_address: address,
        items: [{ variant_id: this.shop.variantId, quantity }],
      },
    });
    const options = [{ id: this.shop.shippingOptionId }];
    await addShippingMethodToCartWorkflow(this.container).run({ input: { cart_id: cart.id, options } });
    await createPaymentCollectionForCartWorkflow(this.container).run({ input: { cart_id: cart.id } });
    return cart.id;
  }

  async session(cartId: string, provider: ProviderId): Promise<Session | undefined> {
    const [link] = await this.rows("cart_payment_collection", ["payment_collection_id"], { cart_id: cartId });
    try {
      const { result } = await createPaymentSessionsWorkflow(this.container).run({
        input: { payment_collection_id: String(link?.payment_collection_id), provider_id: provider },
      });
      return { id: result.id, orderNumber: String(result.data.order_number) };
    } catch {
      return undefined;
    }
  }

  async paymentForm(session: Session): Promise<Record<string, string> | undefined> {
    const page = await handOff(this.container, session.id, { language: "EN", onPhone: false });
    return page.show === "form" ? page.form.fields : undefined;
  }

  comeBack(orderNumber: string): Promise<Answer> {
    return answerOf(() => comeBack(this.container, { orderNumber }));
  }

  complete(cartId: string): Promise<Answer> {
    return answerOf(() => completeCartWorkflow(this.container).run({ input: { id: cartId } }));
  }

  changeQuantity(cartId: string, quantity: number): Promise<Answer> {
    return answerOf(async () => {
      const [item] = await this.rows("cart_line_item", ["id"], { cart_id: cartId });
      const input = { cart_id: cartId, item_id: String(item?.id), update: { quantity } };
      await updateLineItemInCartWorkflow(this.container).run({ input });
    });
  }

  capture(paymentId: string, amount: string | undefined): Promise<Answer> {
    const input = {
      payment_id: paymentId,
      captured_by: "staff",
      ...(amount === undefined ? {} : { amount: Number(amount) }),
    };
    return answerOf(() => capturePaymentWorkflow(this.container).run({ input }));
  }

  refund(paymentId: string, amount: string): Promise<Answer> {
    const input = { payment_id: paymentId, created_by: "staff", amount: Number(amount) };
    return answerOf(() => refundPaymentWorkflow(this.container).run({ input }));
  }

  cancelOrder(orderId: string): Promise<Answer> {
    return answerOf(() =>
      cancelOrderWorkflow(this.container).run({ input: { order_id: orderId, canceled_by: "staff" } }),
    );
  }

  changeOrder(orderId: string, change: OrderChange): Promise<Answer> {
    if (change === "more" || change === "less") return this.bills.edit(orderId, change === "more");
    return answerOf(async () => {
      const [item] = await this.rows("order_item", ["item_id", "quantity"], { order_id: orderId });
      await changeShipped(this.container, orderId, {
        change,
        itemId: String(item?.item_id),
        quantity: Number(item?.quantity),
        variantId: this.shop.variantId,
      });
    });
  }

  async desk({ act: kind, requestKey, ...wish }: DeskWish): Promise<DeskAnswer> {
    try {
      const act = await requestOperation(this.container, { kind, requestKey, ...wish });
      return deskAnswer(act.state, act.amount, act.message);
    } catch (error) {
      return refusedBy(error);
    }
  }

  async closeCase(orderNumber: string): Promise<Answer> {
    const id = await caseIdOf(this.database, orderNumber);
    return answerOf(() => closeCase(this.container, id, { note: "Done.", by: undefined }));
  }

  async refundCase(orderNumber: string): Promise<Answer> {
    const id = await caseIdOf(this.database, orderNumber, ["payment"]);
    return answerOf(() => refundCase(this.container, id, { note: undefined, by: undefined }));
  }

  check(orderNumber: string): Promise<Answer> {
    return answerOf(() =>
      reconcileOrderWorkflow(this.container).run({ input: { order_number: orderNumber, wait: true } }),
    );
  }

  async askAndStall(orderNumber: string): Promise<StalledAnswer | undefined> {
    const assist = this.container.resolve(ASSIST_MODULE);
    const order = await assist.orders.toAsk(orderNumber);
    if (!order) return undefined;
    const outcome = await assist.ask(order).catch(() => undefined);
    if (outcome?.kind !== "done") return undefined;
    return {
      age: (minutes) => void (order.asked_at = new Date(order.asked_at.getTime() - minutes * 60_000)),
      use: () =>
        answerOf(async () => bringMedusaToMatch(this.container, await assist.absorb(order, outcome.value))),
    };
  }

  async reconcile(): Promise<number> {
    return (await reconcile(this.container)).checked;
  }

  async notify(fields: Record<string, string>): Promise<void> {
    await this.receive(fields);
  }

  /** Takes a notification as the route does; its check at the gateway goes on after the answer. */
  async receive(fields: unknown): Promise<string> {
    return (await receiveNotification(this.container, fields, "walk")).answer;
  }

  private async rows(
    table: string,
    columns: string[],
    where: Record<string, unknown>,
  ): Promise<Record<string, unknown>[]> {
    const database = this.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    return database(table)
      .select(columns)
      .where({ ...where, deleted_at: null });
  }
}
