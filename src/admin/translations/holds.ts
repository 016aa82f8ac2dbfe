import type { Phrase } from "./translate";

/** What staff are told about holds, and about money that came otherwise than it was asked for. */
export default [
  [
    "{money} is only held, and from {moment} on the bank may let it go.",
    "{money} пока только удержано: банк может снять удержание начиная с {moment}.",
  ],
  [
    "The hold of this payment has ended, and the shop has not let it go: it has lapsed, or was canceled in Assist's personal account.",
    "Удержание по этому платежу закончилось, и снял его не магазин: истёк срок, или его сняли в личном кабинете Assist.",
  ],
  [
    "The shop has let the hold of this payment go, although no member of staff has voided it: Medusa does so when a change of the order is confirmed.",
    "Магазин снял удержание по этому платежу, хотя никто из сотрудников этого не делал: Medusa делает это, когда подтверждают изменение заказа.",
  ],
  [
    "The changed order needs {needs}, and {held} is held for it.",
    "Изменённому заказу нужно {needs}, а удержано за него {held}.",
  ],
  [
    "Assist cannot raise a hold: {lacking} is to be billed.",
    "Увеличить удержание Assist не может: на {lacking} нужен счёт.",
  ],
  [
    "The order has been changed and lives on, so its hold stays.",
    "Заказ изменён и остаётся в силе, поэтому удержание сохраняется.",
  ],
  [
    "Assist holds {amount}, which was to be taken at once, and taking it did not succeed",
    "В Assist удержано {amount}, хотя эти деньги нужно было списать сразу, и списать их не удалось",
  ],
  [
    "{amount} was taken at once, although it was to be held until staff take it.",
    "{amount} списано сразу, хотя эти деньги нужно было удержать до решения сотрудника.",
  ],
  [
    "{amount} was paid by {means}, which the payment page was not to offer.",
    "{amount} оплачено способом «{means}», которого на странице оплаты быть не должно.",
  ],
  [
    "Whoever pays can change the payment form on its way to Assist.",
    "Покупатель может изменить форму оплаты по пути в Assist.",
  ],
] satisfies Phrase[];
