import { Text, clx } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { isNothing } from "../bills/bill";
import { compareDecimals } from "../decimals";
import type { Payment } from "./payment";

/** What Assist says beside what the shop says, sum by sum. */
export function Comparison({ payment }: { payment: Payment }) {
  const { t, i18n } = useTranslation("assist");
  const { assist, medusa, currency } = payment;
  const shown = (amount: string | undefined): string =>
    amount === undefined ? "—" : shownAmount(amount, currency, i18n.language);
  const rows = [
    { name: t("order.sums.amount"), assist: payment.registered, shop: medusa?.authorized },
    { name: t("order.sums.held"), assist: assist.held, shop: undefined },
    { name: t("order.sums.captured"), assist: assist.captured, shop: medusa?.captured },
    { name: t("order.sums.returned"), assist: assist.returned, shop: medusa?.refunded },
  ].filter((row) => !isNothing(row.assist) || (row.shop !== undefined && !isNothing(row.shop)));
  return (
    <table className="txt-compact-small w-full">
      <thead className="text-ui-fg-muted">
        <tr>
          <td />
          <th scope="col" className="w-[34%] pb-1 text-right font-normal">
            {t("order.sums.assist")}
          </th>
          <th scope="col" className="w-[34%] pb-1 text-right font-normal">
            {t("order.sums.shop")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          // A changed order may need less than was registered and is held for it.
          const wanted = row.name === t("order.sums.amount") ? payment.hold?.needed : null;
          const differs =
            row.shop !== undefined && row.shop !== wanted && compareDecimals(row.assist, row.shop) !== 0;
          return (
            <tr key={row.name} className={clx(differs && "text-ui-fg-error")}>
              <th
                scope="row"
                className={clx("py-0.5 text-left font-normal", !differs && "text-ui-fg-subtle")}
              >
                {row.name}
              </th>
              <td className="py-0.5 text-right tabular-nums">{shown(row.assist)}</td>
              <td className="py-0.5 text-right tabular-nums">{shown(row.shop)}</td>
            </tr>
          );
        })}
      </tbody>
      {(medusa === null || medusa.canceled) && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Text size="small" leading="compact" className="text-ui-fg-muted pt-1">
                {t(medusa === null ? "order.noShopPayment" : "order.shopCanceled")}
              </Text>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
