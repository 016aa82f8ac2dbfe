import { maskCardNumbers } from "../values/masked-card";

/** Messages of the gateway are a sentence or two. */
const maxLength = 500;

/**
 * Prepares a text from the gateway for storing and showing: no control characters, no whole card number, not endless;
 * `undefined` when nothing is left.
 */
export function cleanAnswerText(text: string | undefined): string | undefined {
  const shown = maskCardNumbers((text ?? "").slice(0, maxLength * 2).replace(/[\p{Cc}\p{Cs}]+/gu, " "))
    .trim()
    .slice(0, maxLength);
  return shown === "" ? undefined : shown;
}
