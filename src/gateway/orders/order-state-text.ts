import type { OrderState } from "./order";

const states: ReadonlyMap<string, OrderState> = new Map([
  ["in process", "in-process"],
  // Not in the documentation's table; seen in clients (protocol §8.1).
  ["inprocess", "in-process"],
  ["delayed", "delayed"],
  ["approved", "approved"],
  ["partialdelayed", "partial-delayed"],
  ["canceled", "canceled"],
  ["partialcanceled", "partial-canceled"],
  ["declined", "declined"],
  ["timeout", "timeout"],
]);

/** Reads `orderstate` (protocol §8.1). Any other text is "unknown", never a guess. */
export function parseOrderState(text: string): OrderState {
  return states.get(text.trim().toLowerCase()) ?? "unknown";
}
