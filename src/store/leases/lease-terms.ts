/** How long a lease lasts that is not renewed, in seconds. */
export interface LeaseTerms {
  /** To bring Medusa to match an order. */
  order: number;
  /** To make an order of a cart. */
  cart: number;
  /** To send commands about a bill. */
  bill: number;
  /** To carry out what staff have asked for. */
  staffOperation: number;
}

/**
 * Each is renewed before anything is sent, so it has to outlast one command and what is around it, none of which may have an
 * answer. `commandSeconds`, `readSeconds`: after so long a command, and a question, is given up.
 */
export function leaseTerms(commandSeconds: number, readSeconds: number): LeaseTerms {
  // One step: at most one command, two questions before it and one after it. A shopper may be waiting for what a dead
  // process has left, so it is no longer than that and what the platform does meanwhile.
  const step = commandSeconds + 3 * readSeconds + 30;
  // The same, one question more, and all that the platform books of it.
  const work = commandSeconds + 4 * readSeconds + 90;
  return { order: step, cart: step, bill: work, staffOperation: work };
}
