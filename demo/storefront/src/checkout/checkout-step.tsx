import { useEffect, useRef, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { CheckIcon } from "../layout/icons.js";
import type { Step } from "./steps.js";

interface CheckoutStepProps {
  step: Step;
  number: number;
  title: string;
  state: "done" | "open" | "later";
  /** What was chosen in a step that is done. */
  summary: ReactNode;
  children: ReactNode;
}

export function CheckoutStep({ step, number, title, state, summary, children }: CheckoutStepProps) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);

  // Moving on to the next step leads the eyes and the screen reader there.
  useEffect(() => {
    if (state === "open" && before.current !== "open") {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: "nearest" });
    }
    before.current = state;
  }, [state]);

  return (
    <section className={`step step-${state}`} aria-current={state === "open" ? "step" : undefined}>
      <header className="step-head">
        <span className="step-number" aria-hidden="true">
          {state === "done" ? <CheckIcon /> : number}
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {state === "done" && (
          <Link to={`/checkout?step=${step}`} className="step-edit" aria-label={t.checkout.editNamed(title)}>
            {t.checkout.edit}
          </Link>
        )}
      </header>
      {state === "done" && <div className="step-summary">{summary}</div>}
      {state === "open" && children}
    </section>
  );
}
