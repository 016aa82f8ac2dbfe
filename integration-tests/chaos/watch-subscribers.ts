import type { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";

type Listener = (...event: unknown[]) => unknown;

/**
 * Returns what waits until no subscriber is at work on an event. `eventBus`: the platform's own, which keeps its
 * subscribers in an emitter and does not wait for them.
 */
export function watchSubscribers(eventBus: unknown): () => Promise<void> {
  const { eventEmitter_: emitter } = eventBus as { eventEmitter_: EventEmitter };
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
      });
    }
  }
  return async () => {
    // An event is given out a moment after the work that has caused it.
    await setImmediate();
    while (underWay.size > 0) {
      await Promise.all(underWay);
      await setImmediate();
    }
  };
}
