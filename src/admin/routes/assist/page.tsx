import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Navigate } from "react-router-dom";
import { MenuIcon } from "../../cases/menu-icon";

export const config = defineRouteConfig({
  label: "general.assist",
  translationNs: "assist",
  icon: MenuIcon,
});

/** The menu's own item, which has the pages below it. */
export default function AssistPage() {
  return <Navigate to="/assist/cases" replace />;
}
