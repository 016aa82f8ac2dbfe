import type BigNumber from "bignumber.js";
import type { Money } from "../../gateway";

/** A capture or refund row of the platform. */
export interface BookRow {
  id: string;
  amount: Money;
  /** As the platform has it, perhaps with more decimals than the currency: for sums of several. */
  exact: BigNumber;
  /** Written by the plugin to record what stands at the gateway. */
  recorded: boolean;
  /** Old enough that the workflow which wrote it has ended, whichever way. */
  atRest: boolean;
  /** Nobody has heard of it, and it is not known yet that somebody is to. */
  untold?: boolean;
}

/** A line in the order's own account of what was paid. */
export interface OrderTransaction {
  /** Absent in one that is yet to be added. */
  id?: string;
  reference: string;
  referenceId: string;
  /** Without sign. */
  amount: Money;
  /** The row that it names is no longer there. */
  rowIsGone?: boolean;
  /** Written so lately that its workflow may still be at work. */
  young?: boolean;
}

export interface PaymentFacts {
  id: string;
  collectionId: string;
  amount: Money;
  captures: BookRow[];
  refunds: BookRow[];
  captured: Money;
  refunded: Money;
  /** Its money had been taken when it was authorized: the platform tells nobody of such a capture. */
  capturedWithAuthorization?: boolean;
  markedCaptured: boolean;
  canceled: boolean;
  /** Its collection is marked canceled, which it is not: the platform does so when a change of the order is confirmed. */
  collectionDropped?: { lately: boolean } | undefined;
  /** No payment of its collection is left, and the collection still shows money: the process died in between. */
  cancelUnmarked?: boolean;
  /** Since when nothing of it is left, by the platform's rows: by the database's clock, at the earliest. */
  goneSince?: Date | undefined;
  /** So lately that what has let it go may still be at work. */
  goneLately?: boolean;
  /** What its payment collection shows; absent when other payments are in those sums too. */
  shown?: { captured: Money; refunded: Money };
}

/** What Medusa has of a payment session and everything that hangs on it. */
export interface MedusaFacts {
  /**
   * Absent when the platform has dropped the session. A bill is for the order as such: its session needs no choosing, and
   * whether its money is still wanted is for `lacking` to say.
   */
  session?: { id: string; isTheCartsChoice: boolean };
  cart?: { id: string; completed: boolean };
  /** `young`: the completion that placed it may still be at work, perhaps in another process. */
  order?: {
    id: string;
    canceled: boolean;
    transactions: OrderTransaction[];
    /** By the database's clock, at the latest. */
    placedAt?: Date;
    young?: boolean;
    /** What nobody has paid for it nor holds; read where nothing of its payment is left, or is only held. */
    lacking?: Money | undefined;
    /** What it wants of its payment while that is only held. */
    wants?: HoldWanted | undefined;
  };
  /**
   * What the payment collection still lacks when its other payments are counted, and for a bill no more than what its
   * order lacks; absent without a collection.
   */
  lacking?: Money;
  /** The cart's order, when it is not tied to the payment collection: its completion is at work, or died there. */
  untied?: { orderId: string; collectionId: string; young: boolean };
  payment?: PaymentFacts;
  /** The order was placed to be paid by link, and has no bill yet. */
  awaitsBill?: boolean;
  /** The order of the cart that was being paid for, where the session itself is gone. */
  cartsOrderId?: string;
}

/** A payment collection into which nobody has begun to pay. */
interface UnusedCollection {
  id: string;
  amount: Money;
  /** Written so lately that its workflow may still be at work. */
  young: boolean;
}

/** What an order wants of a payment that is only held. */
export interface HoldWanted {
  /** What its account lacks, and no other money covers. */
  needs: Money;
  unused: UnusedCollection[];
}

/** A line that the platform failed to add to the order's account of what was paid. */
export type MissingTransaction = OrderTransaction & {
  reference: "capture" | "refund";
  /** As its row has it. */
  exact: BigNumber;
};
