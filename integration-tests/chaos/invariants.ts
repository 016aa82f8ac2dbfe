import type { RequestRecord } from "../../simulator";
import { expectedCases, expectedCasesOfOrder, mustWait, shownOf } from "./expected-cases";
import { booked, moneyOf, type Books } from "./books";
import { boundsOf, type Story } from "./bounds";
import { roubles, type Kopecks } from "./kopecks";
import { judgeCommands } from "./sent-once";

export interface Violation {
  rule: string;
  orderNumber?: string;
  sentence: string;
}

/** What must hold of one order number once everything is at rest. `atGateway`: all requests that came to the gateway. */
export function judge(books: Books, story: Story, atGateway: readonly RequestRecord[]): Violation[] {
  const found: Violation[] = judgeCommands(books, atGateway, story);
  const expect = (rule: string, holds: boolean, sentence: () => string): void => {
    if (!holds) found.push({ rule, orderNumber: books.orderNumber, sentence: sentence() });
  };
  const { gateway, payment, order, openCase, billCase } = books;
  const cases = expectedCases(books, story.voided || story.askedBack);
  const telling = cases.filter(({ maybe }) => maybe !== true);

  const shown = shownOf(books);
  const told = cases.map(({ what }) => what).join(", ");
  expect(
    "what staff must see is a case",
    telling.length === 0 || shown !== null,
    () => `${told}, and no case`,
  );
  expect(
    "a case says what it is",
    cases.length === 0 || shown === null || cases.some(({ reasons }) => reasons.includes(shown)),
    () => `${told}, and staff are shown ${shown} (${books.sentence})`,
  );
  // An order may have been placed while its money was on its way back.
  const isUnpaid = order?.canceled === false && order.paid === 0n && moneyOf(gateway) === 0n;
  expect(
    "an open case means that something is wrong",
    openCase === null ||
      cases.length > 0 ||
      (openCase === "order-without-money" && isUnpaid) ||
      (openCase === "no-answer" && gateway.undecided),
    () => `${openCase} (${books.sentence}) although the books agree`,
  );
  // A cancellation that died leaves its change of the order open, over which every other one fails; and an order whose bills
  // have lost their links waits for staff to make another.
  expect(
    "an open case means that something is wrong with the bill",
    billCase === null ||
      (isUnpaid && ["unpaid-order-not-canceled", "bill-not-made"].some((reason) => reason === billCase)),
    () => `${billCase} although nothing is expected of the bill`,
  );
  expect(
    "an open case is for what no step can end",
    (openCase !== "not-recorded" || mustWait(order)) && openCase !== "order-not-placed",
    () => `${openCase} (${books.sentence}) when all is at rest`,
  );
  expect(
    "what the merchant gives back does not stay",
    openCase === null || !books.givenBack.includes(openCase),
    () => `${openCase} (${books.sentence})`,
  );
  expect(
    "both books are alike to the kopeck",
    !payment ||
      payment.canceled ||
      cases.some(({ what }) => what === "paid twice") ||
      (mustWait(order) && openCase === "not-recorded" && payment.refunded < gateway.refunded) ||
      (payment.captured === gateway.captured && payment.refunded === gateway.refunded),
    () =>
      `shop ${roubles(payment?.captured ?? 0n)}/${roubles(payment?.refunded ?? 0n)}, gateway ${roubles(gateway.captured)}/${roubles(gateway.refunded)}, case ${openCase}`,
  );
  const open = books.attempts.filter(({ state }) => state === "sending" || state === "unknown");
  expect("no command stays open", open.length === 0, () => `${open.length} attempts are open`);
  expect(
    "the shop shows what its rows come to",
    !payment ||
      (payment.shown.captured === payment.rows.captured &&
        payment.shown.refunded === payment.rows.refunded &&
        !payment.unmarked),
    () =>
      `shown ${roubles(payment?.shown.captured ?? 0n)}/${roubles(payment?.shown.refunded ?? 0n)}, rows ${roubles(payment?.rows.captured ?? 0n)}/${roubles(payment?.rows.refunded ?? 0n)}${payment?.unmarked ? ", captured without a time" : ""}`,
  );
  expect(
    "what is recorded is the gateway's ledger",
    (books.recorded.captured === gateway.captured && books.recorded.refunded === gateway.refunded) ||
      cameAndWentUnseen(books),
    () =>
      `recorded ${roubles(books.recorded.captured)}/${roubles(books.recorded.refunded)}, gateway ${roubles(gateway.captured)}/${roubles(gateway.refunded)}`,
  );
  expect(
    "what is held for a live order counts for it",
    !payment?.dropped || payment.canceled || !order || order.canceled || gateway.held === 0n,
    () => "the payment collection is canceled, and its payment is not",
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
    "never refunded more than was captured",
    gateway.refunded <= gateway.captured,
    () => "refunded more than was captured",
  );
  for (const kind of ["capture", "refund"] as const) {
    const bounds = boundsOf(kind, books, story);
    const moved = kind === "capture" ? gateway.captured : gateway.refunded;
    expect(
      `each accepted ${kind} moved money exactly once`,
      moved >= bounds.least && moved <= bounds.most,
      () =>
        `moved ${roubles(moved)}, asked for between ${roubles(bounds.least)} and ${roubles(bounds.most)}: ${JSON.stringify(story.requests, (_key, value: unknown) => (typeof value === "bigint" ? roubles(value) : value))}`,
    );
  }
  return found;
}

/**
 * All of it was back before anybody looked, and it had come in another stage than was registered: the gateway's answers
 * no longer tell whether it was held or taken.
 */
function cameAndWentUnseen({ recorded: mirror, gateway, payment, stages }: Books): boolean {
  const otherStage = booked(gateway, stages === "one" ? "hold" : "payment") > 0n;
  return otherStage && !payment && moneyOf(gateway) === 0n && mirror.captured === mirror.refunded;
}

function paidFor({ gateway }: Books): boolean {
  return moneyOf(gateway) > 0n;
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
  const cases = expectedCasesOfOrder(books, lowered, lacking);
  const shown = books.some((book) => shownOf(book) !== null);
  return [
    ...(cases.length > 0 && !shown
      ? [{ rule: "what staff must see is a case", sentence: `${cases.join(", ")}, and no case` }]
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
