import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readHealth } from "../../../../setup/notification-health";

/** How Assist's notifications come in, per account, test and live apart. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  response.json(await readHealth(request.scope));
}
