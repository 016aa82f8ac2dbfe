import type { Phrase } from "./translate";

/** What a request to the server had wrong. Names of fields stay as they are. */
export default [
  ["Nothing was changed.", "Ничего не изменено."],
  ["the request", "запрос"],
  ["an id", "нужен id"],
  ["a decimal such as 150.00", "нужна сумма вида 150.00"],
  ["one line of text", "нужна одна строка текста"],
  ["{field}: no such field", "{field}: нет такого поля"],
  [
    "settled is true or false, limit 1 to 100, offset 0 or more.",
    "settled — true или false, limit — от 1 до 100, offset — 0 или больше.",
  ],
] satisfies Phrase[];
