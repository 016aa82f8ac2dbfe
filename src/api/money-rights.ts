import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { isOurs } from "../platform/provider-config";
import { requireRight } from "./admin/assist/rights/require-right";

/** What the platform's own routes move money of: the entity that the address names, and where its providers are found. */
const touched = {
  payment: ["provider_id"],
  order: ["payment_collections.payments.provider_id"],
  payment_collection: ["payment_sessions.provider_id", "payments.provider_id"],
} as const;

type Touched = keyof typeof touched;

const routes: [matcher: string, of: Touched][] = [
  ["/admin/payments/:id/capture", "payment"],
  ["/admin/payments/:id/refund", "payment"],
  ["/admin/orders/:id/cancel", "order"],
  ["/admin/payment-collections/:id/mark-as-paid", "payment_collection"],
];

/** The right to move money holds for Medusa's own routes too, where the payment is Assist's. */
export const moneyRightRoutes: MiddlewareRoute[] = routes.map(([matcher, of]) => ({
  matcher,
  methods: ["POST"],
  middlewares: [
    async (request: AuthenticatedMedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) => {
      if (await isAssists(request, of)) await requireRight(request, "move-money");
      next();
    },
  ],
}));

/** A row or a list of rows, in each of which a name leads to the next. */
function valuesAt(value: unknown, names: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, names));
  const [name, ...others] = names;
  if (name === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[name], others);
}

async function isAssists(request: AuthenticatedMedusaRequest, of: Touched): Promise<boolean> {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY);
  const fields = [...touched[of]];
  const { data } = await query.graph({ entity: of, fields, filters: { id: request.params.id } });
  return fields
    .flatMap((field) => valuesAt(data, field.split(".")))
    .some((id) => typeof id === "string" && isOurs(id));
}
