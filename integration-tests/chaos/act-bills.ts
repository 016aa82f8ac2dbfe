import { askForBill, orderAt } from "./billed-places";
import type { BillCommand } from "./command";
import type { KnownOrder, World } from "./world";

const several = (times: number, act: () => Promise<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: times }, act));

/** False when there was nothing to act on. */
export async function actBills(world: World, command: BillCommand): Promise<boolean> {
  const { bills } = world.around.door;
  switch (command.do) {
    case "check-bill":
    case "revoke-bill":
    case "resend-bill": {
      const id = (await world.known(command))?.billId;
      if (!id) return false;
      const times = command.do === "resend-bill" ? 1 : command.times;
      const ask = { "check-bill": "check", "revoke-bill": "revoke", "resend-bill": "resend" } as const;
      await several(times, () => bills[ask[command.do]](id));
      return true;
    }
    case "convert-draft": {
      const draft = world.orders.get("draft");
      return draft ? (await bills.convert(draft.id)).ok : false;
    }
    case "drop-draft": {
      const draft = world.orders.get("draft");
      return draft ? (await bills.dropDraft(draft.id)).ok : false;
    }
  }
  const order = await orderAt(world, command.cart);
  if (!order) return false;
  switch (command.do) {
    case "make-bill":
      await several(command.times, () => askForBill(world, order, command));
      return true;
    case "edit-order":
      if (!command.more) order.lowered = true;
      return (await bills.edit(order.id, command.more)).ok;
    case "mark-as-paid": {
      const collectionId = await world.alive(() => unpaidCollection(world, order));
      return collectionId ? (await bills.markAsPaid(order.id, collectionId)).ok : false;
    }
  }
}

async function unpaidCollection(world: World, order: KnownOrder): Promise<string | undefined> {
  const [found] = (await world.around
    .database("payment_collection as pc")
    .join("order_payment_collection as opc", "opc.payment_collection_id", "pc.id")
    .where({
      "opc.order_id": order.id,
      "pc.status": "not_paid",
      "pc.deleted_at": null,
      "opc.deleted_at": null,
    })
    .orderBy("pc.created_at", "desc")
    .limit(1)
    .select("pc.id")) as { id: string }[];
  return found?.id;
}
