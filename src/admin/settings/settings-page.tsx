import { Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Failure } from "../parts/failure";
import { AccountList } from "./account-list";
import { EncryptionNotice } from "./encryption-notice";
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
