import { NOTIFICATION_VERDICT_SENTENCES, type NotificationVerdict } from "../../gateway";

/** What a stored verdict means and what to look at first, for staff. */
export function sentenceOf(verdict: string): string {
  return isVerdict(verdict)
    ? NOTIFICATION_VERDICT_SENTENCES[verdict]
    : "The message could not be read as a notification of Assist.";
}

const isVerdict = (verdict: string): verdict is NotificationVerdict =>
  Object.hasOwn(NOTIFICATION_VERDICT_SENTENCES, verdict);
