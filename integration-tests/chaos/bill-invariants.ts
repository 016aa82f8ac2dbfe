import type { Control } from "../../simulator";
import { isPayable, type BillBook } from "./bill-books";
import type { Violation } from "./invariants";
import { kopecks, roubles, type Kopecks } from "./kopecks";
import type { BillRequest } from "./world";

/** The order of bills, in the platform's words and the gateway's. */
export interface BilledOrder {
  id: string;
  /** Canceled, or a draft that was dropped. */
  over: boolean;
  /** What nobody has paid, and nothing is held for. */
  lacking: Kopecks;
  /** The gateway may have handed out another bill's token, which nobody can know of. */
  strangeLinks: boolean;
}

/** What must hold of bills at every moment, whatever is under way. */
export function judgeBillsNow(assist: Control, bills: readonly BillBook[]): Violation[] {
  const orderOf = new Map(bills.map((bill) => [bill.number, bill.orderId]));
  const payable = assist.bills.list().filter((bill) => isPayable(assist, bill));
  const lost = assist.bills.list().filter(({ bill }) => !orderOf.has(bill));
  const orders = payable.map(({ bill }) => orderOf.get(bill));
  const twice = orders.filter((order, index) => orders.indexOf(order) !== index);
  return [
    ...lost.map(({ bill }) => ({
      rule: "the shop knows every bill at the gateway",
      orderNumber: bill,
      sentence: "the shop has no row for it",
    })),
    ...twice.map((order) => ({
      rule: "one bill that can be paid for each order",
      sentence: `order ${order} has ${orders.filter((other) => other === order).length}`,
    })),
    ...bills
      .filter(({ atAssist, state }) => overStates.has(state) && atAssist && isPayable(assist, atAssist))
      .map((bill) => ({
        rule: "what the shop calls over cannot be paid",
        orderNumber: bill.number ?? "",
        sentence: `it is ${bill.state} in the shop and ${bill.atAssist?.state} at the gateway`,
      })),
  ];
}

const overStates = new Set(["not-made", "revoked", "expired", "paid"]);

/** What must hold of an order's bills once everything is at rest. */
export function judgeBills(
  assist: Control,
  order: BilledOrder,
  bills: readonly BillBook[],
  requests: readonly BillRequest[],
): Violation[] {
  return [
    ...bills.flatMap((bill) => judgeBill(assist, order, bill)),
    ...requests.flatMap((request) => judgeRequest(request, bills)),
  ];
}

function judgeBill(assist: Control, order: BilledOrder, bill: BillBook): Violation[] {
  const found: Violation[] = [];
  const expect = (rule: string, holds: boolean, sentence: string): void => {
    if (!holds) found.push({ rule, orderNumber: bill.number ?? bill.id, sentence });
  };
  const there = bill.atAssist;
  const words = `${bill.state} in the shop (${bill.message}), ${there?.state ?? "no bill"} at the gateway`;
  expect(
    "nothing of a bill stays open",
    ["open", "paid", "expired", "revoked", "not-made"].includes(bill.state),
    words,
  );
  expect("both sides agree about a bill", agree(bill), words);
  expect("the shop is told of what became of a bill", bill.toldState === bill.state, `${bill.toldState}`);
  if (there) {
    expect(
      "a bill is the same on both sides",
      kopecks(there.amount) === kopecks(bill.amount) &&
        Math.abs(bill.validUntil.getTime() - new Date(there.payUntil).getTime()) < 60_000 &&
        (bill.link === null || order.strangeLinks || bill.link === there.url),
      `${JSON.stringify(there)}, ${JSON.stringify(bill)}`,
    );
  }
  if (bill.state === "open") {
    expect("an open bill has its link", bill.link !== null, words);
    expect("an open bill is looked after", bill.isDue, words);
    expect("no bill for an order that is over", !order.over, words);
    expect(
      "a bill asks for no more than its order lacks",
      kopecks(bill.amount) <= order.lacking || !there || !isPayable(assist, there),
      `it asks for ${bill.amount}, and the order lacks ${roubles(order.lacking)}`,
    );
  }
  return found;
}

/** A payment that is with the bank keeps a bill open after its date, and may still be made after a revocation. */
function agree({ state, atAssist: there }: BillBook): boolean {
  switch (state) {
    case "open":
      return there?.state === "invoiced" || there?.state === "in payment";
    case "paid":
      return there?.state === "paid";
    case "expired":
      return there?.state === "expired" || there?.state === "in payment" || there?.state === "revoked";
    case "revoked":
      return there?.state === "revoked" || there?.state === "expired";
    case "not-made":
      return there === undefined;
    default:
      return true;
  }
}

/** Staff were told the truth about what they asked for. */
function judgeRequest({ comment, answer }: BillRequest, bills: readonly BillBook[]): Violation[] {
  if (answer === "died") return [];
  const bill = bills.find((one) => one.comment === comment);
  const open = bill && ["open", "paid"].includes(bill.state);
  if (!answer.ok && answer.moved === "nothing" && open)
    return [wrong(bill, `staff were told "${answer.sentence}", and the bill is ${bill.state}`)];
  if (answer.ok && !bill)
    return [wrong(undefined, `staff were told of a bill "${comment}", and there is none`)];
  if (answer.ok && answer.state === "open" && !bill?.atAssist)
    return [wrong(bill, "staff were given a link, and there is no bill at the gateway")];
  return [];
}

function wrong(bill: BillBook | undefined, sentence: string): Violation {
  return { rule: "staff are told the truth about a bill", orderNumber: bill?.number ?? "", sentence };
}
