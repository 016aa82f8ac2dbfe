import { awaitedOf, booked, moneyOf, type Books } from "./books";
import { roubles, sum, type Kopecks } from "./kopecks";
import type { Request } from "./world";

export interface Violation {
  rule: string;
  orderNumber?: string;
  sentence: string;
}

/** What must hold of one order number once everything is at rest. `requests` are those about it; `canceled`: staff asked to cancel its order. */
export function judge(books: Books, requests: readonly Request[], canceled: boolean): Violation[] {
  const found: Violation[] = [];
  const expect = (rule: string, holds: boolean, sentence: () => string): void => {
    if (!holds) found.push({ rule, orderNumber: books.orderNumber, sentence: sentence() });
  };
  const { gateway, payment, order, attention } = books;
  const anomalies = anomaliesOf(books);

  expect(
    "an anomaly is shown to staff",
    anomalies.length === 0 || attention !== null,
    () => `${anomalies.join(", ")}, and no attention`,
  );
  // A cancellation that died leaves its change of the order open, over which every other one fails; and an order whose
  // bills have lost their links waits for staff to make another.
  const waits = attention === "unpaid-order-not-canceled" || attention === "bill-not-made";
  const stays = waits && order?.canceled === false && order.paid === 0n && moneyOf(gateway) === 0n;
  expect(
    "attention means that something is wrong",
    attention === null || anomalies.length > 0 || stays,
    () => `attention ${attention} (${books.sentence}) although the books agree`,
  );
  expect(
    "attention is for what no step can settle",
    attention !== "not-recorded" && attention !== "order-not-placed",
    () => `attention ${attention} (${books.sentence}) when all is at rest`,
  );
  expect(
    "both books are alike to the kopeck",
    !payment ||
      payment.canceled ||
      anomalies.includes("paid twice") ||
      (payment.captured === gateway.captured && payment.refunded === gateway.returned),
    () =>
      `shop ${roubles(payment?.captured ?? 0n)}/${roubles(payment?.refunded ?? 0n)}, gateway ${roubles(gateway.captured)}/${roubles(gateway.returned)}, attention ${attention}`,
  );
  expect("no command stays open", books.openAttempts === 0, () => `${books.openAttempts} attempts are open`);
  expect(
    "the mirror is the gateway's ledger",
    books.mirror.captured === gateway.captured && books.mirror.returned === gateway.returned,
    () =>
      `mirror ${roubles(books.mirror.captured)}/${roubles(books.mirror.returned)}, gateway ${roubles(gateway.captured)}/${roubles(gateway.returned)}`,
  );
  expect(
    "no invented money",
    !payment || booked(gateway, "hold", "payment") > 0n,
    () => "Medusa has a payment for which no money ever came",
  );
  expect(
    "no invented order",
    books.isBill || !order || payment !== undefined || order.canceled || !paidFor(books),
    () => "an order without its payment",
  );
  expect(
    "never captured more than was paid",
    gateway.captured <= booked(gateway, "hold", "payment"),
    () => "captured more than was held",
  );
  expect(
    "never returned more than was captured",
    gateway.returned <= gateway.captured,
    () => "returned more than was captured",
  );
  for (const kind of ["capture", "refund"] as const) {
    const bounds = boundsOf(kind, books, requests, canceled);
    const moved = kind === "capture" ? gateway.captured : gateway.returned;
    expect(
      `each accepted ${kind} moved money exactly once`,
      moved >= bounds.least && moved <= bounds.most,
      () =>
        `moved ${roubles(moved)}, asked for between ${roubles(bounds.least)} and ${roubles(bounds.most)}: ${JSON.stringify(requests, (_key, value: unknown) => (typeof value === "bigint" ? roubles(value) : value))}`,
    );
  }
  return found;
}

function paidFor({ gateway }: Books): boolean {
  return moneyOf(gateway) > 0n;
}

/** Everything about an order number that a shop owner must be told, judged without the plugin's own words. */
export function anomaliesOf({ gateway, payment, order, registered }: Books): string[] {
  const money = moneyOf(gateway);
  const found: string[] = [];
  const paid = gateway.orders.filter(({ state }) =>
    ["Approved", "Delayed", "PartialDelayed", "PartialCanceled"].includes(state),
  );
  if (money > 0n && !order) found.push("money without an order");
  if (money > 0n && order?.canceled) found.push("money for a canceled order");
  if (money > 0n && order && !payment) found.push("money that the order does not cover");
  if (money > 0n && payment?.canceled) found.push("money for a canceled payment");
  if (paid.length > 1) found.push("paid twice");
  // Once all that was taken is back, the gateway calls the payment canceled while the bank still holds the rest.
  const taken = gateway.captured - gateway.returned + awaitedOf(gateway);
  if (taken > 0n && booked(gateway, "hold", "payment") !== registered * BigInt(paid.length))
    found.push("an amount that differs");
  if (payment && payment.captured !== gateway.captured)
    found.push(
      `captured ${roubles(payment.captured)} in the shop, ${roubles(gateway.captured)} at the gateway`,
    );
  if (payment && payment.refunded !== gateway.returned)
    found.push(
      `refunded ${roubles(payment.refunded)} in the shop, ${roubles(gateway.returned)} at the gateway`,
    );
  return found;
}

/** What is wrong with an order as a whole, which several payments may have paid. `lowered`: it may need less than was paid. */
function anomaliesOfOrder(books: readonly Books[], lowered: boolean, lacking: Kopecks | undefined): string[] {
  const [order] = books.flatMap((book) => book.order ?? []);
  if (!order) return [];
  const payments = books.filter((book) => book.payment && book.order);
  const taken = sum(payments.map(({ gateway }) => gateway.captured - gateway.returned));
  const found: string[] = [];
  const elsewhere = order.paidElsewhere;
  if (order.paid !== taken + elsewhere)
    found.push(
      `the order's account says ${roubles(order.paid)}, the gateway ${roubles(taken)}${elsewhere > 0n ? `, and ${roubles(elsewhere)} came otherwise` : ""}`,
    );
  if (payments.filter(({ gateway, isBill }) => !isBill && moneyOf(gateway) > 0n).length > 1)
    found.push("an order that two sessions have paid");
  const awaited = sum(payments.map(({ gateway }) => awaitedOf(gateway)));
  const tooMuch = lacking === undefined ? 0n : awaited - lacking;
  if (tooMuch > 0n && !lowered && !order.canceled)
    found.push(`${roubles(tooMuch)} more than the order needs`);
  return found;
}

/** How much may have been moved: all that was accepted, and any part of what nobody could say. */
function boundsOf(
  kind: Request["kind"],
  { gateway }: Books,
  requests: readonly Request[],
  canceled: boolean,
): { least: Kopecks; most: Kopecks } {
  const ofKind = requests.filter((request) => request.kind === kind);
  const accepted = ofKind.filter(({ outcome }) => outcome === "accepted").map(({ amount }) => amount);
  const uncertain = unresolved(ofKind).map(({ amount }) => amount);
  if (kind === "refund") {
    // Cancelling an order gives back whatever is left.
    return { least: sum(accepted), most: canceled ? gateway.captured : sum(accepted) + sum(uncertain) };
  }
  // Medusa accepts a capture of what is captured whole, and does nothing (medusa-notes §1.6).
  const most = booked(gateway, "payment") + sum(accepted) + sum(uncertain);
  return { least: accepted.reduce((one, other) => (one > other ? one : other), 0n), most };
}

/** A refund that is asked for again after an unknown outcome, and then accepted, is the same refund, unless staff were told meanwhile. */
function unresolved(requests: readonly Request[]): Request[] {
  const open: Request[] = [];
  const told = new Set<Kopecks>();
  for (const request of requests) {
    if (request.outcome === "unknown" || request.outcome === "died") {
      told.delete(request.amount);
      open.push(request);
    }
    if (request.outcome === "refused") told.add(request.amount);
    const same = open.findIndex(({ outcome, amount }) => outcome === "unknown" && amount === request.amount);
    if (request.outcome === "accepted" && request.again && same >= 0 && !told.has(request.amount))
      open.splice(same, 1);
  }
  return open;
}

/**
 * What must hold of a cart or an order made by hand; `orders`: how many there are of it; `lacking`: what the platform says
 * that an order with paid bills still needs, below zero when it has too much.
 */
export function judgeOrder(
  name: string,
  orders: number,
  books: readonly Books[],
  lowered: boolean,
  lacking: Kopecks | undefined,
): Violation[] {
  const placed = new Set(books.flatMap(({ order }) => order?.id ?? []));
  const twice = books
    .flatMap(({ order }) => order ?? [])
    .flatMap(({ lines }) => lines.filter((line, index) => lines.indexOf(line) !== index));
  const anomalies = anomaliesOfOrder(books, lowered, lacking);
  const shown = books.some(({ attention }) => attention !== null);
  return [
    ...(anomalies.length > 0 && !shown
      ? [{ rule: "an anomaly is shown to staff", sentence: `${anomalies.join(", ")}, and no attention` }]
      : []),
    ...(orders > 1 || placed.size > 1
      ? [
          {
            rule: "one order per cart",
            sentence: `${name} has ${Math.max(orders, placed.size)} orders`,
          },
        ]
      : []),
    ...(new Set(twice).size > 0
      ? [
          {
            rule: "one line per capture and refund",
            sentence: `twice in the order's account: ${[...new Set(twice)].join(", ")}`,
          },
        ]
      : []),
  ];
}
