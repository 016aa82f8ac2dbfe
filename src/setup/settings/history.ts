import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type { AccountHistoryResponse } from "../../contract/settings";
import { staffLookup } from "../../platform/staff/users";

/** Who changed what of an account, the newest first; also of one that has been deleted. */
export async function readHistory(
  container: MedusaContainer,
  name: string,
  limit: number,
  offset: number,
): Promise<AccountHistoryResponse> {
  const assist = container.resolve(ASSIST_MODULE);
  const { rows, count } = await assist.settings.history(name, limit, offset);
  const staff = await staffLookup(
    container,
    rows.map(({ actor }) => actor),
  );
  const changes = rows.map(({ id, created_at, actor, action, changes }) => ({
    id,
    at: created_at.toISOString(),
    by: staff(actor),
    action,
    changes: changes.map(({ setting, before, after }) => ({ setting, before, after })),
  }));
  return { changes, count };
}
