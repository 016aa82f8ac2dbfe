import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ConnectionCheckDTO, LastCheckResponse } from "../../../../../../contract/connection-check";
import { requireRight } from "../../../rights/require-right";
import { checkConnection } from "../../../../../../setup/connection-check";
import { lastCheck } from "../../../../../../setup/connection-check/last-check";

/** What the last check found, without asking anybody; null when the account was never checked. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<LastCheckResponse>,
): Promise<void> {
  response.json({ check: await lastCheck(request.scope, String(request.params.name)) });
}

/** Checks the connection now: asks Assist a few questions, makes a trial bill and revokes it, and moves no money. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<ConnectionCheckDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  response.json(
    await checkConnection(request.scope, String(request.params.name), request.auth_context.actor_id),
  );
}
