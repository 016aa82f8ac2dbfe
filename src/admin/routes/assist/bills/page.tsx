import { defineRouteConfig } from "@medusajs/admin-sdk";
import { BillList } from "../../../bills/bill-list";
import { Crumb } from "../../../parts/crumb";

export const config = defineRouteConfig({ label: "bills.menu", translationNs: "assist" });

export const handle = { breadcrumb: () => <Crumb text="bills.menu" /> };

export default BillList;
