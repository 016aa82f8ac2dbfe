import type { UnknownReason } from "./outcome";

/** An answer that cannot be believed or read. Caught in one place (call.ts), where it becomes an unknown outcome. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";

  constructor(
    readonly reason: Extract<
      UnknownReason,
      "unreadable" | "too-large" | "check-value" | "mismatch" | "host-not-allowed"
    >,
    sentence: string,
  ) {
    super(sentence);
  }
}
