import type { Answer, DeskAnswer } from "./shop-door";

/** Errors that the platform's routes answer with 400: the request is wrong as it is, and nothing was done. */
const harmless = new Set(["not_allowed", "invalid_data", "not_found"]);

/** Except this one, which the platform comes upon after a refund was made: another request works on the same order. */
export const afterTheFact = /already has an existing active order change/;

/** What a caller of the platform's workflows learns of the error that came. */
export function refusedBy(error: unknown): Exclude<Answer, { ok: true }> {
  const { type, message } = error as { type?: string; message?: string };
  return {
    ok: false,
    moved: harmless.has(type ?? "") && !afterTheFact.test(message ?? "") ? "nothing" : "unknown",
    sentence: message ?? String(error),
  };
}

export async function answerOf(work: () => Promise<unknown>): Promise<Answer> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return refusedBy(error);
  }
}

/** What staff learn of an act of the panel by how it ended. One that is not booked yet was carried out all the same. */
export function deskAnswer(
  state: "done" | "refused" | "working" | "unknown",
  amount: string | null,
  message: string | null,
): DeskAnswer {
  const known = amount === null ? {} : { amount };
  if (state === "done") return { ok: true, ...known };
  return { ok: false, moved: state === "refused" ? "nothing" : "unknown", sentence: message ?? "", ...known };
}
