import { definePolicies } from "@medusajs/framework/utils";
import { readPolicies, rightPolicies } from "../staff/rights/policies";

/** Listed among the permissions that roles can be given, where the shop has Medusa's feature flag `rbac`. */
export const assistPolicies = definePolicies(
  [...Object.values(readPolicies), ...Object.values(rightPolicies)].map((policy) => ({ ...policy })),
);
