import type { BillWish } from "./bill-door";
import { laterProviders, type BillPlace, type LaterPlace } from "./command";
import { roubles, share } from "./kopecks";
import { attemptOf, done, leave } from "./payment-page";
import { seenOrder, type SeenOrder } from "./seen-order";
import type { BillRequest, KnownOrder, KnownSession, World } from "./world";

/** The order of a place; it is made where need be. Undefined when the first cart cannot become an order just now. */
export async function orderAt(world: World, place: BillPlace): Promise<KnownOrder | undefined> {
  const known = world.orders.get(place);
  if (known) return known;
  const id = await world.alive(() => newOrder(world, place));
  if (id === undefined) return undefined;
  const order = { id, lowered: false };
  world.orders.set(place, order);
  return order;
}

function newOrder(world: World, place: BillPlace): Promise<string | undefined> {
  switch (place) {
    case "added":
      return addedTo(world);
    case "by-link":
    case "in-time":
      return placedToBePaid(world, place);
    default:
      return world.around.door.bills.order(place);
  }
}

/** An order from the checkout; its bill is made by itself. */
async function placedToBePaid(world: World, place: LaterPlace): Promise<string | undefined> {
  const { door, database, quiet } = world.around;
  const cart = await door.cart(1);
  await door.session(cart, laterProviders[place]);
  await door.complete(cart);
  await quiet();
  const [placed] = (await database("order_cart")
    .select("order_id")
    .where({ cart_id: cart, deleted_at: null })) as { order_id: string }[];
  if (!placed) throw new Error("The shopper could not order without paying.");
  return placed.order_id;
}

/** The first cart's order, with a product more than was paid. */
async function addedTo(world: World): Promise<string | undefined> {
  const seen = (await seenOrder(world, 0)) ?? (await placedOrder(world));
  if (!seen) return undefined;
  const edited = await world.around.door.bills.edit(seen.orderId, true);
  return edited.ok ? seen.orderId : undefined;
}

async function placedOrder(world: World): Promise<SeenOrder | undefined> {
  const { assist, door } = world.around;
  const session = (await world.known({ cart: 0, back: 0 })) ?? (await world.newSession(0, "pp_assist_ru"));
  if (!session || !(attemptOf(world, session) || (await leave(world, session)))) return undefined;
  done(() => assist.pay(session.orderNumber));
  await door.comeBack(session.orderNumber);
  return seenOrder(world, 0);
}

/** Staff ask for a bill; what they are told is noted. */
export async function askForBill(
  world: World,
  { id }: KnownOrder,
  { percent, twoStage, days }: { percent: number; twoStage: boolean; days: number },
): Promise<void> {
  const amount =
    percent === 100
      ? undefined
      : roubles(share(await world.alive(() => world.around.door.bills.lacking(id)), percent));
  const comment = `Bill ${world.billRequests.length + 1} of ${id}`;
  const request: BillRequest = { orderId: id, comment, answer: "died" };
  world.billRequests.push(request);
  const validUntil = new Date(Date.now() + days * 24 * 60 * 60_000);
  const wish: BillWish = { amount, twoStage, validUntil, comment };
  const answer = await world.around.door.bills.make(id, wish);
  if (!world.around.crashes?.died) request.answer = answer;
}

/** A bill of a place that has none yet, for a customer who wants to pay. */
export async function orderedBill(
  world: World,
  place: BillPlace,
  twoStage: boolean,
): Promise<KnownSession | undefined> {
  const order = await orderAt(world, place);
  if (!order) return undefined;
  if ((await world.billsAt(place)).length === 0)
    await askForBill(world, order, { percent: 100, twoStage, days: 3 });
  return world.known({ cart: place, back: 0 });
}
