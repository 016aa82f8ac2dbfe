import type { Position } from "../../rules/money/position";

export type ShopperLanguage = "RU" | "EN";

type Message = "unpaid" | "in-process" | "declined" | "expired" | "differs" | "unreachable";

const texts: Record<ShopperLanguage, Record<Message, string>> = {
  EN: {
    unpaid: "The payment has not been made yet.",
    "in-process": "The payment is being processed. The order will be placed as soon as the bank confirms it.",
    declined:
      "The payment was declined. Nothing was charged; you can try again or choose another way to pay.",
    expired: "The time for the payment ran out. Nothing was charged; you can try again.",
    differs: "The payment does not match this order. Please contact the shop.",
    unreachable:
      "The payment could not be checked just now. If you have paid, the order will be placed automatically.",
  },
  RU: {
    unpaid: "Оплата ещё не произведена.",
    "in-process": "Платёж обрабатывается. Заказ будет оформлен, как только банк его подтвердит.",
    declined: "Платёж отклонён, деньги не списаны. Попробуйте ещё раз или выберите другой способ оплаты.",
    expired: "Время на оплату истекло, деньги не списаны. Попробуйте ещё раз.",
    differs: "Платёж не соответствует заказу. Пожалуйста, свяжитесь с магазином.",
    unreachable: "Сейчас не удалось проверить платёж. Если вы оплатили, заказ оформится автоматически.",
  },
};

/** A sentence that a storefront can show to the shopper. */
export function shopperMessage(message: Message, language: ShopperLanguage): string {
  return texts[language][message];
}

/** What to tell a shopper whose payment is not good (yet). */
export function unpaidMessage(state: Position["state"], language: ShopperLanguage): string {
  switch (state) {
    case "declined":
    case "expired":
      return shopperMessage(state, language);
    case "not-started":
    case "released":
    case "refunded":
      return shopperMessage("unpaid", language);
    default:
      return shopperMessage("in-process", language);
  }
}
