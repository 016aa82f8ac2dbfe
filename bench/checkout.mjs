// The same complete checkout with Medusa's manual payment and with Assist, taken in turns, so that both see the same machine.
import { performance } from "node:perf_hooks";

const address = {
  first_name: "Anna",
  last_name: "Petrova",
  address_1: "Example street 1",
  city: "Moscow",
  postal_code: "101000",
  country_code: "ru",
  phone: "+70000000000",
};

/** A client of the shop that adds up how long the shop takes to answer; nothing else that happens counts. */
function stopwatch(stack) {
  let milliseconds = 0;
  const headers = { "x-publishable-api-key": stack.publishableKey, "content-type": "application/json" };
  const timed = async (path, init) => {
    const start = performance.now();
    const answer = await fetch(new URL(path, stack.backendUrl), { redirect: "manual", ...init });
    const text = await answer.text();
    milliseconds += performance.now() - start;
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return { answer, text };
  };
  return {
    page: (url) => timed(url, {}),
    get: async (path) => JSON.parse((await timed(path, { headers })).text),
    post: async (path, body) =>
      JSON.parse((await timed(path, { method: "POST", headers, body: JSON.stringify(body) })).text),
    total: () => milliseconds,
  };
}

async function goods(stack) {
  const shop = stopwatch(stack);
  const { regions } = await shop.get("/store/regions");
  const region = regions.find(({ currency_code }) => currency_code === "rub");
  const { products } = await shop.get(`/store/products?region_id=${region.id}&fields=*variants`);
  return { regionId: region.id, variantId: products[0].variants[0].id };
}

/** From an empty cart to the order. Returns the shop's share in milliseconds. */
async function checkout(stack, { regionId, variantId }, provider) {
  const shop = stopwatch(stack);
  const { cart } = await shop.post("/store/carts", {
    region_id: regionId,
    email: "anna@shopper.example",
    shipping_address: address,
    billing_address: address,
  });
  await shop.post(`/store/carts/${cart.id}/line-items`, { variant_id: variantId, quantity: 1 });
  const { shipping_options } = await shop.get(`/store/shipping-options?cart_id=${cart.id}`);
  await shop.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id });
  const { payment_collection } = await shop.post("/store/payment-collections", { cart_id: cart.id });
  const made = await shop.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: provider,
  });
  if (provider === "pp_system_default") {
    const completion = await shop.post(`/store/carts/${cart.id}/complete`, {});
    if (completion.type !== "order")
      throw new Error(`The cart was not completed: ${JSON.stringify(completion)}`);
    return shop.total();
  }
  const { data } = made.payment_collection.payment_sessions[0];
  const { text } = await shop.page(data.payment_url);
  const fields = Object.fromEntries(
    [...text.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replaceAll("&amp;", "&"),
    ]),
  );
  // The shopper's time on Assist's page is not the shop's.
  await stack.control("openOrder", fields);
  await stack.control("pay", data.order_number);
  const { answer } = await shop.page(`/hooks/assist/return?ordernumber=${data.order_number}`);
  if (!answer.headers.get("location")?.includes("assist=paid"))
    throw new Error(`The payment was not concluded: ${answer.headers.get("location")}`);
  return shop.total();
}

function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Prints p50 and p95 of both and their ratio. `goal`: the ratio at p50 that the project aims at. */
export async function benchCheckout(stack, { rounds = 60, warmUp = 10, goal = 1.15 } = {}) {
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
    `  ratio                p50 ${ratio.toFixed(3).padStart(7)}   p95 ${(assist.p95 / system.p95).toFixed(3).padStart(7)}   goal at p50: ${goal}`,
  );
  return { ratio, goal };
}
