import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";
import type { CaseRow } from "../records/cases";

/** Staff have dealt with a case. Throws NOT_FOUND for an id that is not ours, NOT_ALLOWED when it is closed already. */
export async function closeCase(
  container: MedusaContainer,
  id: string,
  staff: { note: string; by: string | undefined },
): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  if (await assist.cases.closeByHand(await requireCase(assist, id), staff)) return;
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "This case is closed already. Nothing was changed; look at the list again.",
  );
}

/** Throws NOT_FOUND for an id that is not ours. */
export async function requireCase(assist: AssistModuleService, id: string): Promise<CaseRow> {
  const found = await assist.cases.byId(id);
  if (found) return found;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such case.");
}
