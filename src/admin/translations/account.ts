import type { Phrase } from "./translate";

/** Accounts, their settings, medusa-config, and who may do what. */
export default [
  // The gateway's address
  ["The gateway address cannot be used.", "Этот адрес шлюза не подходит."],
  [
    "It must look like https://payments.paysecure.ru, with nothing before or after the host name.",
    "Нужен адрес вида https://payments.paysecure.ru, без чего-либо до и после имени сервера.",
  ],
  [
    "This machine's own address needs the plugin option loopbackGateways.",
    "Для адреса своего же компьютера нужна опция плагина loopbackGateways.",
  ],
  ["It must begin with https://.", "Он должен начинаться с https://."],
  ["It must not name a port other than {port}.", "Порт в нём может быть только {port}."],
  ["It is not one of Assist's servers.", "Это не сервер Assist."],
  [
    "If Assist support gave you another host, add it to gatewayHosts in the configuration.",
    "Если поддержка Assist дала вам другой сервер, добавьте его в gatewayHosts в конфигурации.",
  ],

  ["A checked merchant was not accepted again", "Проверенный аккаунт не был принят ещё раз"],

  // The contract
  ["Enter the merchant number (Merchant_ID).", "Укажите номер предприятия (Merchant_ID)."],
  [
    "The merchant number (Merchant_ID) is a whole number, at most 2147483647.",
    "Номер предприятия (Merchant_ID) — целое число, не больше 2147483647.",
  ],
  ["Enter the login of the web services.", "Укажите логин для веб-сервисов."],
  [
    "The login has 8 to 20 Latin letters, digits or underscores.",
    "Логин — от 8 до 20 латинских букв, цифр и подчёркиваний.",
  ],
  ["Enter the password of the web services.", "Укажите пароль для веб-сервисов."],
  ["The password has 8 to 30 Latin letters and digits.", "Пароль — от 8 до 30 латинских букв и цифр."],
  [
    "Enter the secret word from the payment options of Assist's personal account.",
    "Укажите секретное слово из раздела «Параметры оплаты» личного кабинета Assist.",
  ],
  ["The secret word is longer than 256 characters.", "Секретное слово длиннее 256 символов."],
  ["The secret word begins or ends with a space.", "Секретное слово начинается или заканчивается пробелом."],
  [
    "The secret word contains a line break or another control character.",
    "В секретном слове есть перенос строки или другой управляющий символ.",
  ],
  [
    "The secret word has characters that windows-1251 cannot write.",
    "В секретном слове есть символы, которых нет в windows-1251.",
  ],
  [
    "The signature key is not an RSA private key in PEM form of at least 1024 bits, without a passphrase.",
    "Ключ подписи — не закрытый ключ RSA в формате PEM от 1024 бит без пароля.",
  ],
  ['The request delimiter is ";" or nothing.', "Разделитель запроса — «;» или пусто."],
  ['The encoding is "utf8" or "windows-1251".', "Кодировка — «utf8» или «windows-1251»."],
  ["A merchant is made by parseMerchant.", "Предприятие создаётся через parseMerchant."],

  // Other settings
  [
    'The account name "{name}" may only have small letters, digits and "-".',
    "В имени аккаунта «{name}» могут быть только строчные латинские буквы, цифры и «-».",
  ],
  [
    'storefrontUrl must be a full address such as "https://shop.example".',
    "storefrontUrl должен быть полным адресом, например «https://shop.example».",
  ],
  [
    'Set the plugin option backendUrl to the public address of the Medusa server, such as "https://api.shop.example".',
    "Укажите в параметре плагина backendUrl публичный адрес сервера Medusa, например «https://api.shop.example».",
  ],
  ["a path such as /bill/billstatus.cfm", "нужен путь вида /bill/billstatus.cfm"],

  // What keeps shoppers from paying
  ['Account "{name}" takes no payments: {why}', "Аккаунт «{name}» не принимает платежи: {why}"],
  [
    'Assist account "{name}" takes no payments yet: {why}',
    "Аккаунт Assist «{name}» пока не принимает платежи: {why}",
  ],
  [
    'No payment provider uses the plugin: add { resolve: "medusa-payment-assist/providers/assist", id, options: { account } } to the payment module in medusa-config.',
    'Плагином не пользуется ни один способ оплаты: добавьте { resolve: "medusa-payment-assist/providers/assist", id, options: { account } } в модуль payment в medusa-config.',
  ],
  ['The payment provider "{id}" {problem}', "Способ оплаты «{id}» {problem}"],
  [
    'Add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config; without it no payment can start.',
    'Добавьте dependencies: ["assist", "query", "locking"] в модуль payment в medusa-config; без этого ни один платёж не начнётся.',
  ],
  [
    'Assist payments are not set up: add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config, and the plugin medusa-payment-assist to plugins.',
    'Платежи Assist не настроены: добавьте dependencies: ["assist", "query", "locking"] в модуль payment в medusa-config, а плагин medusa-payment-assist — в plugins.',
  ],

  // The clock, at start-up
  [
    "The clock of this server is {seconds} seconds ahead of the database's.",
    "Часы этого сервера спешат относительно базы данных на {seconds} с.",
  ],
  [
    "The clock of this server is {seconds} seconds behind the database's.",
    "Часы этого сервера отстают от базы данных на {seconds} с.",
  ],
  [
    "Payments are safe, but what died on the way is cleared up later.",
    "Платежи в безопасности, но прерванное на полпути будет исправлено позже.",
  ],
  ["Switch on time synchronisation on both.", "Включите на обоих синхронизацию времени."],

  // Rights
  [
    "None of your roles lets you see the payments of Assist.",
    "Ни одна из ваших ролей не позволяет видеть платежи Assist.",
  ],
  [
    "None of your roles lets you see the accounts of Assist.",
    "Ни одна из ваших ролей не позволяет видеть аккаунты Assist.",
  ],
  [
    "Ask whoever looks after the shop for assist_payment:read.",
    "Попросите того, кто отвечает за магазин, добавить разрешение assist_payment:read.",
  ],
  [
    "Ask whoever looks after the shop for assist_account:read.",
    "Попросите того, кто отвечает за магазин, добавить разрешение assist_account:read.",
  ],
  [
    "You may look at Assist payments, not act on them.",
    "Вы можете смотреть платежи Assist, но не проводить операции.",
  ],
  [
    "Ask whoever looks after the shop for the right to move money.",
    "Попросите у администратора магазина право на операции с деньгами.",
  ],
  [
    "You may look at the settings of Assist, not change them.",
    "Вы можете смотреть настройки Assist, но не менять.",
  ],
  [
    "Ask whoever looks after the shop for the right to configure.",
    "Попросите у администратора магазина право на настройку.",
  ],
  ["Somebody else has changed this account meanwhile.", "Кто-то другой уже изменил этот аккаунт."],
  [
    "Nothing was changed: look at it again, then repeat your change.",
    "Ничего не изменено: посмотрите аккаунт ещё раз и повторите своё изменение.",
  ],
  ["There is an account of this name already.", "Аккаунт с таким именем уже есть."],
  ["Choose another name, or change that account.", "Выберите другое имя или измените тот аккаунт."],
  [
    "With two stages the page needs a means that can hold money: a card or a telephone's wallet.",
    "В две стадии нужен способ оплаты, на котором можно удержать деньги: карта или кошелёк в телефоне.",
  ],
  ["at least one means of payment", "нужен хотя бы один способ оплаты"],
  [
    "Payment requests without a check value need signatureKey.",
    "Запросам на оплату без проверочного значения нужен signatureKey.",
  ],
  ["is there without a list", "значение задано, но списка в нём нет"],
  ["1 to 20 Latin letters and digits", "от 1 до 20 латинских букв и цифр"],
  [
    "only order_number and items may stand in braces",
    "в фигурных скобках могут стоять только order_number и items",
  ],
  [
    'Assist account "{name}" is not configured: make it in the admin panel under Settings → Assist, or add accounts.{_name} to the options of medusa-payment-assist.',
    "Аккаунт Assist «{name}» не настроен: создайте его в панели, в разделе «Настройки → Assist», или добавьте accounts.{name} в параметры medusa-payment-assist.",
  ],
  [
    'names the account "{account}", which neither medusa-config nor the admin panel has.',
    "ссылается на аккаунт «{account}», которого нет ни в medusa-config, ни в панели.",
  ],
  [
    "names no account: add options: { account } with the name of one of your accounts.",
    "не ссылается на аккаунт: добавьте options: { account } с именем одного из ваших аккаунтов.",
  ],
  [
    'The name may only have small letters, digits and "-", at most 40, and begins with a letter or a digit.',
    "Имя — до 40 строчных латинских букв, цифр и «-», первой — буква или цифра.",
  ],
  ["cannot be given another contract", "нельзя перевести на другой договор"],
  [
    'The account "{name}" is in medusa-config: it can only be removed there.',
    "Аккаунт «{name}» задан в medusa-config: удалить его можно только там.",
  ],
  ["cannot be deleted", "нельзя удалить"],
  [
    "{setting} is fixed in medusa-config and can only be changed there.",
    "{setting} задано в medusa-config, изменить можно только там.",
  ],
  ['The account "{name}" {cannot}: {why}', "Аккаунт «{name}» {cannot}: {why}"],
  ["Make another account for the new contract.", "Создайте для нового договора другой аккаунт."],
  [
    "Assist is still asked about {orders} of it, and would know nothing of them under another one.",
    "у Assist ещё спрашивают {orders}, а под другим договором он ничего о них не знает.",
  ],
  ["an order", "об одном его заказе"],
  ["{count} orders", "о его заказах ({count})"],
  ["it has {bills}.", "у него {bills}."],
  [
    "Revoke them first, or wait until they are paid or expired.",
    "Сначала отзовите их или дождитесь, пока их оплатят или срок истечёт.",
  ],
  ["an open bill", "есть открытый счёт"],
  ["{count} open bills", "есть открытые счета ({count})"],
  ['make one with "openssl rand -base64 32"', "создайте ключ командой «openssl rand -base64 32»"],
  [
    "Secrets entered here are sealed with the plugin option encryptionKey.",
    "Секреты, введённые здесь, шифруются ключом из параметра плагина encryptionKey.",
  ],
  [
    "Secrets cannot be entered here without the plugin option encryptionKey: {howTo}, put it into the server's environment, and restart.",
    "Без параметра плагина encryptionKey секреты здесь ввести нельзя: {howTo}, добавьте его в окружение сервера и перезапустите сервер.",
  ],
  ["Everything else can be set.", "Всё остальное можно настроить."],
  [
    "The plugin option encryptionKey is not a key of 32 bytes in base64 or hex: {howTo}.",
    "Параметр плагина encryptionKey — не ключ из 32 байт в base64 или hex: {howTo}.",
  ],
  [
    "Until then secrets entered here can be neither read nor set.",
    "До тех пор секреты, введённые здесь, нельзя ни прочитать, ни задать.",
  ],
  [
    "The plugin option previousEncryptionKey is not a key of 32 bytes in base64 or hex: correct it, or remove it when no secret needs it any more.",
    "Параметр плагина previousEncryptionKey — не ключ из 32 байт в base64 или hex: исправьте его или удалите, если он больше не нужен ни одному секрету.",
  ],
  [
    "{secret} was sealed with an encryption key that this server does not have: set encryptionKey (or previousEncryptionKey) to that key, or enter {_secret} again.",
    "{secret} зашифровано ключом, которого у этого сервера нет: укажите тот ключ в encryptionKey (или previousEncryptionKey) или введите {secret} заново.",
  ],
  [
    "{secret} cannot be opened, because what is stored was damaged: enter {_secret} again.",
    "{secret} не удаётся расшифровать: сохранённое повреждено. Введите {secret} заново.",
  ],
  ["There is no Assist account of this name.", "Аккаунта Assist с таким именем нет."],
  [
    "orderPrefix of an account with ERIP bills may have {longestEripPrefix} characters at most, as ERIP takes no longer bill numbers.",
    "orderPrefix аккаунта со счетами ЕРИП — не длиннее {longestEripPrefix} символов: номера счетов длиннее ЕРИП не принимает.",
  ],
  [
    "takes whole days, at least {least}, or false for ever",
    "укажите число дней, не меньше {least}, или false — хранить всегда",
  ],
  ["Until that is put right, nothing is removed.", "Пока это не исправлено, ничего не удаляется."],
] satisfies Phrase[];
