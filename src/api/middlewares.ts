import {
  authenticate,
  defineMiddlewares,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { POST as receive } from "./hooks/assist/notification/route";
import { oneCompletion } from "./one-completion";
import { moneyRightRoutes, readRightRoutes } from "./rights";

/** A notification has some forty short fields (protocol §5.2). */
const notificationSize = "64kb";

export default defineMiddlewares({
  routes: [
    ...moneyRightRoutes,
    ...readRightRoutes,
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [oneCompletion] },
    { matcher: "/store/assist/saved-cards", middlewares: [authenticate("customer", ["session", "bearer"])] },
    {
      matcher: "/hooks/assist/notification",
      methods: ["POST"],
      bodyParser: { sizeLimit: notificationSize },
    },
    {
      // The stock webhook route answers before anything is checked or stored, and acts on sessions that may be gone
      // (platform §2). A message for Assist that is sent there is taken by our own route, and goes no further.
      matcher: /^\/hooks\/payment\/(pp_)?assist(-[a-z]+)?(_|\/|$)/i,
      methods: ["POST"],
      bodyParser: { sizeLimit: notificationSize },
      middlewares: [(request: MedusaRequest, response: MedusaResponse) => receive(request, response)],
    },
  ],
});
