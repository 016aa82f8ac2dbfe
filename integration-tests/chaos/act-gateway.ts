import type { FaultName, OrderSummary } from "../../simulator";
import { actShopper } from "./act-shopper";
import {
  otherOperations,
  type AccountCommand,
  type GatewayCommand,
  type NotificationCommand,
  type Target,
} from "./command";
import { kopecks, roubles, share } from "./kopecks";
import { done } from "./payment-page";
import { passTime } from "./time";
import type { World } from "./world";

/** The gateway's order that carries a session's money. */
async function paidOrder(world: World, target: Target): Promise<OrderSummary | undefined> {
  const session = await world.known(target);
  if (!session) return undefined;
  const states = ["Delayed", "Approved", "PartialDelayed", "PartialCanceled"];
  return world.around.assist.orders(session.orderNumber).find((order) => states.includes(order.state));
}

/** Nothing was paid yet: the shopper does, in two stages where the act needs a hold. */
async function payment(world: World, command: AccountCommand & Target): Promise<OrderSummary | undefined> {
  const target = { cart: command.cart, back: command.back };
  if (await world.known(target)) return undefined;
  if (command.do !== "account-cancel") await actShopper(world, { do: "leave", ...target });
  await actShopper(world, { do: "pay", ...target });
  return paidOrder(world, target);
}

/** False when there was nothing to act on. */
export async function actAccount(world: World, command: AccountCommand): Promise<boolean> {
  const { assist } = world.around;
  if (command.do === "account-revoke-bill") {
    const bill = await world.known(command);
    return bill ? done(() => assist.bills.revoke(bill.orderNumber)) : false;
  }
  const order = (await paidOrder(world, command)) ?? (await payment(world, command));
  if (!order) return false;
  const { orderNumber, billnumber } = order;
  if (command.do === "lapse") return done(() => assist.lapseHold(billnumber));
  if (command.do === "other-operation")
    return done(() => assist.addOperation(billnumber, otherOperations[command.which]));
  const before = assist.totals(orderNumber);
  const amount = command.percent === 100 ? undefined : roubles(share(kopecks(order.amount), command.percent));
  const acted = done(() =>
    command.do === "account-charge"
      ? assist.account.charge(billnumber, amount)
      : assist.account.cancel(billnumber, amount),
  );
  const after = assist.totals(orderNumber);
  const captured = kopecks(after.captured) - kopecks(before.captured);
  const refunded = kopecks(after.refunded) - kopecks(before.refunded);
  if (captured > 0n) {
    world.requests.push({
      by: "account",
      kind: "capture",
      orderNumber,
      amount: captured,
      outcome: "accepted",
    });
  }
  if (refunded > 0n) {
    world.requests.push({
      by: "account",
      kind: "refund",
      orderNumber,
      amount: refunded,
      outcome: "accepted",
    });
  }
  return acted;
}

/** A gateway that does what it says it has refused is none of ours. */
const plainRefusals = new Set<FaultName>(["busy", "rate-limited", "not-listed", "prohibited"]);

export async function actGateway(world: World, command: GatewayCommand): Promise<boolean> {
  const { assist } = world.around;
  switch (command.do) {
    case "wait":
      await passTime(world, command.minutes);
      return true;
    case "fault": {
      const { service, fault, times, skip } = command;
      const act = command.act && !plainRefusals.has(fault);
      if (fault === "other-order" && (service === "createbill" || service === "all"))
        world.strangeLinks = true;
      assist.faults.set({ service, fault, times, skip, act, milliseconds: 200 });
      return true;
    }
    case "clear-faults":
      assist.faults.clear();
      return true;
  }
}

export async function actNotification(world: World, command: NotificationCommand): Promise<boolean> {
  const { notifications } = world.around.assist;
  switch (command.do) {
    case "hold-notifications":
      notifications.hold();
      return true;
    case "release-notifications":
      notifications.release(command.reversed ? "reversed" : "as made");
      return true;
    case "lose-notifications":
      notifications.dropAll(command.on);
      return true;
    case "repeat-notification": {
      const session = await world.known(command);
      const made = session && notifications.list(session.orderNumber).at(-1);
      if (!made) return false;
      await Promise.all(Array.from({ length: command.times }, () => notifications.resend(made.id)));
      return true;
    }
    case "forge-notification": {
      const session = await world.known(command);
      const made = session && notifications.list(session.orderNumber).at(-1);
      if (!made) return false;
      const value = made.fields[command.field] ?? "";
      await world.around.door.notify({ ...made.fields, [command.field]: forged(command.field, value) });
      return true;
    }
  }
}

function forged(field: string, value: string): string {
  if (field === "testmode") return value === "1" ? "0" : "1";
  if (field === "orderstate") return value === "Approved" ? "Delayed" : "Approved";
  if (field === "ordercurrency") return "USD";
  return `${value.slice(0, -1)}${value.endsWith("7") ? "8" : "7"}`;
}
