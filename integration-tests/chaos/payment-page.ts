import type { KnownSession, World } from "./world";

/** A payment page is open at the gateway. */
export function attemptOf(world: World, session: KnownSession): boolean {
  return world.around.assist.orders(session.orderNumber).some((order) => order.state === "In Process");
}

/** The form of the hand-off page, if it has one; it must have none while the plugin knows that the bank has not decided. */
export async function openForm(
  world: World,
  session: KnownSession,
): Promise<Record<string, string> | undefined> {
  const { door, database } = world.around;
  const fields = await door.paymentForm(session);
  const { orderNumber } = session;
  const undecided = await world.alive(async () =>
    database("assist_order").where({ order_number: orderNumber, state: "in-process" }),
  );
  if (fields && undecided.length > 0) {
    world.seen.push({
      rule: "no second form while a payment is undecided",
      orderNumber,
      sentence: "the form went out, and the bank had not decided about the payment before",
    });
  }
  return fields;
}

/** Opens the hand-off page and posts its form, if it has one and the gateway takes it; of a bill, opens its link and agrees. */
export async function leave(world: World, session: KnownSession): Promise<boolean> {
  if (session.billId) return done(() => world.around.assist.bills.open(session.orderNumber));
  const fields = await openForm(world, session);
  return fields !== undefined && done(() => world.around.assist.openOrder(fields));
}

/** An act at the gateway that it may refuse, such as paying what is paid already. */
export function done(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
