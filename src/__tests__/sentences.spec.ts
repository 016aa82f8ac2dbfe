import ts from "typescript";
import { verdictOfCodes, verdictOfResponseCode } from "../gateway/wire/code-outcome";
import AssistCommand from "../modules/assist/models/command";
import { billStates } from "../records/bills";
import { inRussian, phrases, sentences } from "../admin/translations";
import { sentencesOf } from "../admin/translations/translate";
import { sourceSentences, valuesOf } from "./source-sentences";

/** In the code, and not for people, though they look so. */
const exceptions = new Set([
  // How an account is printed where a developer prints it.
  "Merchant {} at {}",
  // For a storefront, as the platform itself says it.
  "Cart is already being completed by another request",
  // In a stored notification, for a value that is none.
  "[not text]",
]);

const inCode = sourceSentences(ts.sys.getCurrentDirectory()).filter(({ text }) => !exceptions.has(text));

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

/** As a sentence stands in the code, whatever its values are called. */
const bare = (english: string): string => english.replace(/\{\w+\}/g, "{}");

const known = new Set(phrases.map(([english]) => bare(english)));

/** With values that mean nothing. */
const filled = (text: string): string => text.replace(/\{_?(\w+)\}/g, "‹$1›");

describe("what the server says to staff", () => {
  it("is there in Russian, every sentence in the code", () => {
    const missing = inCode.filter(({ text }) => !known.has(text));
    expect(missing.map(({ at, text }) => `${at}  ${text}`)).toEqual([]);
  });

  it("is translated no longer than it is said", () => {
    const said = new Set(inCode.map(({ text }) => text));
    expect(sentences.map(([english]) => english).filter((english) => !said.has(bare(english)))).toEqual([]);
  });

  it("is translated by its own phrase and no other, sentence by sentence", () => {
    for (const [english, russian] of phrases) {
      const said = filled(english);
      expect(sentencesOf(said)).toEqual([said]);
      expect([english, inRussian(said)]).toEqual([english, filled(russian)]);
    }
  });

  it("says in Russian the same values, in letters of Russian", () => {
    for (const [english, russian] of phrases) {
      const left = placeholders(english).filter((name) => !placeholders(russian).includes(name));
      const added = placeholders(russian).filter((name) => !placeholders(english).includes(name));
      expect([english, left.filter((name) => !name.startsWith("_")), added]).toEqual([english, [], []]);
      if (/[a-z]/i.test(bare(english).replace("{}", ""))) expect(russian).toMatch(/[а-яё]|^true/i);
    }
  });
});

describe("a message of several parts", () => {
  const sentenceOf = (verdict: ReturnType<typeof verdictOfCodes>) =>
    verdict === "success" ? verdict : verdict.sentence;

  it.each([
    [
      `${sentenceOf(verdictOfCodes(7, 141, "command"))} No money was moved.`,
      "Assist отказал в запросе: ошибка аутентификации: параметры login / password (7/141). Проверьте адрес шлюза, номер предприятия, логин, пароль и секретное слово, а также не ограничивает ли Assist доступ по IP-адресам. Движения денег не было.",
    ],
    [
      sentenceOf(verdictOfResponseCode("AS102")),
      "Assist не выполнил операцию: отклонено: недостаточно средств на карте (AS102).",
    ],
    [
      sentenceOf(verdictOfCodes(2, 0, "command", "bill")),
      "Assist ответил: «внутренняя ошибка (2/0)». Выполнено ли что-нибудь, видно только по состоянию счёта.",
    ],
    [
      "No answer from Assist: the connection was refused. The state of the payment could not be checked.",
      "Assist не ответил: в соединении отказано. Проверить состояние платежа не удалось.",
    ],
    [
      "A charge of 1500.50 RUB on this payment is under way. Nothing was sent now; try again in a few minutes.",
      "По этому платежу уже идёт операция: списание, 1\u00a0500,50\u00a0₽. Сейчас ничего не отправлено; повторите через несколько минут.",
    ],
    [
      'Assist account "by" takes no payments yet: Enter the login of the web services. accounts.by.stages: Invalid option: expected one of "one"|"two".',
      'Аккаунт Assist «by» пока не принимает платежи: Укажите логин для веб-сервисов. accounts.by.stages: нужно одно из значений: "one"|"two".',
    ],
    [
      "amount: a decimal such as 150.00, with at most 2 decimals; colour: no such field; order_id: Invalid input: expected string, received undefined. Nothing was changed.",
      "amount: нужна сумма вида 150.00, не больше двух знаков после точки; colour: нет такого поля; order_id: не указано. Ничего не изменено.",
    ],
    [
      'Medusa refused "complete-cart": Cart has no shipping method',
      "Medusa не выполнила шаг «оформление заказа»: Cart has no shipping method",
    ],
    [
      'The account "ru" cannot be deleted: it has 2 open bills. Revoke them first, or wait until they are paid or expired. Nothing was changed.',
      "Аккаунт «ru» нельзя удалить: у него есть открытые счета (2). Сначала отзовите их или дождитесь, пока их оплатят или срок истечёт. Ничего не изменено.",
    ],
    [
      "Assist holds 1750.00 RUB, which was to be taken at once, and taking it did not succeed: Assist did not carry out the operation: authorisation declined (AS100). No money was moved.",
      "В Assist удержано 1\u00a0750,00\u00a0₽, хотя эти деньги нужно было списать сразу, и списать их не удалось: Assist не выполнил операцию: банк отклонил платёж (AS100). Движения денег не было.",
    ],
    ['Assist calls the bill "Inv. Open".', "Assist называет состояние счёта так: «Inv. Open»."],
    [
      "Something nobody has translated. No money was moved.",
      "Something nobody has translated. Движения денег не было.",
    ],
    ["Something nobody has translated.", undefined],
  ])("%s", (said, russian) => {
    expect(inRussian(said)).toBe(russian);
  });

  it.each([
    ["state of a payment", "src/records/orders.ts", "PositionState", undefined],
    ["step", "src/rules/books/correction.ts", "Correction", "do"],
  ])("names every %s", (_, path, type, property) => {
    const values = valuesOf(path, type, property);
    expect(values).not.toEqual([]);
    expect(values.filter((value) => !known.has(value) && !known.has(value.replaceAll("-", " ")))).toEqual([]);
  });

  it("names every operation", () => {
    const { choices = [] } = AssistCommand.schema.kind.parse("kind").dataType.options ?? {};
    expect(choices).toContain("charge");
    expect(choices.filter((kind: string) => !known.has(kind))).toEqual([]);
  });

  it("names every state of a bill", () => {
    expect(billStates.filter((state) => !known.has(state))).toEqual([]);
  });
});
