import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StaffOperationResponse } from "../../../../../../contract/payments";
import { readRefundInput } from "../../../staff-input";
import { act } from "../staff-operation";

/** Gives back what was taken, wholly or in part. */
export function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StaffOperationResponse>,
): Promise<void> {
  return act(request, response, "refund", readRefundInput);
}
