// A shopper of the demo's store, over its store API.
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
export function stopwatch(stack) {
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

/** Headers of the store's member of staff, for the admin API. */
export async function signIn({ backendUrl, staff }) {
  const answer = await fetch(new URL("/auth/user/emailpass", backendUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(staff),
  });
  if (!answer.ok) throw new Error(`Nobody could sign in: ${answer.status}`);
  const { token } = await answer.json();
  return { authorization: `Bearer ${token}` };
}

export async function goods(stack) {
  const shop = stopwatch(stack);
  const { regions } = await shop.get("/store/regions");
  const region = regions.find(({ currency_code }) => currency_code === "rub");
  const { products } = await shop.get(`/store/products?region_id=${region.id}&fields=*variants`);
  return { regionId: region.id, variantId: products[0].variants[0].id };
}

/** A cart that only lacks its payment. */
export async function fillCart(shop, { regionId, variantId }) {
  const { cart } = await shop.post("/store/carts", {
    region_id: regionId,
    email: "anna@shopper.example",
    shipping_address: address,
    billing_address: address,
  });
  await shop.post(`/store/carts/${cart.id}/line-items`, { variant_id: variantId, quantity: 1 });
  const { shipping_options } = await shop.get(`/store/shipping-options?cart_id=${cart.id}`);
  await shop.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id });
  return cart;
}

export async function makeSession(shop, cart, provider) {
  const { payment_collection } = await shop.post("/store/payment-collections", { cart_id: cart.id });
  const made = await shop.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: provider,
  });
  return made.payment_collection.payment_sessions[0];
}

/** Opens the session's payment page. Returns the fields with which the shopper leaves for Assist. */
export async function leaveForAssist(shop, { data }) {
  const { text } = await shop.page(data.payment_url);
  return Object.fromEntries(
    [...text.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replaceAll("&amp;", "&"),
    ]),
  );
}
