import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StaffOperationResponse } from "../../../../../../contract/payments";
import { readRefundInput } from "../../../staff-input";
import { respondToOperation } from "../staff-operation";

/** Gives back what was taken, wholly or in part. */
export function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StaffOperationResponse>,
): Promise<void> {
  return respondToOperation(request, response, "refund", readRefundInput);
}
