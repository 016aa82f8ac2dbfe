import type { Violation } from "./invariants";
import { passTime } from "./time";
import type { World } from "./world";

interface Row {
  id: string;
  number: string;
  state: string;
  shown: boolean;
}

/** Nobody knows whether these can be paid. */
const unresolved = ["creating", "unknown", "revoking"];

/** While the faults last, nothing may become known of a bill: after some hours staff are shown it. */
export async function judgeStuckBills(world: World): Promise<Violation[]> {
  if (world.orders.size === 0) return [];
  let rows = await stuck(world);
  const { door, endRests, quiet } = world.around;
  // Once for whoever died at work, and once for what the first check has left.
  for (const pause of [2 * 60, 60]) {
    if (rows.length === 0) return [];
    const before = new Set(rows.map(({ id }) => id));
    await passTime(world, pause);
    endRests();
    await door.reconcile();
    await quiet();
    // One that was made meanwhile has its own time.
    rows = (await stuck(world)).filter(({ id }) => before.has(id));
  }
  return rows
    .filter(({ shown }) => !shown)
    .map(({ number, state }) => ({
      rule: "a bill of which nothing is known is shown to staff",
      orderNumber: number,
      sentence: `it is ${state} for hours, and no case`,
    }));
}

async function stuck(world: World): Promise<Row[]> {
  const { database } = world.around;
  return (await database("assist_bill as bill")
    .whereIn("bill.order_id", world.orderIds())
    .whereIn("bill.state", unresolved)
    .whereNotNull("bill.number")
    .select(
      "bill.id",
      "bill.number",
      "bill.state",
      database.raw(
        `exists (select 1 from assist_case where order_number = bill.number and about = 'bill' and (closed_at is null or quiet)) as shown`,
      ),
    )) as Row[];
}
