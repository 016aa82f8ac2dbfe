import type { Merchant } from "../../gateway";
import type { FindingDTO } from "../../contract/connection-check";

const fewestCharacters = 16;

/** A check value is in every shopper's browser, beside all that it was made of but the word (protocol §2.3). */
export function secretWordFindings({ secretWord }: Pick<Merchant, "secretWord">): FindingDTO[] {
  if (secretWord.length >= fewestCharacters) return [];
  return [
    {
      code: "secret-word-short",
      level: "warning",
      setting: "secretWord",
      sentence:
        "The secret word has fewer than 16 characters. Every shopper sees what it signs, so a short word can be found by trying: have Assist take a random one.",
    },
  ];
}
