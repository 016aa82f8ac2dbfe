import { MedusaError } from "@medusajs/framework/utils";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import { ASSIST_MODULE } from "../../../../modules/assist";
import type AssistModuleService from "../../../../modules/assist/service";

const pageSchema = z.object({
  settled: z.enum(["true", "false"]).default("false"),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** What staff should look at, newest first; with `settled=true` what has been settled. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const page = pageSchema.safeParse(request.query);
  if (!page.success)
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "settled is true or false, limit 1 to 100, offset 0 or more.",
    );
  const { settled, limit, offset } = page.data;
  const assist: AssistModuleService = request.scope.resolve(ASSIST_MODULE);
  const { cases, count } = await assist.attention.list(settled === "true", limit, offset);
  response.json({ cases, count, limit, offset });
}
