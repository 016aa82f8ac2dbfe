import { Alert, Button } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { inRussian } from "../translations";
import { withShownValues } from "../translations/translate";

interface FailureProps {
  /** Whatever was thrown or rejected; nothing is shown without one. */
  error: unknown;
  /** Offers to try again. */
  retry?: () => void;
}

/** Tells the reader, in their language, why something did not work. A screen reader says it at once. */
export function Failure({ error, retry }: FailureProps) {
  const { t } = useTranslation("assist");
  if (error === undefined || error === null) return null;
  return (
    <Alert variant="error" role="alert">
      <div className="flex flex-col items-start gap-y-2">
        <span className="break-words">{sentenceOf(error, t)}</span>
        {retry && (
          <Button type="button" size="small" variant="secondary" onClick={retry}>
            {t("general.retry")}
          </Button>
        )}
      </div>
    </Alert>
  );
}

/**
 * The sentence for what `read` or `act` (server.ts) threw. The server's own sentences are English: those that
 * the catalogue (src/admin/sentences) knows are put into the reader's language, the others are shown as they are.
 */
export function sentenceOf(error: unknown, t: TFunction<"assist">): string {
  const message = error instanceof Error ? error.message.trim() : "";
  const status = statusOf(error);
  if (status === undefined) return t("general.failure.unreachable");
  if (status === 401) return t("general.failure.signedOut");
  if (status === 403) return t("general.failure.forbidden");
  return translated(message, t) ?? (message === "" ? t("general.failure.unknown") : message);
}

/**
 * A sentence that the panel's own text (src/admin/i18n) says better, in every language; named groups go into the text.
 * What the server says is shown as it is in English, but for amounts and moments, and in Russian as src/admin/sentences has
 * it.
 */
interface KnownSentence {
  pattern: RegExp;
  key: string;
}

/** The first that matches is taken. */
const knownSentences: readonly KnownSentence[] = [
  { pattern: /^An unknown error occurred/, key: "general.failure.unknown" },
  { pattern: /^request_key was used for another request before\./, key: "order.operation.changed" },
  // Why a bill was revoked: said as where its reason is shown by itself.
  { pattern: /^its link was lost with Assist/, key: "bills.reasons.link-lost" },
  { pattern: /^The bill's link was lost with Assist's answer, so/, key: "bills.reasons.link-lost" },
  { pattern: /^its order is canceled/, key: "bills.reasons.order-canceled" },
  { pattern: /^its order is gone/, key: "bills.reasons.order-gone" },
  { pattern: /^its payment session was replaced/, key: "bills.reasons.session-replaced" },
  { pattern: /^its order lacks less/, key: "bills.reasons.not-due" },
  { pattern: /^it was revoked at Assist/, key: "bills.reasons.at-assist" },
];

/**
 * What the server says in the reader's language, where it is known: `sentenceOf` for texts that are no errors. Undefined
 * when it is to be shown as it is, as in English nearly everything.
 */
export function translated(sentence: string, t: TFunction<"assist">): string | undefined {
  for (const { pattern, key } of knownSentences) {
    const found = pattern.exec(sentence);
    if (found) return t(key, { ...found.groups });
  }
  if (t("general.language") === "ru") return inRussian(sentence);
  const shown = withShownValues(sentence, "en");
  return shown === sentence ? undefined : shown;
}

/** The js-sdk's FetchError has the answer's status; without an answer there is none. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}
