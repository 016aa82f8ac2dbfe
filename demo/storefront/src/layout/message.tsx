import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language.js";
import { describeError } from "../shop/errors.js";

type Tone = "info" | "good" | "bad";

/** A sentence for the shopper, read out by screen readers when it appears. */
export function Message({
  tone = "info",
  children,
  testId,
}: {
  tone?: Tone;
  children: ReactNode;
  testId?: string;
}) {
  return (
    <div
      className={`message message-${tone}`}
      role={tone === "bad" ? "alert" : "status"}
      data-testid={testId}
    >
      {children}
    </div>
  );
}

export function Loading({ text }: { text?: string }) {
  const { t } = useLanguage();
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>{text ?? t.shop.loading}</span>
    </div>
  );
}

export function LoadFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="narrow load-failure">
      <Message tone="bad">{describeError(error, t)}</Message>
      <button type="button" className="button button-quiet" onClick={retry}>
        {t.errors.retry}
      </button>
    </div>
  );
}
