import { PaymentSessionStatus } from "@medusajs/framework/utils";

/** Medusa's own service inside the payment module. It is not part of its typed contract (platform §1.3). */
export interface SessionService {
  update(change: {
    selector: { id: string; status: PaymentSessionStatus };
    data: { status: PaymentSessionStatus };
  }): Promise<unknown>;
}

/**
 * Takes a session whose payment was let go from its cart. The platform lets go of it when a completion fails after the
 * authorisation, and leaves the session authorised: it would place the next completion's order on it without asking.
 */
export async function endSession(sessions: SessionService, id: string): Promise<void> {
  await sessions.update({
    selector: { id, status: PaymentSessionStatus.AUTHORIZED },
    data: { status: PaymentSessionStatus.CANCELED },
  });
}
