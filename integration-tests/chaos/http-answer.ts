import type { HttpAnswer } from "../shop/http";
import { afterTheFact } from "./direct-answer";
import type { Answer } from "./shop-door";

/** What a caller of the shop's routes learns. */
export function answered({ status, data }: HttpAnswer<unknown>): Answer {
  if (status < 400) return { ok: true };
  const sentence = JSON.stringify(data).slice(0, 300);
  return { ok: false, moved: status < 500 && !afterTheFact.test(sentence) ? "nothing" : "unknown", sentence };
}
