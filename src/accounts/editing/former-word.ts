import type { WantedChange } from "./account-change";
import type { OpenSecrets } from "../stored/merge";

/** A secret word that is changed again so soon was most likely a slip, and never in force at Assist. */
const slipHours = 24;

/**
 * Messages that were signed with the word so far are still on their way, so it stays valid unless staff say otherwise.
 * Where it was a slip, the word before it does: that is what Assist still signs with.
 *
 * @param isUnproved whether the word so far was set within so many hours, and not proved since
 */
export async function withFormerWord(
  wanted: WantedChange,
  opened: OpenSecrets,
  isUnproved: (hours: number) => Promise<boolean>,
): Promise<WantedChange> {
  const { secretWord, previousSecretWord } = wanted.secrets;
  const former = opened.secretWord;
  if (!secretWord || !former || secretWord === former || previousSecretWord !== undefined) return wanted;
  if (opened.previousSecretWord && (await isUnproved(slipHours))) return wanted;
  return { ...wanted, secrets: { ...wanted.secrets, previousSecretWord: former } };
}
