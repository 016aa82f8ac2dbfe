import type { EventEmitter } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";

type Listener = (...event: unknown[]) => unknown;

/** Milliseconds for which events of a piece of work may be held back after it has ended, at the most; then it has died. */
const heldBack = 100;

/**
 * Returns what waits until no subscriber is at work on an event. `eventBus`: the platform's own, which keeps its
 * subscribers in an emitter and does not wait for them.
 */
export function watchSubscribers(eventBus: unknown): () => Promise<void> {
  const { eventEmitter_: emitter, groupedEventsMap_: groups } = eventBus as {
    eventEmitter_: EventEmitter;
    /** Events of work that has not given them out yet. */
    groupedEventsMap_: Map<string, unknown>;
  };
  const ofDeadWork = new Set<string>();
  const underWay = new Set<Promise<void>>();
  for (const name of emitter.eventNames()) {
    for (const listener of emitter.listeners(name) as Listener[]) {
      emitter.off(name, listener);
      emitter.on(name, (...event: unknown[]) => {
        const ended: Promise<void> = Promise.resolve(listener(...event)).then(
          () => void underWay.delete(ended),
          () => void underWay.delete(ended),
        );
        underWay.add(ended);
        // For another who watches.
        return ended;
      });
    }
  }
  const waiting = (): string[] => [...groups.keys()].filter((group) => !ofDeadWork.has(group));
  return async () => {
    // An event is given out a moment after the work that has caused it.
    await setImmediate();
    for (let waited = 0; waited < heldBack && waiting().length > 0; waited++) await setTimeout(1);
    for (const group of waiting()) ofDeadWork.add(group);
    await setImmediate();
    while (underWay.size > 0) {
      await Promise.all(underWay);
      await setImmediate();
    }
  };
}
