import { setTimeout } from "node:timers/promises";
import { globals } from "./inside";

/**
 * Reads again until the answer is as wanted: for work that the shop does after its answer. What never comes about is taken
 * to hang at last (servers/hang.cjs), and told with the last answer.
 */
export async function eventually<T>(read: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const until = Date.now() + globals.hangsAfter;
  for (;;) {
    const answer = await read();
    if (wanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`Still not as wanted: ${JSON.stringify(answer)}`);
    await setTimeout(25);
  }
}
