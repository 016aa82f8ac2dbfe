import type { TFunction } from "i18next";
import type { FindingDTO } from "../../contract/connection-check";
import { translated } from "../parts/failure";

/** Findings whose text depends on one of their facts, with the fact's name. */
const variants: Partial<Record<FindingDTO["code"], string>> = {
  "clock-wrong": "direction",
  "secret-word-right": "proof",
  "mode-right": "mode",
};

/** A finding in the reader's language. One that this panel does not know yet is shown in the server's words. */
export function findingText({ code, facts = {}, sentence }: FindingDTO, t: TFunction<"assist">): string {
  const variant = variants[code];
  const key = `settings.check.finding.${code}${variant === undefined ? "" : `_${facts[variant] ?? ""}`}`;
  const providers = (facts.providers ?? "").split(", ").map(providerName).join(", ");
  const words = {
    providers,
    why: verdictText(facts.verdict ?? "", t),
    sentence: translated(sentence, t) ?? sentence,
  };
  return t(key, { ...facts, ...words, defaultValue: sentence });
}

export function verdictText(verdict: string, t: TFunction<"assist">): string {
  return t(`settings.health.verdict.${verdict}`, { defaultValue: verdict });
}

/** A payment provider as Medusa's own pages call it: "Assist (RU)" for `pp_assist_ru`. */
export function providerName(id: string): string {
  const [, identifier = "", name] = id.split("_");
  const words = identifier
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
  return name === undefined ? words : `${words} (${name.toUpperCase()})`;
}
