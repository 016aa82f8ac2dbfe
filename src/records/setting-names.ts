/** Everything that an account may be set to and everybody on the staff may see. A dot leads into a group. */
export const settingNames = [
  "gatewayUrl",
  "merchantId",
  "login",
  "stages",
  "holdDays",
  "live",
  "means",
  "oneStageMeans",
  "language",
  "orderPrefix",
  "orderComment",
  "mobilePage",
  "savedCards",
  "disable3ds",
  "storefrontUrl",
  "paymentLinkHours",
  "policies.changedCheckout",
  "policies.paidTwice",
  "policies.canceledOrder",
  "policies.amountDiffers",
  "policies.wrongMode",
  "questionsPerRun",
  "signatureAlgorithm",
  "signatureAlone",
  "requestDelimiter",
  "saltEncoding",
  "billDays",
  "billKind",
  "billSending",
  "unpaidBill",
  "billCheckFields",
  "billAnswerCheck",
  "billStatusPath",
  "billRevokePath",
] as const;

export type SettingName = (typeof settingNames)[number];

/** `means` is a list, `live`, `oneStageMeans`, `savedCards`, `disable3ds` and `signatureAlone` are booleans, `holdDays`, `paymentLinkHours`, `billDays` and `questionsPerRun` are whole numbers, all others texts. */
export type SettingValue = string | number | boolean | string[] | null;

/** What is sealed and never sent back. */
export const secretNames = ["password", "secretWord", "previousSecretWord", "signatureKey"] as const;

export type SecretName = (typeof secretNames)[number];

export type StoredSettings = Partial<Record<SettingName, SettingValue>>;
