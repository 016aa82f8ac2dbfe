import type { PolicyDefinition } from "@medusajs/framework/utils";
import type { Right } from "../../accounts/rights";

/** What a role must be permitted to look at something; whoever may act on it may look at it too. */
export const readPolicies = {
  payments: {
    name: "ReadAssistPayment",
    resource: "assist_payment",
    operation: "read",
    description: "Assist: see payments, bills and cases",
  },
  accounts: {
    name: "ReadAssistAccount",
    resource: "assist_account",
    operation: "read",
    description: "Assist: see accounts and settings",
  },
} satisfies Record<string, PolicyDefinition>;

export type Readable = keyof typeof readPolicies;

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
