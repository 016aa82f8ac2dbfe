import { MedusaError } from "@medusajs/framework/utils";
import {
  Money,
  parseOrderNumber,
  type AssistClient,
  type CommandAnswer,
  type MoneyOperation,
  type OrderNumber,
  type Outcome,
} from "../gateway";
import { isFinal } from "../rules/money/position";
import {
  matchingOperation,
  type CommandLog,
  type OpenCommand,
  type OpenedCommand,
  type PlanPutBack,
} from "../store/commands/command-log";
import type { Decision } from "../rules/money/decisions";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { OrderStore } from "../store/orders/order-store";
import type { CommandKind, CommandRow } from "../records/orders";

/**
 * How long after the end of a command's deadline it counts as not carried out when the gateway shows no sign of it.
 * The protocol names no such time [guess]: it is well above the gateway's own processing.
 */
export const resolveSeconds = 120;

/** By then the platform's workflow has booked what was carried out, or has failed to. */
const bookedWithinMinutes = 4;

export interface GatewayReader {
  /** Asks the gateway and merges its answer. Throws a MedusaError with a sentence when the gateway cannot be asked. */
  read(orderNumber: string): Promise<RecordedOrder>;
  /** Throws a MedusaError for an account that takes no payments. */
  client(account: string): Promise<AssistClient>;
}

/** What makes one command different from another. */
export interface CommandIntent {
  kind: CommandKind;
  /** The platform's row that asks for it. */
  reference: string;
  decide: (recorded: RecordedOrder) => Promise<Decision>;
  /** Whether it is sent without an amount, for everything that is left. */
  full?: (recorded: RecordedOrder, amount: Money) => boolean;
  /**
   * Whoever asks for it plans the next check when nothing was sent, and is told which version of the plan took the place of
   * which. Otherwise a check follows soon: the platform may have carried on.
   */
  plansItself?: (versions: PlanPutBack) => void;
  send: (
    client: AssistClient,
    names: { billnumber: string; orderNumber: OrderNumber },
    amount: Money | undefined,
    command: CommandRow,
  ) => Promise<Outcome<CommandAnswer>>;
}

/** Runs one command: written down before it is sent, sent at most once, and resolved by reading the gateway's operations. */
export class CommandRunner {
  /** `commandDeadlineSeconds`: a command younger than this may still be on its way. */
  constructor(
    private readonly orders: OrderStore,
    private readonly commandLog: CommandLog,
    private readonly gateway: GatewayReader,
    private readonly commandDeadlineSeconds: number,
  ) {}

  /**
   * Closes a command of unknown outcome by what the gateway's operations say. `recorded` holds an answer of the gateway's.
   * Returns the command that is still open, if any.
   */
  async resolve(recorded: RecordedOrder): Promise<OpenCommand | undefined> {
    const open = await this.commandLog.openOf(recorded.order.id);
    if (!open) return undefined;
    const operation = matchingOperation(
      open,
      recorded.operations,
      await this.commandLog.of(recorded.order.id),
    );
    if (operation && isFinal(operation.result)) {
      await this.commandLog.close(open.id, {
        state: operation.result === "success" ? "done" : "refused",
        operationBillnumber: operation.billnumber,
        responseCode: operation.response_code,
      });
      return undefined;
    }
    // That nothing is shown says so of the moment at which the gateway was asked, however late the answer is looked at.
    const { checked_at: asked } = recorded.order;
    const longEnough = this.commandDeadlineSeconds + resolveSeconds;
    const isNeverDone =
      !operation && asked !== null && (await this.commandLog.closeAsNeverDone(open.id, asked, longEnough));
    return isNeverDone ? undefined : open;
  }

  /** Reads, decides, writes down, reads again, sends, concludes. Throws a MedusaError when the command was not carried out. */
  async carryOut(orderNumber: string, intent: CommandIntent): Promise<RecordedOrder> {
    const first = await this.gateway.read(orderNumber);
    const lost = await this.commandLog.openOf(first.order.id);
    const open = await this.resolve(first);
    if (open) throw notAllowed(`${this.busyMessage(open)} Nothing was sent now; try again in a few minutes.`);
    if (await this.commandLog.hasUnseen(first.order.id, first.operations)) {
      throw notAllowed(
        "Assist does not show the last operation on this payment yet. Nothing was sent now; try again in a minute.",
      );
    }
    const decision = await intent.decide(first);
    if (decision.do === "refuse") {
      if (decision.command) await this.commandLog.claim(decision.command.id, null);
      throw notAllowed(decision.sentence);
    }
    if (decision.do === "nothing") {
      if (decision.command) {
        await this.commandLog.claim(decision.command.id, intent.reference);
        await this.orders.checkWithin(first.order.id, bookedWithinMinutes);
      }
      return first;
    }
    const { amount } = decision;
    if (lost && (await this.wasThisAllAlong(lost, intent, amount))) {
      throw notAllowed(
        `The earlier ${intent.kind} of ${amount}, whose answer was lost, was carried out after all, and the order shows it. Ask again only if you want the same once more.`,
      );
    }
    const { billnumber } = first.position;
    if (!billnumber)
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Assist gave this payment no billnumber.");
    const full = intent.full?.(first, amount) ?? false;
    // Before anything is written down: settings that change meanwhile do not touch this command.
    const client = await this.gateway.client(first.order.account);
    const command = await this.commandLog.open({
      orderId: first.order.id,
      kind: intent.kind,
      billnumber,
      amount,
      full,
      reference: intent.reference,
    });
    if (!command) {
      throw notAllowed(
        "Another operation on this payment is under way. Nothing was sent; try again in a minute.",
      );
    }

    const recorded = await this.checkAgain(orderNumber, command, intent, amount);
    const names = { billnumber, orderNumber: parseOrderNumber(orderNumber) };
    if (!(await this.commandLog.sendNow(command.id))) {
      await this.putBack(command, intent);
      throw notAllowed(
        "This was held up on its way to Assist and has been given up meanwhile. Nothing was sent; look at the order and try again.",
      );
    }
    const outcome = await intent.send(client, names, full ? undefined : amount, command);
    return this.conclude(recorded, command, intent, amount, outcome);
  }

  /** Between the first check and the command log's row another command may have ended; the decision must still be the same. */
  private async checkAgain(
    orderNumber: string,
    command: OpenedCommand,
    intent: CommandIntent,
    amount: Money,
  ): Promise<RecordedOrder> {
    const notSent = (): Promise<void> => this.closeRefused(command, intent, { message: "Not sent." });
    try {
      const recorded = await this.gateway.read(orderNumber);
      const decision = await intent.decide(recorded);
      if (decision.do === "send" && decision.amount.equals(amount)) return recorded;
    } catch (error) {
      await notSent();
      throw error;
    }
    await notSent();
    throw notAllowed(
      "The payment has changed at this very moment. Nothing was sent; look at the order and try again.",
    );
  }

  private async conclude(
    recorded: RecordedOrder,
    command: OpenedCommand,
    intent: CommandIntent,
    amount: Money,
    outcome: Outcome<CommandAnswer>,
  ): Promise<RecordedOrder> {
    const orderNumber = recorded.order.order_number;
    const operation =
      outcome.kind === "done"
        ? ownOperation(recorded, outcome.value, command.full ? undefined : amount)
        : undefined;
    if (operation) {
      await this.commandLog.close(command.id, {
        state: "done",
        operationBillnumber: operation.billnumber,
        responseCode: operation.responseCode,
      });
      return this.afterwards(recorded);
    }
    if (
      outcome.kind === "refused" ||
      outcome.kind === "not-found" ||
      (outcome.kind === "unknown" && outcome.certainlyNotSent)
    ) {
      const responseCode = outcome.kind === "refused" ? outcome.responseCode : undefined;
      await this.closeRefused(command, intent, { responseCode, message: outcome.sentence });
      throw notAllowed(`${outcome.sentence} No money was moved.`);
    }
    const sentence =
      outcome.kind === "unknown" ? outcome.sentence : "Assist's answer speaks of an earlier operation.";
    await this.commandLog.close(command.id, { state: "unknown", message: sentence });
    const found = await this.findOperation(orderNumber, command.id);
    if (found) {
      await this.orders.checkWithin(recorded.order.id, bookedWithinMinutes);
      return found;
    }
    // Last of all: a check that ran meanwhile saw the platform's row, which is dropped now.
    await this.orders.checkWithin(recorded.order.id, 1);
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `${sentence} Whether money was moved is being found out from Assist's own operations; the order will show it within minutes. Asking again is safe: it is never done twice.`,
    );
  }

  private async closeRefused(
    command: OpenedCommand,
    intent: CommandIntent,
    why: { responseCode?: string | undefined; message: string },
  ): Promise<void> {
    await this.commandLog.close(command.id, { state: "refused", ...why });
    await this.putBack(command, intent);
  }

  private async putBack(command: OpenedCommand, { plansItself }: CommandIntent): Promise<void> {
    const versions = plansItself && (await this.commandLog.putBack(command));
    if (versions) plansItself?.(versions);
  }

  /** The command is done whether or not it can be read back now; the job looks soon whether the platform has booked it. */
  private async afterwards(recorded: RecordedOrder): Promise<RecordedOrder> {
    try {
      const now = await this.gateway.read(recorded.order.order_number);
      await this.orders.checkWithin(recorded.order.id, bookedWithinMinutes);
      return now;
    } catch {
      await this.orders.checkWithin(recorded.order.id, 1);
      return recorded;
    }
  }

  private async findOperation(orderNumber: string, commandId: string): Promise<RecordedOrder | undefined> {
    try {
      const recorded = await this.gateway.read(orderNumber);
      await this.resolve(recorded);
      const resolved = (await this.commandLog.of(recorded.order.id)).find(
        (command) => command.id === commandId,
      );
      return resolved?.state === "done" ? recorded : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Until this check nobody knew how the earlier command had ended, so whoever asks for the same may well mean that
   * one. Its row may still stand, when the process that asked for it died.
   */
  private async wasThisAllAlong(lost: OpenCommand, { kind }: CommandIntent, amount: Money): Promise<boolean> {
    const resolved = (await this.commandLog.of(lost.order_id)).find((command) => command.id === lost.id);
    const same = lost.kind === kind && amount.equals(Money.parse(lost.amount, lost.currency));
    return same && resolved?.state === "done";
  }

  private busyMessage(open: OpenCommand): string {
    const onItsWay = open.state === "sending" && open.age_seconds < this.commandDeadlineSeconds;
    return onItsWay
      ? `A ${open.kind} of ${open.amount} ${open.currency} on this payment is under way.`
      : `The answer to a ${open.kind} of ${open.amount} ${open.currency} was lost, and Assist is being asked whether it was carried out.`;
  }
}

/**
 * The operation that an answer reports as this command's. An answer may list earlier operations too, and one that
 * lists nothing else says nothing about this command.
 */
function ownOperation(
  recorded: RecordedOrder,
  answer: CommandAnswer,
  amount: Money | undefined,
): MoneyOperation | undefined {
  const known = new Set(
    recorded.operations.filter(({ result }) => result === "success").map(({ billnumber }) => billnumber),
  );
  return answer.operations
    .filter((operation) => !known.has(operation.billnumber) && (!amount || operation.amount.equals(amount)))
    .at(-1);
}

function notAllowed(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
