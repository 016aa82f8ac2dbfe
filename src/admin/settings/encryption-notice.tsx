import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { SettingsDTO } from "../../contract/settings";
import { Lines, Part } from "./pieces";

const makeKey = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`;
const environmentLine = "ASSIST_ENCRYPTION_KEY=…";
const configLine = "encryptionKey: process.env.ASSIST_ENCRYPTION_KEY,";

/** How to make the key that seals secrets; nothing while there is one that works. */
export function EncryptionNotice({ encryption }: Pick<SettingsDTO, "encryption">) {
  const { t } = useTranslation("assist");
  if (encryption.state === "ready") return null;
  const wrong = encryption.state === "wrong";
  return (
    <Part title={t(wrong ? "settings.key.wrong" : "settings.key.missing")}>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t(wrong ? "settings.key.whyWrong" : "settings.key.why")}
        </Text>
        <Lines label={t("settings.key.make")} text={makeKey} />
        <Lines label={t("settings.key.environment")} text={environmentLine} />
        <Lines label={t("settings.key.config")} text={configLine} />
      </div>
    </Part>
  );
}
