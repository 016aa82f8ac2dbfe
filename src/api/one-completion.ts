import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { ASSIST_MODULE } from "../modules/assist";
import { isPaidByAssist } from "../platform/payments/whose";

/** As long as the platform itself waits for a cart. */
const waitMilliseconds = 30_000;

/**
 * Lets one request at a time make an order of a cart that is paid by Assist, also where several servers share nothing but
 * the database: the platform's default lock holds within one process, and a second order would look paid by the same money.
 */
export async function oneCompletion(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const cartId = request.params.id ?? "";
  const assist = request.scope.resolve(ASSIST_MODULE);
  if (assist.publicRateLimit.isFlooding(cartId, performance.now())) return tooOften(response);
  if (!(await isPaidByAssist(request.scope, "cart", cartId))) return next();
  if (!assist.publicRateLimit.mayComplete(cartId, performance.now())) return tooOften(response);
  const token = await assist.cartLease.take(cartId, waitMilliseconds);
  if (!token)
    throw new MedusaError(MedusaError.Types.CONFLICT, "Cart is already being completed by another request");
  // Not when the connection closes: the work goes on when a browser has gone away in the midst of it.
  const end = response.end.bind(response) as (...given: unknown[]) => MedusaResponse;
  response.end = ((...given: unknown[]) => {
    assist.cartLease.release(cartId, token).catch(() => undefined);
    return end(...given);
  }) as MedusaResponse["end"];
  next();
}

function tooOften(response: MedusaResponse): void {
  const message = "This cart was completed too often in a row. Try again in a few seconds.";
  response.status(429).set("Retry-After", "2").json({ type: "too_many_requests", message });
}
