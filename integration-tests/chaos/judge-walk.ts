import { expectedCases } from "./expected-cases";
import { readBills } from "./bill-books";
import { judgeBills, type BilledOrder } from "./bill-invariants";
import type { Story } from "./bounds";
import { awaitedOf, readBooks, type Books } from "./books";
import { laterProviders, type BillPlace } from "./command";
import { judgeHeard } from "./heard-events";
import { judge, judgeOrder, type Violation } from "./invariants";
import { sum, type Kopecks } from "./kopecks";
import type { KnownOrder, World } from "./world";

export interface Judgement {
  violations: Violation[];
  books: Books[];
  cases: string[];
}

/** Compares both sides' books about everything that the walk has touched, once it is at rest. */
export async function judgeWalk(world: World): Promise<Judgement> {
  const parts: Judgement[] = [];
  const added = world.orders.get("added");
  for (const [index, { id, sessions }] of world.carts) {
    const bills = index === 0 && added ? await world.billsAt("added") : [];
    const numbers = [...sessions, ...bills].map(({ orderNumber }) => orderNumber);
    const canceled = world.canceled.has(index) || (index === 0 && world.canceled.has("added"));
    const lowered = world.changed.has(index) || (index === 0 && (added?.lowered ?? false));
    parts.push(
      await judgeNumbers(world, `cart ${id}`, numbers, {
        orders: await ordersOf(world, id),
        canceled,
        lowered,
      }),
    );
  }
  for (const [place, order] of world.orders) {
    const bills = (await world.billsAt(place)).map(({ orderNumber }) => orderNumber);
    const canceled = world.canceled.has(place);
    if (place !== "added") {
      parts.push(
        await judgeNumbers(world, `${place} ${order.id}`, bills, {
          orders: 1,
          canceled,
          lowered: order.lowered,
        }),
      );
    }
    parts.push({ violations: await judgePlace(world, place, order), books: [], cases: [] });
  }
  return {
    violations: parts.flatMap(({ violations }) => violations),
    books: parts.flatMap(({ books }) => books),
    cases: parts.flatMap(({ cases }) => cases),
  };
}

async function judgeNumbers(
  world: World,
  name: string,
  numbers: string[],
  { orders, canceled, lowered }: { orders: number; canceled: boolean; lowered: boolean },
): Promise<Judgement> {
  const books = await readBooks(world.around.database, world.around.assist, numbers);
  const storyOf = (number: string): Story => ({
    requests: world.requests.filter(({ orderNumber }) => orderNumber === number),
    canceled,
    voided: world.voided.has(number),
    askedBack: world.askedBack.has(number),
  });
  const atGateway = world.around.assist.requests();
  const { heard } = world.around;
  return {
    books,
    violations: [
      ...books.flatMap((book) => judge(book, storyOf(book.orderNumber), atGateway)),
      ...books.flatMap((book) => (heard ? judgeHeard(book, storyOf(book.orderNumber), heard) : [])),
      ...judgeOrder(name, orders, books, lowered, await lackingAfterBills(world, books)),
    ],
    cases: books.flatMap((book) => expectedCases(book).map(({ what }) => book.openCase ?? what)),
  };
}

async function lackingAfterBills(world: World, books: readonly Books[]): Promise<Kopecks | undefined> {
  const paid = books.filter(({ order, payment }) => order && payment);
  const [order] = paid.flatMap((book) => book.order ?? []);
  return order && paid.some(({ isBill }) => isBill) ? world.around.door.bills.lacking(order.id) : undefined;
}

async function judgePlace(world: World, place: BillPlace, order: KnownOrder): Promise<Violation[]> {
  const { assist, database } = world.around;
  const numbers = [
    ...(await world.billsAt(place)),
    ...(place === "added" ? (world.carts.get(0)?.sessions ?? []) : []),
  ];
  const books = await readBooks(
    database,
    assist,
    numbers.map(({ orderNumber }) => orderNumber),
  );
  const held = sum(
    books.flatMap(({ payment, gateway }) => (payment && !payment.canceled ? [awaitedOf(gateway)] : [])),
  );
  const billed = await readBilledOrder(world, order, held);
  const requests = world.billRequests.filter(({ orderId }) => orderId === order.id);
  const bills = await readBills(database, assist, [order.id]);
  const missing = place in laterProviders && bills.length === 0 && !billed.over && billed.lacking > 0n;
  return [
    ...judgeBills(assist, billed, bills, requests),
    ...(missing
      ? [{ rule: "an order to be paid by link has its bill", sentence: `order ${order.id} has none` }]
      : []),
  ];
}

async function readBilledOrder(world: World, { id }: KnownOrder, held: bigint): Promise<BilledOrder> {
  const { rows } = await world.around.database.raw<{
    rows: { status: string; deleted_at: Date | null }[];
  }>(`select status, deleted_at from "order" where id = ?`, [id]);
  const [row] = rows;
  const over = !row || row.deleted_at !== null || row.status === "canceled";
  const lacking = await world.around.door.bills.lacking(id);
  return { id, over, lacking: lacking - held, strangeLinks: world.strangeLinks };
}

async function ordersOf(world: World, cartId: string): Promise<number> {
  return (await world.around.database("order_cart").where({ cart_id: cartId, deleted_at: null })).length;
}
