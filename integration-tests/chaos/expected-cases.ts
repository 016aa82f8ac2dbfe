import { awaitedOf, booked, moneyOf, type Books } from "./books";
import { roubles, sum, type Kopecks } from "./kopecks";

/** Something that a shop owner must be told. `reasons`: those of the cases about a payment that tell it. */
export interface ExpectedCase {
  what: string;
  reasons: readonly string[];
  /** Staff need not be told: it is what they asked for, or on the verge of it. */
  maybe?: boolean;
}

const day = 24 * 60 * 60_000;
/** Of the accounts of the walks: holds last five days, and staff are warned a day before. */
const warnedAfter = 4 * day;
/** Between the job's last check and the judgement. */
const sinceTheLastLook = 20 * 60_000;

const withoutOrder = ["paid-without-session", "held-without-session", "paid-twice"];
const canceled = ["paid-for-canceled-order", "held-for-canceled-order"];

/** Everything about an order number that a shop owner must be told, judged without the plugin's own words. */
export function expectedCases(books: Books, voided = false): ExpectedCase[] {
  const { gateway, payment, order, registered } = books;
  const money = moneyOf(gateway);
  const found: ExpectedCase[] = [];
  const add = (what: string, reasons: readonly string[]): void => void found.push({ what, reasons });
  const paid = gateway.orders.filter(({ state }) =>
    ["Approved", "Delayed", "PartialDelayed", "PartialCanceled"].includes(state),
  );
  if (money > 0n && !order) add("money without an order", withoutOrder);
  if (money > 0n && order?.canceled) add("money for a canceled order", canceled);
  if (money > 0n && order && !payment)
    add("money that the order does not cover", [...withoutOrder, ...canceled]);
  if (money > 0n && payment?.canceled) add("money for a canceled payment", canceled);
  if (paid.length > 1) add("paid twice", ["paid-twice"]);
  // Once all that was taken is back, the gateway calls the payment canceled while the bank still holds the rest.
  const taken = gateway.captured - gateway.refunded + awaitedOf(gateway);
  if (taken > 0n && booked(gateway, "hold", "payment") !== registered * BigInt(paid.length))
    add("an amount that differs", ["amount-differs"]);
  found.push(...otherwise(books));
  if (payment && payment.captured !== gateway.captured) {
    add(`captured ${roubles(payment.captured)} in the shop, ${roubles(gateway.captured)} at the gateway`, [
      "shop-has-captured-more",
      "paid-for-canceled-order",
    ]);
  }
  if (payment && payment.refunded !== gateway.refunded) {
    add(`refunded ${roubles(payment.refunded)} in the shop, ${roubles(gateway.refunded)} at the gateway`, [
      "shop-has-refunded-more",
      ...(mustWait(order) ? ["not-recorded"] : []),
    ]);
  }
  if (order?.onNothing && !order.canceled && order.paid === 0n)
    add("an order that was placed on a canceled payment", ["order-without-money"]);
  return [...found, ...expectedCasesOfHold(books, voided)];
}

/** `voided`: staff asked for the hold, or the money, to go. */
function expectedCasesOfHold({ gateway, payment, order, isBill }: Books, voided: boolean): ExpectedCase[] {
  if (!payment || !order || order.canceled) return [];
  const { held, captured, heldFor = 0 } = gateway;
  const isHeld = held > 0n && captured === 0n;
  const isGone =
    held === 0n && captured === 0n && booked(gateway, "release") > 0n && booked(gateway, "payment") === 0n;
  return [
    ...(isHeld && heldFor >= warnedAfter
      ? [
          {
            what: "a hold that is about to end",
            reasons: ["hold-ending"],
            maybe: heldFor < warnedAfter + sinceTheLastLook,
          },
        ]
      : []),
    ...(isHeld && !isBill && order.lacking > 0n
      ? [
          {
            what: "a hold that does not cover its order",
            reasons: ["hold-too-small", "hold-ending"],
            maybe: order.exchanged,
          },
        ]
      : []),
    ...(isGone && order.lacking > 0n
      ? [
          {
            what: "a live order whose hold has gone",
            reasons: ["hold-ended", "hold-let-go", "order-without-money"],
            maybe: voided,
          },
        ]
      : []),
  ];
}

/** A live order's money that came in another stage, or by other means, than its checkout was to ask for. */
function otherwise({ gateway, payment, order, stages, means, isBill }: Books): ExpectedCase[] {
  const isLive = payment && !payment.canceled && order && !order.canceled;
  if (!isLive || moneyOf(gateway) === 0n || gateway.refunded > 0n) return [];
  const isUntaken = stages === "one" && gateway.held > 0n && gateway.captured === 0n;
  const isUnheld = stages === "two" && booked(gateway, "payment") > 0n;
  const offered = means !== "all" ? [means] : stages === "two" ? ["card"] : ["card", "sbp"];
  const isUnoffered = !isBill && gateway.orders.some(({ paidBy }) => paidBy && !offered.includes(paidBy));
  return [
    ...(isUntaken ? [{ what: "held, though it was to be taken at once", reasons: ["held-not-taken"] }] : []),
    ...(isUnheld ? [{ what: "taken, though it was to be held", reasons: ["taken-not-held"] }] : []),
    ...(isUnoffered ? [{ what: "paid by means that were not offered", reasons: ["other-means"] }] : []),
  ];
}

/** The platform cannot book a refund in the midst of a change of the order. */
export function mustWait(order: Books["order"]): boolean {
  return order?.beingChanged === true;
}

/** What staff see of a payment, or have closed by hand without anything having moved since. */
export function shownOf({ openCase, closedByHand }: Books): string | null {
  return openCase ?? closedByHand;
}

/** What is wrong with an order as a whole, which several payments may have paid. `lowered`: it may need less than was paid. */
export function expectedCasesOfOrder(
  books: readonly Books[],
  lowered: boolean,
  lacking: Kopecks | undefined,
): string[] {
  const [order] = books.flatMap((book) => book.order ?? []);
  if (!order) return [];
  const payments = books.filter((book) => book.payment && book.order);
  const taken = sum(payments.map(({ gateway }) => gateway.captured - gateway.refunded));
  const found: string[] = [];
  const elsewhere = order.paidElsewhere;
  if (order.paid !== taken + elsewhere) {
    found.push(
      `the order's account says ${roubles(order.paid)}, the gateway ${roubles(taken)}${elsewhere > 0n ? `, and ${roubles(elsewhere)} came otherwise` : ""}`,
    );
  }
  if (payments.filter(({ gateway, isBill }) => !isBill && moneyOf(gateway) > 0n).length > 1)
    found.push("an order that two sessions have paid");
  const awaited = sum(payments.map(({ gateway }) => awaitedOf(gateway)));
  const tooMuch = lacking === undefined ? 0n : awaited - lacking;
  if (tooMuch > 0n && !lowered && !order.canceled)
    found.push(`${roubles(tooMuch)} more than the order needs`);
  return found;
}
