// A result notification from receipt to acknowledgement, beside Medusa's stock webhook route, which stores nothing.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { addPastOrders, forgetOrders } from "./past-orders.mjs";
import { percentile, untilIdle } from "./measure.mjs";

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

/**
 * Prints p50 and p95 of both routes at each rate, and the ratio. The routes take turns, and what one still does after its
 * answers is waited for before the other's turn.
 *
 * @param {object} stack as of scripts/stack.mjs
 * @param {{ url: string, pid: number }} server
 * @param {(fields: object, secretWord: string) => object} signNotification of the simulator
 */
export async function benchNotification(stack, server, database, signNotification, { goal = 2 } = {}) {
  // Long enough that what follows the first answers, five seconds later on the stock route, is part of the load.
  const rates = [
    { perSecond: 1, count: 30, turns: 2 },
    { perSecond: 10, count: 120, turns: 2 },
    { perSecond: 100, count: 1_200, turns: 2 },
  ];
  const all = rates.reduce((sum, { count, turns }) => sum + count * turns, 0);
  const warmUp = 50;
  await forgetOrders(database, stack);
  await addPastOrders(database, stack, all + warmUp, { days: 30 });
  await database.query("update assist_order set next_check_at = now() + interval '1 day'");
  const ownUrl = new URL("/hooks/assist/notification", server.url);
  // The same message to the provider that Medusa brings along.
  const stockUrl = new URL("/hooks/payment/system_default", server.url);
  let number = 0;
  const message = () => notification(++number, stack.merchants.demo, signNotification);
  const own = async () => {
    const { milliseconds, text } = await post(ownUrl, message());
    if (!text.includes('firstcode="0"')) throw new Error(`The notification was not accepted: ${text}`);
    return milliseconds;
  };
  const stockMessage = notification(1, stack.merchants.demo, signNotification);
  const stock = async () => (await post(stockUrl, stockMessage)).milliseconds;

  await atRate(25, warmUp, own);
  await atRate(25, warmUp, stock);
  console.log("\nA notification, from receipt to acknowledgement, in milliseconds:");
  const figures = [];
  for (const { perSecond, count, turns } of rates) {
    const times = { stock: [], own: [] };
    for (let turn = 0; turn < turns; turn++) {
      for (const [name, send] of turn % 2 === 0
        ? [
            ["stock", stock],
            ["own", own],
          ]
        : [
            ["own", own],
            ["stock", stock],
          ]) {
        await settled(server);
        times[name].push(...(await atRate(perSecond, count, send)));
      }
    }
    const figure = (name) => ({ p50: percentile(times[name], 0.5), p95: percentile(times[name], 0.95) });
    const [one, other] = [figure("stock"), figure("own")];
    const ratio = other.p95 / one.p95;
    const text = ({ p50, p95 }) => `p50 ${p50.toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}`;
    console.log(
      `  ${String(perSecond).padStart(3)} a second   stock route ${text(one)}   assist ${text(other)}   ratio of p95 ${ratio.toFixed(2)}   goal: ${goal}`,
    );
    figures.push({ perSecond, stock: one, own: other, ratio });
  }
  return figures;
}

/** What a route still does after its answers is not the other's: the stock one acts on a message five seconds after it. */
async function settled(server) {
  await sleep(5_500);
  await untilIdle(server.pid);
}
