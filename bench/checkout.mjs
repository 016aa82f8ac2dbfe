// The same complete checkout with Medusa's manual payment and with Assist, taken in turns, so that both see the same machine.
import { percentile } from "./measure.mjs";
import { fillCart, goods, leaveForAssist, makeSession, stopwatch } from "./shopper.mjs";

/** From an empty cart to the order. Returns the shop's share in milliseconds. */
async function checkout(stack, bought, provider) {
  const shop = stopwatch(stack);
  const cart = await fillCart(shop, bought);
  const session = await makeSession(shop, cart, provider);
  if (provider === "pp_system_default") {
    const completion = await shop.post(`/store/carts/${cart.id}/complete`, {});
    if (completion.type !== "order")
      throw new Error(`The cart was not completed: ${JSON.stringify(completion)}`);
    return shop.total();
  }
  const fields = await leaveForAssist(shop, session);
  // The shopper's time on Assist's page is not the shop's.
  await stack.control("openOrder", fields);
  await stack.control("pay", session.data.order_number);
  const { answer } = await shop.page(
    `${new URL(fields.URL_RETURN_OK).pathname}?ordernumber=${session.data.order_number}`,
  );
  if (!answer.headers.get("location")?.includes("assist=paid"))
    throw new Error(`The payment was not concluded: ${answer.headers.get("location")}`);
  return shop.total();
}

/** The ratio at p50 that we should like to see. No promise names one, so the bench does not fail over it. */
const hopedFor = 1.15;

/** Prints p50 and p95 of both and their ratio. */
export async function benchCheckout(stack, { rounds = 60, warmUp = 10 } = {}) {
  const bought = await goods(stack);
  const times = { pp_system_default: [], pp_assist_demo: [] };
  for (let round = 0; round < warmUp + rounds; round++) {
    const turn = round % 2 === 0 ? Object.keys(times) : Object.keys(times).reverse();
    for (const provider of turn) {
      const share = await checkout(stack, bought, provider);
      if (round >= warmUp) times[provider].push(share);
      // What the shop still does for the one must not be counted to the other.
      await stack.control("notifications.idle");
    }
  }
  const rows = Object.entries(times).map(([provider, values]) => ({
    provider,
    p50: percentile(values, 0.5),
    p95: percentile(values, 0.95),
  }));
  console.log(`\nA complete checkout, the shop's share in milliseconds (${rounds} each, in turns):`);
  for (const { provider, p50, p95 } of rows)
    console.log(
      `  ${provider.padEnd(20)} p50 ${p50.toFixed(1).padStart(7)}   p95 ${p95.toFixed(1).padStart(7)}`,
    );
  const [system, assist] = rows;
  const ratio = assist.p50 / system.p50;
  console.log(
    `  ratio                p50 ${ratio.toFixed(3).padStart(7)}   p95 ${(assist.p95 / system.p95).toFixed(3).padStart(7)}   hoped for at p50: ${hopedFor}`,
  );
}
