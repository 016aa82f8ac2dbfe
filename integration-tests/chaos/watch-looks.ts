import type { CheckQueue } from "../../src/throttling/check-queue";

/** Returns what waits until no look that a notification has caused is under way. */
export function watchLooks(looks: CheckQueue): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = looks.begin.bind(looks);
  looks.begin = (orderNumber, look) => {
    const ended = begin(orderNumber, look);
    underWay.add(ended);
    void ended.finally(() => underWay.delete(ended));
    return ended;
  };
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
}
