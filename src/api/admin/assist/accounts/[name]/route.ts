import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import { readAccountDTO } from "../../../../../setup/settings/settings-page";
import { requireRight } from "../../rights/require-right";
import type { ErrorDTO } from "../../../../../contract/error";
import type { AccountDeletedResponse, AccountResponse } from "../../../../../contract/settings";
import { readAccountChange } from "../account-input";
import { concluded } from "../outcome";

/** Changes what the panel has of an account. What is not named stays; null removes a value. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AccountResponse | ErrorDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  const name = String(request.params.name);
  const { revision, ...wanted } = readAccountChange(request.body);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const outcome = await assist.accountEditor.change(name, revision, wanted, request.auth_context.actor_id);
  if (!concluded(outcome, response)) return;
  response.json({ account: await readAccountDTO(request.scope, name) });
}

/** Deletes what the panel has of an account, its secrets for good. The history stays. */
export async function DELETE(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AccountDeletedResponse | ErrorDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  const name = String(request.params.name);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const outcome = await assist.accountEditor.remove(name, request.auth_context.actor_id);
  if (concluded(outcome, response)) response.json({ name, deleted: true });
}
