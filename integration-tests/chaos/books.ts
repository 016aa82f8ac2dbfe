import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Control, LedgerEntry, OrderSummary } from "../../simulator";
import type { CurrentCase } from "../../src/records/cases";
import { kopecks, sum, type Kopecks } from "./kopecks";

export interface GatewayBook {
  held: Kopecks;
  captured: Kopecks;
  refunded: Kopecks;
  orders: OrderSummary[];
  ledger: LedgerEntry[];
  /** For how long the money of a payment has been held that is not taken yet. */
  heldFor?: number | undefined;
  /** A payment is with the bank, which has not decided about it for a month. */
  undecided: boolean;
}

const month = 30 * 24 * 60 * 60_000;

/** Medusa's payment of one session, by its rows. */
export interface PaymentBook {
  id: string;
  canceled: boolean;
  captured: Kopecks;
  refunded: Kopecks;
  /** All of it was captured, and Medusa has no time for that. */
  unmarked: boolean;
  /** Its collection counts as canceled, which takes its money out of the order's. */
  dropped: boolean;
  /** What its collection shows, and what the rows of all its payments come to. */
  shown: { captured: Kopecks; refunded: Kopecks };
  rows: { captured: Kopecks; refunded: Kopecks };
  /** How many there are; of the captures, those that staff asked the platform for. */
  captures: number;
  refunds: number;
  capturesOfStaff: number;
}

/** A command of the plugin's command log. */
export interface Attempt {
  id: string;
  kind: "charge" | "refund" | "release";
  state: "sending" | "unknown" | "done" | "refused";
}

export interface PlacedOrder {
  id: string;
  canceled: boolean;
  /** An edit of it was begun and never ended. */
  beingChanged: boolean;
  /** It was placed after the platform had canceled its payment. */
  onNothing: boolean;
  /** Goods are to come back for others: what is stored of what it lacks is not what the platform works out anew. */
  exchanged: boolean;
  /** What nobody has paid for it, nor is held for it. */
  lacking: Kopecks;
  /** Sum of the lines in the order's own account. */
  paid: Kopecks;
  /** Of those lines, what was paid otherwise than through Assist; whether there is a line at all is the platform's own affair. */
  paidElsewhere: Kopecks;
  /** Ids of captures and refunds that have a line, as often as they have one. */
  lines: string[];
}

/** Both sides' books about one order number, each in its own words. */
export interface Books {
  orderNumber: string;
  isBill: boolean;
  registered: Kopecks;
  stages: "one" | "two";
  /** Which means the checkout was to offer. */
  means: "all" | "card" | "sbp";
  /** The platform has dropped the session. */
  replaced: boolean;
  state: string;
  /** The open case about the payment. */
  openCase: string | null;
  sentence: string | null;
  /** What staff have closed by hand, and nothing has moved since. */
  closedByHand: string | null;
  /** The open case about its bill. */
  billCase: string | null;
  recorded: { captured: Kopecks; refunded: Kopecks };
  attempts: Attempt[];
  /** The cases of which the merchant has the money given back. */
  givenBack: readonly string[];
  gateway: GatewayBook;
  payment?: PaymentBook;
  order?: PlacedOrder;
}

interface Row {
  order_number: string;
  kind: string;
  amount: string;
  stages: "one" | "two";
  means: "all" | "card" | "sbp";
  replaced: boolean;
  state: string;
  cases: Pick<CurrentCase, "about" | "reason" | "message" | "money" | "open">[] | null;
  captured: string;
  refunded: string;
  attempts: Attempt[] | null;
  account: string;
  payment_id: string | null;
  canceled_at: Date | null;
  dropped: boolean;
  payment_captured: string;
  payment_refunded: string;
  unmarked: boolean;
  shown_captured: string;
  shown_refunded: string;
  rows_captured: string;
  rows_refunded: string;
  captures: number;
  refunds: number;
  captures_of_staff: number;
  order_id: string | null;
  order_status: string | null;
  being_changed: boolean;
  on_nothing: boolean | null;
  exchanged: boolean;
  lacking: string;
  paid: string;
  paid_elsewhere: string;
  lines: string[] | null;
}

const query = `
  select ao.order_number, ao.kind, ao.amount, ao.stages, ao.means, ps.id is null as replaced, ao.state, ao.captured, ao.refunded, ao.account,
    (select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'state', t.state)) from assist_command t where t.order_id = ao.id) as attempts,
    (select json_agg(json_build_object('about', k.about, 'reason', k.reason, 'message', k.message, 'money', k.money, 'open', k.closed_at is null))
      from assist_case k where k.order_number = ao.order_number and (k.closed_at is null or k.quiet)) as cases,
    p.id as payment_id, p.canceled_at, pc.status::text = 'canceled' as dropped,
    coalesce(pc.captured_amount, 0)::text as shown_captured, coalesce(pc.refunded_amount, 0)::text as shown_refunded,
    (select coalesce(sum(c.amount), 0)::text from capture c join payment e on e.id = c.payment_id
      where e.payment_collection_id = pc.id and c.deleted_at is null) as rows_captured,
    (select coalesce(sum(r.amount), 0)::text from refund r join payment e on e.id = r.payment_id
      where e.payment_collection_id = pc.id and r.deleted_at is null) as rows_refunded,
    (p.captured_at is null and p.amount <= (select coalesce(sum(amount), 0) from capture where payment_id = p.id and deleted_at is null)) as unmarked,
    (select coalesce(sum(amount), 0)::text from capture where payment_id = p.id and deleted_at is null) as payment_captured,
    (select coalesce(sum(amount), 0)::text from refund where payment_id = p.id and deleted_at is null) as payment_refunded,
    (select count(*)::int from capture where payment_id = p.id and deleted_at is null) as captures,
    (select count(*)::int from refund where payment_id = p.id and deleted_at is null) as refunds,
    (select count(*)::int from capture where payment_id = p.id and deleted_at is null
      and created_by <> 'medusa-payment-assist') as captures_of_staff,
    o.id as order_id, o.status::text as order_status, o.created_at > p.canceled_at as on_nothing,
    exists (select 1 from order_change ch where ch.order_id = o.id and ch.deleted_at is null and ch.status::text in ('pending', 'requested')) as being_changed,
    exists (select 1 from order_exchange x where x.order_id = o.id and x.deleted_at is null) as exchanged,
    greatest(0, coalesce((select (totals->>'pending_difference')::numeric from order_summary s
      where s.order_id = o.id and s.deleted_at is null order by s.version desc limit 1), 0)
      - (select coalesce(sum(e.amount), 0) from order_payment_collection l join payment e on e.payment_collection_id = l.payment_collection_id
        where l.order_id = o.id and l.deleted_at is null and e.deleted_at is null and e.canceled_at is null
          and not exists (select 1 from capture c where c.payment_id = e.id and c.deleted_at is null)))::numeric(20,2)::text as lacking,
    (select coalesce(sum(amount), 0)::text from order_transaction where order_id = o.id and deleted_at is null) as paid,
    (select coalesce(sum(t.amount), 0)::text from order_transaction t
      where t.order_id = o.id and t.deleted_at is null and t.reference_id in (
        select e.id from payment e where e.provider_id = 'pp_system_default'
        union all select x.id from capture x join payment e on e.id = x.payment_id where e.provider_id = 'pp_system_default'
        union all select x.id from refund x join payment e on e.id = x.payment_id where e.provider_id = 'pp_system_default')
    ) as paid_elsewhere,
    (select array_agg(reference_id) from order_transaction where order_id = o.id and deleted_at is null) as lines
  from assist_order ao
  left join payment p on p.payment_session_id = ao.payment_session_id and p.deleted_at is null
  left join payment_collection pc on pc.id = p.payment_collection_id
  left join payment_session ps on ps.id = ao.payment_session_id and ps.deleted_at is null
  left join order_payment_collection opc
    on opc.payment_collection_id = coalesce(p.payment_collection_id, ps.payment_collection_id) and opc.deleted_at is null
  left join "order" o on o.id = opc.order_id and o.deleted_at is null
  where ao.order_number = any(?)`;

const changedCheckout = ["paid-without-session", "held-without-session"];
const canceledOrder = ["paid-for-canceled-order", "held-for-canceled-order"];

/** By account; see the policies in medusa-config.ts. */
const givenBackOf: Record<string, readonly string[]> = {
  generous: [...changedCheckout, ...canceledOrder, "paid-twice", "amount-differs"],
  "generous-hold": [...changedCheckout, ...canceledOrder],
};

/** The books of some order numbers. */
export async function readBooks(
  database: Knex,
  assist: Control,
  orderNumbers: readonly string[],
): Promise<Books[]> {
  const { rows } = await database.raw<{ rows: Row[] }>(query, [[...orderNumbers]]);
  return rows.map((row) => ({
    orderNumber: row.order_number,
    isBill: row.kind === "bill",
    registered: kopecks(row.amount),
    stages: row.stages,
    means: row.means,
    replaced: row.replaced,
    state: row.state,
    ...casesOf(row, assist),
    recorded: { captured: kopecks(row.captured), refunded: kopecks(row.refunded) },
    attempts: row.attempts ?? [],
    givenBack: givenBackOf[row.account] ?? [],
    gateway: gatewayBook(assist, row.order_number),
    payment: row.payment_id === null ? undefined : paymentBook(row, row.payment_id),
    order:
      row.order_id === null
        ? undefined
        : {
            id: row.order_id,
            canceled: row.order_status === "canceled",
            beingChanged: row.being_changed,
            onNothing: row.on_nothing === true,
            exchanged: row.exchanged,
            lacking: kopecks(row.lacking),
            paid: kopecks(row.paid),
            paidElsewhere: kopecks(row.paid_elsewhere),
            lines: row.lines ?? [],
          },
  }));
}

function casesOf(
  { cases, order_number: number }: Row,
  assist: Control,
): Pick<Books, "openCase" | "sentence" | "closedByHand" | "billCase"> {
  const payment = cases?.find(({ about }) => about === "payment");
  const bill = cases?.find(({ about }) => about === "bill");
  const { held, captured, refunded } = assist.totals(number);
  const isSame = ({ money }: Pick<CurrentCase, "money">): boolean =>
    money.held === held && money.captured === captured && money.refunded === refunded;
  return {
    openCase: payment?.open ? payment.reason : null,
    sentence: payment?.open ? payment.message : null,
    closedByHand: payment && !payment.open && isSame(payment) ? payment.reason : null,
    billCase: bill?.open ? bill.reason : null,
  };
}

function gatewayBook(assist: Control, orderNumber: string): GatewayBook {
  const { held, captured, refunded } = assist.totals(orderNumber);
  const orders = assist.orders(orderNumber);
  const age = (since: string): number => Date.parse(assist.clock.now()) - Date.parse(since);
  return {
    held: kopecks(held),
    captured: kopecks(captured),
    refunded: kopecks(refunded),
    orders,
    ledger: assist.ledger(orderNumber),
    heldFor: orders
      .filter(({ state }) => state === "Delayed")
      .flatMap(({ operations }) => operations.map(({ at }) => age(at)))
      .sort((one, other) => other - one)[0],
    undecided: orders.some(
      ({ state, createdAt, operations }) =>
        state === "In Process" && operations.length > 0 && age(createdAt) > month,
    ),
  };
}

function paymentBook(row: Row, id: string): PaymentBook {
  return {
    id,
    canceled: row.canceled_at !== null,
    dropped: row.dropped,
    captured: kopecks(row.payment_captured),
    refunded: kopecks(row.payment_refunded),
    unmarked: row.unmarked,
    shown: { captured: kopecks(row.shown_captured), refunded: kopecks(row.shown_refunded) },
    rows: { captured: kopecks(row.rows_captured), refunded: kopecks(row.rows_refunded) },
    captures: row.captures,
    refunds: row.refunds,
    capturesOfStaff: row.captures_of_staff,
  };
}

/** What the shopper is without: held or taken, and not given back. */
export function moneyOf({ held, captured, refunded }: GatewayBook): Kopecks {
  return held + captured - refunded;
}

/** Held and still to be taken: a hold is confirmed once, and what a partial capture leaves of it goes back. */
export function awaitedOf({ held, captured }: GatewayBook): Kopecks {
  return captured > 0n ? 0n : held;
}

/** Sums of the gateway's ledger by kind. */
export function booked(gateway: GatewayBook, ...kinds: LedgerEntry["kind"][]): Kopecks {
  return sum(
    gateway.ledger.filter((entry) => kinds.includes(entry.kind)).map((entry) => kopecks(entry.amount)),
  );
}
