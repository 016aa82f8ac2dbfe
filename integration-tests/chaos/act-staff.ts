import { actShopper } from "./act-shopper";
import type { CartIndex, StaffCommand } from "./command";
import { kopecks, roubles, share, type Kopecks } from "./kopecks";
import type { Answer } from "./shop-door";
import type { Request, World } from "./world";

/** What staff see of an order. */
interface SeenOrder {
  orderId: string;
  orderNumber: string;
  paymentId: string;
  amount: Kopecks;
}

async function seenOrder(world: World, index: CartIndex): Promise<SeenOrder | undefined> {
  const cart = world.carts.get(index);
  if (!cart) return undefined;
  const { database } = world.around;
  const result = await database.raw<{
    rows: { order_id: string; order_number: string; payment_id: string; amount: string }[];
  }>(
    `select oc.order_id, ao.order_number, p.id as payment_id, p.amount::text
     from order_cart oc
     join order_payment_collection opc on opc.order_id = oc.order_id and opc.deleted_at is null
     join payment p on p.payment_collection_id = opc.payment_collection_id and p.deleted_at is null
     join assist_order ao on ao.payment_session_id = p.payment_session_id
     where oc.cart_id = ? and oc.deleted_at is null order by p.created_at desc limit 1`,
    [cart.id],
  );
  const [row] = result.rows;
  return (
    row && {
      orderId: row.order_id,
      orderNumber: row.order_number,
      paymentId: row.payment_id,
      amount: kopecks(row.amount),
    }
  );
}

/** Staff have nothing to do before a shopper has paid: a hold for a capture, a payment for anything else. */
async function placedOrder(
  world: World,
  { cart, do: wish }: StaffCommand & { cart: CartIndex },
): Promise<SeenOrder | undefined> {
  const twoStage = wish === "capture" || wish === "capture-and-refund";
  const session =
    world.known({ cart, back: 0 }) ??
    (await world.newSession(cart, twoStage ? "pp_assist_hold" : "pp_assist_ru"));
  if (!session) return undefined;
  await actShopper(world, { do: "pay", cart, back: 0 });
  await world.around.door.comeBack(session.orderNumber);
  return seenOrder(world, cart);
}

async function capture(world: World, seen: SeenOrder, percent: number): Promise<void> {
  const amount = share(seen.amount, percent);
  const request = { by: "staff", kind: "capture", orderNumber: seen.orderNumber, amount } as const;
  await asked(world, request, () =>
    world.around.door.capture(seen.paymentId, percent === 100 ? undefined : roubles(amount)),
  );
}

async function refund(world: World, seen: SeenOrder, amount: Kopecks, again = false): Promise<void> {
  const request = { by: "staff", kind: "refund", orderNumber: seen.orderNumber, amount, again } as const;
  await asked(world, request, () => world.around.door.refund(seen.paymentId, roubles(amount)));
}

async function asked(
  world: World,
  request: Omit<Request, "outcome">,
  ask: () => Promise<Answer>,
): Promise<void> {
  const answer = await ask();
  world.note(request, world.around.crashes?.died ? "died" : answer);
}

const several = (times: number, act: () => Promise<void>): Promise<void[]> =>
  Promise.all(Array.from({ length: times }, act));

/** False when there was nothing to act on. */
export async function actStaff(world: World, command: StaffCommand): Promise<boolean> {
  const { door } = world.around;
  switch (command.do) {
    case "check": {
      const session = world.known(command);
      if (!session) return false;
      await several(command.times, async () => void (await door.check(session.orderNumber)));
      return true;
    }
    case "reconcile":
      await several(command.times, async () => void (await door.reconcile()));
      return true;
  }
  const seen =
    (await seenOrder(world, command.cart)) ?? (await world.alive(() => placedOrder(world, command)));
  if (!seen) return false;
  switch (command.do) {
    case "capture":
      await several(command.times, () => capture(world, seen, command.percent));
      return true;
    case "refund":
      await several(command.times, () => refund(world, seen, share(seen.amount, command.percent)));
      return true;
    case "refund-again": {
      const last = world.requests.findLast(
        (request) =>
          request.kind === "refund" && request.by === "staff" && request.orderNumber === seen.orderNumber,
      );
      if (!last) return false;
      await refund(world, seen, last.amount, true);
      return true;
    }
    case "capture-and-refund":
      await Promise.all([
        capture(world, seen, command.percent),
        refund(world, seen, share(seen.amount, command.percent)),
      ]);
      return true;
    case "cancel-order":
      world.canceled.add(command.cart);
      await door.cancelOrder(seen.orderId);
      return true;
  }
}
