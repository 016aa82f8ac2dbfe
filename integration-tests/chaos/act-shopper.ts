import { orderedBill } from "./billed-places";
import type { ChangedField, ProviderId, ShopperCommand, Target } from "./command";
import { attemptOf, done, leave, openForm } from "./payment-page";
import { isCart, type KnownSession, type World } from "./world";

/** The payment that is meant; the first one of its place is made where need be. */
async function payment(
  world: World,
  target: Target,
  provider: ProviderId,
): Promise<KnownSession | undefined> {
  const known = await world.known(target);
  if (known || target.back > 0) return known;
  const { cart } = target;
  return isCart(cart)
    ? world.newSession(cart, provider)
    : world.alive(() => orderedBill(world, cart, provider === "pp_assist_hold"));
}

/** A payment page that is open at the gateway, opened first where need be. */
async function openAttempt(world: World, target: Target): Promise<KnownSession | undefined> {
  const session = await payment(world, target, "pp_assist_ru");
  if (!session) return undefined;
  if (attemptOf(world, session)) return session;
  return (await leave(world, session)) ? session : undefined;
}

/** False when there was nothing to act on. */
export async function actShopper(world: World, command: ShopperCommand): Promise<boolean> {
  const { assist, door } = world.around;
  switch (command.do) {
    case "session":
      return (await world.newSession(command.cart, command.provider)) !== undefined;
    case "leave": {
      const session = await payment(world, command, "pp_assist_hold");
      return session ? leave(world, session) : false;
    }
    case "leave-changed": {
      const session = await payment(world, command, "pp_assist_ru");
      const fields = session && !session.billId && (await openForm(world, session));
      if (!fields) return false;
      const { field } = command;
      return done(() => assist.openOrder({ ...fields, [field]: changed(field, fields[field]) }));
    }
    case "pay-other-amount": {
      const session = await payment(world, command, "pp_assist_ru");
      const fields = session && !session.billId && (await door.paymentForm(session));
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
    case "pay-by-sbp": {
      const session = await openAttempt(world, command);
      return session ? done(() => assist.pay(session.orderNumber, { means: "sbp" })) : false;
    }
    case "decide": {
      const session = await openAttempt(world, command);
      if (!session) return false;
      const decide = () =>
        done(() => assist.decide(session.orderNumber, command.approve ? "approve" : "decline"));
      return decide() || (done(() => assist.submit(session.orderNumber)) && decide());
    }
    case "abandon": {
      const session = await world.known(command);
      return session ? done(() => assist.abandon(session.orderNumber)) : false;
    }
    case "return": {
      const session = await world.known(command);
      if (!session) return false;
      await Promise.all(Array.from({ length: command.times }, () => door.comeBack(session.orderNumber)));
      return true;
    }
    case "forged-return": {
      const session = await world.known(command);
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
      if (!world.carts.has(command.cart)) await openAttempt(world, { cart: command.cart, back: 0 });
      const cart = await world.cart(command.cart);
      cart.quantity = (cart.quantity % 4) + 1;
      return (await door.changeQuantity(cart.id, cart.quantity)).ok;
    }
  }
}

function changed(field: ChangedField, value: string | undefined): string {
  switch (field) {
    case "Delay":
      return value === "1" ? "0" : "1";
    case "FastPayPayment":
    case "CardPayment":
      return "1";
    case "Language":
      return "EN";
    case "URL_RETURN_OK":
      return "https://elsewhere.example/";
  }
}
