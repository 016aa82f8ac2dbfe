import { Button, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { ShownAccount } from "../../contract/settings";
import { sentenceOf } from "../parts/failure";
import { useRemoveAccount } from "./queries";

/** Removes what the panel has of an account, after asking. */
export function RemoveAccount({ account }: { account: ShownAccount }) {
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
