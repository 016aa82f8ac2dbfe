import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Checkout } from "../shop/checkout";
import { caseIdOf } from "../shop/cases";
import { Desk } from "../shop/desk";
import { anyStatus, type Http } from "../shop/http";
import { OrderChanges } from "../shop/order-changes";
import type { Shop } from "../shop/seed";
import type { BillDoor } from "./bill-door";
import { CartCopies } from "./cart-copies";
import type { OrderChange, ProviderId } from "./command";
import { answerOf, deskAnswer } from "./direct-answer";
import { answered } from "./http-answer";
import { HttpBillDoor } from "./http-bill-door";
import type { Answer, DeskAnswer, DeskWish, Session, ShopDoor } from "./shop-door";

interface DeskBody {
  operation?: { state: "done" | "refused" | "working" | "unknown"; amount: string | null };
  message?: string;
}

/** Asks the shop as browsers and the admin panel do. */
export class HttpDoor implements ShopDoor {
  readonly bills: BillDoor;
  private readonly copies: CartCopies;

  constructor(
    private readonly checkout: Checkout,
    private readonly api: Http,
    private readonly shop: Shop,
    private readonly database: Knex,
  ) {
    this.bills = new HttpBillDoor(api, shop, database);
    this.copies = new CartCopies(database, (quantity) => checkout.cart(quantity));
  }

  cart(quantity: number): Promise<string> {
    return this.copies.cart(quantity);
  }

  async session(cartId: string, provider: ProviderId): Promise<Session | undefined> {
    const answer = await this.checkout.trySession(cartId, provider, undefined);
    const [session] =
      answer.status === 200
        ? answer.data.payment_collection.payment_sessions.filter((made) => made.status === "pending")
        : [];
    return session && { id: session.id, orderNumber: session.data.order_number };
  }

  async paymentForm(session: Session): Promise<Record<string, string> | undefined> {
    const data = {
      order_number: session.orderNumber,
      payment_url: `${this.api.defaults.baseURL}/hooks/assist/pay/${session.id}`,
      amount: "",
      currency: "",
    };
    const form = await this.checkout
      .paymentForm({ id: session.id, status: "pending", provider_id: "", data })
      .catch(() => undefined);
    return form?.fields;
  }

  async comeBack(orderNumber: string): Promise<Answer> {
    return answered(await this.api.get(await this.checkout.returnAddress(orderNumber), anyStatus));
  }

  async complete(cartId: string): Promise<Answer> {
    return answered(await this.checkout.complete(cartId));
  }

  async changeQuantity(cartId: string, quantity: number): Promise<Answer> {
    const [item] = (await this.database("cart_line_item")
      .select("id")
      .where({ cart_id: cartId, deleted_at: null })) as { id: string }[];
    return answered(
      await this.api.post(
        `/store/carts/${cartId}/line-items/${item?.id}`,
        { quantity },
        { ...this.shop.store, ...anyStatus },
      ),
    );
  }

  async capture(paymentId: string, amount: string | undefined): Promise<Answer> {
    return answered(
      await this.checkout.capture(paymentId, amount === undefined ? undefined : Number(amount)),
    );
  }

  async refund(paymentId: string, amount: string): Promise<Answer> {
    return answered(await this.checkout.refund(paymentId, Number(amount)));
  }

  async cancelOrder(orderId: string): Promise<Answer> {
    return answered(await this.checkout.cancelOrder(orderId));
  }

  async changeOrder(orderId: string, change: OrderChange): Promise<Answer> {
    if (change === "more" || change === "less") return this.bills.edit(orderId, change === "more");
    const changes = new OrderChanges(this.api, this.shop);
    return answerOf(async () => {
      await changes.ship(orderId);
      if (change === "exchange") await changes.exchange(orderId);
      else await changes.receiveReturn(orderId, await changes.requestReturn(orderId));
    });
  }

  async desk({ act: kind, paymentId, amount, requestKey }: DeskWish): Promise<DeskAnswer> {
    const answer = await this.api.post<DeskBody>(
      `/admin/assist/payments/${paymentId}/${kind}`,
      { request_key: requestKey, ...(amount === undefined ? {} : { amount }) },
      { ...this.shop.admin, ...anyStatus },
    );
    const { operation, message } = answer.data;
    return operation ? deskAnswer(operation.state, operation.amount, message ?? null) : answered(answer);
  }

  async closeCase(orderNumber: string): Promise<Answer> {
    const id = await caseIdOf(this.database, orderNumber);
    return answered(await new Desk(this.api, this.shop).closeCase(id, { note: "Done." }));
  }

  async refundCase(orderNumber: string): Promise<Answer> {
    const id = await caseIdOf(this.database, orderNumber, ["payment"]);
    return answered(await new Desk(this.api, this.shop).refundCase(id));
  }

  async check(orderNumber: string): Promise<Answer> {
    return answered(await this.checkout.check(orderNumber));
  }

  async reconcile(): Promise<number> {
    return (await this.checkout.reconcile()).data.summary.checked ?? 0;
  }

  async notify(fields: Record<string, string>): Promise<void> {
    await this.checkout.notify(fields);
  }
}
