import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { translated } from "../parts/failure";
import type { Bill } from "./bill";

/** What staff should know besides the state; nothing when there is nothing. */
export function BillNote({ bill }: { bill: Bill }) {
  const { t, i18n } = useTranslation("assist");
  const reason = `bills.reasons.${bill.revoke_reason}`;
  const reasoned =
    bill.revoke_reason !== null &&
    ["revoking", "revoked"].includes(bill.state) &&
    i18n.exists(`assist:${reason}`);
  const notes = [
    ...(reasoned ? [t(reason)] : []),
    ...(bill.message === null ? [] : [translated(bill.message, t) ?? bill.message]),
  ];
  return [...new Set(notes)].map((note) => (
    <Text key={note} size="small" leading="compact" className="text-ui-fg-subtle break-words">
      {note}
    </Text>
  ));
}
