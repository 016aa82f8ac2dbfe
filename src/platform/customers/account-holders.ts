import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { readRows } from "../query";

/** What the ids of the account holders begin with that belong to a row of ours. */
export const holderPrefix = (rowId: string): string => `${rowId}-`;

/** Of these rows, what the platform has of their customers as somebody whom our providers know. Doing it again does what was left. */
export async function removeAccountHolders(
  container: MedusaContainer,
  rows: readonly { id: string; customer_id: string }[],
): Promise<void> {
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const payments = container.resolve(Modules.PAYMENT);
  for (const { id, customer_id: customerId } of rows) {
    const holders = await readRows<{ id: string }>(container, {
      entity: "account_holder",
      fields: ["id"],
      filters: { external_id: { $like: `${holderPrefix(id)}%` } },
    });
    for (const holder of holders) {
      await payments.deleteAccountHolder(holder.id);
      await link.dismiss({
        [Modules.CUSTOMER]: { customer_id: customerId },
        [Modules.PAYMENT]: { account_holder_id: holder.id },
      });
    }
  }
}
