import type { CardShown } from "../gateway/order";

/** What a test card leads to. The cards are ours: no source lists the gateway's own (§15 #27). */
export type CardOutcome =
  | { kind: "approve" }
  | { kind: "decline"; responseCode: string }
  | { kind: "secure" }
  | { kind: "in process" };

interface TestCard {
  number: string;
  outcome: CardOutcome;
  ru: string;
  en: string;
}

export const testCards: TestCard[] = [
  { number: "4111111111111111", outcome: { kind: "approve" }, ru: "Одобрено", en: "Approved" },
  { number: "2200000000000004", outcome: { kind: "approve" }, ru: "Одобрено, МИР", en: "Approved, MIR" },
  {
    number: "4000000000009995",
    outcome: { kind: "decline", responseCode: "AS102" },
    ru: "Недостаточно средств",
    en: "Insufficient funds",
  },
  {
    number: "4000000000000002",
    outcome: { kind: "decline", responseCode: "AS100" },
    ru: "Отказ банка",
    en: "Declined by the bank",
  },
  {
    number: "4000000000003220",
    outcome: { kind: "secure" },
    ru: "Подтверждение 3-D Secure",
    en: "3-D Secure step",
  },
  {
    number: "4000000000000077",
    outcome: { kind: "in process" },
    ru: "Остаётся в обработке",
    en: "Stays in process",
  },
];

/** Any other card with right check digits is approved. */
export function cardOutcome(number: string): CardOutcome {
  return testCards.find((card) => card.number === number)?.outcome ?? { kind: "approve" };
}

export function looksLikeCard(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false;
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, place) => total + (place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  );
  return sum % 10 === 0;
}

export function spaced(number: string): string {
  return number.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The card as the gateway shows it: first six, last four (§6.2). The number itself ends here. */
export function shownCard(number: string, holder = "TEST", expires = "12/30"): CardShown {
  const [meantypeId, typeName] = brand(number);
  return {
    masked: `${number.slice(0, 6)}****${number.slice(-4)}`,
    meantypeId,
    typeName,
    subtype: "Classic",
    holder,
    expires,
  };
}

/** Ids of means: 1 VISA, 2 EC/MC, 6 MIR (§8.6). */
function brand(number: string): [id: string, name: string] {
  if (number.startsWith("220")) return ["6", "MIR"];
  if (/^(5|2[2-7])/.test(number)) return ["2", "MasterCard"];
  return ["1", "VISA"];
}
