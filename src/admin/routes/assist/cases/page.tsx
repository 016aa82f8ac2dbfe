import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CasesPage } from "../../../cases/cases-page";
import { Crumb } from "../../../parts/crumb";

export const config = defineRouteConfig({ label: "cases.menu", translationNs: "assist" });

export const handle = { breadcrumb: () => <Crumb text="cases.menu" /> };

export default CasesPage;
