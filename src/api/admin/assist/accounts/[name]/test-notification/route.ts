import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { TrialNotificationDTO } from "../../../../../../contract/trial-notification";
import { requireRight } from "../../../rights/require-right";
import { sendTrialNotification } from "../../../../../../setup/trial-notification";

/** Sends a signed test notification to the shop's own public address, and says whether it came in. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<TrialNotificationDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  response.json(await sendTrialNotification(request.scope, String(request.params.name)));
}
