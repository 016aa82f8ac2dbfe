import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { reconcile } from "../../../../workflows/reconcile";

/** Runs the reconcile job now. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  response.json({ summary: await reconcile(request.scope) });
}
