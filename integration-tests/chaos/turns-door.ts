import type { BillDoor } from "./bill-door";
import type { OrderChange, ProviderId } from "./command";
import type { Answer, DeskAnswer, DeskWish, Session, ShopDoor } from "./shop-door";

/** Several servers of one shop, asked in turns, as behind a load balancer. */
export class TurnsDoor implements ShopDoor {
  private asked = 0;

  constructor(private readonly doors: readonly ShopDoor[]) {}

  private get next(): ShopDoor {
    const door = this.doors[this.asked++ % this.doors.length];
    if (!door) throw new Error("There is no server.");
    return door;
  }

  /** Whichever server's turn it is; each request about bills is one. */
  get bills(): BillDoor {
    return this.next.bills;
  }

  cart(quantity: number): Promise<string> {
    return this.next.cart(quantity);
  }

  session(cartId: string, provider: ProviderId): Promise<Session | undefined> {
    return this.next.session(cartId, provider);
  }

  paymentForm(session: Session): Promise<Record<string, string> | undefined> {
    return this.next.paymentForm(session);
  }

  comeBack(orderNumber: string): Promise<Answer> {
    return this.next.comeBack(orderNumber);
  }

  complete(cartId: string): Promise<Answer> {
    return this.next.complete(cartId);
  }

  changeQuantity(cartId: string, quantity: number): Promise<Answer> {
    return this.next.changeQuantity(cartId, quantity);
  }

  capture(paymentId: string, amount: string | undefined): Promise<Answer> {
    return this.next.capture(paymentId, amount);
  }

  refund(paymentId: string, amount: string): Promise<Answer> {
    return this.next.refund(paymentId, amount);
  }

  cancelOrder(orderId: string): Promise<Answer> {
    return this.next.cancelOrder(orderId);
  }

  changeOrder(orderId: string, change: OrderChange): Promise<Answer> {
    return this.next.changeOrder(orderId, change);
  }

  desk(wish: DeskWish): Promise<DeskAnswer> {
    return this.next.desk(wish);
  }

  closeCase(orderNumber: string): Promise<Answer> {
    return this.next.closeCase(orderNumber);
  }

  refundCase(orderNumber: string): Promise<Answer> {
    return this.next.refundCase(orderNumber);
  }

  check(orderNumber: string): Promise<Answer> {
    return this.next.check(orderNumber);
  }

  reconcile(): Promise<number> {
    return this.next.reconcile();
  }

  notify(fields: Record<string, string>): Promise<void> {
    return this.next.notify(fields);
  }
}
