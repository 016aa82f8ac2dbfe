import { passTime } from "./time";
import type { World } from "./world";

/** Minutes between the last runs of the job: commands without an answer are settled, rows are at rest, every schedule comes round. */
const pauses = [2, 2 * 60, 25 * 60];
/** More runs of the job than any pause needs. */
const mostRuns = 10;

/** The faults end, what was held up arrives, time passes, and the job does what is due. False when it never ends. */
export async function bringToRest(world: World): Promise<boolean> {
  const { assist, door, endRests, quiet } = world.around;
  assist.faults.clear();
  assist.notifications.dropAll(false);
  assist.notifications.release();
  await quiet();
  for (const pause of pauses) {
    await passTime(world.around, world.orderNumbers(), pause);
    endRests();
    let runs = 0;
    while ((await door.reconcile()) > 0) {
      if (++runs > mostRuns) return false;
    }
    await quiet();
  }
  return true;
}

/**
 * Later walks have a gateway of their own: the job must not ask it about these orders. Work that died leaves its
 * executions unfinished, and Medusa's test runner would wait for them.
 */
export async function forget(world: World): Promise<void> {
  const { database } = world.around;
  await database("assist_order")
    .whereIn("order_number", world.orderNumbers())
    .update({ next_check_at: null });
  await database("workflow_execution")
    .whereNotIn("state", ["not_started", "done", "reverted", "failed"])
    .delete();
}
