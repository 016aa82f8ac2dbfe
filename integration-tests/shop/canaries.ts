import { createHash, generateKeyPairSync } from "node:crypto";
import { checkValue } from "../../simulator";
import { globals } from "./inside";
import { cartTotal } from "./seed";

const merchantId = "679471";
export const login = "assist_demo";
export const password = "assistdemo1";
export const secretWords = ["demo-secret-word", "demo-former-word"];

/** The same for all test files of a process, so that they can share a server. */
export const signatureKey = (): string =>
  globals.once(
    "signature key",
    () =>
      generateKeyPairSync("rsa", {
        modulusLength: 1024,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
      }).privateKey,
  );

export const card = {
  number: "4929130091230099",
  holder: "CANARINA CARDHOLDEROVA",
  expires: "11/39",
  cvc: "0917",
};
/** Of the shopper that Checkout.cart makes. */
export const buyer = ["anna@shopper.example", "Petrova", "70000000000", "Example street 1"];

export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  md5(secret),
  md5(secret).toUpperCase(),
];
export const secrets = (): string[] => [
  ...[login, password, ...secretWords].flatMap(spellings),
  ...signatureKey()
    .split("\n")
    .filter((line) => line.length > 20 && !line.startsWith("-")),
  "canary",
];
export const cardData = [card.number, card.number.replace(/(.{4})(?=.)/g, "$1 "), card.holder, card.expires];
/** Too short to be looked for inside of longer words and numbers. */
export const securityCode = new RegExp(`(?<![\\w.:+/-])${card.cvc}(?![\\w.:+/-])`);

/** What a check value is made of, on its way and in the end: for the form, for answers and for notifications. */
export function proofsOf(orderNumber: string, notified: Record<string, string>[]): string[] {
  const x = [
    [merchantId, orderNumber, cartTotal, "RUB"].join(";"),
    ...["In Process", "Delayed", "Approved", "PartialDelayed", "Canceled", "PartialCanceled", "Declined"].map(
      (state) => [merchantId, orderNumber, cartTotal, "RUB", state].join(""),
    ),
    ...notified.map(({ amount, orderstate }) =>
      [merchantId, orderNumber, amount, "RUB", orderstate].join(""),
    ),
  ];
  const hashed = x.flatMap((text) => [
    md5(text),
    md5(text).toUpperCase(),
    ...secretWords.flatMap((word) => [checkValue(word, text), checkValue(word, text).toLowerCase()]),
  ]);
  return [`${merchantId}${orderNumber}`, `${merchantId};${orderNumber}`, ...hashed];
}

/** The check values and signatures of a request, as they were sent. */
export function sentProofs(body: string): string[] {
  return [...new URLSearchParams(body)].flatMap(([name, value]) =>
    /^(?:checkvalue|signature)$/i.test(name) && value !== "" ? [value] : [],
  );
}
