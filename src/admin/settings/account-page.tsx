import { ArrowLongLeft } from "@medusajs/icons";
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router-dom";
import type { SettingsDTO, AccountDTO } from "../../contract/settings";
import { formatMoment } from "../moments";
import { Failure, sentenceOf, translated } from "../parts/failure";
import { AccountSection } from "./account-section";
import { Connection } from "./connection";
import { EncryptionNotice } from "./encryption-notice";
import { EntryValues } from "./entry-values";
import { sections } from "./fields";
import { History } from "./history";
import { NotificationHealth } from "./notification-health";
import { AccountState } from "./pieces";
import { useMayConfigure, useRemoveAccount, useSettings, useSetup } from "./queries";

/** Settings → Assist → one account: its state, its settings, and what Assist needs to know of the shop. */
export function AccountPage() {
  const { t } = useTranslation("assist");
  const { name = "" } = useParams();
  const settings = useSettings();
  const mayConfigure = useMayConfigure();
  const account = settings.data?.accounts.find((one) => one.name === name);
  return (
    <div className="flex flex-col gap-y-3">
      <Link
        to="/settings/assist"
        className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base flex w-fit items-center gap-x-1"
      >
        <ArrowLongLeft aria-hidden />
        {t("settings.account.back")}
      </Link>
      <Failure error={settings.error} retry={() => void settings.refetch()} />
      {settings.isPending && (
        <Text size="small" className="text-ui-fg-muted" role="status">
          {t("general.loading")}
        </Text>
      )}
      {settings.data && !account && (
        <Container>
          <Text>{t("settings.account.unknown", { name })}</Text>
        </Container>
      )}
      {settings.data && account && (
        <Account key={name} account={account} settings={settings.data} mayConfigure={mayConfigure} />
      )}
    </div>
  );
}

interface AccountProps {
  account: AccountDTO;
  settings: SettingsDTO;
  mayConfigure: boolean;
}

function Account({ account, settings, mayConfigure }: AccountProps) {
  const sealed = settings.encryption.state === "ready";
  return (
    <>
      <AccountHead account={account} mayConfigure={mayConfigure} />
      <Connection account={account} mayConfigure={mayConfigure} />
      <EncryptionNotice encryption={settings.encryption} />
      {sections.map((section) => (
        <AccountSection
          key={section.id}
          section={section}
          account={account}
          sealed={sealed}
          mayConfigure={mayConfigure}
        />
      ))}
      <EntryValues account={account} notificationUrl={settings.notification_url} />
      <NotificationHealth account={account} mayConfigure={mayConfigure} />
      <History account={account.name} />
    </>
  );
}

function AccountHead({ account, mayConfigure }: Pick<AccountProps, "account" | "mayConfigure">) {
  const { t, i18n } = useTranslation("assist");
  const setup = useSetup();
  const check = setup.data?.accounts.find(({ name }) => name === account.name)?.check;
  const mode = account.settings.live.value === true ? "live" : "test";
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <Heading className="break-all">{account.name}</Heading>
          <Badge size="2xsmall" color={mode === "live" ? "blue" : "grey"}>
            {t(`settings.mode.${mode}`)}
          </Badge>
          <AccountState account={account} check={check} />
        </div>
        {mayConfigure && account.source !== "config" && <RemoveAccount account={account} />}
      </div>
      {account.problems.length > 0 && (
        <div className="flex flex-col gap-y-1 px-6 py-4" role="status">
          <Text size="small" weight="plus">
            {t("settings.account.problems")}
          </Text>
          <ul className="txt-small text-ui-fg-subtle list-disc pl-5">
            {account.problems.map(({ setting, sentence }) => (
              <li key={`${setting} ${sentence}`}>{translated(sentence, t) ?? sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {account.updated_at !== null && (
        <Text size="small" className="text-ui-fg-muted px-6 py-3">
          {t("settings.account.changedBy", {
            at: formatMoment(account.updated_at, i18n.language),
            who: account.updated_by?.email ?? t("settings.history.someone"),
          })}
        </Text>
      )}
      {!mayConfigure && (
        <Text size="small" className="text-ui-fg-muted px-6 py-3">
          {t("settings.readOnly")}
        </Text>
      )}
    </Container>
  );
}

/** Removes what the panel has of an account, after asking. */
function RemoveAccount({ account }: { account: AccountDTO }) {
  const { t } = useTranslation("assist");
  const prompt = usePrompt();
  const navigate = useNavigate();
  const remove = useRemoveAccount(account.name, () => {
    toast.success(t("settings.account.removed"));
    navigate("/settings/assist");
  });
  const ask = async () => {
    const sure = await prompt({
      title: t("settings.account.removeTitle", { name: account.name }),
      description: t("settings.account.removeText"),
      confirmText: t("settings.account.remove"),
      cancelText: t("general.cancel"),
      variant: "danger",
    });
    if (sure) remove.mutate(undefined, { onError: (error) => toast.error(sentenceOf(error, t)) });
  };
  return (
    <Button size="small" variant="transparent" isLoading={remove.isPending} onClick={() => void ask()}>
      {t("settings.account.remove")}
    </Button>
  );
}
