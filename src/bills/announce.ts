import type { BillRow } from "../records/bills";
import { eripNumberOf, isOpenBill } from "../records/bills";
import { readBilledOrder } from "../platform/orders/billed-order";
import { emitEvent } from "../platform/events";
import { dropBillSession } from "../platform/payments/bill-session";
import { sessionsWithPayment } from "../platform/payments/sessions";
import type { BillTools } from "./bill-tools";

/** States that the shop is told of, by name of the event. */
const events = {
  open: "assist.bill.made",
  paid: "assist.bill.paid",
  expired: "assist.bill.expired",
  revoked: "assist.bill.revoked",
} as const;

/** Staff want the link to be sent to the customer again. */
const resendEvent = "assist.bill.resend";

/** An unpaid bill's time will run out. */
const reminderEvent = "assist.bill.reminder";

export type BillEventName = (typeof events)[keyof typeof events] | typeof resendEvent | typeof reminderEvent;

/** Everything that a message to the customer needs; no event holds more than the customer may know, except the reason. */
export interface BillEvent {
  id: string;
  number: string;
  order_id: string;
  /** "checkout": the customer chose at the checkout to pay by link. */
  origin: "staff" | "checkout";
  /** "erip": paid in ERIP under `erip_number`, without a link. */
  kind: "link" | "erip";
  /** What the customer knows the order by. */
  display_id: number | null;
  amount: string;
  currency: string;
  /** Where the customer pays; null for a bill whose link was lost. */
  link: string | null;
  /** What the customer types into ERIP; null for a bill with a link. */
  erip_number: string | null;
  valid_until: string;
  comment: string | null;
  language: "RU" | "EN" | null;
  /** How Assist itself tells the customer: with "none" the shop is the only one who does. */
  sending: string;
  reason: string | null;
  customer: {
    email: string | null;
    phone: string | null;
    first_name: string | null;
    last_name: string | null;
  };
  /** Of a paid bill: false when the payment needs staff before it counts for the order. */
  booked?: boolean;
}

/**
 * Does what follows a new state, and tells the shop by an event: at least once for each state, also after a crash, as the
 * bill stays due until then. Returns whether nothing is left to do.
 */
export async function announce(tools: BillTools, bill: BillRow): Promise<boolean> {
  if (bill.announced_state === bill.state) return true;
  const { bills } = tools.assist;
  const booked = bill.state === "paid" ? await isBooked(tools, bill) : undefined;
  // Soon it is booked, or staff are shown why not.
  if (booked === "soon") return false;
  if (!isOpenBill(bill) && bill.payment_session_id) {
    await bills.endHandOff(bill.payment_session_id);
    // The session of a checkout is what its order waits for; another bill may follow.
    if (bill.state === "not-made" && bill.origin === "staff")
      await dropBillSession(tools.container, bill.payment_session_id);
  }
  const name = bill.state in events ? events[bill.state as keyof typeof events] : undefined;
  if (name) await emit(tools, name, bill, booked);
  await bills.told(bill.id, bill.state);
  return true;
}

/** Assist has no service for it, so the shop sends the link: by this event, each time that staff ask for it. */
export async function askToResend(tools: BillTools, bill: BillRow): Promise<void> {
  await emit(tools, resendEvent, bill, undefined);
}

/** Tells the shop that the bill is unpaid and its time will run out. */
export async function remind(tools: BillTools, bill: BillRow): Promise<void> {
  await emit(tools, reminderEvent, bill, undefined);
}

async function emit(
  tools: BillTools,
  name: BillEventName,
  bill: BillRow,
  booked: boolean | undefined,
): Promise<void> {
  const data = await eventOf(tools, bill, booked);
  await emitEvent(tools.container, name, data);
}

async function isBooked(tools: BillTools, bill: BillRow): Promise<boolean | "soon"> {
  const session = bill.payment_session_id ?? "";
  if ((await sessionsWithPayment(tools.container, [session])).has(session)) return true;
  const order = await tools.assist.cases.order(bill.number ?? "");
  const isGivenBack = order?.state === "released" || order?.state === "refunded";
  const isForStaff = order?.cases.some(({ about }) => about === "payment") === true;
  return !isForStaff && !isGivenBack ? "soon" : false;
}

async function eventOf(tools: BillTools, bill: BillRow, booked: boolean | undefined): Promise<BillEvent> {
  const order = await readBilledOrder(tools.container, bill.order_id);
  const customer = { ...order?.customer, ...bill.customer };
  return {
    id: bill.id,
    number: bill.number ?? "",
    order_id: bill.order_id,
    origin: bill.origin,
    kind: bill.kind,
    display_id: order?.displayId ?? null,
    amount: bill.amount,
    currency: bill.currency,
    link: bill.link,
    erip_number: eripNumberOf(bill),
    valid_until: bill.valid_until.toISOString(),
    comment: bill.comment,
    language: bill.language,
    sending: bill.sending,
    reason: bill.revoke_reason,
    customer: {
      email: customer.email ?? null,
      phone: customer.mobile ?? customer.phone ?? null,
      first_name: customer.firstName ?? null,
      last_name: customer.lastName ?? null,
    },
    ...(booked === undefined ? {} : { booked }),
  };
}
