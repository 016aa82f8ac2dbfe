import type { Instrument, Order } from "../gateway/order";
import { looksLikeCard, shownCard } from "../pages/test-cards";
import type { Means } from "../order-types";

/** What the shopper pays with: as chosen, else what the order offers first. */
export function chosenInstrument(
  order: Order,
  choice: { means?: Means; cardNumber?: string } = {},
): Instrument {
  const means = choice.means ?? (choice.cardNumber === undefined ? (order.means[0] ?? "card") : "card");
  if (!order.means.includes(means)) {
    throw new Error(
      `Order ${order.orderNumber} cannot be paid by ${means}, only by ${order.means.join(" or ")}`,
    );
  }
  if (means !== "card") return { means };
  const number = (choice.cardNumber ?? "4111111111111111").replace(/[ -]/g, "");
  if (!looksLikeCard(number)) throw new Error("This is not a card number");
  return { means, card: shownCard(number) };
}
