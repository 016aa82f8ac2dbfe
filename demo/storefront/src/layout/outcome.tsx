import type { ReactNode } from "react";
import { PageTitle } from "./page-title.js";

interface OutcomeProps {
  tone: "good" | "calm" | "bad" | "wait";
  icon: ReactNode;
  title: string;
  testId?: string;
  children: ReactNode;
}

/** A page with one thing to say: a sign, a heading, a few sentences and what to do next. */
export function Outcome({ tone, icon, title, testId, children }: OutcomeProps) {
  return (
    <section className={`outcome outcome-${tone}`} data-testid={testId}>
      <div className="outcome-sign">{icon}</div>
      <PageTitle title={title} />
      {children}
    </section>
  );
}
