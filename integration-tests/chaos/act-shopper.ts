import type { ShopperCommand, Target } from "./command";
import type { KnownSession, World } from "./world";

/** A payment page that is open at the gateway, opened first where need be. */
async function openAttempt(world: World, target: Target): Promise<KnownSession | undefined> {
  const session =
    target.back === 0
      ? (world.known(target) ?? (await world.newSession(target.cart, "pp_assist_ru")))
      : world.known(target);
  if (!session) return undefined;
  if (attemptOf(world, session)) return session;
  return (await leave(world, session)) ? session : undefined;
}

function attemptOf(world: World, session: KnownSession): boolean {
  return world.around.assist.orders(session.orderNumber).some((order) => order.state === "In Process");
}

/** Opens the hand-off page and posts its form, if it has one and the gateway takes it. */
export async function leave(world: World, session: KnownSession): Promise<boolean> {
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

/** False when there was nothing to act on. */
export async function actShopper(world: World, command: ShopperCommand): Promise<boolean> {
  const { assist, door } = world.around;
  switch (command.do) {
    case "session":
      return (await world.newSession(command.cart, command.provider)) !== undefined;
    case "leave": {
      const session =
        command.back === 0
          ? (world.known(command) ?? (await world.newSession(command.cart, "pp_assist_hold")))
          : world.known(command);
      return session ? leave(world, session) : false;
    }
    case "pay-other-amount": {
      const session = world.known(command);
      const fields = session && (await door.paymentForm(session));
      if (!session || !fields) return false;
      // The local gateway signs a form that has no check value.
      const form = Object.entries({ ...fields, OrderAmount: "1.01" }).filter(
        ([name]) => name !== "Checkvalue",
      );
      return (
        done(() => assist.openOrder(Object.fromEntries(form))) && done(() => assist.pay(session.orderNumber))
      );
    }
    case "pay":
    case "decline":
    case "submit": {
      const session = await openAttempt(world, command);
      return session ? done(() => assist[command.do](session.orderNumber)) : false;
    }
    case "decide": {
      const session = world.known(command);
      return session
        ? done(() => assist.decide(session.orderNumber, command.approve ? "approve" : "decline"))
        : false;
    }
    case "abandon": {
      const session = world.known(command);
      return session ? done(() => assist.abandon(session.orderNumber)) : false;
    }
    case "return": {
      const session = world.known(command);
      if (!session) return false;
      await Promise.all(Array.from({ length: command.times }, () => door.comeBack(session.orderNumber)));
      return true;
    }
    case "forged-return": {
      const session = world.known(command);
      await door.comeBack(command.invented || !session ? "RU-INVENTED-1" : session.orderNumber);
      return true;
    }
    case "complete": {
      const cart = world.carts.get(command.cart);
      if (!cart) return false;
      await Promise.all(Array.from({ length: command.times }, () => door.complete(cart.id)));
      return true;
    }
    case "change-cart": {
      const cart = world.carts.get(command.cart);
      if (!cart) return false;
      cart.quantity = (cart.quantity % 4) + 1;
      return (await door.changeQuantity(cart.id, cart.quantity)).ok;
    }
  }
}
