import { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { MedusaFacts, PaymentFacts } from "./facts";
import { tell, type CommandFacts, type Correction } from "./correction";
import type { HoldTerm } from "../money/hold-term";

/**
 * A changed order keeps its hold, see platform/payments/obstacles.ts. Here its payment gets its collection back, and is made as large as
 * the order's need, so that no button takes more; what the platform has made to be paid instead asks for no more than the
 * hold does not cover.
 * `ended`: the platform's work on the change has ended. Done in the midst of it, the platform would void the hold after all.
 * Pure.
 */
export function keepHold(
  position: Position,
  { order }: MedusaFacts,
  payment: PaymentFacts,
  ended = false,
): Correction | undefined {
  if (position.state !== "held" || !order?.wants || order.canceled || payment.canceled) return undefined;
  const { needs, unused } = order.wants;
  const amount = needs.isZero ? position.held : position.held.min(needs);
  const rest = needs.isMoreThan(amount) ? needs.minus(amount) : Money.zero(amount.currency);
  const asked = unused.reduce((sum, collection) => sum.plus(collection.amount), Money.zero(amount.currency));
  const dropped = payment.collectionDropped;
  if (!dropped && !asked.isMoreThan(rest)) return undefined;
  const young = dropped?.lately === true || unused.some((collection) => collection.young);
  if (young && !ended) return { do: "wait" };
  return {
    do: "keep-hold",
    paymentId: payment.id,
    collectionId: payment.collectionId,
    amount: payment.amount.equals(amount) ? undefined : amount,
    rest,
    unused: unused.map(({ id }) => id),
  };
}

/** Once the books agree: what staff should know of a hold that ends, or has ended, while its order lives. Pure. */
export function checkAfterHold(
  position: Position,
  { order }: MedusaFacts,
  payment: PaymentFacts,
  { released }: CommandFacts,
  hold: HoldTerm | undefined,
): Correction | undefined {
  if (!order || order.canceled) return undefined;
  if (hold?.ending && position.state === "held") {
    return tell(
      "hold-ending",
      `${position.held} is only held, and from ${hold.ends.toISOString()} on the bank may let it go.`,
    );
  }
  if (position.state === "held" && order.lacking && !order.lacking.isZero && order.wants) {
    return tell(
      "hold-too-small",
      `The changed order needs ${order.wants.needs}, and ${position.held} is held for it. Assist cannot raise a hold: ${order.lacking} is to be billed.`,
    );
  }
  // What staff void is theirs.
  if (position.state !== "released" || released === "by-staff") return undefined;
  if (!order.lacking || order.lacking.isZero) return undefined;
  // The order may be in the midst of being canceled.
  if (payment.goneLately) return { do: "wait" };
  const lacking = `The order still lacks ${order.lacking}.`;
  return released
    ? tell(
        "hold-let-go",
        `The shop has let the hold of this payment go, although no member of staff has voided it: Medusa does so when a change of the order is confirmed. ${lacking}`,
      )
    : tell(
        "hold-ended",
        `The hold of this payment has ended, and the shop has not let it go: it has lapsed, or was canceled in Assist's personal account. ${lacking}`,
      );
}
