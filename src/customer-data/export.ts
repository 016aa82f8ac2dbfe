import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { ASSIST_MODULE } from "../modules/assist";
import type { CustomerDataDTO, CustomerRowDTO } from "../contract/customer-data";
import type { CustomersRows } from "../store/retention/customer-rows";
import { personalColumns, type PersonalRows, type PersonalTable } from "../store/retention/personal-data";
import { customersIds, type Customer } from "./customer";

/** What makes a row recognisable beside its personal columns. */
const beside = {
  assist_order: ["order_number", "state", "amount", "currency", "created_at"],
  assist_operation: ["billnumber", "type", "result", "amount", "currency", "means", "operated_at"],
  assist_command: ["kind", "billnumber", "state", "amount", "currency", "sent_at"],
  assist_staff_operation: ["kind", "order_number", "state", "amount", "currency", "created_at"],
  assist_case: ["order_number", "about", "reason", "opened_at", "closed_at"],
  assist_customer: ["account", "created_at"],
  assist_bill: ["number", "order_id", "state", "amount", "currency", "created_at"],
} as const satisfies { [Table in PersonalTable]: readonly (keyof PersonalRows[Table])[] };

const exportStep = createStep(
  "assist-export-customer-data",
  async (customer: Customer, { container }) =>
    new StepResponse(await exportCustomerData(container, customer)),
);

/** Everything that the plugin's tables hold of a customer, by id or by the exact e-mail; nothing is changed. */
export const exportCustomerDataWorkflow = createWorkflow(
  "assist-export-customer-data",
  (customer: Customer) => new WorkflowResponse(exportStep(customer)),
);

async function exportCustomerData(container: MedusaContainer, customer: Customer): Promise<CustomerDataDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const found: CustomersRows = {
    orders: [],
    operations: [],
    commands: [],
    staffOperations: [],
    cases: [],
    bills: [],
    customers: [],
  };
  for await (const ids of customersIds(container, customer)) {
    const rows = await assist.customerRows.read(ids);
    found.orders.push(...rows.orders);
    found.operations.push(...rows.operations);
    found.commands.push(...rows.commands);
    found.staffOperations.push(...rows.staffOperations);
    found.cases.push(...rows.cases);
    found.bills.push(...rows.bills);
    found.customers.push(...rows.customers);
  }
  return {
    payments: shown("assist_order", found.orders),
    operations: shown("assist_operation", found.operations),
    commands: shown("assist_command", found.commands),
    staff_operations: shown("assist_staff_operation", found.staffOperations),
    cases: shown("assist_case", found.cases),
    bills: shown("assist_bill", found.bills),
    customers: shown("assist_customer", found.customers),
  };
}

/** Each row once, though an order and its cart both lead to it. */
function shown(table: PersonalTable, rows: readonly { id: string }[]): CustomerRowDTO[] {
  const columns: string[] = [...beside[table], ...personalColumns(table)];
  const once = new Map(rows.map((row) => [row.id, new Map(Object.entries(row))]));
  return [...once.values()].map((row) =>
    Object.fromEntries(columns.map((column) => [column, row.get(column) ?? null])),
  );
}
