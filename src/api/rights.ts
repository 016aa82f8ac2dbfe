import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { isPaidByAssist, type PaidThing } from "../platform/payments/whose";
import { requireRight } from "./admin/assist/rights/require-right";
import { MedusaError } from "@medusajs/framework/utils";
import { mayRead } from "../staff/rights";
import type { Readable } from "../staff/rights/policies";

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

const refusals: Record<Readable, string> = {
  payments:
    "None of your roles lets you see the payments of Assist. Ask whoever looks after the shop for assist_payment:read.",
  accounts:
    "None of your roles lets you see the accounts of Assist. Ask whoever looks after the shop for assist_account:read.",
};

/** Which part of the plugin's own addresses is about accounts; what one may do, everybody may ask; all else is about payments. */
const aboutAccounts = /^\/admin\/assist\/(accounts|settings|setup)(\/|$)/;
const aboutOneself = /^\/admin\/assist\/rights\/?$/;

/** Every read of the plugin's routes, exports among them, follows Medusa's roles where the shop has them. */
export const readRightRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/assist/*",
    methods: ["GET", "HEAD"],
    middlewares: [
      async (request: AuthenticatedMedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) => {
        const path = new URL(request.originalUrl, "http://localhost").pathname.toLowerCase();
        const what = aboutAccounts.test(path) ? "accounts" : "payments";
        if (!aboutOneself.test(path) && !(await mayRead(request.scope, request.auth_context, what)))
          throw new MedusaError(MedusaError.Types.FORBIDDEN, refusals[what]);
        next();
      },
    ],
  },
];
