import type { Kopecks } from "./kopecks";
import type { HandMade } from "./order-copies";
import type { Answer } from "./shop-door";

/** What staff ask for in a bill. */
export interface BillWish {
  /** Decimal text; absent: everything that the order lacks. */
  amount: string | undefined;
  twoStage: boolean;
  validUntil: Date;
  /** By which the walk knows the bill of this request again. */
  comment: string;
}

/** What became of a request about a bill, and the bill as it was shown then. */
export type BillAnswer = Answer & { state?: string };

/** What staff can ask of the shop about orders that they make by hand, and about bills. */
export interface BillDoor {
  /** An order that nobody has paid. */
  order(kind: HandMade): Promise<string>;
  /** One product more, or none of the first one; the delivery stays. */
  edit(orderId: string, more: boolean): Promise<Answer>;
  convert(draftId: string): Promise<Answer>;
  dropDraft(draftId: string): Promise<Answer>;
  /** Staff have the money otherwise. */
  markAsPaid(orderId: string, collectionId: string): Promise<Answer>;
  /** What nobody has paid, as the platform tells it; below zero when the order has too much, zero once it is gone. */
  lacking(orderId: string): Promise<Kopecks>;
  make(orderId: string, wish: BillWish): Promise<BillAnswer>;
  check(billId: string): Promise<BillAnswer>;
  revoke(billId: string): Promise<BillAnswer>;
  resend(billId: string): Promise<BillAnswer>;
}
