import { Alert, Button, Drawer, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAccount } from "../../contract/settings";
import { Failure } from "../parts/failure";
import { asBody, emptyDraft } from "./draft";
import type { Section } from "./fields";
import { SecretField } from "./secret-field";
import { SettingField } from "./setting-field";
import { useChangeAccount, useReload } from "./queries";

interface EditSectionProps {
  section: Section;
  account: ShownAccount;
  sealed: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One section's fields in a drawer; only what was changed is sent, with the revision that it was read at. */
export function EditSection({ section, account, sealed, open, onOpenChange }: EditSectionProps) {
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
