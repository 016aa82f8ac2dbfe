import { notificationVerdictSentences, type NotificationVerdict } from "../../gateway";

/** What a stored verdict means and what to look at first, for staff. */
export function sentenceOf(verdict: string): string {
  return isVerdict(verdict)
    ? notificationVerdictSentences[verdict]
    : "The message could not be read as a notification of Assist.";
}

const isVerdict = (verdict: string): verdict is NotificationVerdict =>
  Object.hasOwn(notificationVerdictSentences, verdict);
