import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { readRows } from "../query";

interface StoredCustomer {
  id: string;
  account_holders?: ({ id: string; provider_id: string } | null)[] | null;
}

const ours = /^pp_assist(-[a-z]+)?_/;

/** Removes what the platform has of a customer as somebody whom this plugin's providers know. */
export async function removeAccountHolders(container: MedusaContainer, customerId: string): Promise<void> {
  const [customer] = await readRows<StoredCustomer>(container, {
    entity: "customer",
    fields: ["id", "account_holders.id", "account_holders.provider_id"],
    filters: { id: customerId },
  });
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const payments = container.resolve(Modules.PAYMENT);
  for (const holder of customer?.account_holders ?? []) {
    if (!holder || !ours.test(holder.provider_id)) continue;
    await link.dismiss({
      [Modules.CUSTOMER]: { customer_id: customerId },
      [Modules.PAYMENT]: { account_holder_id: holder.id },
    });
    await payments.deleteAccountHolder(holder.id);
  }
}
