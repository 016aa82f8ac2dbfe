import type { SecretName, SettingName, SettingValue } from "../../contract/settings";

/** How a setting is entered. Options are values; their texts are in i18n under settings.values. */
export type FieldKind =
  | { kind: "text"; placeholder?: string }
  | { kind: "number"; min: number; max: number }
  | { kind: "host" }
  | { kind: "switch"; texts: string }
  | { kind: "choice"; texts: string; options: readonly string[]; unset?: string }
  | { kind: "list"; texts: string; options: readonly string[] };

const policy: FieldKind = { kind: "choice", texts: "policy", options: ["alert", "refund"] };

/** Values that cannot be a key of a text. */
export const textKeys: Record<string, string> = { ";": "semicolon", "": "nothing" };

export const fieldKinds: Record<SettingName, FieldKind> = {
  gatewayUrl: { kind: "host" },
  live: { kind: "switch", texts: "live" },
  merchantId: { kind: "text" },
  login: { kind: "text" },
  stages: { kind: "choice", texts: "stages", options: ["one", "two"] },
  holdDays: { kind: "number", min: 1, max: 30 },
  paymentLinkHours: { kind: "number", min: 1, max: 96 },
  means: {
    kind: "list",
    texts: "means",
    options: [
      "card",
      "sbp",
      "mir-pay",
      "google-pay",
      "apple-pay",
      "samsung-pay",
      "yoomoney",
      "webmoney",
      "qiwi",
    ],
  },
  oneStageMeans: { kind: "switch", texts: "oneStageMeans" },
  language: { kind: "choice", texts: "language", options: ["RU", "EN"], unset: "unset" },
  orderPrefix: { kind: "text" },
  orderComment: { kind: "text", placeholder: "{order_number}: {items}" },
  mobilePage: { kind: "choice", texts: "mobilePage", options: ["detect", "account", "always"] },
  savedCards: { kind: "switch", texts: "savedCards" },
  disable3ds: { kind: "switch", texts: "disable3ds" },
  storefrontUrl: { kind: "text", placeholder: "https://shop.example" },
  "policies.changedCheckout": policy,
  "policies.paidTwice": policy,
  "policies.canceledOrder": policy,
  "policies.amountDiffers": policy,
  "policies.wrongMode": policy,
  questionsPerRun: { kind: "number", min: 10, max: 2000 },
  signatureAlgorithm: { kind: "choice", texts: "signatureAlgorithm", options: ["md5-with-rsa", "raw-md5"] },
  signatureAlone: { kind: "switch", texts: "signatureAlone" },
  requestDelimiter: { kind: "choice", texts: "requestDelimiter", options: [";", ""] },
  saltEncoding: { kind: "choice", texts: "", options: ["utf8", "windows-1251"] },
  billDays: { kind: "number", min: 1, max: 365 },
  billKind: { kind: "choice", texts: "billKind", options: ["link", "erip"] },
  billSending: { kind: "choice", texts: "billSending", options: ["none", "email", "sms", "both"] },
  unpaidBill: { kind: "choice", texts: "unpaidBill", options: ["keep", "remind", "cancel"] },
  billCheckFields: {
    kind: "choice",
    texts: "",
    options: ["core-without-extras", "core", "core-and-sent", "all-rows"],
  },
  billAnswerCheck: { kind: "choice", texts: "billAnswerCheck", options: ["must-match", "reported"] },
  billStatusPath: { kind: "text" },
  billRevokePath: { kind: "text" },
};

export interface Section {
  id: "gateway" | "access" | "checkout" | "policies" | "polling" | "bills" | "technical";
  settings: readonly SettingName[];
  secrets: readonly SecretName[];
}

export const sections: readonly Section[] = [
  { id: "gateway", settings: ["gatewayUrl", "live"], secrets: [] },
  {
    id: "access",
    settings: ["merchantId", "login"],
    secrets: ["password", "secretWord", "previousSecretWord", "signatureKey"],
  },
  {
    id: "checkout",
    settings: [
      "stages",
      "holdDays",
      "means",
      "oneStageMeans",
      "savedCards",
      "mobilePage",
      "language",
      "orderComment",
      "orderPrefix",
      "storefrontUrl",
      "paymentLinkHours",
      "disable3ds",
    ],
    secrets: [],
  },
  {
    id: "policies",
    settings: [
      "policies.changedCheckout",
      "policies.paidTwice",
      "policies.canceledOrder",
      "policies.amountDiffers",
      "policies.wrongMode",
    ],
    secrets: [],
  },
  { id: "polling", settings: ["questionsPerRun"], secrets: [] },
  {
    id: "bills",
    settings: [
      "billDays",
      "billKind",
      "billSending",
      "unpaidBill",
      "billCheckFields",
      "billAnswerCheck",
      "billStatusPath",
      "billRevokePath",
    ],
    secrets: [],
  },
  {
    id: "technical",
    settings: ["requestDelimiter", "saltEncoding", "signatureAlone", "signatureAlgorithm"],
    secrets: [],
  },
];

/** Hosts that Assist names for everybody, each with the key of its text; a merchant may have another. */
export const knownHosts = [
  { address: "https://payments.demo.paysecure.ru", key: "ruTest", live: false },
  { address: "https://payments.paysecure.ru", key: "ruLive", live: true },
  { address: "https://test.paysec.by", key: "byTest", live: false },
  { address: "https://payments.paysec.by", key: "byLive", live: true },
] as const;

/** A setting's value in the reader's words; undefined when there is none. */
export function textOfSetting(
  setting: SettingName,
  value: SettingValue,
  t: (key: string) => string,
): string | undefined {
  const kind = fieldKinds[setting];
  if (kind.kind === "list") {
    const chosen = Array.isArray(value) ? value : [];
    return chosen.length === 0
      ? t(`settings.values.${kind.texts}.everything`)
      : chosen.map((one) => t(`settings.values.${kind.texts}.${one}`)).join(", ");
  }
  if (kind.kind === "switch") return t(`settings.values.${kind.texts}.${value === true ? "true" : "false"}`);
  if (kind.kind === "choice") {
    if (typeof value !== "string")
      return kind.unset === undefined ? undefined : t(`settings.values.${kind.texts}.${kind.unset}`);
    return kind.texts === "" ? value : t(`settings.values.${kind.texts}.${textKeys[value] ?? value}`);
  }
  return value === null || value === "" || Array.isArray(value) ? undefined : String(value);
}
