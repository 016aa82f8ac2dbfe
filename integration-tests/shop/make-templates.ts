import { startSimulator } from "../../simulator";
import { Bills } from "./bills";
import { Checkout } from "./checkout";
import type { Http } from "./http";
import type { InsideTools } from "./inside";
import type { Shop } from "./seed";
import { purchase, type HandMadeFacts, type ShopTemplates } from "./shop-copies";
import { readTemplate, type Template } from "./templates";

const purchases: [provider: string, quantity: number][] = [
  ["pp_assist_ru", 1],
  ["pp_assist_hold", 1],
  ["pp_assist_hold", 2],
  ["pp_assist-sbp_ru", 1],
  ["pp_assist-card_ru", 1],
];

/** Runs in the shop's server, whose gateway this is for as long. */
export async function makeTemplates(
  shop: Shop,
  api: Http,
  { database, idle }: Pick<InsideTools, "database" | "idle">,
): Promise<ShopTemplates> {
  const gateway = await startSimulator({ port: Number(new URL(process.env.ASSIST_GATEWAY_URL ?? "").port) });
  const gatewayUrl = gateway.url;
  try {
    const checkout = new Checkout(api, shop, gateway, () => database);
    // The platform remembers a guest by the first cart, and refuses the others of those that come at the same moment.
    await checkout.cartOverHttp();
    const cart = await readTemplate(database, async () => {
      const cartId = await checkout.cartOverHttp();
      return { names: [cartId], cartId };
    });
    const bills = new Bills(api, shop, () => database);
    const handMade = (make: () => Promise<string>): Promise<Template<HandMadeFacts>> =>
      readTemplate(database, async () => {
        const orderId = await make();
        await idle();
        return { names: [orderId], orderId };
      });
    const draft = await handMade(() => bills.draftOverHttp());
    const order = await handMade(() => bills.orderOverHttp());
    const paid: ShopTemplates["paid"] = {};
    for (const [provider, quantity] of purchases) {
      paid[purchase(provider, quantity)] = await readTemplate(database, async () => {
        const { cartId, orderNumber, order } = await checkout.paidOrderOverHttp(provider, quantity);
        await idle();
        const [attempt] = gateway.control.orders(orderNumber);
        const request = gateway.control.requests().findLast(({ path }) => path.endsWith("/order.cfm"));
        if (!attempt || !request) throw new Error("The gateway has no such order.");
        const { Checkvalue: _check, Signature: _signature, ...form } = request.fields;
        const names = [cartId, orderNumber, order.id];
        const { billnumber } = attempt;
        return {
          names,
          provider,
          cartId,
          orderNumber,
          billnumber,
          form,
          order,
          shopUrl: checkout.shopUrl,
          gatewayUrl,
        };
      });
    }
    return { cart, draft, order, paid };
  } finally {
    await gateway.close();
  }
}
