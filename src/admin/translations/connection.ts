import type { Phrase } from "./translate";

/** Notifications and what their check found. */
export default [
  [
    "The message comes from Assist and concerns this account.",
    "Сообщение пришло от Assist и относится к этому аккаунту.",
  ],
  ["The message names another merchant.", "В сообщении указано другое предприятие."],
  [
    "Check the merchant number (Merchant_ID) of the account.",
    "Проверьте номер предприятия (Merchant_ID) аккаунта.",
  ],
  ["The message has no check value.", "В сообщении нет проверочного значения."],
  [
    "In Assist's personal account set the sign type of result notifications to MD5.",
    "В личном кабинете Assist укажите для уведомлений о результатах тип подписи MD5.",
  ],
  [
    "The check value is wrong: the message is forged, or the secret word here differs from the one in Assist's personal account.",
    "Проверочное значение неверно: сообщение подделано, или секретное слово здесь не то, что в личном кабинете Assist.",
  ],
  [
    "A test message came to a live account, or a live one to a test account.",
    "Тестовое сообщение пришло на боевой аккаунт или боевое — на тестовый.",
  ],
  [
    "Check the account's live setting and the gateway address.",
    "Проверьте режим аккаунта (live) и адрес шлюза.",
  ],
  ["The message is not a form.", "Сообщение — не данные формы."],
  ["The message has too many fields.", "В сообщении слишком много полей."],
  ["A field's name is too long.", "Слишком длинное имя поля."],
  ["A field is doubled or nested.", "Поле повторяется или вложено в другое."],
  ["A field is too long.", "Слишком длинное поле."],
  ["A field is doubled.", "Поле повторяется."],
  ["The field {field} is missing.", "Нет поля {field}."],
  ["The field billnumber is not a billnumber.", "В поле billnumber — не billnumber."],
  ["The field ordernumber is too long.", "Поле ordernumber слишком длинное."],
  ["The field ordernumber is not an order number.", "В поле ordernumber — не номер заказа."],
  ["An amount or a currency cannot be read.", "Сумму или валюту прочитать нельзя."],
  [
    "The message could not be read as a notification of Assist.",
    "Сообщение не удалось прочитать как уведомление Assist.",
  ],
] satisfies Phrase[];
