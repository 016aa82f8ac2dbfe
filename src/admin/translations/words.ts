import type { Phrase } from "./translate";

/** Single words, and what no sentence in the code is written as. */
export default [
  // firstcode, responsecode
  ["success", "успешно"],
  ["error", "ошибка"],
  ["declined", "отклонено"],

  // How codes are shown.
  ["{words} ({codes})", "{words} ({codes})"],

  // Commands, subjects, states.
  ["charge", "списание"],
  ["release", "снятие удержания"],
  ["refund", "возврат"],
  ["order", "заказ"],
  ["bill", "счёт"],
  ["not started", "не начат"],
  ["in process", "в обработке"],
  ["held", "удержан"],
  ["captured", "списан"],
  ["partly captured", "списан частично"],
  ["partly refunded", "возвращён частично"],
  ["refunded", "возвращён"],
  ["released", "удержание снято"],
  ["expired", "срок истёк"],
  ["unclear", "неясно"],
  ["preparing", "готовится"],
  ["creating", "создаётся"],
  ["unknown", "выясняется"],
  ["open", "ждёт оплаты"],
  ["revoking", "отзывается"],
  ["not-made", "не создан"],
  ["paid", "оплачен"],
  ["revoked", "отозван"],

  // Means of payment, as Assist names them.
  ["FPS", "СБП"],

  // Steps by which Medusa is brought to match.
  ["complete-cart", "оформление заказа"],
  ["make-bill", "выставление счёта"],
  ["authorize-session", "подтверждение платёжной сессии"],
  ["take-hold", "списание удержанного"],
  ["record-capture", "запись списания"],
  ["record-refund", "запись возврата"],
  ["record-cancel", "запись отмены"],
  ["add-transactions", "запись операции в заказ"],
  ["remove-transactions", "удаление лишней операции из заказа"],
  ["mark-captured", "отметка о списании"],
  ["mark-canceled", "отметка об отмене"],
  ["keep-hold", "сохранение удержания"],
  ["raise-payment", "увеличение суммы платежа"],
  ["add-up", "пересчёт сумм"],
  ["tie-order", "привязка платежа к заказу"],
  ["close-cart", "закрытие корзины"],
  ["drop-rows", "удаление лишней записи"],
  ["tell-staff", "сообщение сотрудникам"],
  ["wait", "ожидание"],
  ["nothing", "ничего"],

  // The validation library's.
  ["Invalid input: expected {_what}, received undefined", "не указано"],
  ["Invalid input: expected {expected}, received {received}", "нужно {expected}, получено {received}"],
  ["Invalid input: expected {expected}", "нужно {expected}"],
  ["Invalid input", "недопустимое значение"],
  ["Invalid option: expected one of {options}", "нужно одно из значений: {options}"],
  ["Invalid ISO datetime", "нужны дата и время в формате ISO"],
  ["Invalid string: must match pattern {pattern}", "не соответствует образцу {pattern}"],
  ["Too small: expected {_what} to be >={least}", "должно быть не меньше {least}"],
  ["Too small: expected {_what} to be >{least}", "должно быть больше {least}"],
  ["Too big: expected {_what} to be <={most}", "должно быть не больше {most}"],
  ["Too small: expected string to have >={least} characters", "не короче {least} символов"],
  ["Too big: expected string to have <={most} characters", "не длиннее {most} символов"],
  ['Unrecognized key: "{key}"', "нет такого поля: «{key}»"],
  ["Unrecognized keys: {keys}", "нет таких полей: {keys}"],
  ["string", "текст"],
  ["number", "число"],
  ["boolean", "true или false"],
  ["array", "список"],
  ["object", "объект"],
] satisfies Phrase[];
