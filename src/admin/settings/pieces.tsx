import { LockClosedSolidMini } from "@medusajs/icons";
import { Badge, Container, Copy, Heading, StatusBadge, Text } from "@medusajs/ui";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AccountDTO } from "../../contract/settings";
import type { SetupDTO } from "../../contract/setup";

interface PartProps {
  title: string;
  hint?: string | undefined;
  /** Buttons on the right of the title. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** One part of a page, as Medusa's own are: a titled card with rows. */
export function Part({ title, hint, actions, children }: PartProps) {
  const id = useId();
  return (
    <Container className="divide-y p-0" role="region" aria-labelledby={id}>
      <div className="flex flex-col gap-y-0.5 px-6 py-4">
        <div className="flex items-center justify-between gap-x-4">
          <Heading level="h2" id={id} className="min-w-0">
            {title}
          </Heading>
          {actions && <div className="flex shrink-0 items-center gap-x-2">{actions}</div>}
        </div>
        {hint && (
          <Text size="small" className="text-ui-fg-subtle">
            {hint}
          </Text>
        )}
      </div>
      {children}
    </Container>
  );
}

/** A name and its value side by side; one below the other on a telephone. */
export function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-1 px-6 py-3 md:grid-cols-2">
      <Text size="small" weight="plus" leading="compact" className="text-ui-fg-subtle">
        {label}
      </Text>
      <div className="txt-compact-small text-ui-fg-base min-w-0 break-words">{children}</div>
    </div>
  );
}

/** Lines to copy, such as those for medusa-config. */
export function Lines({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation("assist");
  return (
    <div className="bg-ui-bg-component border-ui-border-base relative min-w-0 rounded-lg border">
      <div className="border-ui-border-base flex items-center justify-between gap-x-2 border-b px-3 py-1.5">
        <Text size="xsmall" className="text-ui-fg-subtle">
          {label}
        </Text>
        <Copy content={text} aria-label={t("settings.entry.copy", { what: label })} />
      </div>
      <pre className="txt-compact-small overflow-x-auto px-3 py-2 font-mono">{text}</pre>
    </div>
  );
}

const colors = { ok: "green", warning: "orange", error: "red" } as const;

export function LevelBadge({ level }: { level: keyof typeof colors }) {
  const { t } = useTranslation("assist");
  return (
    <StatusBadge color={colors[level]} className="shrink-0">
      {t(`settings.check.level.${level}`)}
    </StatusBadge>
  );
}

type Check = SetupDTO["accounts"][number]["check"] | undefined;

/** Whether an account can take payments, as far as is known without asking Assist. */
export function AccountState({ account, check }: { account: AccountDTO; check: Check }) {
  const { t } = useTranslation("assist");
  const { color, key } = stateOf(account, check);
  return <StatusBadge color={color}>{t(`settings.state.${key}`)}</StatusBadge>;
}

function stateOf(account: AccountDTO, check: Check) {
  if (!account.complete) return { color: "red", key: "incomplete" } as const;
  if (!check) return { color: "grey", key: "unchecked" } as const;
  if (!check.current) return { color: "orange", key: "outdated" } as const;
  if (check.level === "error") return { color: "red", key: "errors" } as const;
  if (check.level === "warning") return { color: "orange", key: "warnings" } as const;
  return { color: "green", key: "ready" } as const;
}

/** Beside what medusa-config has, which cannot be changed here. */
export function LockedBadge() {
  const { t } = useTranslation("assist");
  return (
    <Badge size="2xsmall" className="gap-x-1">
      <LockClosedSolidMini aria-hidden />
      {t("settings.account.locked")}
    </Badge>
  );
}
