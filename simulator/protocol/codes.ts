import type { ErrorPair } from "../rules";

type Language = "RU" | "EN";

/** Texts of response codes (§8.4). */
const RESPONSES: Record<string, Record<Language, string>> = {
  AS000: { RU: "Завершено успешно", EN: "Completed successfully" },
  AS100: { RU: "Отказ в авторизации", EN: "Authorization declined" },
  AS101: {
    RU: "Отказ в авторизации. Ошибочные параметры карты",
    EN: "Authorization declined. Wrong card parameters",
  },
  AS102: {
    RU: "Отказ в авторизации. Недостаточно средств",
    EN: "Authorization declined. Insufficient funds",
  },
  AS104: {
    RU: "Отказ в авторизации. Неверный срок действия карты",
    EN: "Authorization declined. Wrong card expiry date",
  },
  AS105: {
    RU: "Отказ в авторизации. Превышен лимит операций по карте",
    EN: "Authorization declined. Card operation limit exceeded",
  },
  AS107: {
    RU: "Отказ в авторизации. Ошибка приема данных",
    EN: "Authorization declined. Data reception error",
  },
  AS108: {
    RU: "Отказ в авторизации. Подозрение на мошенничество",
    EN: "Authorization declined. Suspected fraud",
  },
  AS109: {
    RU: "Отказ в авторизации. Превышен лимит операций",
    EN: "Authorization declined. Operation limit exceeded",
  },
  AS110: { RU: "Требуется авторизация 3-D Secure", EN: "3-D Secure authorization is required" },
  AS200: { RU: "Повторите авторизацию", EN: "Repeat the authorization" },
  AS300: { RU: "Операция в обработке, ждите", EN: "Operation in process, please wait" },
  AS998: { RU: "Ошибка системы. Свяжитесь с ASSIST", EN: "System error. Contact ASSIST" },
};

export function responseText(code: string, language: Language): string {
  return (RESPONSES[code] ?? RESPONSES.AS100 ?? { RU: code, EN: code })[language];
}

/** What the service was asked and cannot do: both codes of §8.5, and a sentence for the error page. */
export class GatewayError extends Error {
  constructor(
    readonly pair: ErrorPair,
    text: string,
  ) {
    super(text);
  }
}

/** Second codes of parameters (§8.5). */
export const parameterCode = {
  merchant_id: 100,
  login: 101,
  password: 102,
  format: 103,
  date: 104,
  currency: 105,
  ordernumber: 107,
  amount: 108,
  delay: 109,
  comment: 110,
  meantype: 111,
  lastname: 117,
  firstname: 118,
  middlename: 119,
  email: 120,
  address: 121,
  phone: 122,
  city: 123,
  state: 124,
  zip: 125,
  language: 127,
  country: 128,
  billnumber: 143,
  url: 154,
  cheque: 179,
  billsendtype: 185,
  billno: 187,
  other: 0,
} as const;

export type ParameterName = keyof typeof parameterCode;

export function missing(parameter: ParameterName, shown: string = parameter): GatewayError {
  return new GatewayError(
    { firstcode: 3, secondcode: parameterCode[parameter] },
    `Parameter ${shown} is missing`,
  );
}

export function badFormat(parameter: ParameterName, shown: string = parameter): GatewayError {
  return new GatewayError(
    { firstcode: 4, secondcode: parameterCode[parameter] },
    `Parameter ${shown} has a wrong format`,
  );
}

export function badValue(parameter: ParameterName, shown: string = parameter): GatewayError {
  return new GatewayError(
    { firstcode: 5, secondcode: parameterCode[parameter] },
    `Parameter ${shown} has a wrong value`,
  );
}
