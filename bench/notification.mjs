// A result notification from receipt to acknowledgement, beside Medusa's stock webhook route, which stores nothing.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { goals } from "./goals.cjs";
import { percentile, untilIdle } from "./measure.mjs";
import { addPastOrders, forgetOrders } from "./past-orders.mjs";
import { payWithoutNotification } from "./paid-carts.mjs";

/** The form fields of a notification about the payment of a past order (protocol §5.2). */
function notification(number, { merchantId, secretWord }, signNotification) {
  const billnumber = `5${String(number).padStart(15, "0")}`;
  const fields = {
    merchant_id: merchantId,
    ordernumber: `PAST-${number}`,
    billnumber,
    testmode: "1",
    ordercomment: "",
    orderamount: "150.00",
    ordercurrency: "RUB",
    amount: "150.00",
    currency: "RUB",
    rate: "1",
    lastname: "Petrova",
    firstname: "Anna",
    email: "anna@shopper.example",
    meantypename: "VISA",
    meannumber: "411111****1111",
    orderdate: "10.03.2026 12:00:00",
    orderstate: "Approved",
    responsecode: "AS000",
    message: "",
    customermessage: "",
    approvalcode: "F00000",
    operationtype: "100",
    operationdate: "10.03.2026 12:00:05",
    packetdate: "10.03.2026 12:00:06",
    signature: "",
  };
  return new URLSearchParams(signNotification(fields, secretWord)).toString();
}

async function post(url, body) {
  const start = performance.now();
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  const text = await answer.text();
  const milliseconds = performance.now() - start;
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return { milliseconds, text };
}

/** Sends at a steady rate, whether or not earlier ones have been answered, as a gateway does. */
async function atRate(perSecond, count, send) {
  const start = performance.now();
  const sent = [];
  for (let index = 0; index < count; index++) {
    const wait = start + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    sent.push(send(index));
  }
  return Promise.all(sent);
}

// Long enough that what follows the first answers, five seconds later on the stock route, is part of the load.
const rates = [
  { perSecond: 1, count: 30, turns: 2 },
  { perSecond: 10, count: 120, turns: 2 },
  { perSecond: 100, count: 1_200, turns: 2 },
];
/** Every second of these messages is about a paid cart whose order is not placed yet. */
const withNews = { perSecond: 10, count: 40, every: 2 };
const warmUp = 50;
/** The job comes every minute, and the looks that wait have come by then. */
const mostSecondsToPlace = 180;
/** A look that has ended keeps its place for so long (three places, 30 looks a minute). */
const secondsOfPlace = 6;

const figureOf = (times) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
const words = ({ p50, p95 }) => `p50 ${p50.toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}`;

/**
 * Prints p50 and p95 of both routes at each rate, and the ratio; returns them for brokenGoals. The routes take turns, and
 * what one still does after its answers is waited for before the other's turn.
 *
 * These messages are without news, as repeats are: Medusa's route does nothing with its own but answer, so that what is
 * compared is the receipt. What messages with news cost beside the orders that they place is a line of its own, without a
 * goal, since Medusa's route has nothing like it.
 *
 * @param {object} stack as of scripts/stack.mjs
 * @param {{ url: string, pid: number }} server
 * @param {(fields: object, secretWord: string) => object} signNotification of the simulator
 */
export async function benchNotification(stack, server, database, signNotification) {
  const all = rates.reduce((sum, { count, turns }) => sum + count * turns, 0);
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, all + warmUp + withNews.count, { days: 30 });
  await leaveToNotifications(database);
  const ownUrl = new URL("/hooks/assist/notification", server.url);
  // The same message to the provider that Medusa brings along.
  const stockUrl = new URL("/hooks/payment/system_default", server.url);
  let number = 0;
  const message = () => notification(++number, stack.merchants.demo, signNotification);
  const own = async (body = message()) => {
    const { milliseconds, text } = await post(ownUrl, body);
    if (!text.includes('firstcode="0"')) throw new Error(`The notification was not accepted: ${text}`);
    return milliseconds;
  };
  const stockMessage = notification(1, stack.merchants.demo, signNotification);
  const stock = async () => (await post(stockUrl, stockMessage)).milliseconds;

  console.log("\nA notification, from receipt to acknowledgement, in milliseconds:");
  // Before the other messages, whose looks the news would wait behind; in a whole run it still waits behind the checkouts'.
  await benchNews(stack, server, database, { own, signNotification });
  await atRate(25, warmUp, () => own());
  await atRate(25, warmUp, stock);
  const figures = [];
  for (const { perSecond, count, turns } of rates) {
    const times = { stock: [], own: [] };
    const inTurn = [
      ["stock", stock],
      ["own", () => own()],
    ];
    for (let turn = 0; turn < turns; turn++) {
      for (const [name, send] of turn % 2 === 0 ? inTurn : inTurn.toReversed()) {
        await settled(server);
        times[name].push(...(await atRate(perSecond, count, send)));
      }
    }
    const [one, other] = [figureOf(times.stock), figureOf(times.own)];
    const ratio = other.p95 / one.p95;
    console.log(
      `  ${String(perSecond).padStart(3)} a second   stock route ${words(one)}   assist ${words(other)}   ratio of p95 ${ratio.toFixed(2)}   goal: ${goals.notificationRatio}`,
    );
    figures.push({ perSecond, stock: one, own: other, ratio });
  }
  return figures;
}

async function benchNews(stack, server, database, { own, signNotification }) {
  const { perSecond, count, every } = withNews;
  const paid = await payWithoutNotification(stack, count / every);
  await leaveToNotifications(database);
  // The same message again and again makes the route warm, and causes no more than a few looks.
  const repeated = notification(1, stack.merchants.demo, signNotification);
  await atRate(25, warmUp, () => own(repeated));
  await sleep(2 * secondsOfPlace * 1000);
  await settled(server);
  const news = paid.map(({ fields }) => new URLSearchParams(fields).toString());
  const times = await atRate(perSecond, count, (index) =>
    own(index % every === 0 ? news[index / every] : undefined),
  );
  const meanwhile = await placedOf(database, paid);
  let placed = meanwhile;
  for (let second = 0; placed < paid.length; second++) {
    if (second > mostSecondsToPlace)
      throw new Error(`Of ${paid.length} paid carts that Assist told of, ${placed} became orders.`);
    await sleep(1_000);
    placed = await placedOf(database, paid);
  }
  console.log(
    `  ${String(perSecond).padStart(3)} a second, every second one about a cart that was just paid (${meanwhile} of ${placed} orders placed by the last answer)   assist ${words(figureOf(times))}`,
  );
}

/** So that the job does not look at these orders before their notifications come. */
async function leaveToNotifications(database) {
  await database.query(
    "update assist_order set next_check_at = now() + interval '1 day' where next_check_at is not null",
  );
}

async function placedOf(database, paid) {
  const { rows } = await database.query(
    "select count(*)::int as placed from order_cart where cart_id = any($1)",
    [paid.map(({ cartId }) => cartId)],
  );
  return rows[0].placed;
}

/** What a route still does after its answers is not the other's: the stock one acts on a message five seconds after it. */
async function settled(server) {
  await sleep(5_500);
  await untilIdle(server.pid);
}
