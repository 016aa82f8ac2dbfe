import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StaffOperationResponse } from "../../../../../../contract/payments";
import { readCaptureInput } from "../../../staff-input";
import { respondToOperation } from "../staff-operation";

/** Takes a held amount, wholly or in part. */
export function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StaffOperationResponse>,
): Promise<void> {
  return respondToOperation(request, response, "capture", readCaptureInput);
}
