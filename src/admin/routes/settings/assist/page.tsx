import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CreditCard } from "@medusajs/icons";
import { Crumb } from "../../../parts/crumb";
import { SettingsPage } from "../../../settings/settings-page";

export const config = defineRouteConfig({
  label: "settings.menu",
  icon: CreditCard,
  translationNs: "assist",
});

export const handle = { breadcrumb: () => <Crumb text="settings.menu" /> };

export default SettingsPage;
