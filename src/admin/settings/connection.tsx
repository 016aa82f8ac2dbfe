import { Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountDTO } from "../../contract/settings";
import type { ConnectionCheckDTO, FindingDTO } from "../../contract/connection-check";
import { formatMoment } from "../moments";
import { Failure } from "../parts/failure";
import { findingText } from "./finding-text";
import { LevelBadge, Lines, Part } from "./pieces";
import { useCheckNow, useLastCheck } from "./queries";

interface ConnectionProps {
  account: AccountDTO;
  mayConfigure: boolean;
}

/** What the last check found, mistakes first, and the button that checks again. */
export function Connection({ account, mayConfigure }: ConnectionProps) {
  const { t, i18n } = useTranslation("assist");
  const last = useLastCheck(account.name);
  const now = useCheckNow(account.name);
  const check = last.data;
  return (
    <Part
      title={t("settings.check.title")}
      hint={
        now.isPending
          ? t("settings.check.running")
          : check
            ? t("settings.check.at", { at: formatMoment(check.checked_at, i18n.language) })
            : undefined
      }
      actions={
        mayConfigure && (
          <Button
            size="small"
            variant={check?.current ? "secondary" : "primary"}
            isLoading={now.isPending}
            onClick={() => now.mutate(undefined)}
          >
            {t(check ? "settings.check.again" : "settings.check.run")}
          </Button>
        )
      }
    >
      {(last.error ?? now.error) !== null && (
        <div className="px-6 py-4">
          <Failure error={now.error ?? last.error} />
        </div>
      )}
      {check === null && !now.isPending && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("settings.check.never")}
        </Text>
      )}
      {check && !check.current && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("settings.check.outdated")}
        </Text>
      )}
      {check && <Findings check={check} lines={account.config_lines} />}
    </Part>
  );
}

function Findings({ check, lines }: { check: ConnectionCheckDTO; lines: string | null }) {
  const { t } = useTranslation("assist");
  const [shown, setShown] = useState(false);
  const passed = check.findings.filter(({ level }) => level === "ok");
  const others = [
    ...check.findings.filter(({ level }) => level === "error"),
    ...check.findings.filter(({ level }) => level === "warning"),
  ];
  return (
    <div aria-live="polite">
      <ul className="divide-y">
        {others.map((finding) => (
          <FindingRow key={`${finding.code} ${finding.setting ?? ""} ${finding.sentence}`} finding={finding}>
            {finding.code === "provider-missing" && lines !== null && (
              <Lines label="medusa-config.ts" text={lines} />
            )}
          </FindingRow>
        ))}
        {others.length === 0 && (
          <li>
            <Text size="small" className="px-6 py-4">
              {t("settings.check.allGood")}
            </Text>
          </li>
        )}
        {shown && passed.map((finding) => <FindingRow key={finding.code} finding={finding} />)}
      </ul>
      {passed.length > 0 && !shown && (
        <div className="border-t px-6 py-2">
          <Button size="small" variant="transparent" onClick={() => setShown(true)}>
            {t("settings.check.passed", { count: passed.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function FindingRow({ finding, children }: { finding: FindingDTO; children?: React.ReactNode }) {
  const { t } = useTranslation("assist");
  return (
    <li
      className="flex flex-col gap-2 px-6 py-3 md:flex-row md:items-start md:gap-x-4"
      data-finding={finding.code}
      data-level={finding.level}
    >
      <div className="shrink-0 md:w-32">
        <LevelBadge level={finding.level} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-y-2">
        <Text size="small" className="break-words">
          {findingText(finding, t)}
        </Text>
        {children}
      </div>
    </li>
  );
}
