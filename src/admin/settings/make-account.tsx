import { Button, Drawer, Input, Text, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import { asBody, emptyDraft, type Draft } from "./draft";
import { SecretField } from "./secret-field";
import { SettingField } from "./setting-field";
import { useMakeAccount, useSettings } from "./queries";

interface MakeAccountProps {
  /** The name that a payment provider in medusa-config has already. */
  suggested?: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What Assist's letter has, in the order in which it stands there; everything else comes after. */
export function MakeAccount({ suggested, open, onOpenChange }: MakeAccountProps) {
  const { t } = useTranslation("assist");
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("settings.make.title")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("settings.make.description")}
          </Drawer.Description>
        </Drawer.Header>
        <MakeForm suggested={suggested ?? ""} />
      </Drawer.Content>
    </Drawer>
  );
}

const secrets = ["password", "secretWord"] as const;

function MakeForm({ suggested }: { suggested: string }) {
  const { t } = useTranslation("assist");
  const navigate = useNavigate();
  const settings = useSettings();
  const sealed = settings.data?.encryption.state === "ready";
  const [name, setName] = useState(suggested);
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, settings: { live: false, stages: "one" } });
  const make = useMakeAccount(({ account }) => {
    toast.success(t("settings.make.done"));
    navigate(`/settings/assist/${encodeURIComponent(account.name)}`);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { settings: chosen, secrets: entered } = asBody(draft);
    const texts = Object.entries(entered).filter((entry): entry is [string, string] => entry[1] !== null);
    make.mutate({ name: name.trim(), settings: chosen, secrets: Object.fromEntries(texts) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
        <Field
          id="assist-account-name"
          label={t("settings.fields.name.label")}
          hint={t(suggested ? "settings.make.nameSuggested" : "settings.make.nameHint")}
        >
          <Input
            id="assist-account-name"
            value={name}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="assist-account-name-hint"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        {(["gatewayUrl", "live", "merchantId", "login"] as const).map((setting) => (
          <SettingField key={setting} setting={setting} draft={draft} onChange={setDraft} />
        ))}
        {secrets.map((secret) => (
          <SecretField key={secret} secret={secret} sealed={sealed} draft={draft} onChange={setDraft} />
        ))}
        <SettingField setting="stages" draft={draft} onChange={setDraft} />
        <Text size="small" className="text-ui-fg-muted">
          {t("settings.make.later")}
        </Text>
        <Failure error={make.error} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={make.isPending}>
          {t("settings.make.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
