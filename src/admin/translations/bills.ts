import type { Phrase } from "./translate";

/** Bills: payment by link. */
export default [
  ["The shop fails to look at the bill: {why}", "Магазину не удаётся проверить счёт: {why}"],
  // What Assist would not take
  ["The amount of a bill must be more than zero.", "Сумма счёта должна быть больше нуля."],
  ["The date until which the bill is valid is not a date.", "Срок действия счёта — не дата."],
  [
    "The date until which the bill is valid must be in the future.",
    "Срок действия счёта должен быть в будущем.",
  ],
  [
    "The date until which the bill is valid must be at least five minutes and at most a year ahead.",
    "Счёт должен действовать не меньше пяти минут и не больше года.",
  ],
  [
    "The number of an ERIP bill has 1 to 30 Latin letters and digits.",
    "Номер счёта ЕРИП — от 1 до 30 латинских букв и цифр.",
  ],
  ["An ERIP bill is in {currency} only.", "Счёт ЕРИП может быть только в {currency}."],
  [
    "The bill number has characters that Assist removes.",
    "В номере счёта есть символы, которые Assist удаляет.",
  ],
  [
    "A bill offers at least one means of payment, each by its name.",
    "Для счёта нужен хотя бы один способ оплаты, каждый под своим именем.",
  ],
  [
    "Only cards can hold money for a bill in two stages: leave the other means out or use one stage.",
    "Удержать деньги по счёту в две стадии можно только на карте: уберите другие способы оплаты или выберите одну стадию.",
  ],
  [
    "A bill with return addresses or chosen means needs the setting billCheckFields, which says how Assist checks such a bill.",
    "Для счёта с адресами возврата или выбранными способами оплаты нужна настройка billCheckFields: она говорит, как Assist проверяет такой счёт.",
  ],
  [
    "Sending the bill by e-mail needs the customer's e-mail address, without characters that Assist removes.",
    "В заказе нет адреса почты, на который Assist мог бы отправить письмо.",
  ],
  [
    "Sending the bill by SMS needs the customer's mobile number: 5 to 15 digits, perhaps with a plus.",
    "В заказе нет мобильного номера, на который Assist мог бы отправить СМС: от 5 до 15 цифр, можно с плюсом.",
  ],

  [
    "An ERIP bill can be sent by e-mail only, or not at all.",
    "Счёт ЕРИП можно отправить только по почте или не отправлять.",
  ],
  [
    "A bill of this account is paid in ERIP; there are no means of payment to choose.",
    "Счета этого аккаунта оплачиваются в ЕРИП; выбирать способы оплаты нельзя.",
  ],

  // What Assist answered
  [
    "Assist could not make a link for the bill and did not make the bill ({firstcode}/{secondcode}).",
    "Assist не смог создать ссылку и не создал счёт ({firstcode}/{secondcode}).",
  ],
  ["Try again later.", "Повторите позже."],
  [
    "Assist already has a bill with the number {number} ({firstcode}/{secondcode}) and did not make another.",
    "В Assist уже есть счёт с номером {number} ({firstcode}/{secondcode}), другой не создан.",
  ],
  ["Assist does not know this bill.", "Assist не знает этого счёта."],
  ["Assist does not know the bill so far.", "Assist пока не знает этого счёта."],
  ["Assist has made no bill.", "Assist не создал счёта."],
  [
    "Assist made the bill, but the answer with its link was lost.",
    "Assist создал счёт, но ответ со ссылкой не дошёл.",
  ],
  ["It is being revoked; then make another.", "Он отзывается; затем выставьте другой."],
  [
    "The bill's link was lost with Assist's answer, so the bill was revoked.",
    "Ссылка потерялась вместе с ответом Assist, поэтому счёт отозван.",
  ],
  ["Make another one.", "Выставьте другой."],
  [
    "Assist says that the bill is paid; its payment is looked for.",
    "По данным Assist счёт оплачен; ищем платёж.",
  ],
  [
    "Assist says that the bill is paid; it cannot be revoked.",
    "По данным Assist счёт оплачен; отозвать его нельзя.",
  ],
  ['Assist calls the bill "{state}".', "Assist называет состояние счёта так: «{state}»."],
  ["Assist still shows the bill as open.", "В Assist счёт всё ещё открыт."],
  ["The bill could not be checked.", "Проверить счёт не удалось."],
  ["Whether the bill is revoked is not known yet.", "Отозван ли счёт, пока неизвестно."],
  ["Whether the bill was made is not known yet.", "Создан ли счёт, пока неизвестно."],

  // Making a bill
  ["There is no bill with this id.", "Такого счёта нет."],
  ["There is no order or draft order with this id.", "Такого заказа или черновика нет."],
  ["The order is canceled; there is nothing to pay for it.", "Заказ отменён; оплачивать нечего."],
  [
    "The order has nothing outstanding: there is nothing to bill.",
    "Заказ оплачен полностью: выставлять счёт не на что.",
  ],
  [
    "The order lacks {outstanding}; a bill cannot ask for more.",
    "По заказу осталось оплатить {outstanding}; выставить счёт на большую сумму нельзя.",
  ],
  ["The order has an open bill already{which}.", "У заказа уже есть открытый счёт{which}."],
  ["{what}, then make another.", "{what}, затем выставьте другой."],
  ["Revoke it first", "Сначала отзовите его"],
  ["It is being worked on; look at it first", "С ним идёт работа; сначала посмотрите, чем она закончится"],
  ["The bill was not made.", "Счёт не создан."],
  [
    "The bill was not made: the server stopped before anything was sent to Assist.",
    "Счёт не создан: сервер остановился раньше, чем в Assist что-либо отправлено.",
  ],
  [
    "The bill could not be prepared, and nothing was sent to Assist: {why}",
    "Счёт подготовить не удалось, в Assist ничего не отправлено: {why}",
  ],
  ["the order has been canceled meanwhile.", "заказ тем временем отменён."],
  [
    "the order has changed meanwhile, and lacks {outstanding} now.",
    "заказ тем временем изменился, и теперь по нему осталось оплатить {outstanding}.",
  ],
  ["it was given up meanwhile", "счёт тем временем снят"],
  ["The payment provider gave the bill no order number.", "Способ оплаты не дал счёту номера заказа."],
  [
    'No payment provider uses the Assist account "{account}": add one to the payment module in medusa-config.',
    "Аккаунтом Assist «{account}» не пользуется ни один способ оплаты: добавьте его в модуль payment в medusa-config.",
  ],
  [
    "No Assist account can make bills yet: the log at start-up says what is missing.",
    "Пока ни один аккаунт Assist не может выставлять счета: чего не хватает, сказано в журнале запуска сервера.",
  ],
  [
    "Say which Assist account makes the bill: {names}.",
    "Укажите, какой аккаунт Assist выставляет счёт: {names}.",
  ],
  ["This bill is being worked on just now.", "С этим счётом сейчас идёт работа."],

  // Orders that are placed to be paid by link
  ["It is not made: {why}", "Счёт не выставляется: {why}"],
  ["The bill could not be prepared: {why}", "Счёт подготовить не удалось: {why}"],
  [
    "The account's settings have changed since the checkout, so another bill is made under a new number.",
    "Настройки аккаунта изменились после оформления заказа, поэтому выставляется другой счёт, под новым номером.",
  ],
  [
    'The payment provider of the checkout now uses the Assist account "{account}", and this bill is of "{former}".',
    "Способ оплаты из корзины теперь использует аккаунт Assist «{account}», а этот счёт — аккаунта «{former}».",
  ],
  [
    "Give the provider its former account in medusa-config, or revoke this bill and make another.",
    "Верните способу оплаты прежний аккаунт в medusa-config или отзовите этот счёт и выставьте другой.",
  ],
  [
    "The account's mode was changed while the bill was being prepared.",
    "Пока счёт готовился, режим аккаунта изменился.",
  ],
  ["another server is making this bill", "этот счёт сейчас выставляет другой сервер"],
  ["the payment session of the checkout is gone", "платёжной сессии из корзины больше нет"],
  [
    "The order waits for its bill, which could not be made so far.",
    "Заказ ждёт счёта, который пока не удалось выставить.",
  ],
  ["The order waits for its bill.", "Заказ ждёт счёта."],
  [
    "Assist's answers with the links of {lost} bills were lost, and these were revoked; make another from the order.",
    "Ответы Assist со ссылками потерялись (счетов: {lost}), эти счета отозваны; выставьте другой со страницы заказа.",
  ],
  [
    "The bill is to be revoked, and Assist has not said that it is.",
    "Счёт должен быть отозван, но Assist этого не подтвердил.",
  ],
  ["It is not known whether Assist made the bill.", "Неизвестно, создал ли Assist счёт."],
  [
    "The order was not paid in time, and could not be canceled: {why}",
    "Заказ не оплачен в срок, и отменить его не удалось: {why}",
  ],

  // Later on
  [
    "The bill is {state}: there is no link that the customer could use.",
    "Покупатель уже не может воспользоваться ссылкой (состояние счёта: {state}).",
  ],
  ["The bill is paid.", "Счёт оплачен."],
  [
    "To give the money back, refund the order's payment.",
    "Чтобы вернуть деньги, оформите возврат платежа в заказе.",
  ],
  ["The bill's time has run out; it cannot be paid any more.", "Срок счёта истёк; оплатить его уже нельзя."],
  ["The bill is revoked already.", "Счёт уже отозван."],
  ["The bill was never made.", "Счёт так и не был создан."],
  ["Nothing was sent to Assist.", "В Assist ничего не отправлено."],
  [
    "Paid although it had been revoked or its time had run out.",
    "Оплачен, хотя был отозван или его срок истёк.",
  ],
  ["staff have asked for it.", "так решил сотрудник."],
  ["its link was lost with Assist's answer.", "ссылка потерялась вместе с ответом Assist."],
  ["its order is canceled.", "заказ отменён."],
  ["its order is gone.", "заказа больше нет."],
  [
    "its payment session was replaced, so the order may be paid otherwise.",
    "платёжную сессию сменила другая, и заказ может быть оплачен иначе.",
  ],
  ["its order lacks less than it asks for.", "по заказу осталось оплатить меньше, чем в счёте."],
  ["it was revoked at Assist.", "счёт отозван в Assist."],
  ["More than {most} bills match.", "Подходит слишком много счетов (больше {most})."],
  [
    "Choose fewer, by state or date, and export them in parts.",
    "Сузьте выбор по состоянию или дате и выгрузите по частям.",
  ],
] satisfies Phrase[];
