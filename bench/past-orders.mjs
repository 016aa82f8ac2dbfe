// Orders of the past in all three books: the plugin's, Medusa's and the simulator's.
import { readFileSync } from "node:fs";

const statement = readFileSync(new URL("./paid-orders.sql", import.meta.url), "utf8").replaceAll(
  /^--.*$/gm,
  "",
);
/** A request to the simulator holds a megabyte. */
const atOnce = 5000;

const tables = [
  "assist_operation",
  "assist_attempt",
  "assist_order",
  "assist_notification",
  "order_transaction",
  "order_payment_collection",
  '"order"',
  "capture",
  "refund",
  "payment",
  "payment_session",
  "payment_collection",
];

export async function forgetOrders(database, stack) {
  await database.query(`truncate ${tables.join(", ")} cascade`);
  await stack.control("reset");
}

/** Adds `count` paid orders of the account demo, all due for a check. */
export async function addPastOrders(database, stack, count, { days = 170, youngest = 5 } = {}) {
  for (let first = 1; first <= count; first += atOnce) {
    const values = {
      first,
      last: Math.min(count, first + atOnce - 1),
      days,
      youngest,
      account: "'demo'",
      stages: "'one'",
    };
    const sql = statement.replaceAll(
      /(?<!:):(first|last|days|youngest|account|stages)\b/g,
      (_, name) => values[name],
    );
    const { rows } = await database.query(sql);
    await stack.control("addPastPayments", rows);
  }
  await database.query("vacuum analyze");
}

/** Orders that shoppers left for and that the gateway knows nothing of: each has to be asked about. */
export async function addUnpaidOrders(database, count) {
  await database.query(
    `insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
       handed_off_at, last_handed_off_at, next_check_at)
     select 'asord_open_' || n, 'OPEN-' || n, 'demo', 'payses_open_' || n, 'assist', 'all', 'one', false, '150.00', 'RUB',
       now() - interval '1 hour', now() - interval '1 hour', now()
     from generate_series(1, $1::int) as n`,
    [count],
  );
}
