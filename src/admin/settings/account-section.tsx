import { LockClosedSolidMini } from "@medusajs/icons";
import { Alert, Badge, Button, Drawer, Text, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { SecretName, SettingName, AccountDTO } from "../../contract/settings";
import { Failure } from "../parts/failure";
import { asBody, emptyDraft } from "./draft";
import { textOfSetting, type Section } from "./fields";
import { Part, Row } from "./pieces";
import { useChangeAccount, useReload } from "./queries";
import { SecretField } from "./secret-field";
import { SettingField } from "./setting-field";

interface AccountSectionProps {
  section: Section;
  account: AccountDTO;
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

function SettingRow({ setting, account }: { setting: SettingName; account: AccountDTO }) {
  const { t } = useTranslation("assist");
  const { value, locked, default: byDefault } = account.settings[setting];
  const text = textOfSetting(setting, value ?? byDefault, t);
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

function SecretRow({ secret, account }: { secret: SecretName; account: AccountDTO }) {
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

interface EditSectionProps {
  section: Section;
  account: AccountDTO;
  sealed: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One section's fields in a drawer; only what was changed is sent, with the revision that it was read at. */
function EditSection({ section, account, sealed, open, onOpenChange }: EditSectionProps) {
  const { t } = useTranslation("assist");
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t(`settings.sections.${section.id}.title`)}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t(`settings.sections.${section.id}.hint`, { defaultValue: "" })}
          </Drawer.Description>
        </Drawer.Header>
        <EditForm section={section} account={account} sealed={sealed} onDone={() => onOpenChange(false)} />
      </Drawer.Content>
    </Drawer>
  );
}

interface EditFormProps extends Pick<EditSectionProps, "section" | "account" | "sealed"> {
  onDone: () => void;
}

function EditForm({ section, account: current, sealed, onDone }: EditFormProps) {
  const { t } = useTranslation("assist");
  // What the form was opened with: a change by somebody else must not slip in under it.
  const [account] = useState(current);
  const [draft, setDraft] = useState(emptyDraft);
  const reload = useReload();
  const change = useChangeAccount(account.name, () => {
    toast.success(t("settings.account.saved"));
    onDone();
  });
  const stale = statusOf(change.error) === 409;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = asBody(draft, account);
    if (Object.keys(body.settings).length + Object.keys(body.secrets).length === 0) return onDone();
    change.mutate({ revision: account.revision, ...body });
  };
  const startAnew = async () => {
    await reload();
    onDone();
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
        {section.settings.map((setting) => (
          <SettingField key={setting} {...{ setting, draft, account }} onChange={setDraft} />
        ))}
        {section.secrets.map((secret) => (
          <SecretField key={secret} {...{ secret, sealed, draft, account }} onChange={setDraft} />
        ))}
        {stale ? (
          <Alert variant="warning" role="alert">
            <div className="flex flex-col items-start gap-y-2">
              <span>
                {t("settings.account.stale")} {t("settings.account.staleHint")}
              </span>
              <Button type="button" size="small" variant="secondary" onClick={() => void startAnew()}>
                {t("settings.account.reload")}
              </Button>
            </div>
          </Alert>
        ) : (
          <Failure error={change.error} />
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={change.isPending} disabled={stale}>
          {t("general.save")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}

function statusOf(error: unknown): number | undefined {
  const known = typeof error === "object" && error !== null && "status" in error;
  return known && typeof error.status === "number" ? error.status : undefined;
}
