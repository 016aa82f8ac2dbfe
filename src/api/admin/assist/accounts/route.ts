import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../modules/assist";
import { readAccountDTO } from "../../../../setup/settings/settings-page";
import { requireRight } from "../rights/require-right";
import type { ErrorDTO } from "../../../../contract/error";
import type { AccountResponse } from "../../../../contract/settings";
import { readNewAccount } from "./account-input";
import { concluded } from "./outcome";

/** Makes an account in the panel; it may be incomplete, and then takes no payments yet. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AccountResponse | ErrorDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  const { name, ...wanted } = readNewAccount(request.body);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const outcome = await assist.accountEditor.make(name, wanted, request.auth_context.actor_id);
  if (!concluded(outcome, response)) return;
  response.json({ account: await readAccountDTO(request.scope, name) });
}
