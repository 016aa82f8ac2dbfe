// Checkouts of others while strangers hit one of the public addresses, and in turns without them.
import { setTimeout as sleep } from "node:timers/promises";
import { goals } from "./goals.cjs";
import { percentile } from "./measure.mjs";
import { fillCart, goods, leaveForAssist, makeSession, signIn, stopwatch } from "./shopper.mjs";

/** Hits a second, whether or not earlier ones have been answered; more than any single shopper causes. */
const perSecond = 20;

const form = (body) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(body).toString(),
});

/** What strangers hit: each knows the numbers of an order that somebody is about to pay, and nothing else. */
function doorsOf({ backendUrl, publishableKey }, { session, cart }) {
  const at = (path) => new URL(path, backendUrl).href;
  const number = session.data.order_number;
  return {
    "the notification address": (hit) => [
      at("/hooks/assist/notification"),
      form({ ordernumber: `JUNK-${hit}`, orderstate: "Approved", checkvalue: "0".repeat(32) }),
    ],
    "the return address": () => [at(`/hooks/assist/return?ordernumber=${number}`), {}],
    "the payment address": () => [session.data.payment_url, {}],
    "the completion of a cart": () => [
      at(`/store/carts/${cart.id}/complete`),
      {
        method: "POST",
        headers: { "x-publishable-api-key": publishableKey, "content-type": "application/json" },
        body: "{}",
      },
    ],
  };
}

/** Hits until `stop`, which waits for the last answer. */
function flood(requestOf) {
  let isOver = false;
  const answers = [];
  const hits = (async () => {
    for (let hit = 0; !isOver; hit++) {
      const [url, init] = requestOf(hit);
      answers.push(
        fetch(url, { redirect: "manual", ...init }).then(
          (answer) => answer.arrayBuffer(),
          () => undefined,
        ),
      );
      await sleep(1000 / perSecond);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await hits;
      await Promise.all(answers);
    },
  };
}

/** From an empty cart to the order; then staff give a part of it back. */
async function sale(stack, bought, staff) {
  const shop = stopwatch(stack);
  const cart = await fillCart(shop, bought);
  const session = await makeSession(shop, cart, "pp_assist_demo");
  const fields = await leaveForAssist(shop, session);
  await stack.control("openOrder", fields);
  await stack.control("pay", session.data.order_number);
  const back = new URL(fields.URL_RETURN_OK);
  const { answer } = await shop.page(`${back.pathname}?ordernumber=${session.data.order_number}`);
  const landing = new URL(answer.headers.get("location") ?? "http://nowhere");
  if (landing.searchParams.get("assist") !== "paid")
    throw new Error(`The payment was not concluded: ${landing}`);
  const total = shop.total();
  const orders = await admin(
    stack,
    `orders/${landing.searchParams.get("order_id")}?fields=payment_collections.payments.id`,
    staff,
  );
  const [payment] = orders.body.order.payment_collections.flatMap(({ payments }) => payments);
  const refund = await admin(stack, `payments/${payment.id}/refund`, staff, { amount: 10 });
  return { milliseconds: total, refused: refund.status === 200 ? 0 : 1 };
}

async function admin({ backendUrl }, path, staff, body) {
  const answer = await fetch(new URL(`/admin/${path}`, backendUrl), {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: { ...staff, "content-type": "application/json" },
  });
  return { status: answer.status, body: await answer.json() };
}

/** Prints p50 of a checkout with and without a flood at each door, and how many commands of staff were refused. */
export async function benchFlood(stack, { rounds = 15, warmUp = 5 } = {}) {
  const bought = await goods(stack);
  const staff = await signIn(stack);
  const shop = stopwatch(stack);
  const cart = await fillCart(shop, bought);
  const session = await makeSession(shop, cart, "pp_assist_demo");
  await stack.control("openOrder", await leaveForAssist(shop, session));
  for (let round = 0; round < warmUp; round++) await sale(stack, bought, staff);

  console.log(
    `\nA checkout while strangers hit an address ${perSecond} times a second, p50 in milliseconds:`,
  );
  const figures = [];
  for (const [door, requestOf] of Object.entries(doorsOf(stack, { session, cart }))) {
    const times = { calm: [], flooded: [] };
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      times.calm.push((await sale(stack, bought, staff)).milliseconds);
      const strangers = flood(requestOf);
      const { milliseconds, refused: one } = await sale(stack, bought, staff);
      await strangers.stop();
      times.flooded.push(milliseconds);
      refused += one;
    }
    const [calm, flooded] = Object.values(times).map((values) => percentile(values, 0.5));
    const ratio = flooded / calm;
    console.log(
      `  ${door.padEnd(26)} ${calm.toFixed(1).padStart(8)} ${flooded.toFixed(1).padStart(8)}   ratio ${ratio.toFixed(2)}   refunds by staff that were refused: ${refused}   goal: ${goals.floodRatio}, and 0`,
    );
    figures.push({ door, ratio, refused });
  }
  return figures;
}
