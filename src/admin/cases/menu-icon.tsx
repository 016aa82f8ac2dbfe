import { CreditCard } from "@medusajs/icons";
import { useTranslation } from "react-i18next";
import { useCaseCount } from "./queries";

/** The menu's icon; the number of open cases in its place while there are any, as the menu cuts off what is larger. */
export function MenuIcon() {
  const { t } = useTranslation("assist");
  const count = useCaseCount();
  if (count === 0) return <CreditCard />;
  return (
    <span className="bg-ui-tag-red-icon text-ui-fg-on-color flex size-[15px] items-center justify-center rounded-full">
      <span aria-hidden="true" className="text-[9px] font-medium leading-none">
        {count > 9 ? "9+" : count}
      </span>
      <span className="sr-only">{t("cases.waiting", { count })}</span>
    </span>
  );
}
