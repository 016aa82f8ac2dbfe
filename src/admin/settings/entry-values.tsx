import { Copy, Table, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountDTO } from "../../contract/settings";
import { Part } from "./pieces";

interface EntryValuesProps {
  account: AccountDTO;
  notificationUrl: string | null;
}

interface Entry {
  where: "paymentOptions" | "resultOptions" | "support";
  setting: string;
  value: string;
  /** What the clipboard gets; nothing for what is switched or chosen there. */
  copied?: string;
}

/** The exact values for Assist's personal account, in the order in which its pages ask for them. */
export function EntryValues({ account, notificationUrl }: EntryValuesProps) {
  const { t } = useTranslation("assist");
  const text = (key: string): string => t(`settings.entry.${key}`);
  const entries: Entry[] = [
    { where: "paymentOptions", setting: "secretWord", value: text("secretWordValue") },
    { where: "paymentOptions", setting: "checkOrder", value: text("on") },
    { where: "paymentOptions", setting: "action", value: text("actionValue") },
    {
      where: "resultOptions",
      setting: "merchantUrl",
      value: notificationUrl ?? text("noAddress"),
      ...(notificationUrl !== null && { copied: notificationUrl }),
    },
    { where: "resultOptions", setting: "protocol", value: "POST" },
    { where: "resultOptions", setting: "signType", value: "MD5" },
    { where: "resultOptions", setting: "results", value: text("resultsValue") },
    { where: "resultOptions", setting: "successful", value: text("off") },
    { where: "support", setting: "responseType", value: text("responseValue") },
    ...(account.settings.stages.value === "two"
      ? [{ where: "support", setting: "twoStage", value: text("twoStageValue") } as const]
      : []),
  ];
  return (
    <div id="entry">
      <Part title={text("title")} hint={text("hint")}>
        <div className="hidden md:block">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{text("where")}</Table.HeaderCell>
                <Table.HeaderCell>{text("setting")}</Table.HeaderCell>
                <Table.HeaderCell>{text("value")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {entries.map((entry) => (
                <Table.Row key={entry.setting}>
                  <Table.Cell className="text-ui-fg-subtle">{text(entry.where)}</Table.Cell>
                  <Table.Cell>{text(entry.setting)}</Table.Cell>
                  <Table.Cell>
                    <Value entry={entry} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
        <ul className="divide-y md:hidden">
          {entries.map((entry) => (
            <li key={entry.setting} className="flex flex-col gap-y-1 px-6 py-3">
              <Text size="xsmall" className="text-ui-fg-muted">
                {text(entry.where)}
              </Text>
              <Text size="small" weight="plus">
                {text(entry.setting)}
              </Text>
              <Value entry={entry} />
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Value({ entry }: { entry: Entry }) {
  const { t } = useTranslation("assist");
  return (
    <div className="flex min-w-0 items-center gap-x-2">
      <span className="txt-compact-small min-w-0 break-all">{entry.value}</span>
      {entry.copied !== undefined && (
        <Copy
          content={entry.copied}
          aria-label={t("settings.entry.copy", { what: t(`settings.entry.${entry.setting}`) })}
        />
      )}
    </div>
  );
}
