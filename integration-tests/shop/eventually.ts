import { setTimeout } from "node:timers/promises";

const patience = 15_000;

/** Reads again until the answer is as wanted; fails with the last answer. For work that the shop does after its answer. */
export async function eventually<T>(read: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    const answer = await read();
    if (wanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`Still not as wanted: ${JSON.stringify(answer)}`);
    await setTimeout(50);
  }
}
