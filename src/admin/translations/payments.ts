import type { Phrase } from "./translate";

/** Capture, void, refund, and what staff are told about payments. */
export default [
  // Commands
  ["There is no Assist payment with this number.", "Платежа Assist с таким номером нет."],
  ["There is no Assist payment for this session.", "Платежа Assist для этой сессии нет."],
  ["The state of the payment could not be checked.", "Проверить состояние платежа не удалось."],
  [
    "Assist's answer leaves out a payment that it has reported before.",
    "В ответе Assist нет платежа, о котором он раньше сообщал.",
  ],
  ["Nothing was concluded from it.", "Выводов из этого не сделано."],
  [
    "The gateway shows no such operation: it was not carried out.",
    "В Assist такой операции нет: она не выполнена.",
  ],
  [
    "A {kind} of {amount} on this payment is under way.",
    "По этому платежу уже идёт операция: {kind}, {amount}.",
  ],
  [
    "The answer to a {kind} of {amount} was lost, and Assist is being asked whether it was carried out.",
    "Ответ на операцию ({kind}, {amount}) потерян; выясняем у Assist, выполнена ли она.",
  ],
  [
    "Nothing was sent now; try again in a few minutes.",
    "Сейчас ничего не отправлено; повторите через несколько минут.",
  ],
  ["Nothing was sent now; try again in a minute.", "Сейчас ничего не отправлено; повторите через минуту."],
  ["Nothing was sent; try again in a minute.", "Ничего не отправлено; повторите через минуту."],
  [
    "Nothing was sent; look at the order and try again.",
    "Ничего не отправлено; посмотрите заказ и повторите.",
  ],
  [
    "Nothing was sent; look at the order again in a few minutes.",
    "Ничего не отправлено; посмотрите заказ через несколько минут.",
  ],
  [
    "Nothing was sent; look at the order in a few minutes before you refund more.",
    "Ничего не отправлено; прежде чем возвращать ещё, посмотрите заказ через несколько минут.",
  ],
  [
    "Nothing was sent; finish or cancel the change first.",
    "Ничего не отправлено; сначала завершите или отмените изменение.",
  ],
  [
    "Another operation of the same amount was sent at the same time.",
    "В это же время была отправлена ещё одна операция на ту же сумму.",
  ],
  [
    "See what the order shows before you ask again.",
    "Прежде чем повторять, посмотрите, что показано в заказе.",
  ],
  ["Not sent.", "Не отправлено."],
  ["No money was moved.", "Движения денег не было."],
  [
    "Assist does not show the last operation on this payment yet.",
    "Последней операции по этому платежу в Assist пока не видно.",
  ],
  [
    "The earlier {kind} of {amount}, whose answer was lost, was carried out after all, and the order shows it.",
    "Прежняя операция ({kind}, {amount}), ответ на которую был потерян, всё же выполнена, и в заказе это видно.",
  ],
  ["Ask again only if you want the same once more.", "Повторяйте, только если нужна ещё одна такая же."],
  [
    "The earlier refund of {amount} was carried out after all, and the order shows it.",
    "Прежний возврат {amount} всё же выполнен, и в заказе это видно.",
  ],
  [
    "Ask again only if you want to refund {amount} once more.",
    "Повторяйте, только если нужно вернуть {amount} ещё раз.",
  ],
  ["Assist gave this payment no billnumber.", "Assist не присвоил этому платежу номер (billnumber)."],
  ["Another operation on this payment is under way.", "По этому платежу идёт другая операция."],
  ["The payment has changed at this very moment.", "Платёж только что изменился."],
  ["Assist's answer speaks of an earlier operation.", "Ответ Assist относится к более ранней операции."],
  [
    "Whether money was moved is being found out from Assist's own operations; the order will show it within minutes.",
    "Прошла ли операция, выясняем по данным Assist; через несколько минут это будет видно в заказе.",
  ],
  ["Asking again is safe: it is never done twice.", "Повторить можно: дважды операция не выполнится."],

  // Capture, refund, void: what cannot be done
  [
    "Assist is still working on an operation of this payment.",
    "Assist ещё выполняет операцию по этому платежу.",
  ],
  ["The amount is less than the smallest unit of the currency.", "Сумма меньше самой мелкой единицы валюты."],
  [
    "Assist shows {taken} as taken, not {expected}; nothing was recorded.",
    "По данным Assist списано {taken}, а не {expected}; ничего не записано.",
  ],
  [
    "Assist shows {given} as refunded, not {expected}; nothing was recorded.",
    "По данным Assist возвращено {given}, а не {expected}; ничего не записано.",
  ],
  [
    "Another capture of {amount} is not at Assist yet.",
    "Другое списание, на {amount}, ещё не дошло до Assist.",
  ],
  [
    "Assist has already taken {taken} and confirms a hold only once.",
    "Assist уже списал {taken}, а подтвердить удержание можно только один раз.",
  ],
  ["Capture {amount} instead.", "Вместо этого спишите {amount}."],
  [
    "The payment at Assist does not match the order; look at it before capturing.",
    "Платёж в Assist не соответствует заказу; проверьте его перед списанием.",
  ],
  [
    "Assist confirms a hold only once, and {taken} of it has been taken.",
    "Подтвердить удержание можно только один раз, и {taken} из него уже списано.",
  ],
  ["The rest can no longer be captured.", "Остаток списать уже нельзя."],
  [
    "Nothing is held at Assist for this payment (it is {state}).",
    "По этому платежу в Assist ничего не удержано (состояние: {state}).",
  ],
  ["Only {held} is held at Assist.", "В Assist удержано только {held}."],
  [
    "Assist has refunded {amount} that the shop has not recorded yet.",
    "Assist вернул {amount}, и в магазине это ещё не записано.",
  ],
  [
    "It is being recorded; look at the order again in a minute before refunding more.",
    "Сейчас записываем; прежде чем возвращать ещё, посмотрите заказ через минуту.",
  ],
  ["Assist has two payments for this order.", "По этому заказу в Assist два платежа."],
  [
    "Refund the surplus one in Assist's personal account first.",
    "Сначала верните лишний в личном кабинете Assist.",
  ],
  ["Only {left} is left to refund at Assist.", "Вернуть через Assist осталось только {left}."],
  [
    "Assist has not decided this payment yet, so there is nothing to release.",
    "По этому платежу у Assist ещё нет решения, поэтому отменять нечего.",
  ],
  ["It will be looked at again.", "Он будет проверен ещё раз."],
  ["Assist has already taken {taken}.", "Assist уже списал {taken}."],
  ["Refund it instead of cancelling.", "Вместо отмены сделайте возврат."],
  [
    "A refund of this payment has just been carried out, and the shop is still booking it.",
    "Возврат по этому платежу только что выполнен, магазин ещё записывает его.",
  ],
  [
    "The order is being changed: an edit, return, exchange or claim is not finished.",
    "Заказ меняется: не завершена правка, возврат товара, обмен или претензия.",
  ],
  ["Medusa could not book a refund now.", "Сейчас Medusa не смогла бы записать возврат денег."],
  [
    "What Assist has refunded is recorded once the change is finished or canceled.",
    "Возвращённое в Assist будет записано, когда изменение завершат или отменят.",
  ],

  // The payment provider
  [
    "The shopper has already left for Assist's page with another amount; create a new payment session.",
    "Покупатель уже ушёл на страницу Assist с другой суммой; создайте новую платёжную сессию.",
  ],
  [
    "There is nothing to pay: Assist takes no payment of zero.",
    "Платить нечего: Assist не принимает платежи на нулевую сумму.",
  ],
  [
    "The request names no {what}; nothing was sent to Assist.",
    "В запросе не указано: {what}; в Assist ничего не отправлено.",
  ],
  ["payment session", "платёжная сессия"],
  [
    "The request names no capture or refund; nothing was sent to Assist.",
    "В запросе не указано списание или возврат; в Assist ничего не отправлено.",
  ],
  [
    "This payment has no Assist order number; nothing was sent to Assist.",
    "У этого платежа нет номера заказа Assist; в Assist ничего не отправлено.",
  ],
  ["The payment of {what} could not be found.", "Платёж для {what} не найден."],
  ["This cart was completed too often in a row.", "Эту корзину оформляли слишком часто подряд."],
  ["Try again in a few seconds.", "Повторите через несколько секунд."],
  [
    'The payment session\'s data may only have return_url and contract_number, texts of at most 2000 characters, and language, "ru" or "en"; remove or correct {names}.',
    "В данных платёжной сессии могут быть только return_url и contract_number, тексты не длиннее 2000 символов, и language, «ru» или «en»; уберите или исправьте {names}.",
  ],
  [
    "The number of a contract has 1 to 30 characters and none of < > \" = ' / \\ ( ) ; #, nor spaces at its ends.",
    "В номере договора от 1 до 30 символов, среди них нет < > \" = ' / \\ ( ) ; #, и по краям нет пробелов.",
  ],
  [
    "return_url must be an address of the shop: its origin is neither in storeCors nor the account's storefrontUrl.",
    "return_url должен быть адресом магазина: его источника нет ни в storeCors, ни в storefrontUrl аккаунта.",
  ],

  // What staff are told
  [
    "Assist's answer about this payment contradicts itself.",
    "Ответ Assist об этом платеже противоречит сам себе.",
  ],
  [
    "Nothing was concluded from it; look at it in the personal account.",
    "Выводов из этого не сделано; посмотрите его в личном кабинете.",
  ],
  [
    "Assist has {money} for this payment, which is not what was registered.",
    "По этому платежу в Assist {money}, а запрошена была другая сумма.",
  ],
  ["No order was placed for it.", "Заказ по нему не оформлен."],
  [
    "A payment of {money} was made in the wrong mode (test instead of live, or the other way round).",
    "Платёж на {money} сделан не в том режиме (тестовый вместо боевого или наоборот).",
  ],
  [
    "{money} is held at Assist for a checkout that has changed since.",
    "Удержан платёж на {money} за корзину, которая с тех пор изменилась.",
  ],
  [
    "{money} was paid for a checkout that has changed since.",
    "Получен платёж на {money} за корзину, которая с тех пор изменилась.",
  ],
  [
    "{money} was paid for an order that lacked only {lacking}.",
    "По заказу оплачено {money}, хотя оставалось оплатить только {lacking}.",
  ],
  [
    "{money} was paid for a cart whose order had already been paid otherwise.",
    "Оплачено {money} за корзину, заказ по которой уже оплачен иначе.",
  ],
  [
    "The order is canceled, but Assist still holds {money} for it.",
    "Заказ отменён, но в Assist за него всё ещё удержано {money}.",
  ],
  [
    "The order is canceled, but {money} that was paid for it has not been refunded.",
    "Заказ отменён, но оплаченные за него {money} не возвращены.",
  ],
  [
    "Assist shows two successful payments under one order number.",
    "В Assist два успешных платежа под одним номером заказа.",
  ],
  ["One of them is not covered by the order.", "Один из них лишний для заказа."],
  [
    "The order was placed although the money of its payment had gone back before.",
    "Заказ оформлен, хотя деньги по его платежу к тому времени уже вернулись.",
  ],
  ["The order still lacks {amount}.", "Заказу не хватает {amount}."],
  [
    "{money} was taken for a payment that the shop has canceled.",
    "Списано {money} по платежу, который магазин отменил.",
  ],
  [
    "The shop has {captured} as captured, Assist {taken}.",
    "По данным магазина списано {captured}, по данным Assist — {taken}.",
  ],
  [
    "The shop has {shop} as refunded, Assist {assist}.",
    "По данным магазина возвращено {shop}, по данным Assist — {assist}.",
  ],
  ["The refund did not succeed", "Вернуть эти деньги не удалось"],
  ['Medusa refused "{step}"', "Medusa не выполнила шаг «{step}»"],
  [
    "its books still differ from Assist's after every step",
    "после всех шагов учёт всё ещё расходится с Assist",
  ],
  [
    "Assist gives no usable answer about this payment: {why}",
    "От Assist нет пригодного ответа об этом платеже: {why}",
  ],
  [
    "Assist still holds {amount}, long after a hold should have been taken or let go.",
    "В Assist всё ещё удержано {amount}, хотя эти деньги давно пора было списать или освободить.",
  ],
  [
    "Assist holds {money} for a payment that the shop has canceled.",
    "В Assist удержано {money} по платежу, который магазин отменил.",
  ],
  [
    "Assist has not said for a long time whether an operation on this payment was carried out.",
    "Assist долго не сообщает, выполнена ли операция по этому платежу.",
  ],
  ["Until it does, no other is sent.", "До этого никакая другая не отправляется."],
  [
    "Assist has not decided about this payment for a month.",
    "Assist уже месяц не принимает решения по этому платежу.",
  ],
  [
    "The job looks at it no more; look at it in the personal account.",
    "Платёж больше не проверяется; посмотрите его в личном кабинете.",
  ],
  [
    "The job looks at it no more; capture it, or let it go, in the personal account.",
    "Платёж больше не проверяется; решите вопрос в личном кабинете.",
  ],
  ["The account rests for {seconds} seconds.", "Следующие запросы по этому аккаунту — через {seconds} с."],
  ["database error {code}", "ошибка базы данных {code}"],
  ["Made at Assist and recorded from there", "Сделано в Assist и записано оттуда"],
  ["The order was not stored", "Заказ не сохранён"],
  ["No order {number} to merge an answer into", "Нет заказа {number}, к которому относится ответ"],
  ["Order {number} vanished while it was locked", "Заказ {number} исчез во время работы с ним"],
] satisfies Phrase[];
