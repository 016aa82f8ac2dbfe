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
 * Each is renewed before anything is sent, so it has to outlast one command and what is around it. `commandSeconds`: after
 * so long a command is given up.
 */
export function leaseTerms(commandSeconds: number): LeaseTerms {
  // One step: at most one command with a few questions. A shopper may be waiting for what a dead process has left, so it
  // is no longer than that; and no step is done in less than a minute for certain.
  const step = Math.max(60, commandSeconds + 30);
  // One command, the questions before and after it, each of which may have no answer, and what the platform books of it.
  const work = commandSeconds + 120;
  return { order: step, cart: step, bill: work, staffOperation: work };
}
