import type { BillDoor } from "./bill-door";
import type { DeskAct, OrderChange, ProviderId } from "./command";

/** What became of a request to the shop. */
export type Answer =
  | { ok: true }
  /** Refused with the promise that nothing was done. */
  | { ok: false; moved: "nothing"; sentence: string }
  /** Nobody who got this answer can say what was done. */
  | { ok: false; moved: "unknown"; sentence: string };

/** What staff ask of the panel. `amount`: absent for all there is. */
export interface DeskWish {
  act: DeskAct;
  paymentId: string;
  amount: string | undefined;
  requestKey: string;
}

/** `amount`: what was, or may have been, moved, where it was known before it failed. */
export type DeskAnswer = Answer & { amount?: string };

/** A payment session as the storefront sees it. */
export interface Session {
  id: string;
  orderNumber: string;
}

/** An answer of Assist's that nothing was made of yet. */
export interface StalledAnswer {
  /** As if the question had been asked so much earlier. */
  age(minutes: number): void;
  use(): Promise<Answer>;
}

/** The doors of the shop: what shoppers, staff and the job can ask of it. */
export interface ShopDoor {
  /** A cart with an address and delivery. */
  cart(quantity: number): Promise<string>;
  /** Undefined when the shop refuses, as it does once the cart is an order. */
  session(cartId: string, provider: ProviderId): Promise<Session | undefined>;
  /** The fields of the payment form, or undefined when the page shows something else. */
  paymentForm(session: Session): Promise<Record<string, string> | undefined>;
  comeBack(orderNumber: string): Promise<Answer>;
  complete(cartId: string): Promise<Answer>;
  changeQuantity(cartId: string, quantity: number): Promise<Answer>;
  capture(paymentId: string, amount: string | undefined): Promise<Answer>;
  refund(paymentId: string, amount: string): Promise<Answer>;
  cancelOrder(orderId: string): Promise<Answer>;
  /** One product more, none of the first one, one that comes back, or one that comes back for another. */
  changeOrder(orderId: string, change: OrderChange): Promise<Answer>;
  desk(wish: DeskWish): Promise<DeskAnswer>;
  closeCase(orderNumber: string): Promise<Answer>;
  refundCase(orderNumber: string): Promise<Answer>;
  check(orderNumber: string): Promise<Answer>;
  /** Returns how many orders were looked at. */
  reconcile(): Promise<number>;
  /** Asks Assist and goes no further; undefined when there was no answer. Absent where the shop cannot be held up. */
  askAndStall?(orderNumber: string): Promise<StalledAnswer | undefined>;
  readonly bills: BillDoor;
  /** Posts a notification as it came or was forged. */
  notify(fields: Record<string, string>): Promise<void>;
}
