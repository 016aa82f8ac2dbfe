import { CheckCircleSolid, CircleDottedLine, MinusCircle } from "@medusajs/icons";
import { Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { SetupDTO, SetupStepDTO } from "../../contract/setup";
import { providerName } from "./finding-text";
import { MakeAccount } from "./make-account";
import { Lines, Part } from "./pieces";

interface SetupGuideProps {
  setup: SetupDTO;
  mayConfigure: boolean;
}

/** The way from nothing to the first paid order: the first open step is spelled out, with the way to where it is done. */
export function SetupGuide({ setup, mayConfigure }: SetupGuideProps) {
  const { t } = useTranslation("assist");
  const counted = setup.steps.filter(({ state }) => state !== "skipped");
  const done = counted.filter(({ state }) => state === "done").length;
  const next = setup.steps.find(({ state }) => state === "todo");
  return (
    <Part
      title={t("settings.setup.title")}
      hint={t("settings.setup.progress", { done, all: counted.length })}
    >
      <ol className="divide-y">
        {setup.steps.map((step) => (
          <Step
            key={step.step}
            step={step}
            account={setup.account}
            isNext={step === next}
            mayConfigure={mayConfigure}
          />
        ))}
      </ol>
    </Part>
  );
}

const icons = { done: CheckCircleSolid, todo: CircleDottedLine, skipped: MinusCircle };
const colors = {
  done: "text-ui-tag-green-icon",
  todo: "text-ui-fg-muted",
  skipped: "text-ui-fg-muted",
};

interface StepProps {
  step: SetupStepDTO;
  account: string | null;
  isNext: boolean;
  mayConfigure: boolean;
}

function Step({ step, account, isNext, mayConfigure }: StepProps) {
  const { t } = useTranslation("assist");
  const Icon = icons[step.state];
  const stateText = {
    done: "settings.setup.done",
    todo: "settings.setup.open",
    skipped: "settings.setup.skipped",
  };
  return (
    <li className="flex gap-x-3 px-6 py-4" data-step={step.step} data-state={step.state}>
      <Icon className={`mt-0.5 shrink-0 ${colors[step.state]}`} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-y-2">
        <Text size="small" weight={isNext ? "plus" : "regular"} leading="compact">
          {t(`settings.setup.${step.step}.title`)}
          <span className="sr-only">: {t(stateText[step.state])}</span>
        </Text>
        {step.state !== "done" && (isNext || step.state === "skipped") && (
          <Text size="small" className="text-ui-fg-subtle">
            {whatToDo(step, t)}
          </Text>
        )}
        {isNext && <NextAction step={step} account={account} mayConfigure={mayConfigure} />}
      </div>
    </li>
  );
}

type Translate = (key: string, values?: Record<string, string>) => string;

function whatToDo({ step, state, facts }: SetupStepDTO, t: Translate): string {
  const key = `settings.setup.${step}`;
  if (state === "skipped") return t(`${key}.skipped`);
  if (step === "account" && facts?.account) return t(`${key}.incomplete`, facts);
  if (step === "connection" && facts?.found === "errors") return t(`${key}.errors`);
  return t(`${key}.todo`, facts?.provider ? { ...facts, provider: providerName(facts.provider) } : facts);
}

/** Where the step is done. */
function NextAction({ step, account, mayConfigure }: Omit<StepProps, "isNext">) {
  const { t } = useTranslation("assist");
  const [making, setMaking] = useState(false);
  const link = (to: string, text: string) => (
    <Button size="small" variant="secondary" asChild className="w-fit">
      <Link to={to}>{text}</Link>
    </Button>
  );
  switch (step.step) {
    case "account":
      if (!mayConfigure) return null;
      if (account !== null) return link(`/settings/assist/${account}`, t("settings.setup.account.complete"));
      return (
        <>
          <Button size="small" variant="secondary" className="w-fit" onClick={() => setMaking(true)}>
            {t("settings.setup.account.add")}
          </Button>
          <MakeAccount suggested={step.facts?.suggested} open={making} onOpenChange={setMaking} />
        </>
      );
    case "connection":
      return link(`/settings/assist/${account ?? ""}`, t("settings.setup.connection.go"));
    case "provider":
      return step.lines === undefined ? null : <Lines label="medusa-config.ts" text={step.lines} />;
    case "region":
      return step.facts?.only_region_id
        ? link(
            `/settings/regions/${step.facts.only_region_id}/edit`,
            t("settings.setup.region.edit", { region: step.facts.only_region }),
          )
        : link("/settings/regions", t("settings.setup.region.go"));
    case "notifications":
      return link(`/settings/assist/${account ?? ""}#entry`, t("settings.setup.notifications.go"));
    case "secrets":
    case "test-payment":
      return null;
  }
}
