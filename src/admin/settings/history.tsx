import { Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  secretNames,
  settingNames,
  type AccountChangeDTO,
  type SettingName,
  type SettingValue,
} from "../../contract/settings";
import { formatMoment } from "../moments";
import { Failure } from "../parts/failure";
import { textOfSetting } from "./fields";
import { Part } from "./pieces";
import { historyPage, useHistory } from "./queries";

/** Who changed what, newest first; of a secret only that it was changed. */
export function History({ account }: { account: string }) {
  const { t } = useTranslation("assist");
  const [pages, setPages] = useState(1);
  const history = useHistory(account, pages);
  const changes = history.data?.changes ?? [];
  const count = history.data?.count ?? 0;
  return (
    <Part title={t("settings.history.title")}>
      {history.error !== null && (
        <div className="px-6 py-4">
          <Failure error={history.error} retry={() => void history.refetch()} />
        </div>
      )}
      {history.data && changes.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("settings.history.empty")}
        </Text>
      )}
      {changes.length > 0 && (
        <ol className="divide-y">
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      )}
      {count > pages * historyPage && (
        <div className="px-6 py-2">
          <Button size="small" variant="transparent" onClick={() => setPages(pages + 1)}>
            {t("settings.history.more")}
          </Button>
        </div>
      )}
    </Part>
  );
}

function Change({ change }: { change: AccountChangeDTO }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <Text size="small" weight="plus" leading="compact">
        {t(`settings.history.${change.action}`)}
      </Text>
      <Text size="xsmall" className="text-ui-fg-muted">
        {t("settings.history.by", {
          who: change.by.email ?? t("settings.history.someone"),
          at: formatMoment(change.at, i18n.language),
        })}
      </Text>
      {change.changes.length > 0 && (
        <ul className="txt-small text-ui-fg-subtle break-words">
          {change.changes.map(({ setting, before, after }) => (
            <li key={setting}>
              {t(before === null ? "settings.history.entered" : "settings.history.value", {
                setting: t(`settings.fields.${setting}.label`, { defaultValue: setting }),
                before: historyText(setting, before, t),
                after: historyText(setting, after, t),
                interpolation: { escapeValue: false },
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function historyText(setting: string, value: SettingValue, t: (key: string) => string): string {
  if (value === null) return t("settings.history.nothing");
  if (secretNames.some((name) => name === setting)) return t(`settings.history.secret.${String(value)}`);
  return isSetting(setting)
    ? (textOfSetting(setting, value, t) ?? t("settings.history.nothing"))
    : String(value);
}

const isSetting = (name: string): name is SettingName => settingNames.some((one) => one === name);
