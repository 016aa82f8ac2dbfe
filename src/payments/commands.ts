import type { Command, CommandRunner } from "./command-runner";
import type { AttemptJournal } from "../store/commands/attempt-journal";
import {
  decideCapture,
  decideGiveBack,
  decideRefund,
  decideRelease,
  type PlatformRow,
} from "../rules/money/decisions";
import type { Standing } from "../store/orders/order-plans";
import type { AttemptRow } from "../records/orders";

/** Returns a sentence, given the refund rows whose command is known to be done, and whether all that is left is given back. */
export type RefundObstacle = (refund: {
  carriedOut: ReadonlySet<string>;
  whole: boolean;
}) => Promise<string | undefined>;

const carriedOutRows = (attempts: readonly AttemptRow[]): Set<string> =>
  new Set(attempts.filter(({ state }) => state === "done").flatMap(({ reference }) => reference ?? []));

/** What moves money: capture, refund, release, and giving back what fits no order. */
export class MoneyCommands {
  constructor(
    private readonly runner: CommandRunner,
    private readonly journal: AttemptJournal,
  ) {}

  /**
   * Takes a held amount, wholly or in part, or finds that it has been taken. Throws a MedusaError when it was not.
   * `readRow`: asked after each look at the gateway, so that whatever was taken by then has its row among the others.
   */
  async capture(
    orderNumber: string,
    reference: string,
    readRow: () => Promise<PlatformRow>,
  ): Promise<Standing> {
    return this.runner.carryOut(orderNumber, {
      kind: "charge",
      reference,
      decide: async ({ position }) => decideCapture(position, await readRow()),
      send: (client, names, amount) => client.charge({ ...names, amount }),
    });
  }

  /**
   * Gives back part or all of what was taken, or finds that it has been given back. Throws a MedusaError when it was not.
   * `obstacle`: asked just before it is given back why the platform could not book it; undefined for no reason.
   */
  async refund(orderNumber: string, row: PlatformRow, obstacle: RefundObstacle): Promise<Standing> {
    return this.runner.carryOut(orderNumber, {
      kind: "refund",
      reference: row.reference,
      decide: async ({ order, position }) => {
        const attempts = await this.journal.of(order.id);
        const decision = decideRefund(position, row, attempts);
        if (decision.do !== "send") return decision;
        const whole = position.returned.plus(decision.amount).equals(position.captured);
        const sentence = await obstacle({ carriedOut: carriedOutRows(attempts), whole });
        return sentence === undefined ? decision : { do: "refuse", sentence };
      },
      // Giving back all of a partly confirmed payment is a full cancel, so that the rest of the hold goes too.
      full: ({ position }, amount) =>
        !position.rest.isZero && position.returned.plus(amount).equals(position.captured),
      send: (client, names, amount, attempt) =>
        client.wsCancel({ ...names, amount, externalRefundId: attempt.id }),
    });
  }

  /**
   * Lets a hold go. Throws a MedusaError when something other than a hold is there.
   * `obstacle`: asked just before it is let go why it should stay, as a sentence; undefined for no reason.
   */
  async release(
    orderNumber: string,
    paymentId: string,
    obstacle: () => Promise<string | undefined>,
  ): Promise<Standing> {
    return this.runner.carryOut(orderNumber, {
      kind: "release",
      reference: paymentId,
      decide: async ({ position }) => {
        const decision = decideRelease(position);
        const sentence = decision.do === "send" ? await obstacle() : undefined;
        return sentence === undefined ? decision : { do: "refuse", sentence };
      },
      // A hold is only released whole; a partial cancel before confirmation is refused (protocol §7.2).
      full: () => true,
      send: (client, names, amount, attempt) =>
        client.wsCancel({ ...names, amount, externalRefundId: attempt.id }),
    });
  }

  /**
   * Gives back whatever is held or taken, for a payment that fits no order. `reason` goes to the journal.
   * Throws a MedusaError when it was not given back. `plansItself`: see {@link Command}.
   */
  async giveBack(
    orderNumber: string,
    reason: string,
    plansItself: Command["plansItself"] = () => undefined,
  ): Promise<Standing> {
    return this.runner.carryOut(orderNumber, {
      kind: "refund",
      reference: reason,
      decide: ({ position }) => Promise.resolve(decideGiveBack(position)),
      full: ({ position }) => !position.held.isZero || !position.rest.isZero,
      plansItself,
      send: (client, names, amount, attempt) =>
        client.wsCancel({ ...names, amount, externalRefundId: attempt.id }),
    });
  }
}
