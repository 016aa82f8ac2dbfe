import type { KnownSession, World } from "./world";

/** A payment page is open at the gateway. */
export function attemptOf(world: World, session: KnownSession): boolean {
  return world.around.assist.orders(session.orderNumber).some((order) => order.state === "In Process");
}

/** Opens the hand-off page and posts its form, if it has one and the gateway takes it; of a bill, opens its link and agrees. */
export async function leave(world: World, session: KnownSession): Promise<boolean> {
  if (session.billId) return done(() => world.around.assist.bills.open(session.orderNumber));
  const fields = await world.around.door.paymentForm(session);
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
