import { wake } from "./act-odd-time";
import { passTime } from "./time";
import type { World } from "./world";

/** Minutes after which no lease of a process that died is left (store/leases/lease-terms.ts). */
const leaseMinutes = 3;
/**
 * Minutes between the last runs of the job: commands without an answer are resolved, rows are at rest, every schedule comes
 * round, and what nobody has heard of by then is told.
 */
const pauses = [leaseMinutes, 2 * 60, 25 * 60, 5];
/** What a run learns of a bill is acted upon in the next ones, a few minutes later. */
const pausesOfBills = [leaseMinutes, 2 * 60, 10, 25 * 60, 10];
/** More runs of the job than any pause needs. */
const mostRuns = 10;

/** The faults end, what was held up arrives, time passes, and the job does what is due. False when it never ends. */
export async function bringToRest(world: World): Promise<boolean> {
  const { assist, door, endRests, quiet } = world.around;
  assist.faults.clear();
  assist.notifications.dropAll(false);
  assist.notifications.release();
  await wake(world, false);
  await quiet();
  // By clocks that differ, a row of the shop may be taken for new so much longer.
  const apart = Math.max(...world.clocks) - Math.min(...world.clocks);
  for (const pause of [...(world.orders.size > 0 ? pausesOfBills : pauses), ...(apart > 0 ? [apart] : [])]) {
    await passTime(world, pause);
    endRests();
    let runs = 0;
    while ((await door.reconcile()) > 0 || (await dueBills(world)) > 0) if (++runs > mostRuns) return false;

    await quiet();
  }
  return true;
}

async function dueBills(world: World): Promise<number> {
  if (world.orders.size === 0) return 0;
  const { database } = world.around;
  const due = await database("assist_bill")
    .whereIn("order_id", world.orderIds())
    .where("next_check_at", "<=", database.fn.now());
  return due.length;
}

/**
 * Later walks have a gateway of their own: the job must not ask it about these orders. Work that died leaves its
 * executions unfinished, and Medusa's test runner would wait for them.
 */
export async function forget(world: World): Promise<void> {
  const { database } = world.around;
  await database("assist_order")
    .whereIn("order_number", await world.orderNumbers())
    .update({ next_check_at: null });
  await database("assist_bill").whereIn("order_id", world.orderIds()).update({ next_check_at: null });
  // What this walk's clocks were is none of the next one's business.
  await database("assist_clock").delete();
  await database("workflow_execution")
    .whereNotIn("state", ["not_started", "done", "reverted", "failed"])
    .delete();
}
