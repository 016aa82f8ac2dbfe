import { randomUUID } from "node:crypto";
import { actShopper } from "./act-shopper";
import { orderAt } from "./billed-places";
import type { Place, StaffCommand } from "./command";
import { kopecks, roubles, share, type Kopecks } from "./kopecks";
import { seenOrder, type SeenOrder } from "./seen-order";
import type { Answer } from "./shop-door";
import { isCart, type Request, type World } from "./world";

/** Staff have nothing to do before a shopper has paid: a hold for a capture, a payment for anything else. */
async function placedOrder(
  world: World,
  command: StaffCommand & { cart: Place },
): Promise<SeenOrder | undefined> {
  const { cart, do: wish } = command;
  const twoStage =
    wish === "capture" ||
    wish === "capture-and-refund" ||
    wish === "change-order" ||
    (wish === "desk" && command.act !== "refund");
  const target = { cart, back: 0 };
  if (twoStage && !(await world.known(target))) await actShopper(world, { do: "leave", ...target });
  await actShopper(world, { do: "pay", ...target });
  const session = await world.known(target);
  if (!session) return undefined;
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

/** However often it is pressed, it is one request. */
async function pressed(
  world: World,
  seen: SeenOrder,
  { act, percent, times }: Extract<StaffCommand, { do: "desk" }>,
): Promise<void> {
  const { door, crashes } = world.around;
  const amount = act === "void" || percent === 100 ? undefined : roubles(share(seen.amount, percent));
  const wish = { act, paymentId: seen.paymentId, amount, requestKey: randomUUID() };
  if (act === "void") world.voided.add(seen.orderNumber);
  const answers = await Promise.all(Array.from({ length: times }, () => door.desk(wish)));
  if (act === "void") return;
  const told = (moved: "nothing" | "unknown") =>
    answers.find((answer) => !answer.ok && answer.moved === moved);
  const answer = answers.find(({ ok }) => ok) ?? told("unknown") ?? told("nothing");
  if (!answer) return;
  const moved = answers.flatMap((each) => each.amount ?? []).at(0) ?? amount;
  world.note(
    {
      by: "staff",
      kind: act,
      orderNumber: seen.orderNumber,
      amount: moved === undefined ? seen.amount : kopecks(moved),
    },
    crashes?.died ? "died" : answer,
  );
}

const several = (times: number, act: () => Promise<void>): Promise<void[]> =>
  Promise.all(Array.from({ length: times }, act));

/** False when there was nothing to act on. */
export async function actStaff(world: World, command: StaffCommand): Promise<boolean> {
  const { door } = world.around;
  switch (command.do) {
    case "check": {
      const session = await world.known(command);
      if (!session) return false;
      await several(command.times, async () => void (await door.check(session.orderNumber)));
      return true;
    }
    case "close-case": {
      const session = await world.known(command);
      return session ? (await door.closeCase(session.orderNumber)).ok : false;
    }
    case "refund-case": {
      const session = await world.known(command);
      if (!session) return false;
      world.askedBack.add(session.orderNumber);
      await several(command.times, async () => void (await door.refundCase(session.orderNumber)));
      return true;
    }
    case "reconcile":
      await several(command.times, async () => void (await door.reconcile()));
      return true;
  }
  if (command.do === "cancel-order" && !isCart(command.cart)) {
    const order = await orderAt(world, command.cart);
    if (!order) return false;
    world.canceled.add(command.cart);
    await door.cancelOrder(order.id);
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
    case "desk":
      await pressed(world, seen, command);
      return true;
    case "cancel-order":
      world.canceled.add(command.cart);
      await door.cancelOrder(seen.orderId);
      return true;
    case "change-order":
      world.changed.add(command.cart);
      return (await door.changeOrder(seen.orderId, command.change)).ok;
  }
}
