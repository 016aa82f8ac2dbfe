import { MedusaError } from "@medusajs/framework/utils";
import type AssistModuleService from "../modules/assist/service";
import type { CaseRow } from "../records/cases";

/** Throws NOT_FOUND for an id that is not ours. */
export async function requireCase(assist: AssistModuleService, id: string): Promise<CaseRow> {
  const found = await assist.cases.byId(id);
  if (found) return found;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such case.");
}
