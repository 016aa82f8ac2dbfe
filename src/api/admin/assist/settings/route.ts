import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readSettingsDTO } from "../../../../setup/settings/settings-page";
import type { SettingsDTO } from "../../../../contract/settings";

/** Everything that staff may see of the settings; never a secret. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<SettingsDTO>,
): Promise<void> {
  response.json(await readSettingsDTO(request.scope));
}
