import type { TFunction } from "i18next";
import type { Finding } from "../../contract/connection-check";
import { translated } from "../parts/failure";
import { providerName } from "./provider-name";

/** Findings whose text depends on one of their facts, with the fact's name. */
const variants: Partial<Record<Finding["code"], string>> = {
  "clock-wrong": "direction",
  "secret-word-right": "proof",
  "mode-right": "mode",
};

/** A finding in the reader's language. One that this panel does not know yet is shown in the server's words. */
export function findingText({ code, facts = {}, sentence }: Finding, t: TFunction<"assist">): string {
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
