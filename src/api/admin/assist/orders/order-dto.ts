import { MedusaError } from "@medusajs/framework/utils";
import type { AssistOrderDTO, CommandDTO, GatewayOperationDTO } from "../../../../contract/orders";
import type AssistModuleService from "../../../../modules/assist/service";
import type { OrderWithCases } from "../../../../records/cases";
import type { CommandRow, OperationRow } from "../../../../records/orders";
import { openCases } from "../../../../staff/case-list";

/** An order number with its operations and commands. Throws NOT_FOUND for a number that is not ours. */
export async function readOrderDTO(
  assist: AssistModuleService,
  orderNumber: string,
): Promise<AssistOrderDTO> {
  const order = await assist.cases.order(orderNumber);
  if (!order)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this number.");
  const [operations, commands] = await Promise.all([
    assist.orders.operationsOf(order.id),
    assist.commandLog.of(order.id),
  ]);
  return {
    ...toOrderDTO(order),
    operations: operations.map(toOperationDTO),
    commands: commands.map(toCommandDTO),
  };
}

// Field by field: what a row has besides stays inside.

function toOrderDTO(order: OrderWithCases): Omit<AssistOrderDTO, "operations" | "commands"> {
  return {
    id: order.id,
    order_number: order.order_number,
    account: order.account,
    live: order.live,
    provider: order.provider,
    payment_session_id: order.payment_session_id,
    cart_id: order.cart_id,
    kind: order.kind,
    means: order.means,
    stages: order.stages,
    amount: order.amount,
    currency: order.currency,
    state: order.state,
    held: order.held,
    captured: order.captured,
    refunded: order.refunded,
    billnumbers: (order.billnumbers ?? []).map(({ billnumber }) => billnumber),
    decline_code: order.decline_code,
    decline_message: order.decline_message,
    cases: openCases(order.cases),
    found_by: order.found_by,
    found_at: order.found_at?.toISOString() ?? null,
    handed_off_at: order.handed_off_at?.toISOString() ?? null,
    replaced_at: order.replaced_at?.toISOString() ?? null,
    created_at: order.created_at.toISOString(),
    checked_at: order.checked_at?.toISOString() ?? null,
    next_check_at: order.next_check_at?.toISOString() ?? null,
  };
}

function toOperationDTO(operation: OperationRow): GatewayOperationDTO {
  return {
    id: operation.id,
    billnumber: operation.billnumber,
    type: operation.type,
    result: operation.result,
    response_code: operation.response_code,
    amount: operation.amount,
    currency: operation.currency,
    means: operation.means,
    masked_card: operation.masked_card,
    message: operation.message,
    approval_code: operation.approval_code,
    operated_at: operation.operated_at?.toISOString() ?? null,
  };
}

function toCommandDTO(command: CommandRow): CommandDTO {
  return {
    id: command.id,
    kind: command.kind,
    billnumber: command.billnumber,
    amount: command.amount,
    currency: command.currency,
    reference: command.reference,
    full: command.full,
    state: command.state,
    operation_billnumber: command.operation_billnumber,
    response_code: command.response_code,
    message: command.message,
    sent_at: command.sent_at.toISOString(),
    closed_at: command.closed_at?.toISOString() ?? null,
  };
}
