import type { CheckQueue } from "../../src/throttling/check-queue";

/** Returns what waits until no check that a notification has caused is under way. */
export function watchChecks(checks: CheckQueue): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = checks.begin.bind(checks);
  checks.begin = (orderNumber, check) => {
    const ended = begin(orderNumber, check);
    underWay.add(ended);
    void ended.finally(() => underWay.delete(ended));
    return ended;
  };
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
}
