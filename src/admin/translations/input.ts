import type { Phrase } from "./translate";

/** What a request to the server had wrong. Names of fields stay as they are. */
export default [
  ["Nothing was changed.", "Ничего не изменено."],
  ["the request", "запрос"],
  ["an id", "нужен id"],
  [
    "a decimal such as 150.00, with at most 2 decimals",
    "нужна сумма вида 150.00, не больше двух знаков после точки",
  ],
  ["one line of text", "нужна одна строка текста"],
  ["{field}: no such field", "{field}: нет такого поля"],
  ["a note of what was done", "напишите, что сделано"],
  ["plain text", "нужен простой текст"],
  ["8 to 100 letters, digits, - and _", "от 8 до 100 латинских букв, цифр, - и _"],
  ["either customer_id or email", "нужно одно из двух: customer_id или email"],
  ["an e-mail", "нужен адрес электронной почты"],
] satisfies Phrase[];
