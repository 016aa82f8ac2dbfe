import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StaffOperationResponse } from "../../../../../../contract/payments";
import { readVoidInput } from "../../../staff-input";
import { respondToOperation } from "../staff-operation";

/** Lets a hold go, and leaves the order as it is. */
export function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StaffOperationResponse>,
): Promise<void> {
  return respondToOperation(request, response, "void", readVoidInput);
}
