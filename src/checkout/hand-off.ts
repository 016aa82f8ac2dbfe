import type { MedusaContainer } from "@medusajs/framework/types";
import {
  contractNumberRule,
  isContractNumber,
  Money,
  offeredMeans,
  parseOrderNumber,
  type PaymentForm,
} from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";
import { eripNumberOf, isOpenBill } from "../records/bills";
import type { OrderRow } from "../records/orders";
import { payableSince } from "../rules/schedule/schedule";
import type { Account } from "../accounts/settings";
import { billProvider } from "../records/bills";
import { hasSession, readSessionToPay } from "../platform/payments/sessions";
import type { Browser } from "./browser";
import { landingUrl, leadsOn, wayBack } from "./landing";
import { returnAddress } from "../accounts/return-address";
import { reconcileForPublic, type ReconciliationOutcome } from "../reconciliation";
import { readToBePaid, type ToBePaid } from "../platform/orders/to-be-paid";
import { orderComment } from "../rules/checkout/order-comment";
import { logOf } from "../logging/log";

/** What the shopper who opens the payment address gets. */
export type HandOff = HandOffPage & {
  /** Of the page. */
  language: "RU" | "EN";
};

type HandOffPage =
  | { show: "form"; form: PaymentForm }
  | { show: "landing"; url: URL }
  /** A payment was submitted and the bank has not decided: no form goes out, and the page looks again by itself. */
  | { show: "in-process"; checkAgainSeconds: number; back?: URL }
  /** The payment is a bill's, which has a page of its own at Assist. */
  | { show: "bill"; link: URL }
  /** The order is placed, and its bill is not there yet. */
  | { show: "bill-preparing" }
  /** The bill is paid in ERIP, under this number. */
  | { show: "erip"; number: string; amount: Money }
  /** Paid or failed for good, and the shop named no page of its own. */
  | { show: "outcome"; outcome: ReconciliationOutcome }
  /** The checkout has changed since the link was made. */
  | { show: "replaced"; back?: URL }
  /** The address was given out too long ago. */
  | { show: "expired"; back?: URL }
  /** The bill is revoked, or its time has run out. */
  | { show: "bill-over"; back?: URL }
  | { show: "unknown" }
  | { show: "unavailable" };

/**
 * Sends a shopper to Assist, or on to the shop when there is nothing more to pay. Safe to open any number of times:
 * the order number stays the same, and the gateway takes one successful payment for it.
 * `waiting`: the page that waits for the bank looks again; whatever the bank has decided is told in the shop.
 */
export async function handOff(
  container: MedusaContainer,
  sessionId: string,
  { language, onPhone }: Browser,
  waiting = false,
): Promise<HandOff> {
  const assist = container.resolve(ASSIST_MODULE);
  const order = await assist.orders.bySession(sessionId);
  if (!order) return { show: "unknown", language };
  const page = { ...order, order_number: [order.order_number, language, onPhone, waiting].join(" ") };
  const recent = assist.recentPages.of(page, performance.now()) as HandOff | undefined;
  if (recent) return recent;
  const account = await assist.accounts.find(order.account);
  const shown: HandOff = {
    ...(account
      ? await pageOf(container, order, account, { language, onPhone }, waiting)
      : { show: "unavailable" }),
    language: order.language ?? account?.language ?? language,
  };
  // Opened so often that Assist was not asked again: for a moment everybody gets the same.
  if (assist.recent.of(order, performance.now())) assist.recentPages.keep(page, shown, performance.now());
  return shown;
}

async function pageOf(
  container: MedusaContainer,
  order: OrderRow,
  account: Account,
  browser: Browser,
  waiting: boolean,
): Promise<HandOffPage> {
  const assist = container.resolve(ASSIST_MODULE);
  const sessionId = order.payment_session_id;
  const now = await assist.orders.now();
  if (order.handed_off_at) {
    const outcome = await checkPublicly(container, order);
    // The form must never go out again for money that is in, whether or not the shop could make an order of it.
    const known = await assist.orders.bySession(sessionId);
    const over =
      outcome && isOver(outcome)
        ? outcome
        : known && hasMoney(known)
          ? (outcome ?? { payment: "pending" as const })
          : undefined;
    if (over) return toldInTheShop(order, account, over, now);
    // A second form would have the shopper pay twice, should the bank take the first payment after all.
    if (known?.state === "in-process") return inProcess(known, account, now);
    if (waiting && outcome?.payment === "failed") return toldInTheShop(order, account, outcome, now);
  }
  // Should the server have died just then, whoever looks for the bill has it made.
  if (order.kind !== "bill" && order.provider === billProvider) await checkPublicly(container, order);
  if (order.kind === "bill" || order.provider === billProvider) return toBill(container, order, account);
  const age = now.getTime() - order.created_at.getTime();
  if (age >= account.paymentLinkHours * 60 * 60_000)
    return { show: "expired", back: wayBack(order, account) };
  // The account has gone live since, or back to tests: what was registered is for the other kind of money.
  if (order.live !== account.live) return { show: "replaced", back: wayBack(order, account) };
  const session = await awaitingSession(container, order);
  if (!session) return { show: "replaced", back: wayBack(order, account) };

  const { customer, items, displayId, ...noted } = await readToBePaid(container, sessionId);
  // Written down before the form is given out: from here on the gateway may know the order.
  const offer = {
    means: order.means,
    stages: order.stages,
    offered: account.means,
    oneStageMeans: account.oneStageMeans,
  };
  const offered = offeredMeans(offer);
  if (!(await assist.orders.markHandedOff(order, session.cartId, account, offered))) {
    await assist.accounts.reread();
    return handOff(container, sessionId, browser, waiting);
  }
  const returnUrl = returnAddress(assist.accounts.backendUrl, order.return_token);
  const client = assist.accounts.clientOf(account);
  const form = client.paymentForm({
    orderNumber: parseOrderNumber(order.order_number),
    amount: Money.parse(order.amount, order.currency),
    ...offer,
    language: order.language ?? account.language ?? browser.language,
    page: pageFor(account, browser),
    comment:
      account.orderComment &&
      orderComment(account.orderComment, {
        orderNumber: displayId === undefined ? order.order_number : String(displayId),
        items,
      }),
    customer,
    contractNumber: contractNumberOf(container, order, noted),
    customerNumber: account.savedCards ? await customerNumberOf(assist, order, noted) : undefined,
    disable3ds: account.disable3ds,
    returnUrl,
    returnUrlOk: returnUrl,
    returnUrlNo: returnUrl,
  });
  return { show: "form", form };
}

/** Only the mobile page offers a phone the list of its banks for SBP, instead of a code that it would have to photograph. */
function pageFor({ mobilePage }: Account, { onPhone }: Browser): "standard" | "mobile" | undefined {
  if (mobilePage === "account") return undefined;
  return mobilePage === "always" || onPhone ? "mobile" : "standard";
}

/** What staff have noted of an order goes before what the session names. What is noted keeps nobody from paying, however wrong it is. */
function contractNumberOf(
  container: MedusaContainer,
  { order_number: order, account, contract_number: named }: OrderRow,
  { contractNumber: noted, isByStaff }: Pick<ToBePaid, "contractNumber" | "isByStaff">,
): string | undefined {
  if (noted === undefined || (named !== null && !isByStaff)) return named ?? undefined;
  if (isContractNumber(noted)) return noted;
  logOf(container).warn(
    `The number of a contract in the order's metadata cannot be sent. ${contractNumberRule}`,
    {
      order,
      account,
    },
  );
  return named ?? undefined;
}

/** None once its customer was forgotten, or where the cart has become another customer's since the session was made. */
async function customerNumberOf(
  assist: AssistModuleService,
  { customer_number: number }: OrderRow,
  { ownerId }: Pick<ToBePaid, "ownerId">,
): Promise<string | undefined> {
  if (number === null) return undefined;
  const customer = await assist.customerNumbers.ownerOf(number);
  return customer !== undefined && (ownerId === undefined || ownerId === customer) ? number : undefined;
}

function toldInTheShop(
  order: OrderRow,
  account: Account,
  outcome: ReconciliationOutcome,
  now: Date,
): HandOffPage {
  const url = leadsOn(order, now) ? landingUrl(order, account, outcome) : undefined;
  return url ? { show: "landing", url } : { show: "outcome", outcome };
}

/** The longer it takes, the more seldom the page looks: somebody may leave it open for days. */
function inProcess(order: OrderRow, account: Account, now: Date): HandOffPage {
  const seconds = (now.getTime() - payableSince(order).getTime()) / 1000;
  const checkAgainSeconds = Math.round(Math.min(60, Math.max(5, seconds / 12)));
  return { show: "in-process", checkAgainSeconds, back: wayBack(order, account) };
}

/**
 * A bill's order number is Assist's to register: the form must not go out for it. The address that a checkout gave leads
 * to whichever bill of its order is open, as one may have followed another.
 */
async function toBill(container: MedusaContainer, order: OrderRow, account: Account): Promise<HandOffPage> {
  const assist = container.resolve(ASSIST_MODULE);
  const own = await assist.bills.bySession(order.payment_session_id);
  const isCheckouts = order.provider === billProvider;
  const bill = isCheckouts && own ? ((await assist.bills.openOf(own.order_id)) ?? own) : own;
  if (bill?.state === "open" && bill.link) return { show: "bill", link: new URL(bill.link) };
  const eripNumber = bill?.state === "open" ? eripNumberOf(bill) : null;
  if (bill && eripNumber !== null)
    return { show: "erip", number: eripNumber, amount: Money.parse(bill.amount, bill.currency) };
  const isWanted = await hasSession(container, order.payment_session_id);
  const isToCome = bill ? isOpenBill(bill) : isWanted;
  if (isCheckouts && isToCome) return { show: "bill-preparing" };
  const show = bill && isWanted ? "bill-over" : "replaced";
  return { show, back: wayBack(order, account) };
}

/** A declined payment may be tried again in the same session; everything else that failed is over. */
function isOver(outcome: ReconciliationOutcome): boolean {
  return outcome.payment === "paid" || outcome.reason === "canceled";
}

/** By what is recorded; an answer that contradicts itself may mean money too. */
function hasMoney(order: OrderRow): boolean {
  return ["held", "captured", "partly-captured", "partly-refunded", "unclear"].includes(order.state);
}

async function checkPublicly(
  container: MedusaContainer,
  order: OrderRow,
): Promise<ReconciliationOutcome | undefined> {
  try {
    return await reconcileForPublic(container, order, "session");
  } catch {
    // The gateway cannot be asked; its own page refuses a number that is already paid.
    return undefined;
  }
}

/** The session with its cart, if it is still there, unpaid, for the amount that was registered, and no other payment covers it. */
async function awaitingSession(
  container: MedusaContainer,
  registered: OrderRow,
): Promise<{ cartId: string | undefined } | undefined> {
  const session = await readSessionToPay(container, registered.payment_session_id);
  if (!session || session.ended) return undefined;
  const { amount, cartId, collectionDue, order } = session;
  if (collectionDue?.isLessThan(amount) || order?.canceled) return undefined;
  // An order that was placed from the cart has no other payment to wait for.
  if (cartId === undefined && order?.amountNotCaptured.isLessThan(amount)) return undefined;
  const same = amount.currency === registered.currency && amount.amount === registered.amount;
  return same ? { cartId } : undefined;
}
