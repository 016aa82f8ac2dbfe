export type PageLanguage = "RU" | "EN";

export interface PageTexts {
  lang: string;
  redirecting: string;
  redirectingHint: string;
  continue: string;
  backToShop: string;
  replaced: [title: string, text: string];
  expired: [title: string, text: string];
  unknown: [title: string, text: string];
  unavailable: [title: string, text: string];
  "bill-preparing": [title: string, text: string];
  "bill-over": [title: string, text: string];
  erip: [title: string, text: string];
  paid: [title: string, text: string];
  pending: [title: string, text: string];
  "in-process": [title: string, text: string];
  failed: [title: string, text: string];
}

export const pageTexts: Record<PageLanguage, PageTexts> = {
  EN: {
    lang: "en",
    redirecting: "Taking you to the payment page",
    redirectingHint: "If nothing happens within a few seconds, press the button.",
    continue: "Continue to payment",
    backToShop: "Back to the shop",
    replaced: [
      "This payment link is out of date",
      "Your order has changed since this link was made. Go back to the shop and choose how to pay again. If you have already paid, the shop will get in touch.",
    ],
    expired: [
      "This payment link has expired",
      "Go back to the shop and choose how to pay again. If you have already paid, the shop will get in touch.",
    ],
    unknown: [
      "There is no such payment",
      "The address may be incomplete. Go back to the shop and start the payment again.",
    ],
    unavailable: [
      "Payment is not available right now",
      "Please try again later or choose another way to pay.",
    ],
    "bill-preparing": [
      "Your bill is being prepared",
      "The shop has your order. Open this address again in a few minutes to pay.",
    ],
    "bill-over": [
      "This bill can no longer be paid",
      "Its time has run out, or the shop has withdrawn it. If you still want to pay, or have paid already, please contact the shop.",
    ],
    erip: [
      "Pay in ERIP",
      "Choose the shop in ERIP, at your bank or in its application, and enter this number:",
    ],
    paid: ["Thank you, the payment has gone through", "The shop has your order."],
    pending: [
      "The payment is being processed",
      "As soon as the bank confirms it, the shop will receive your order. There is no need to pay again.",
    ],
    "in-process": [
      "The bank is working on your payment",
      "This page refreshes by itself and takes you on as soon as the bank has decided. Please do not pay a second time: nothing more is needed from you.",
    ],
    failed: ["The payment did not go through", "Nothing was charged. Go back to the shop to try again."],
  },
  RU: {
    lang: "ru",
    redirecting: "Переходим на страницу оплаты",
    redirectingHint: "Если через несколько секунд ничего не произошло, нажмите кнопку.",
    continue: "Перейти к оплате",
    backToShop: "Вернуться в магазин",
    replaced: [
      "Эта ссылка на оплату устарела",
      "Заказ изменился после того, как была создана ссылка. Вернитесь в магазин и выберите способ оплаты ещё раз. Если вы уже заплатили, магазин свяжется с вами.",
    ],
    expired: [
      "Срок этой ссылки на оплату истёк",
      "Вернитесь в магазин и выберите способ оплаты ещё раз. Если вы уже заплатили, магазин свяжется с вами.",
    ],
    unknown: ["Такого платежа нет", "Возможно, адрес неполный. Вернитесь в магазин и начните оплату заново."],
    unavailable: ["Оплата сейчас недоступна", "Попробуйте позже или выберите другой способ оплаты."],
    "bill-preparing": [
      "Счёт готовится",
      "Магазин получил ваш заказ. Откройте эту страницу ещё раз через несколько минут, чтобы оплатить.",
    ],
    "bill-over": [
      "Этот счёт уже нельзя оплатить",
      "Его срок истёк, или магазин его отозвал. Если вы хотите оплатить заказ или уже оплатили его, свяжитесь с магазином.",
    ],
    erip: [
      "Оплата через ЕРИП",
      "Выберите магазин в ЕРИП — в отделении или приложении банка — и введите этот номер:",
    ],
    paid: ["Спасибо, оплата прошла", "Магазин получил ваш заказ."],
    pending: [
      "Платёж обрабатывается",
      "Как только банк его подтвердит, магазин получит ваш заказ. Платить ещё раз не нужно.",
    ],
    "in-process": [
      "Банк обрабатывает ваш платёж",
      "Страница обновляется сама и покажет результат, как только банк примет решение. Пожалуйста, не платите второй раз: от вас больше ничего не нужно.",
    ],
    failed: ["Оплата не прошла", "Деньги не списаны. Вернитесь в магазин, чтобы попробовать ещё раз."],
  },
};

/** The page's language by what the browser prefers; Belarusian readers get Russian. */
export function preferredLanguage(acceptLanguage: string | undefined): PageLanguage {
  const first = (acceptLanguage ?? "").split(",")[0]?.trim().toLowerCase() ?? "";
  return /^(ru|be|kk)\b/.test(first) ? "RU" : "EN";
}
