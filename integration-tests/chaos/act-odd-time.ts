import type { OddTimeCommand } from "./command";
import type { World } from "./world";

/** False when there was nothing to act on. */
export async function actOddTime(world: World, command: OddTimeCommand): Promise<boolean> {
  switch (command.do) {
    case "ask-and-stall": {
      const session = await world.known(command);
      const answer = session && (await world.around.door.askAndStall?.(session.orderNumber));
      if (answer) world.stalled.push(answer);
      return answer !== undefined;
    }
    case "wake":
      return wake(world, command.newestFirst);
    case "set-shop-clock":
      world.around.setShopClock?.(command.minutes);
      world.clocks.push(command.minutes);
      return world.around.setShopClock !== undefined;
  }
}

/** Whoever was held up goes on. */
export async function wake(world: World, newestFirst: boolean): Promise<boolean> {
  const answers = world.stalled.splice(0);
  for (const answer of newestFirst ? answers.reverse() : answers) await answer.use();
  return answers.length > 0;
}
