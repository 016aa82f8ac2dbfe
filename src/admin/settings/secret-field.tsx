import { Badge, Button, Input, Textarea } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SecretName, AccountDTO } from "../../contract/settings";
import { Field } from "../parts/field";
import type { Draft } from "./draft";
import { LockedBadge } from "./pieces";

interface SecretFieldProps {
  secret: SecretName;
  /** Secrets can be stored. */
  sealed: boolean;
  draft: Draft;
  onChange: (draft: Draft) => void;
  account?: AccountDTO;
}

/**
 * Browsers take a password field with "off" for the dashboard's own login, and put the staff's password into it: only a new
 * password is left to the writer. The rest is what 1Password, LastPass, Bitwarden and Dashlane read.
 */
const notStaffsOwn = {
  autoComplete: "new-password",
  name: "assist-gateway-secret",
  "data-1p-ignore": true,
  "data-lpignore": true,
  "data-bwignore": true,
  "data-form-type": "other",
};

/** A secret is entered and never shown again: it can be replaced or removed. */
export function SecretField({ secret, sealed, draft, onChange, account }: SecretFieldProps) {
  const { t } = useTranslation("assist");
  const id = useId();
  const shown = account?.secrets[secret];
  const locked = shown?.locked ?? false;
  const entered = draft.secrets[secret];
  const set = (text: string | null) => onChange({ ...draft, secrets: { ...draft.secrets, [secret]: text } });
  const disabled = locked || !sealed || entered === null;
  const props = {
    id,
    value: entered ?? "",
    disabled,
    ...notStaffsOwn,
    spellCheck: false,
    placeholder: shown?.set ? t("settings.secret.keep") : undefined,
    "aria-describedby": `${id}-hint`,
  };
  const hint = sealed || locked ? t(`settings.fields.${secret}.hint`) : t("settings.secret.needsKey");
  return (
    <Field id={id} label={t(`settings.fields.${secret}.label`)} hint={hint} badge={locked && <LockedBadge />}>
      {secret === "signatureKey" ? (
        <Textarea {...props} rows={3} onChange={({ target }) => set(target.value)} />
      ) : (
        <Input {...props} type="password" onChange={({ target }) => set(target.value)} />
      )}
      {shown?.set && !locked && (
        <div className="flex items-center gap-x-2">
          <Badge size="2xsmall" color={entered === null ? "red" : "green"}>
            {t(entered === null ? "settings.secret.removing" : "settings.secret.set")}
          </Badge>
          <Button
            type="button"
            size="small"
            variant="transparent"
            aria-label={`${t(entered === null ? "settings.secret.undo" : "settings.secret.remove")}: ${t(`settings.fields.${secret}.label`)}`}
            onClick={() => set(entered === null ? "" : null)}
          >
            {t(entered === null ? "settings.secret.undo" : "settings.secret.remove")}
          </Button>
        </div>
      )}
    </Field>
  );
}
