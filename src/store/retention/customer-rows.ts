import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CustomerRow, StaffOperationRow } from "../../records/rows";
import { openBillStates, type BillRow } from "../../records/bills";
import type { CaseRow } from "../../records/cases";
import { erased } from "./personal-data";
import type { CommandRow, OperationRow, OrderRow } from "../../records/orders";

/** By what the plugin's rows of a customer are found, as Medusa has it. */
export interface CustomersIds {
  orders: readonly string[];
  sessions: readonly string[];
  carts: readonly string[];
  /** The customer's own. */
  customers: readonly string[];
  /** Exactly as written in bills that staff have made for it; undefined where none is asked for. */
  email: string | undefined;
}

/** Everything that the plugin has of somebody. */
export interface CustomersRows {
  orders: OrderRow[];
  operations: OperationRow[];
  commands: CommandRow[];
  staffOperations: StaffOperationRow[];
  cases: CaseRow[];
  bills: BillRow[];
  customers: CustomerRow[];
}

/** Why something was left as it is. */
export type LeftBecause = "open-bill" | "payment-under-way" | "command-under-way" | "shown-to-staff";

export interface Left {
  /** Null of a bill that has none yet. */
  order_number: string | null;
  bill_id: string | null;
  because: LeftBecause;
}

/** States that still become others by themselves. */
const undecided: readonly OrderRow["state"][] = ["in-process", "unclear", "held"];
const unpaid: readonly OrderRow["state"][] = ["not-started", "declined", "expired"];

/** Reads and erases what the plugin's tables hold of a customer. Which columns that is, personal-data.ts says. */
export class CustomerRows {
  constructor(private readonly database: Knex) {}

  async read(of: CustomersIds): Promise<CustomersRows> {
    const bills = await this.billsOf(of);
    const sessions = [
      ...of.sessions,
      ...bills.flatMap(({ payment_session_id: id }) => (id === null ? [] : [id])),
    ];
    const orders = await this.ordersOf(sessions, of.carts);
    const ids = orders.map(({ id }) => id);
    const numbers = orders.map(({ order_number: number }) => number);
    const [operations, commands, staffOperations, cases, customers] = await Promise.all([
      this.among<OperationRow>("assist_operation", "order_id", ids),
      this.among<CommandRow>("assist_command", "order_id", ids),
      this.among<StaffOperationRow>("assist_staff_operation", "order_number", numbers),
      this.among<CaseRow>("assist_case", "order_number", numbers),
      this.among<CustomerRow>("assist_customer", "customer_id", of.customers),
    ]);
    return { orders, operations, commands, staffOperations, cases, bills, customers };
  }

  /**
   * Empties the personal columns of what is over, and says what was left and why. What is under way is not touched at all:
   * what is done with it may need what is there.
   */
  async erase(of: CustomersIds): Promise<{ erased: Record<string, number>; left: Left[] }> {
    return this.database.transaction(async (transaction) => {
      const rows = new CustomerRows(transaction);
      // Orders before anything of theirs, as everybody locks them; then all is read anew.
      const before = await rows.read(of);
      await rows.lock("assist_order", before.orders);
      await rows.lock("assist_bill", before.bills);
      const now = await rows.read(of);
      const time = await rows.now();
      const left = [
        ...now.bills.flatMap((bill) => leftBill(bill, time)),
        ...now.orders.flatMap((order) => leftOrder(order, now)),
      ];
      const kept = new Set(left.flatMap(({ order_number: number }) => number ?? []));
      const keptBills = new Set(left.flatMap(({ bill_id: id }) => id ?? []));
      const orders = now.orders.filter(({ order_number: number }) => !kept.has(number));
      const ids = new Set(orders.map(({ id }) => id));
      const numbers = new Set(orders.map(({ order_number: number }) => number));
      const erasedRows = {
        assist_order: orders,
        assist_operation: now.operations.filter(({ order_id: id }) => ids.has(id)),
        assist_command: now.commands.filter(({ order_id: id }) => ids.has(id)),
        assist_staff_operation: now.staffOperations.filter(({ order_number: number }) => numbers.has(number)),
        // One without a message is past its term: nothing is left in it, and nobody is to be shown it again.
        assist_case: now.cases.filter(
          ({ order_number: number, message }) => numbers.has(number) && message !== null,
        ),
        assist_bill: now.bills.filter(
          ({ id, number }) => !keptBills.has(id) && !(number !== null && kept.has(number)),
        ),
      };
      for (const [table, these] of Object.entries(erasedRows))
        await rows.empty(table as keyof typeof erasedRows, these);
      const count = Object.fromEntries(
        Object.entries(erasedRows).map(([table, these]) => [table, these.length]),
      );
      return { erased: count, left };
    });
  }

  private async billsOf({ orders, email }: CustomersIds): Promise<BillRow[]> {
    const ofOrders = await this.among<BillRow>("assist_bill", "order_id", orders);
    const { rows: forEmail } =
      email === undefined
        ? { rows: [] }
        : await this.database.raw<{ rows: BillRow[] }>(
            "select * from assist_bill where customer ->> 'email' = ?",
            [email],
          );
    return [...new Map([...ofOrders, ...forEmail].map((bill) => [bill.id, bill])).values()];
  }

  private async ordersOf(sessions: readonly string[], carts: readonly string[]): Promise<OrderRow[]> {
    const [bySession, byCart] = await Promise.all([
      this.among<OrderRow>("assist_order", "payment_session_id", sessions),
      this.among<OrderRow>("assist_order", "cart_id", carts),
    ]);
    return [...new Map([...bySession, ...byCart].map((order) => [order.id, order])).values()];
  }

  /** Oldest first. */
  private async among<Row>(table: string, column: string, values: readonly string[]): Promise<Row[]> {
    // An empty list would be a condition that no index serves.
    if (values.length === 0) return [];
    const rows: unknown = await this.database(table).whereIn(column, values).orderBy(["created_at", "id"]);
    return rows as Row[];
  }

  private async lock(table: string, rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.database(table).select("id").whereIn("id", ids).orderBy("id").forUpdate();
  }

  private async empty(table: Parameters<typeof erased>[0], rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.database(table).whereIn("id", ids).update(erased(table));
  }

  private async now(): Promise<Date> {
    const { rows } = await this.database.raw<{ rows: { now: Date }[] }>("select clock_timestamp() as now");
    return rows[0]?.now ?? new Date();
  }
}

/** An ended one whose end is not told yet is needed for that. Pure. */
function leftBill(bill: BillRow, now: Date): Left[] {
  const isOpen = openBillStates.some((state) => state === bill.state);
  const isWorkedOn = bill.leased_until !== null && bill.leased_until > now;
  if (!isOpen && !isWorkedOn && bill.next_check_at === null) return [];
  return [{ order_number: bill.number, bill_id: bill.id, because: "open-bill" }];
}

function leftOrder(order: OrderRow, rows: CustomersRows): Left[] {
  const because = whyLeft(order, rows);
  return because ? [{ order_number: order.order_number, bill_id: null, because }] : [];
}

/** Pure. */
function whyLeft(
  order: OrderRow,
  { commands, staffOperations, cases }: CustomersRows,
): LeftBecause | undefined {
  const isCommanded =
    commands.some(
      ({ order_id: id, state }) => id === order.id && (state === "sending" || state === "unknown"),
    ) ||
    staffOperations.some(
      ({ order_number: number, state }) => number === order.order_number && state === "working",
    );
  if (isCommanded) return "command-under-way";
  if (cases.some((each) => each.order_number === order.order_number && each.closed_at === null))
    return "shown-to-staff";
  const mayBePaid = unpaid.includes(order.state) && order.next_check_at !== null;
  return undecided.includes(order.state) || mayBePaid || order.unconfirmed_at !== null
    ? "payment-under-way"
    : undefined;
}
