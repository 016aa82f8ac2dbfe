import type { CommandIntent, CommandRunner } from "./command-runner";
import type { CommandLog } from "../store/commands/command-log";
import {
  decideCapture,
  decideReversal,
  decideRefund,
  decideVoid,
  type PlatformRow,
} from "../rules/money/decisions";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { CommandRow } from "../records/orders";

/** Returns a sentence, given the refund rows whose command is known to be done, and whether all that is left is given back. */
export type RefundObstacle = (refund: {
  carriedOut: ReadonlySet<string>;
  whole: boolean;
}) => Promise<string | undefined>;

const carriedOutRows = (commands: readonly CommandRow[]): Set<string> =>
  new Set(commands.filter(({ state }) => state === "done").flatMap(({ reference }) => reference ?? []));

/** What moves money: capture, refund, release, and giving back what fits no order. */
export class MoneyCommands {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commandLog: CommandLog,
  ) {}

  /**
   * Takes a held amount, wholly or in part, or finds that it has been taken. Throws a MedusaError when it was not.
   * `readRow`: asked after each check at the gateway, so that whatever was taken by then has its row among the others.
   */
  async capture(
    orderNumber: string,
    reference: string,
    readRow: () => Promise<PlatformRow>,
  ): Promise<RecordedOrder> {
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
  async refund(orderNumber: string, row: PlatformRow, obstacle: RefundObstacle): Promise<RecordedOrder> {
    return this.runner.carryOut(orderNumber, {
      kind: "refund",
      reference: row.reference,
      decide: async ({ order, position }) => {
        const commands = await this.commandLog.of(order.id);
        const decision = decideRefund(position, row, commands);
        if (decision.do !== "send") return decision;
        const whole = position.refunded.plus(decision.amount).equals(position.captured);
        const sentence = await obstacle({ carriedOut: carriedOutRows(commands), whole });
        return sentence === undefined ? decision : { do: "refuse", sentence };
      },
      // Giving back all of a partly confirmed payment is a full cancel, so that the rest of the hold goes too.
      full: ({ position }, amount) =>
        !position.rest.isZero && position.refunded.plus(amount).equals(position.captured),
      send: (client, names, amount, command) =>
        client.wsCancel({ ...names, amount, externalRefundId: command.id }),
    });
  }

  /**
   * Lets a hold go. Throws a MedusaError when something other than a hold is there.
   * `obstacle`: asked just before it is let go why it should stay, as a sentence; undefined for no reason.
   */
  async void(
    orderNumber: string,
    paymentId: string,
    obstacle: () => Promise<string | undefined>,
  ): Promise<RecordedOrder> {
    return this.runner.carryOut(orderNumber, {
      kind: "release",
      reference: paymentId,
      decide: async ({ position }) => {
        const decision = decideVoid(position);
        const sentence = decision.do === "send" ? await obstacle() : undefined;
        return sentence === undefined ? decision : { do: "refuse", sentence };
      },
      // A hold is only released whole; a partial cancel before confirmation is refused (protocol §7.2).
      full: () => true,
      send: (client, names, amount, command) =>
        client.wsCancel({ ...names, amount, externalRefundId: command.id }),
    });
  }

  /**
   * Gives back whatever is held or taken, for a payment that fits no order. `reason` goes to the command log.
   * Throws a MedusaError when it was not given back. `plansItself`: see {@link CommandIntent}.
   */
  async reverse(
    orderNumber: string,
    reason: string,
    plansItself: CommandIntent["plansItself"] = () => undefined,
  ): Promise<RecordedOrder> {
    return this.runner.carryOut(orderNumber, {
      kind: "refund",
      reference: reason,
      decide: ({ position }) => Promise.resolve(decideReversal(position)),
      full: ({ position }) => !position.held.isZero || !position.rest.isZero,
      plansItself,
      send: (client, names, amount, command) =>
        client.wsCancel({ ...names, amount, externalRefundId: command.id }),
    });
  }
}
