import { ChevronRight } from "@medusajs/icons";
import { Badge, Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { AccountDTO } from "../../contract/settings";
import type { SetupDTO } from "../../contract/setup";
import { Failure } from "../parts/failure";
import { EncryptionNotice } from "./encryption-notice";
import { MakeAccount } from "./make-account";
import { AccountState, Part } from "./pieces";
import { useMayConfigure, useSettings, useSetup } from "./queries";
import { SetupGuide } from "./setup-guide";

/** Settings → Assist: the first set-up while it is not finished, and the accounts. */
export function SettingsPage() {
  const { t } = useTranslation("assist");
  const settings = useSettings();
  const setup = useSetup();
  const mayConfigure = useMayConfigure();
  const error = settings.error ?? setup.error;
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("settings.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.description")}
          </Text>
        </div>
        {error !== null && (
          <div className="px-6 py-4">
            <Failure error={error} retry={() => void Promise.all([settings.refetch(), setup.refetch()])} />
          </div>
        )}
        {error === null && (settings.isPending || setup.isPending) && (
          <Text size="small" className="text-ui-fg-muted px-6 py-4" role="status">
            {t("general.loading")}
          </Text>
        )}
      </Container>
      {setup.data && settings.data && !setup.data.finished && (
        <SetupGuide setup={setup.data} mayConfigure={mayConfigure} />
      )}
      {settings.data && <EncryptionNotice encryption={settings.data.encryption} />}
      {settings.data && (
        <AccountList accounts={settings.data.accounts} setup={setup.data} mayConfigure={mayConfigure} />
      )}
    </div>
  );
}

interface AccountListProps {
  accounts: readonly AccountDTO[];
  setup: SetupDTO | undefined;
  mayConfigure: boolean;
}

/** Every account with its state; each leads to its own page. */
function AccountList({ accounts, setup, mayConfigure }: AccountListProps) {
  const { t } = useTranslation("assist");
  const [making, setMaking] = useState(false);
  return (
    <Part
      title={t("settings.accounts.title")}
      hint={mayConfigure ? undefined : t("settings.readOnly")}
      actions={
        mayConfigure && (
          <Button size="small" variant="secondary" onClick={() => setMaking(true)}>
            {t("settings.accounts.add")}
          </Button>
        )
      }
    >
      {accounts.length === 0 && (
        <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
          <Text weight="plus">{t("settings.accounts.empty")}</Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.accounts.emptyHint")}
          </Text>
        </div>
      )}
      {accounts.length > 0 && (
        <ul className="divide-y">
          {accounts.map((account) => (
            <AccountRow
              key={account.name}
              account={account}
              check={setup?.accounts.find(({ name }) => name === account.name)?.check}
            />
          ))}
        </ul>
      )}
      <MakeAccount
        suggested={setup?.steps.find(({ step }) => step === "account")?.facts?.suggested}
        open={making}
        onOpenChange={setMaking}
      />
    </Part>
  );
}

interface AccountRowProps {
  account: AccountDTO;
  check: SetupDTO["accounts"][number]["check"] | undefined;
}

function AccountRow({ account, check }: AccountRowProps) {
  const { t } = useTranslation("assist");
  const merchant = account.settings.merchantId.value;
  const mode = account.settings.live.value === true ? "live" : "test";
  return (
    <li>
      <Link
        to={`/settings/assist/${encodeURIComponent(account.name)}`}
        className="transition-fg hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center gap-x-3 px-6 py-3 outline-none"
      >
        <div className="flex min-w-0 flex-1 flex-col gap-y-1 md:flex-row md:items-center md:gap-x-3">
          <Text size="small" weight="plus" leading="compact" className="truncate md:w-40">
            {account.name}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle truncate md:w-32">
            {typeof merchant === "string" || typeof merchant === "number" ? String(merchant) : "—"}
          </Text>
          <div className="flex flex-wrap items-center gap-2">
            <Badge size="2xsmall" color={mode === "live" ? "blue" : "grey"}>
              {t(`settings.mode.${mode}`)}
            </Badge>
            {account.source === "config" && (
              <Text size="xsmall" className="text-ui-fg-muted">
                {t("settings.accounts.fromConfig")}
              </Text>
            )}
          </div>
        </div>
        <AccountState account={account} check={check} />
        <ChevronRight className="text-ui-fg-muted shrink-0" aria-hidden />
      </Link>
    </li>
  );
}
