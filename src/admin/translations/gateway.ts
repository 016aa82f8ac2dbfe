import type { Phrase } from "./translate";

/** What the gateway answered, or did not, and what was read in its answers. */
export default [
  // Refusals
  ["Assist refused the request: {words}.", "Assist отказал в запросе: {words}."],
  ["Ask less often.", "Обращайтесь реже."],
  ["Ask for a shorter period.", "Запросите период короче."],
  [
    "Check the gateway address, merchant number, login, password and secret word, and whether Assist limits access by address.",
    "Проверьте адрес шлюза, номер предприятия, логин, пароль и секретное слово, а также не ограничивает ли Assist доступ по IP-адресам.",
  ],
  [
    "Another operation on this {_subject} is under way; try again in a minute.",
    "Сейчас идёт другая операция; повторите через минуту.",
  ],
  [
    "This {_subject} does not allow the operation in its present state.",
    "В нынешнем состоянии эта операция невозможна.",
  ],
  ["Assist has not found the {subject}: {words}.", "Assist не нашёл {subject}: {words}."],
  ["Assist has not found the order.", "Assist не нашёл заказ."],
  ["Assist has not found the bill.", "Assist не нашёл счёт."],
  ["Assist did not carry out the operation: {words}.", "Assist не выполнил операцию: {words}."],
  ['Assist answered "{words}".', "Assist ответил: «{words}»."],
  [
    "Whether anything was done must be read from {where}.",
    "Выполнено ли что-нибудь, видно только по {where}.",
  ],
  ["the order's operations", "операциям заказа"],
  ["the bill's status", "состоянию счёта"],
  ["Assist did not accept the payment request.", "Assist не принял запрос на оплату."],
  [
    "Check the merchant number, the secret word and the request delimiter.",
    "Проверьте номер предприятия, секретное слово и разделитель запроса.",
  ],

  // No answer
  ["No answer from Assist: {why}.", "Assist не ответил: {why}."],
  ["no connection within the time allowed", "соединение не установлено за отведённое время"],
  ["no complete answer within the time allowed", "полный ответ не пришёл за отведённое время"],
  ["the connection broke before the answer was complete", "связь оборвалась раньше, чем пришёл весь ответ"],
  ["the connection was refused", "в соединении отказано"],
  ["the host name is not known", "такого имени сервера нет"],
  ["the host name could not be looked up", "не удалось узнать адрес сервера по имени"],
  [
    "the server's certificate is not trusted here; an authority can be added with NODE_EXTRA_CA_CERTS",
    "сертификат сервера здесь не считается доверенным (центр сертификации добавляется через NODE_EXTRA_CA_CERTS)",
  ],
  ["no connection could be made", "не удалось установить соединение"],
  ["this client has been closed", "соединение уже закрыто"],
  ["A command uses one connection.", "Команда пользуется одним соединением."],
  ["The deadline has passed.", "Отведённое время вышло."],
  ["the answer is longer than {bytes} bytes", "ответ слишком длинный (больше {bytes} байт)"],
  ["the answer is not in UTF-8", "ответ не в UTF-8"],

  // Answers that cannot be used
  [
    "The answer of Assist (HTTP status {status}) cannot be read.",
    "Ответ Assist (код HTTP {status}) прочитать нельзя.",
  ],
  ["It is not what was expected.", "Он не такой, как ожидалось."],
  [
    "An amount or a currency in the answer of Assist cannot be read.",
    "Сумму или валюту в ответе Assist прочитать нельзя.",
  ],
  ["The answer of Assist has no result codes.", "В ответе Assist нет кодов результата."],
  ["The answer of Assist is not a result.", "Ответ Assist — не результат запроса."],
  ["The answer of Assist is not an object.", "Ответ Assist — не объект."],
  ["The answer of Assist is not the result of one operation.", "Ответ Assist — не результат одной операции."],
  ["The answer of Assist is about an operation of another kind.", "Ответ Assist — об операции другого рода."],
  ["The answer of Assist is not the status of one bill.", "Ответ Assist — не состояние одного счёта."],
  ["The answer of Assist is not the token of one bill.", "Ответ Assist — не данные одного счёта."],
  ["Assist answered about another bill than was asked for.", "Assist ответил не о том счёте."],
  ["Assist answered about another order than was asked for.", "Assist ответил не о том заказе."],
  [
    "The bill at Assist has another amount or currency than the shop's.",
    "У счёта в Assist другая сумма или валюта, чем в магазине.",
  ],
  [
    "The bill's billnumber in the answer of Assist cannot be read.",
    "Номер (billnumber) счёта в ответе Assist прочитать нельзя.",
  ],
  ["has no check value", "не подписан проверочным значением"],
  ["has a wrong check value", "подписан неверным проверочным значением"],
  ["The answer of Assist {why} and is not believed.", "Ответ Assist {why}, поэтому ему нельзя верить."],
  ["The bill's status {why} and is not believed.", "Ответ Assist о счёте {why}, поэтому ему нельзя верить."],
  [
    "Compare the secret word and the sign type (MD5) with Assist's personal account.",
    "Сверьте секретное слово и тип подписи (MD5) с личным кабинетом Assist.",
  ],
  [
    "Compare the secret word and the sign type (MD5) with Assist's personal account, or set billAnswerCheck.",
    "Сверьте секретное слово и тип подписи (MD5) с личным кабинетом Assist или задайте billAnswerCheck.",
  ],
  ["An operation in the answer of Assist is incomplete.", "Операция в ответе Assist описана не полностью."],
  ["An operation in the answer of Assist cannot be read.", "Операцию в ответе Assist прочитать нельзя."],
  ["An order in the answer of Assist has no number.", "У заказа в ответе Assist нет номера."],
  [
    "An order in the answer of Assist has more than {most} operations.",
    "У заказа в ответе Assist слишком много операций (больше {most}).",
  ],
  [
    "An order in the answer of Assist lists an operation of another order.",
    "У заказа в ответе Assist указана операция другого заказа.",
  ],
  [
    "The answer of Assist lists more than {most} orders.",
    "В ответе Assist слишком много заказов (больше {most}).",
  ],
  [
    "The answer of Assist announces another number of orders than it holds.",
    "В ответе Assist не столько заказов, сколько объявлено.",
  ],
  ["The answer of Assist lists the same billnumber twice.", "В ответе Assist дважды указан один billnumber."],
  ["The answer of Assist speaks of several orders.", "В ответе Assist сразу несколько заказов."],
  ["The answer of Assist lists too many operations.", "В ответе Assist слишком много операций."],
  [
    "The answer of Assist lists several refunds; which are new must be read from the order.",
    "В ответе Assist несколько возвратов; какие из них новые, видно только по заказу.",
  ],
  ["Assist answered with a fault that names no codes.", "Assist ответил ошибкой без кодов."],
  ["Assist answered without a payment page.", "Assist не прислал страницу оплаты."],
  [
    "Assist answered with a payment page that is not on its own servers.",
    "Assist прислал страницу оплаты не на своих серверах.",
  ],
  [
    "The answer of Assist does not fit the request: {what}.",
    "Ответ Assist не соответствует запросу: {what}.",
  ],
  ["Read the order's operations to see what was done.", "Что сделано, видно по операциям заказа."],
  ["its operations ended differently", "операции закончились по-разному"],
  ["the operation is of another kind", "операция другого вида"],
  ["the amount differs", "сумма другая"],
  ["the amount is impossible", "такой суммы быть не может"],
  ["the order's state does not fit", "состояние заказа другое"],
  ["it is about another order", "это другой заказ"],
  ["its signed text differs from it", "подписанный текст отличается от ответа"],
  ["it lists no operation, or several currencies", "в нём нет операций или несколько валют"],
  ["The signature is not a text of reasonable length.", "Подпись — не текст разумной длины."],
  ["The signature is not Base64.", "Подпись не в Base64."],
  ["The signed text cannot be read.", "Подписанный текст прочитать нельзя."],
  ["The signature holds no signed text.", "В подписи нет подписанного текста."],
  [
    'The answer has {count} elements "{name}" where one is expected.',
    "Элементов «{name}» в ответе {count} вместо одного.",
  ],
  ["The XML is too long.", "XML слишком длинный."],
  ["The XML names an entity outside itself.", "XML ссылается на сущность вне документа."],
  ["The XML is nested too deep.", "В XML слишком глубокая вложенность."],
  ["The XML is not well-formed.", "XML составлен с ошибками."],
  ["The XML has no element.", "В XML нет ни одного элемента."],
  ["The XML has a name that nothing may have.", "В XML есть имя, которого ни у чего не может быть."],
  ["The XML cannot be read.", "XML прочитать нельзя."],
  ["The JSON is too long.", "JSON слишком длинный."],
  ["The JSON has a number with an exponent.", "В JSON есть число с показателем степени."],
  ["The JSON is not well-formed.", "JSON составлен с ошибками."],
  ["The JSON is nested too deep.", "Вложенность JSON слишком глубокая."],
  ["The JSON has the same name twice.", "В JSON дважды указано одно имя."],

  // Requests that are not sent
  ["This is not a billnumber of Assist.", "Это не billnumber Assist."],
  ["This is not the number of a bill.", "Это не номер счёта."],
  ["The amount must be more than zero.", "Сумма должна быть больше нуля."],
  ["The amount to pay must be more than zero.", "Сумма к оплате должна быть больше нуля."],
  [
    "The order number has characters that Assist removes.",
    "В номере заказа есть символы, которые Assist удаляет.",
  ],
  [
    "SBP takes money at once and cannot hold it: use one stage.",
    "СБП списывает деньги сразу, удержать их нельзя: выберите одну стадию.",
  ],
  [
    "The customer number has 1 to 32 Latin letters, digits or . _ @ : -, a letter among them; for an account of the old kind it begins and ends with one.",
    "Номер покупателя — от 1 до 32 латинских букв, цифр и знаков . _ @ : -, среди них хотя бы одна буква; для аккаунта старого образца он начинается и кончается буквой.",
  ],
  [
    "A payment request without a check value needs a signature key.",
    "Запросу на оплату без проверочного значения нужен ключ подписи.",
  ],
  ["A subscription has the currency of its first payment.", "У подписки валюта её первого платежа."],
  [
    "The least that a subscription may take is more than zero and no more than the most.",
    "Наименьший платёж подписки больше нуля и не больше наибольшего.",
  ],
  [
    "The period of a subscription is a whole number of days, 1 to 999.",
    "Период подписки — целое число дней, от 1 до 999.",
  ],
  ["The last day of a subscription must be in the future.", "Последний день подписки должен быть в будущем."],
  [
    "The shopper has agreed to payments from {min} to {max}.",
    "Покупатель согласился на платежи от {min} до {max}.",
  ],
  ["The last day of this subscription is over.", "Последний день этой подписки прошёл."],
  ["The search window needs valid dates.", "Для поиска нужны верные даты."],
  [
    "Assist lists at most 24 hours at a time, from an earlier to a later moment.",
    "Assist показывает за раз не больше 24 часов, от раннего времени к позднему.",
  ],
  [
    "A return address must be a plain http(s) address of at most {length} characters.",
    "Адрес возврата — обычный адрес http(s), не длиннее {length} символов.",
  ],
  [
    "An external refund number has 10 to 100 Latin letters, digits, dashes or underscores.",
    "Внешний номер возврата — от 10 до 100 латинских букв, цифр, дефисов и подчёркиваний.",
  ],
  [
    "An order number has 1 to 128 characters: Latin letters, digits, dot, dash, underscore.",
    "Номер заказа — от 1 до 128 символов: латинские буквы, цифры, точка, дефис, подчёркивание.",
  ],
  [
    "An order number prefix has 1 to 32 Latin letters, digits, dots, dashes, underscores.",
    "Начало номера заказа — от 1 до 32 латинских букв, цифр, точек, дефисов и подчёркиваний.",
  ],
  [
    "Expected {wanted} random bytes and received {received}.",
    "Нужно случайных байт: {wanted}, получено: {received}.",
  ],
  ['"{code}" is not a currency code of ISO 4217.', "«{code}» — не код валюты по ISO 4217."],
  [
    "Assist takes amounts with at most two decimals, and {currency} has {decimals}: it cannot be used.",
    "Assist принимает суммы не более чем с двумя знаками после запятой, а у {currency} их {decimals}: эта валюта не подойдёт.",
  ],
  ["Assist takes amounts of at most {digits} digits.", "Assist принимает суммы не длиннее {digits} цифр."],
  [
    "This is not an amount: expected digits with an optional dot and decimals.",
    "Это не сумма: нужны цифры, можно с точкой и копейками.",
  ],
  ["This is not an amount: expected a decimal number.", "Это не сумма: нужно десятичное число."],
  [
    "An amount in {currency} has at most {decimals} decimals.",
    "Знаков после запятой у суммы в {currency} — не больше {decimals}.",
  ],
  ["An amount cannot be below zero.", "Сумма не может быть меньше нуля."],
  ["{less} cannot be taken from {amount}.", "Из {amount} нельзя вычесть {less}."],
  ["{one} and {other} are different currencies.", "{one} и {other} — разные валюты."],
  ["A refusal needs a code above zero.", "У отказа должен быть код больше нуля."],
  [
    "No means of payment is left for the page to offer.",
    "На странице оплаты не осталось ни одного способа оплаты.",
  ],
] satisfies Phrase[];
