import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notificationAnswerType } from "../../../../gateway";
import { receiveNotification } from "../../../../reconciliation/notification";

/** The one address for Assist's result notifications, of all accounts. */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { answer } = await receiveNotification(request.scope, request.body, request.ip ?? "");
  response.status(200).set("Content-Type", notificationAnswerType).send(answer);
}
