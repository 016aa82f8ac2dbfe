import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** Gives an event out on the shop's bus. */
export async function emitEvent(container: MedusaContainer, name: string, data: object): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ name, data });
}

/**
 * The same at most once for a key, as far as the bus remembers: Redis takes the same job but once.
 * `quietly`: behind everything that waits there, where the bus knows priorities, and not logged.
 */
export async function emitEventOnce(
  container: MedusaContainer,
  name: string,
  data: object,
  key: string,
  quietly = false,
): Promise<void> {
  const options = { jobId: `${name}-${key}`, ...(quietly && { internal: true }) };
  await container.resolve(Modules.EVENT_BUS).emit({ name, data }, options);
}
