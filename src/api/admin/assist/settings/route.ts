import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readSettingsPage } from "../../../../setup/settings/shown";
import type { SettingsAnswer } from "../../../../contract/settings";

/** Everything that staff may see of the settings; never a secret. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const answer: SettingsAnswer = await readSettingsPage(request.scope);
  response.json(answer);
}
