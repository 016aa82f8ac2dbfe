import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { NotificationHealthDTO } from "../../../../contract/notification-health";
import { readHealth } from "../../../../setup/notification-health";

/** How Assist's notifications come in, per account, test and live apart. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<NotificationHealthDTO>,
): Promise<void> {
  response.json(await readHealth(request.scope));
}
