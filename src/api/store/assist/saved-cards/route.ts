import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ForgetResponse, SavedCardsResponse } from "../../../../contract/saved-cards";
import { forgetCustomer, savedCardsOf } from "../../../../customer-data/saved-cards";

/** What the customer who is signed in may find again on Assist's page. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<SavedCardsResponse>,
): Promise<void> {
  response.setHeader("cache-control", "no-store");
  response.json({ saved_cards: await savedCardsOf(request.scope, request.auth_context.actor_id) });
}

/** The customer wants to be forgotten: the next payment is as that of somebody whom Assist has never seen. */
export async function DELETE(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<ForgetResponse>,
): Promise<void> {
  response.json({ forgotten: await forgetCustomer(request.scope, request.auth_context.actor_id) });
}
