import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Money } from "../../gateway";
import { noLaterThan } from "../sql/plan-version";
import { unlessTaken } from "../sql/transactions";
import type { CommandKind, CommandRow, OperationRow, OrderRow } from "../../records/orders";

export interface NewCommand {
  orderId: string;
  kind: CommandKind;
  billnumber: string;
  amount: Money;
  /** Sent without an amount: everything that is left. */
  full?: boolean;
  /** The platform's capture, refund or payment id that asked for it. */
  reference?: string;
}

/** How the plan of an order was put forward for a command: the time and version of the one before, and the version now. */
interface PutForward {
  at: Date | null;
  before: number;
  now: number;
}

/** A command that was just written down. */
export type OpenedCommand = CommandRow & { forward: PutForward };

/** Versions of an order's plan: a former one, and the one that is the same again. */
export type PlanPutBack = Pick<PutForward, "before" | "now">;

/** A command whose outcome is not known yet. */
export type OpenCommand = CommandRow & { age_seconds: number };

export interface CommandClosing {
  state: "done" | "refused" | "unknown";
  operationBillnumber?: string;
  responseCode?: string;
  message?: string;
}

/**
 * The log of commands that move money. A row is committed before its command is sent; the unique index on
 * open rows lets no second command of the same order start, in any process, until the first one's outcome is known.
 */
export class CommandLog {
  constructor(private readonly database: Knex) {}

  /** Writes the command down, and makes the order due soon. Undefined when another command of the order is still open. */
  async open(command: NewCommand): Promise<OpenedCommand | undefined> {
    return unlessTaken(() =>
      this.database.transaction((transaction) => new CommandLog(transaction).insert(command)),
    );
  }

  /**
   * The last word before a command is sent, which counts as sent from now on. False when it is no longer the caller's to
   * send: it was held up since its row was written, and another process has taken it for not carried out.
   */
  async sendNow(id: string): Promise<boolean> {
    const changed = await this.commands()
      .where({ id, state: "sending" })
      .update({
        sent_at: this.database.raw("clock_timestamp()") as unknown as Date,
        updated_at: this.database.fn.now(),
      });
    return changed === 1;
  }

  /**
   * Closes an open command of which the gateway showed nothing at `asked`, so many seconds after it was sent. False when
   * it was sent later than that, and also when it is being sent just now.
   */
  async closeAsNeverDone(id: string, asked: Date, seconds: number): Promise<boolean> {
    const changed = await this.commands()
      .where({ id })
      .whereIn("state", ["sending", "unknown"])
      .whereRaw("sent_at < ?::timestamptz - ? * interval '1 second'", [asked, seconds])
      .update({
        state: "refused",
        message: "The gateway shows no such operation: it was not carried out.",
        closed_at: this.database.fn.now(),
        updated_at: this.database.fn.now(),
      });
    return changed === 1;
  }

  /** Closes an open command, or marks it unknown. A command that is closed already keeps its first outcome. */
  async close(id: string, closing: CommandClosing): Promise<void> {
    await this.commands()
      .where({ id })
      .whereIn("state", ["sending", "unknown"])
      .update({
        state: closing.state,
        operation_billnumber: closing.operationBillnumber ?? null,
        response_code: closing.responseCode ?? null,
        message: closing.message ?? null,
        closed_at: closing.state === "unknown" ? null : this.database.fn.now(),
        updated_at: this.database.fn.now(),
      });
  }

  /** Gives the order's next check the time it had before the command. Undefined when somebody else has asked for one meanwhile. */
  async putBack({ order_id: id, forward }: OpenedCommand): Promise<PlanPutBack | undefined> {
    const [row] = await this.database<OrderRow>("assist_order")
      .where({ id, plan_version: forward.now })
      .update({ next_check_at: forward.at })
      .returning("plan_version");
    return row && { before: forward.before, now: row.plan_version };
  }

  /**
   * Ties a command that was carried out to the platform's row that now records it; to none once staff have been told
   * that it was carried out, so that asking again is a new command.
   */
  async claim(id: string, reference: string | null): Promise<void> {
    await this.commands().where({ id }).update({ reference, updated_at: this.database.fn.now() });
  }

  async openOf(orderId: string): Promise<OpenCommand | undefined> {
    const row: unknown = await this.commands()
      .where({ order_id: orderId, deleted_at: null })
      .whereIn("state", ["sending", "unknown"])
      .select(
        "*",
        this.database.raw("extract(epoch from clock_timestamp() - sent_at)::float8 as age_seconds"),
      )
      .first();
    return row as OpenCommand | undefined;
  }

  /**
   * Whether a command that was just carried out is missing in the operations that the gateway lists: then the amounts
   * are not the present ones. After ten minutes it is taken for listed under another number.
   */
  async hasUnseen(orderId: string, operations: readonly OperationRow[]): Promise<boolean> {
    const recent = await this.commands()
      .where({ order_id: orderId, state: "done", deleted_at: null })
      .whereNotNull("operation_billnumber")
      .where("closed_at", ">", this.database.raw("now() - interval '10 minutes'"));
    const seen = new Set(operations.map((operation) => operation.billnumber));
    return recent.some(({ operation_billnumber: number }) => number !== null && !seen.has(number));
  }

  async of(orderId: string): Promise<CommandRow[]> {
    return this.commands().where({ order_id: orderId, deleted_at: null }).orderBy("sent_at");
  }

  private async insert(command: NewCommand): Promise<OpenedCommand | undefined> {
    const [row] = await this.commands()
      .insert({
        id: generateEntityId("", "ascmd"),
        order_id: command.orderId,
        kind: command.kind,
        billnumber: command.billnumber,
        amount: command.amount.amount,
        currency: command.amount.currency,
        reference: command.reference ?? null,
        full: command.full ?? false,
        state: "sending",
        sent_at: this.database.raw("clock_timestamp()") as unknown as Date,
      })
      .returning("*");
    if (!row) return undefined;
    // Whatever happens to this process, somebody looks how the command ended.
    const order = this.database<OrderRow>("assist_order").where({ id: command.orderId });
    const before = await order.clone().forUpdate().first("next_check_at", "plan_version");
    const [after] = await order
      .update({ next_check_at: noLaterThan(this.database, 60) })
      .returning("plan_version");
    if (!before || !after) throw new Error(`Order ${command.orderId} vanished while it was locked`);
    const forward = { at: before.next_check_at, before: before.plan_version, now: after.plan_version };
    return { ...row, forward };
  }

  private commands() {
    return this.database<CommandRow>("assist_command");
  }
}

const operationTypeOf: Record<CommandKind, OperationRow["type"]> = {
  charge: "confirmation",
  refund: "cancellation",
  release: "cancellation",
};

/**
 * The gateway's operation that a command of unknown outcome turned out to be: one of its kind and amount, first seen
 * after it was sent, on its billnumber, and claimed by no other command. A finished one is preferred to one that is
 * still in process; a command that was sent without an amount may have moved any. Pure.
 */
export function matchingOperation(
  command: CommandRow,
  operations: readonly OperationRow[],
  others: readonly CommandRow[],
): OperationRow | undefined {
  const claimed = new Set(
    others.filter((other) => other.id !== command.id).map((other) => other.operation_billnumber),
  );
  const candidates = operations.filter(
    (operation) =>
      operation.type === operationTypeOf[command.kind] &&
      operation.billnumber.startsWith(`${command.billnumber}.`) &&
      operation.created_at.getTime() >= command.sent_at.getTime() &&
      operation.currency === command.currency &&
      (command.full || operation.amount === command.amount) &&
      !claimed.has(operation.billnumber),
  );
  const preference: OperationRow["result"][] = ["success", "pending", "unknown", "declined"];
  return preference.flatMap((result) => candidates.filter((operation) => operation.result === result))[0];
}
