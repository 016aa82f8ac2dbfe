import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillCustomer, PageMeans, Money } from "../gateway";
import { isOpenBill, type BillRow, type SessionOfBill } from "../records/bills";
import { errorMessage } from "../logging/error-message";
import { readStaffAmount } from "../platform/staff-amount";
import { anyReturnAddress } from "../accounts/return-address";
import { requireBilledOrder, type BilledOrder } from "../platform/orders/billed-order";
import { dropBillSession, openBillSession } from "../platform/payments/bill-session";
import { BillTools } from "./bill-tools";
import { chooseBiller } from "./choose-account";
import { billRequest, sendBill } from "./send-bill";
import { resolveCreation } from "./resolve-creation";
import { finishWork } from "./work-on-bill";
import { billComment, validUntil } from "./new-bill";

export interface BillWish {
  orderId: string;
  /** Decimal text in the order's currency; absent: everything that is outstanding. */
  amount?: string | undefined;
  account?: string | undefined;
  validUntil?: Date | undefined;
  comment?: string | undefined;
  language?: "RU" | "EN" | undefined;
  /** In place of what the order says of its customer. */
  customer?: BillCustomer | undefined;
  /** The only means of payment to offer; absent: all that the account has. */
  means?: PageMeans[] | undefined;
  sending: BillRow["sending"];
  /** Id of the user. */
  madeBy: string | undefined;
}

/**
 * Makes a bill for what an order, or a draft of one, still lacks. Written down before it is sent; a lost answer is found
 * out about, never repeated under another number. The bill that is refunded may be "unknown" then, with a message.
 *
 * Throws a MedusaError with a sentence for staff when no bill was made: NOT_FOUND, INVALID_DATA or NOT_ALLOWED.
 */
export async function makeBill(container: MedusaContainer, wish: BillWish): Promise<BillRow> {
  const tools = new BillTools(container);
  const order = await requireBilledOrder(container, wish.orderId);
  const open = await tools.assist.bills.openOf(order.id);
  if (open) throw hasOpenBill(open);
  if (order.canceled) throw refused("The order is canceled; there is nothing to pay for it.");
  const amount = await amountOf(wish, order);
  const { account, providerId } = await chooseBiller(container, order, wish.account);
  if (account.billKind === "erip" && wish.means) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "A bill of this account is paid in ERIP; there are no means of payment to choose.",
    );
  }
  const terms = {
    comment:
      wish.comment ?? (account.orderComment === undefined ? null : billComment(account.orderComment, order)),
    language: wish.language ?? account.language ?? null,
    customer: wish.customer ?? null,
    means: wish.means ?? null,
    kind: account.billKind,
    sending: wish.sending,
    valid_until: validUntil(wish.validUntil, account.billDays, await tools.assist.orders.now()),
  };
  const request = billRequest(
    terms,
    { number: null, amount },
    order,
    account,
    anyReturnAddress(tools.assist.accounts.backendUrl),
  );
  const objection = (await tools.assist.accounts.client(account.name)).billObjection(request);
  if (objection) throw new MedusaError(MedusaError.Types.INVALID_DATA, objection);

  const reserved = await tools.assist.bills.reserve({
    ...terms,
    order_id: order.id,
    account: account.name,
    amount: amount.amount,
    currency: amount.currency,
    amount_due: order.amountDue.amount,
    made_by: wish.madeBy ?? null,
  });
  if (!reserved) throw hasOpenBill(await tools.assist.bills.openOf(order.id));
  const made = await finishWork(tools, reserved, (own) => create(own, reserved, amount, providerId));
  if (isOpenBill(made) || made.state === "paid") return made;
  throw refused(made.message ?? "The bill was not made.");
}

async function create(
  tools: BillTools,
  reserved: BillRow,
  amount: Money,
  providerId: string,
): Promise<BillRow> {
  const { bills } = tools.assist;
  let session: SessionOfBill | undefined;
  let order: BilledOrder;
  try {
    // Until the bill had the order's one place, another could be paid: what the order lacks counts from here on.
    order = await requireBilledOrder(tools.container, reserved.order_id);
    if (order.canceled) throw refused("the order has been canceled meanwhile.");
    if (order.amountDue.isLessThan(amount))
      throw refused(`the order has changed meanwhile, and lacks ${order.amountDue} now.`);
    session = await openBillSession(tools.container, order, amount, providerId);
    await tools.assist.accounts.reread();
    const account = await tools.assist.accounts.get(reserved.account);
    if (!(await bills.begin(reserved, session, account))) throw new Error("it was given up meanwhile");
  } catch (error) {
    const message = `The bill could not be prepared, and nothing was sent to Assist: ${errorMessage(error)}`;
    const closed = await bills.move(reserved.id, ["preparing"], { state: "not-made", message });
    if (session) await dropBillSession(tools.container, session.id);
    return closed ?? tools.reread(reserved.id);
  }
  const sent = await sendBill(tools, await tools.reread(reserved.id), order);
  return sent.state === "unknown" ? resolveCreation(tools, sent) : sent;
}

async function amountOf(wish: BillWish, { amountDue }: BilledOrder): Promise<Money> {
  if (amountDue.isZero) throw refused("The order has nothing outstanding: there is nothing to bill.");
  const text = wish.amount;
  if (text === undefined) return amountDue;
  const amount = await readStaffAmount(text, amountDue.currency);
  if (amount.isZero)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "The amount of a bill must be more than zero.");
  if (amount.isMoreThan(amountDue))
    throw refused(`The order lacks ${amountDue}; a bill cannot ask for more.`);

  return amount;
}

function hasOpenBill(open: BillRow | undefined): MedusaError {
  const which = open?.number ? ` (${open.number})` : "";
  const what = open?.state === "open" ? "Revoke it first" : "It is being worked on; look at it first";
  return refused(`The order has an open bill already${which}. ${what}, then make another.`);
}

function refused(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
