import type { Money } from "../../gateway";
import type { CaseReason } from "../../records/cases";
import type { Policies } from "../../records/policies";
import type { MissingTransaction, PaymentFacts } from "./facts";

export type Correction =
  | { do: "nothing" }
  /** Something is under way that may resolve the difference by itself. */
  | { do: "wait" }
  | { do: "complete-cart"; cartId: string }
  | { do: "authorize-session"; sessionId: string; orderId?: string }
  /** What is held was to be taken at once. */
  | { do: "take-hold"; paymentId: string; held: Money }
  /** More was taken elsewhere than what a changed order has left of its payment, which the platform would not record. */
  | { do: "raise-payment"; paymentId: string; collectionId: string; amount: Money }
  | { do: "record-capture"; paymentId: string; amount: Money }
  /** `toOrder`: the payment has an order that is not canceled, whose account gets a line. */
  | { do: "record-refund"; paymentId: string; amount: Money; toOrder: boolean }
  | { do: "record-cancel"; paymentId: string }
  | { do: "add-transactions"; orderId: string; lines: MissingTransaction[] }
  | { do: "remove-transactions"; ids: string[] }
  | { do: "mark-captured"; paymentId: string }
  | { do: "mark-canceled"; collectionId: string }
  /** `amount`: of the payment from now on, where it changes; `rest`: what the order needs besides. */
  | {
      do: "keep-hold";
      paymentId: string;
      collectionId: string;
      amount?: Money | undefined;
      rest: Money;
      unused: string[];
    }
  | { do: "add-up"; collectionId: string }
  | { do: "tie-order"; orderId: string; collectionId: string }
  | { do: "close-cart"; cartId: string }
  | { do: "make-bill"; sessionId: string; orderId: string }
  | { do: "drop-rows"; payment: PaymentFacts; captures: string[]; refunds: string[] }
  /** `policy`: the merchant's choice of what to do besides; absent where nothing can be done by itself. */
  | { do: "tell-staff"; reason: CaseReason; sentence: string; policy?: keyof Policies };

/** What our own command log knows of an order's commands. */
export interface CommandFacts {
  /** A command is in the air, or its outcome is unknown. */
  open: boolean;
  /** The platform's rows whose command is known to be done. */
  carriedOut: ReadonlySet<string>;
  /** When the last of the commands was sent that have let money go or given it back. */
  lastReversal?: Date | undefined;
  /** Why the newest command was refused, if it was one that lets money go or gives it back. */
  refusal?: string | undefined;
  /** What of ours has let the hold go, if anything. */
  released?: "by-platform" | "by-staff" | undefined;
}

export const tell = (reason: CaseReason, sentence: string, policy?: keyof Policies): Correction => ({
  do: "tell-staff",
  reason,
  sentence,
  policy,
});
