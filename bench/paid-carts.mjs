// Carts that are paid at Assist and of which the shop has not been told.
import { fillCart, goods, leaveForAssist, makeSession, stopwatch } from "./shopper.mjs";

/** Returns for each its cart and the fields of the notification that the simulator has made of it and not sent. */
export async function payWithoutNotification(stack, count) {
  const bought = await goods(stack);
  const paid = [];
  await stack.control("notifications.dropAll", true);
  for (let index = 0; index < count; index++) {
    const shop = stopwatch(stack);
    const cart = await fillCart(shop, bought);
    const session = await makeSession(shop, cart, "pp_assist_demo");
    await stack.control("openOrder", await leaveForAssist(shop, session));
    await stack.control("pay", session.data.order_number);
    const [made] = await stack.control("notifications.list", session.data.order_number);
    paid.push({ cartId: cart.id, fields: made.fields });
  }
  await stack.control("notifications.dropAll", false);
  return paid;
}
