import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readRefundInput } from "../../../desk-input";
import { act } from "../act";

/** Gives back what was taken, wholly or in part. */
export function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  return act(request, response, "refund", readRefundInput);
}
