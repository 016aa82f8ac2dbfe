import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import { sendOn } from "../../../../checkout-pages/page";
import { sendNotice } from "../../../../checkout-pages/pages";
import { preferredLanguage } from "../../../../checkout-pages/texts";
import { comeBack } from "../../../../workflows/return";

/** The gateway adds billnumber and ordernumber (protocol §4.1); only the number is of use, and only to know what to ask about. */
const returnSchema = z.object({ ordernumber: z.string().min(1).max(128) });

/** Where Assist sends the shopper back. The outcome comes from asking the gateway, never from the address. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  await answer(request, response, request.query);
}

export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const body = typeof request.body === "object" && request.body !== null ? request.body : {};
  await answer(request, response, { ...request.query, ...body });
}

async function answer(request: MedusaRequest, response: MedusaResponse, parameters: unknown): Promise<void> {
  const preferred = preferredLanguage(request.get("accept-language"));
  const parsed = returnSchema.safeParse(parameters);
  const result = parsed.success
    ? await comeBack(request.scope, parsed.data.ordernumber)
    : ({ show: "unknown" } as const);
  switch (result.show) {
    case "landing":
      return sendOn(response, result.url);
    case "outcome":
      return sendNotice(response, result.outcome.payment, result.account.language ?? preferred);
    case "unknown":
      return sendNotice(response, "unknown", preferred);
  }
}
