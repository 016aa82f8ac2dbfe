import type { PolicyDefinition } from "@medusajs/framework/utils";
import type { Right } from "../../modules/assist/rights";

/** What a role must be permitted for each right. The names are snake case because Medusa makes them so. */
export const rightPolicies: Record<Right, PolicyDefinition> = {
  "move-money": {
    name: "UpdateAssistPayment",
    resource: "assist_payment",
    operation: "update",
    description: "Assist: capture, void and refund payments, make and revoke bills",
  },
  configure: {
    name: "UpdateAssistAccount",
    resource: "assist_account",
    operation: "update",
    description: "Assist: change accounts and settings",
  },
};
