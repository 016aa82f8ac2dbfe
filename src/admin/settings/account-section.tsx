import { LockClosedSolidMini } from "@medusajs/icons";
import { Badge, Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecretName, SettingName, ShownAccount } from "../../contract/settings";
import { EditSection } from "./edit-section";
import type { Section } from "./fields";
import { Part, Row } from "./pieces";
import { shownText } from "./shown-text";

interface AccountSectionProps {
  section: Section;
  account: ShownAccount;
  sealed: boolean;
  mayConfigure: boolean;
}

/** The values of one section, and the drawer in which they are changed. */
export function AccountSection({ section, account, sealed, mayConfigure }: AccountSectionProps) {
  const { t } = useTranslation("assist");
  const [editing, setEditing] = useState(false);
  const title = t(`settings.sections.${section.id}.title`);
  const hint = t(`settings.sections.${section.id}.hint`, { defaultValue: "" });
  return (
    <Part
      title={title}
      hint={hint}
      actions={
        mayConfigure && (
          <Button
            size="small"
            variant="secondary"
            aria-label={`${t("settings.account.edit")}: ${title}`}
            onClick={() => setEditing(true)}
          >
            {t("settings.account.edit")}
          </Button>
        )
      }
    >
      {section.settings.map((setting) => (
        <SettingRow key={setting} setting={setting} account={account} />
      ))}
      {section.secrets.map((secret) => (
        <SecretRow key={secret} secret={secret} account={account} />
      ))}
      <EditSection
        section={section}
        account={account}
        sealed={sealed}
        open={editing}
        onOpenChange={setEditing}
      />
    </Part>
  );
}

function SettingRow({ setting, account }: { setting: SettingName; account: ShownAccount }) {
  const { t } = useTranslation("assist");
  const { value, locked, default: byDefault } = account.settings[setting];
  const text = shownText(setting, value ?? byDefault, t);
  return (
    <Row label={t(`settings.fields.${setting}.label`)}>
      <div className="flex flex-wrap items-center gap-2">
        <span className={value === null ? "text-ui-fg-muted" : ""}>
          {value !== null || text === undefined
            ? (text ?? t("settings.account.notSet"))
            : t("settings.account.byDefault", { value: text })}
        </span>
        {locked && <Lock />}
      </div>
    </Row>
  );
}

function SecretRow({ secret, account }: { secret: SecretName; account: ShownAccount }) {
  const { t } = useTranslation("assist");
  const { set, locked } = account.secrets[secret];
  return (
    <Row label={t(`settings.fields.${secret}.label`)}>
      <div className="flex flex-wrap items-center gap-2">
        {set ? (
          <Badge size="2xsmall" color="green">
            {t("settings.secret.set")}
          </Badge>
        ) : (
          <Text as="span" size="small" leading="compact" className="text-ui-fg-muted">
            {t("settings.account.notSet")}
          </Text>
        )}
        {locked && <Lock />}
      </div>
    </Row>
  );
}

function Lock() {
  const { t } = useTranslation("assist");
  return (
    <span className="txt-compact-xsmall text-ui-fg-muted flex items-center gap-x-1">
      <LockClosedSolidMini aria-hidden />
      {t("settings.account.locked")}
    </span>
  );
}
