import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { SetupDTO } from "../../../../contract/setup";
import { readSetup } from "../../../../setup/guide";

/** How far the first set-up is, and what to do next. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<SetupDTO>,
): Promise<void> {
  response.json(await readSetup(request.scope));
}
