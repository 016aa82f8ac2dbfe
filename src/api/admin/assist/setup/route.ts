import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readSetup } from "../../../../setup/guide";

/** How far the first set-up is, and what to do next. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  response.json(await readSetup(request.scope));
}
