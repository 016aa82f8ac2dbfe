import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { isPaidByAssist, type PaidThing } from "../platform/payments/whose";
import { requireRight } from "./admin/assist/rights/require-right";

/** What the platform's own routes move money of: what the address names. */
const routes: [matcher: string, of: PaidThing][] = [
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
      if (await isPaidByAssist(request.scope, of, request.params.id ?? ""))
        await requireRight(request, "move-money");
      next();
    },
  ],
}));
