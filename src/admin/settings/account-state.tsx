import { StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { ShownAccount } from "../../contract/settings";
import type { Setup } from "../../contract/setup";

type Check = Setup["accounts"][number]["check"] | undefined;

/** Whether an account can take payments, as far as is known without asking Assist. */
export function AccountState({ account, check }: { account: ShownAccount; check: Check }) {
  const { t } = useTranslation("assist");
  const { color, key } = stateOf(account, check);
  return <StatusBadge color={color}>{t(`settings.state.${key}`)}</StatusBadge>;
}

function stateOf(account: ShownAccount, check: Check) {
  if (!account.complete) return { color: "red", key: "incomplete" } as const;
  if (!check) return { color: "grey", key: "unchecked" } as const;
  if (!check.current) return { color: "orange", key: "outdated" } as const;
  if (check.level === "error") return { color: "red", key: "errors" } as const;
  if (check.level === "warning") return { color: "orange", key: "warnings" } as const;
  return { color: "green", key: "ready" } as const;
}
