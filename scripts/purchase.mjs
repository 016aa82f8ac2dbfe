// One real purchase over HTTP: what a shopper's browser, Assist and the shop's staff do, without the browser.
import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "./stop.mjs";

/**
 * Buys two goods by card and compares the books of both sides: the simulator's ledger and Medusa's payment.
 * Throws a Stop with one sentence when anything on the way is not as it must be.
 *
 * @returns {Promise<{ orderNumber: string, displayId: number, ledger: string, captured: string, agree: boolean }>}
 */
export async function purchase(stack) {
  const store = api(stack.backendUrl, { "x-publishable-api-key": stack.publishableKey });
  const paymentUrl = await checkout(store, stack.storefrontUrl);
  const { orderNumber, wayBack } = await pay(stack, paymentUrl);
  const landing = await returnToShop(stack, wayBack);
  const orderId = landing.searchParams.get("order_id");
  if (!orderId) throw new Stop(`The shopper has paid and was sent to ${landing.href}, without an order.`);
  const { order } = await store("GET", `/store/orders/${orderId}`);

  const ledger = await stack.control("totals", orderNumber);
  const captured = await capturedByMedusa(stack, order.id);
  return {
    orderNumber,
    displayId: order.display_id,
    ledger: roubles(kopecks(ledger.captured)),
    captured: roubles(captured),
    agree: kopecks(ledger.captured) === captured && captured === kopecks(order.total),
  };
}

async function checkout(store, storefrontUrl) {
  const { regions } = await store("GET", "/store/regions");
  const region = regions.find(({ currency_code }) => currency_code === "rub");
  if (!region) throw new Stop("The store has no region in roubles.");
  const { products } = await store("GET", `/store/products?region_id=${region.id}&fields=*variants`);
  const variants = products.map(({ variants: [variant] }) => variant).slice(0, 2);

  const address = {
    first_name: "Анна",
    last_name: "Петрова",
    address_1: "ул. Ленина, 1",
    city: "Кострома",
    postal_code: "156000",
    country_code: "ru",
    phone: "+79001234567",
  };
  const { cart } = await store("POST", "/store/carts", {
    region_id: region.id,
    email: "anna@shopper.example",
    shipping_address: address,
    billing_address: address,
  });
  for (const variant of variants) {
    await store("POST", `/store/carts/${cart.id}/line-items`, { variant_id: variant.id, quantity: 1 });
  }
  const { shipping_options } = await store("GET", `/store/shipping-options?cart_id=${cart.id}`);
  const courier = shipping_options.find(({ amount }) => amount > 0) ?? shipping_options[0];
  await store("POST", `/store/carts/${cart.id}/shipping-methods`, { option_id: courier.id });

  const { payment_collection: made } = await store("POST", "/store/payment-collections", {
    cart_id: cart.id,
  });
  const { payment_collection } = await store(
    "POST",
    `/store/payment-collections/${made.id}/payment-sessions`,
    {
      provider_id: "pp_assist_demo",
      data: { return_url: `${storefrontUrl}/checkout/return` },
    },
  );
  const paymentUrl = payment_collection.payment_sessions?.[0]?.data?.payment_url;
  if (typeof paymentUrl !== "string")
    throw new Stop("The payment session has no payment_url to send the shopper to.");
  return paymentUrl;
}

/** Opens the hand-off page, sends its form to Assist as the browser would, and has the shopper pay there. */
async function pay(stack, paymentUrl) {
  const page = await (await fetch(paymentUrl)).text();
  const form = /<form[^>]*\saction="([^"]+)"[^>]*>([\s\S]*?)<\/form>/i.exec(page);
  if (!form) throw new Stop(`The hand-off page ${paymentUrl} has no form that leads to Assist.`);
  const fields = new URLSearchParams();
  for (const [input] of form[2].matchAll(/<input[^>]*>/gi)) {
    const name = attribute(input, "name");
    if (name) fields.append(name, attribute(input, "value") ?? "");
  }
  const assistPage = await fetch(text(form[1]), { method: "POST", body: fields });
  const orderNumber = fields.get("OrderNumber");
  const wayBack = new URL(assistPage.url);
  if (!assistPage.ok || !wayBack.searchParams.has("CFSID")) {
    throw new Stop(
      `Assist did not open its payment page for order ${orderNumber}: it answered ${wayBack.href}.`,
    );
  }
  await stack.control("pay", orderNumber);
  wayBack.pathname = "/pay/back.cfm";
  return { orderNumber, wayBack };
}

/** Follows the shopper's browser from Assist back to the shop, again and again while the payment is in process there. */
async function returnToShop(stack, wayBack) {
  const { origin } = new URL(stack.storefrontUrl);
  for (let tries = 0; tries < 40; tries++) {
    let address = wayBack;
    for (let hops = 0; hops < 5 && address.origin !== origin; hops++) {
      const answer = await fetch(address, { redirect: "manual" });
      const location = answer.headers.get("location");
      if (!location)
        throw new Stop(`The shopper's way back ended at ${address.href} (HTTP ${answer.status}).`);
      address = new URL(location, address);
    }
    const outcome = address.searchParams.get("assist");
    if (outcome === "paid") return address;
    if (outcome !== "pending") throw new Stop(`The shopper has paid and was sent to ${address.href}.`);
    await sleep(500);
  }
  throw new Stop("The shopper has paid, and after 20 seconds the shop still takes the payment for pending.");
}

async function capturedByMedusa(stack, orderId) {
  const { token } = await api(stack.backendUrl)("POST", "/auth/user/emailpass", stack.staff);
  const admin = api(stack.backendUrl, { authorization: `Bearer ${token}` });
  const { order } = await admin(
    "GET",
    `/admin/orders/${orderId}?fields=*payment_collections.payments,*payment_collections.payments.captures`,
  );
  const payments = order.payment_collections.flatMap((collection) => collection.payments);
  const captures = payments.flatMap((payment) => payment.captures);
  return captures.reduce((sum, { amount }) => sum + kopecks(amount), 0);
}

/** Compared in whole kopecks, as one side writes "2059.90" and the other 2059.9. */
const kopecks = (amount) => Math.round(Number(amount) * 100);
const roubles = (amount) => (amount / 100).toFixed(2);

function api(baseUrl, headers = {}) {
  return async (method, path, body) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    });
    const result = await answer.json().catch(() => undefined);
    if (!answer.ok)
      throw new Stop(
        `${method} ${path.split("?")[0]} answered HTTP ${answer.status}: ${result?.message ?? "no message"}`,
      );
    return result;
  };
}

const attribute = (tag, name) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value === undefined ? undefined : text(value);
};

const entities = { quot: '"', amp: "&", lt: "<", gt: ">", "#39": "'", "#x27": "'", apos: "'" };
const text = (html) =>
  html.replace(/&(quot|amp|lt|gt|apos|#39|#x27);/gi, (_, name) => entities[name.toLowerCase()]);
