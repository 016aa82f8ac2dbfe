import { defineRouteConfig } from "@medusajs/admin-sdk";
import { AttentionPage } from "../../attention/attention-page";
import { MenuIcon } from "../../attention/menu-icon";
import { Crumb } from "../../parts/crumb";

export const config = defineRouteConfig({
  label: "attention.menu",
  translationNs: "assist",
  icon: MenuIcon,
});

export const handle = { breadcrumb: () => <Crumb text="attention.menu" /> };

export default AttentionPage;
