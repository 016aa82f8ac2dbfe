import type { Phrase } from "./translate";

/** Acts of staff on an order's payments, and cases. */
export default [
  [
    "This was held up on its way to Assist and has been given up meanwhile.",
    "Запрос застрял по дороге в Assist, и за это время от него отказались.",
  ],
  // What cannot be taken over or confirmed
  [
    "Assist answers, but the shop fails to take over what it says about this payment: {why}",
    "Assist отвечает, но магазину не удаётся записать то, что он сообщает об этом платеже: {why}",
  ],
  [
    'Assist has sent a genuine message that this payment is "{state}", and its own answers do not confirm it.',
    "Assist прислал подлинное сообщение, что этот платёж в состоянии «{state}», но его же ответы этого не подтверждают.",
  ],

  [
    "The Assist account of this payment is not set up completely, so Assist cannot be asked about it.",
    "Аккаунт Assist этого платежа настроен не полностью, поэтому спросить о нём у Assist нельзя.",
  ],
  ["An operation on this payment is under way.", "По этому платежу уже идёт операция."],
  [
    "The answer to the last operation was lost; Assist is being asked whether it was carried out.",
    "Ответ на последнюю операцию потерян; выясняем у Assist, выполнена ли она.",
  ],
  ["Nothing has been paid.", "Ничего не оплачено."],
  ["The bank has not decided about this payment yet.", "Банк ещё не принял решения по этому платежу."],
  [
    "The money was taken at once, as this payment has one stage.",
    "Деньги списаны сразу: платёж одностадийный.",
  ],
  ["All of it has been captured.", "Всё уже списано."],
  [
    "Assist confirms a hold only once, and a part of it has been captured.",
    "Подтвердить удержание можно только один раз, и часть уже списана.",
  ],
  ["The money has been taken: refund it instead.", "Деньги уже списаны: сделайте возврат."],
  ["The money is only held.", "Деньги только удержаны."],
  ["A hold is let go whole: void it instead.", "Удержание снимается только целиком: снимите его."],
  ["The hold has been let go.", "Удержание уже снято."],
  ["All of it has been refunded.", "Всё уже возвращено."],
  [
    "The shop has no payment for this money; look at it in the list of cases.",
    "В магазине нет платежа на эти деньги; посмотрите его в списке случаев.",
  ],
  [
    "This payment belongs to no order; look at it in the list of cases.",
    "Этот платёж не относится ни к одному заказу; посмотрите его в списке случаев.",
  ],
  ["The shop has canceled this payment.", "Магазин отменил этот платёж."],
  ["The order is canceled.", "Заказ отменён."],
  [
    "The payment at Assist does not match what was registered.",
    "Платёж в Assist не совпадает с тем, что было запрошено.",
  ],
  ["Assist has two payments under this number.", "В Assist два платежа под этим номером."],
  ["Refund the surplus one in Assist's personal account.", "Верните лишний в личном кабинете Assist."],
  ["Assist and the shop show different sums.", "Суммы в Assist и в магазине разные."],
  ["Check now, then try again.", "Сначала проверьте платёж, потом повторите."],
  ["Finish or cancel it first.", "Сначала завершите или отмените изменение."],
  ["Assist has no money of this payment any more.", "Денег по этому платежу в Assist больше нет."],
  [
    "This money belongs to an order: capture, void or refund it there.",
    "Эти деньги относятся к заказу: списать их, снять удержание или вернуть можно там.",
  ],
  ["The server stopped in the middle of it.", "Сервер остановился посреди операции."],
  ["What became of it is found out from Assist.", "Чем она закончилась, выясняем у Assist."],
  ["request_key was used for another request before.", "request_key уже использован для другого запроса."],
  ["Nothing was sent.", "Ничего не отправлено."],
  [
    "This is being carried out already; look again in a minute.",
    "Операция уже выполняется; посмотрите ещё раз через минуту.",
  ],
  ["It is not known what became of it.", "Чем операция закончилась, неизвестно."],
  [
    "This request is not sent again: see what the order shows, then make a new one if it is needed.",
    "Этот запрос повторно не отправляется: посмотрите, что показывает заказ, и если нужно, откройте форму заново.",
  ],
  [
    "Nothing was sent now; see what the order shows before you ask again.",
    "Сейчас ничего не отправлено; прежде чем повторить, посмотрите, что показывает заказ.",
  ],
  ["There is nothing to move.", "Проводить нечего."],
  ["No more than {most} can be taken for this.", "Здесь можно провести не больше {most}."],
  [
    "Assist has carried it out, but Medusa has not booked it: {why}",
    "Assist выполнил операцию, но Medusa её не записала: {why}",
  ],
  [
    "It will be booked within minutes; do not ask again.",
    "Она будет записана через несколько минут; не повторяйте её.",
  ],
  ["There is no Assist payment with this id.", "Такого платежа Assist нет."],
  ["There is no order with this id.", "Такого заказа нет."],
  ["This payment is being looked at just now.", "Этот платёж сейчас проверяется."],
  ["There is no such case.", "Такого случая нет."],
  ["This case is closed already.", "Этот случай уже закрыт."],
  ["Nothing was changed; look at the list again.", "Ничего не изменено; посмотрите список ещё раз."],
  ["Nothing was sent; look at the list again.", "Ничего не отправлено; посмотрите список ещё раз."],
  ["This case is about a bill, and not about its money.", "Этот случай о счёте, а не о деньгах."],
  ["Erased.", "Стёрто."],
] satisfies Phrase[];
