// Orders of the past in all three books: the plugin's, Medusa's and the simulator's.
import { readFileSync } from "node:fs";

const statementOf = (name) =>
  readFileSync(new URL(`./${name}.sql`, import.meta.url), "utf8").replaceAll(/^--.*$/gm, "");
const paidOrders = statementOf("paid-orders");
const whatCameAlong = statementOf("what-came-along");

const filled = (statement, values) =>
  statement.replaceAll(/(?<!:):(first|last|days|youngest|account|stages|due)\b/g, (_, name) => values[name]);

/** A request to the simulator holds a megabyte. */
const atOnce = 5000;

const tables = [
  "assist_operation",
  "assist_command",
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
    const last = Math.min(count, first + atOnce - 1);
    const values = { first, last, days, youngest, account: "'demo'", stages: "'one'", due: true };
    const { rows } = await database.query(filled(paidOrders, values));
    await stack.control("addPastPayments", rows);
  }
  await database.query("vacuum analyze");
}

/** What the job has long removed in a shop of years, by the usual terms of retention and the most that is kept of junk. */
const removedLongAgo = [
  "delete from assist_notification where verdict = 'genuine' and received_at < now() - interval '400 days'",
  "delete from assist_notification where verdict <> 'genuine' and received_at < now() - interval '30 days'",
  "delete from assist_case where closed_at < now() - interval '1095 days'",
  "delete from assist_removed_order where created_at < now() - interval '730 days'",
  "delete from assist_money_event where heard_at < now() - interval '400 days'",
];

/**
 * Adds `count` paid orders of four years that nobody looks at any more, with what comes along with orders and what retention
 * has left of it. The gateway is not told of them.
 */
export async function addOrdersOfYears(database, count) {
  const batch = 20_000;
  for (let first = 1; first <= count; first += batch) {
    const last = Math.min(count, first + batch - 1);
    const values = {
      first,
      last,
      days: 1460,
      youngest: 200,
      account: "'demo'",
      stages: "'one'",
      due: false,
    };
    await database.query(filled(paidOrders, values));
    await database.query(filled(whatCameAlong, values));
  }
  for (const statement of removedLongAgo) await database.query(statement);
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
