import type { LastMessages } from "../../store/notifications/notification-health";
import { sentenceOf } from "../notification-health/verdict-sentence";
import type { FindingDTO } from "../../contract/connection-check";

/** Whether Assist's notifications come in for the account's mode. `paid`: some order of the account has been paid. */
export function notificationFinding(last: LastMessages | undefined, paid: boolean): FindingDTO {
  const good = last?.good_at;
  const bad = last?.bad_at;
  if (bad && (!good || bad > good)) {
    const verdict = last.bad_verdict ?? "";
    return {
      code: "notifications-refused",
      level: "error",
      facts: { verdict, at: bad.toISOString() },
      sentence: `The last notification was refused. ${sentenceOf(verdict)}`,
    };
  }
  if (good) {
    return {
      code: "notifications-right",
      level: "ok",
      facts: { at: good.toISOString() },
      sentence: "Assist's notifications come in.",
    };
  }
  return paid
    ? {
        code: "notifications-none",
        level: "warning",
        sentence:
          "Payments were made, and no notification has ever come: enter the notification address in Assist's personal account. Until then the job finds payments within five minutes.",
      }
    : {
        code: "notifications-none-yet",
        level: "ok",
        sentence: "No notification has come yet. The first test payment must bring one.",
      };
}
