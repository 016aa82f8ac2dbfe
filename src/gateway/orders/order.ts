import type { Money } from "../values/money";

/** State of an order at the gateway (protocol §8.1). "unknown" keeps its text beside it. */
export type OrderState =
  | "in-process"
  | "delayed"
  | "approved"
  | "partial-delayed"
  | "canceled"
  | "partial-canceled"
  | "declined"
  | "timeout"
  | "unknown";

/** Kinds of operation that move this order's money (protocol §8.3): 100 payment, 200 confirmation, 300 cancellation or refund. */
export type MoneyOperationType = "payment" | "confirmation" | "cancellation";

/** Kind of operation; besides those that move money 500, a bonus accrual, and whatever Assist may add. */
export type OperationType = MoneyOperationType | "bonus" | "other";

/** How an operation ended, by its response code (protocol §8.2, §8.4). */
export type OperationResult = "success" | "declined" | "pending" | "unknown";

/** What the gateway says of every operation. Card holder and expiry are read past, never kept. */
interface ReportedOperation {
  /** Extended: "5775486650107611.2". */
  billnumber: string;
  result: OperationResult;
  /** "AS000", "AS102"…; empty when the gateway gave none. */
  responseCode: string;
  /** Name of the means of payment: "VISA". */
  means?: string;
  meansSubtype?: string;
  /** "411111****1111". */
  maskedCard?: string;
  /** For staff. */
  message?: string;
  /** For the shopper. */
  customerMessage?: string;
  recommendation?: string;
  approvalCode?: string;
  rrn?: string;
  operatedAt?: Date;
}

/** An operation by which it is decided where the money stands. */
export interface MoneyOperation extends ReportedOperation {
  type: MoneyOperationType;
  amount: Money;
}

/**
 * An operation that is kept and shown and decides nothing, as it moves none of this order's money: an accrual of points, or
 * a kind that is not known here. Its amount may be in points, whose "currency" is none of ISO 4217 (protocol §6.2).
 */
export interface OtherOperation extends ReportedOperation {
  type: Exclude<OperationType, MoneyOperationType>;
  /** As the gateway wrote it. */
  amount: { amount: string; currency: string };
}

/** One operation of an order, as the gateway reports it. */
export type GatewayOperation = MoneyOperation | OtherOperation;

export function isMoneyType(type: OperationType): type is MoneyOperationType {
  return type === "payment" || type === "confirmation" || type === "cancellation";
}

/** Whether an operation is of a kind that moves the order's money; no other one may decide anything. */
export function movesMoney<T extends { type: OperationType }>(
  operation: T,
): operation is T & { type: MoneyOperationType } {
  return isMoneyType(operation.type);
}

/** One order (one billnumber) at the gateway. A repeated attempt to pay is another one under the same order number. */
export interface GatewayOrder {
  orderNumber: string;
  /** Bare, without the operation. */
  billnumber: string;
  /** `undefined` when the service does not say (orderstate). */
  testMode: boolean | undefined;
  /** What the order was registered for. */
  amount: Money;
  state: OrderState;
  /** The state as the gateway wrote it. */
  stateText: string;
  orderedAt?: Date;
  /** When the gateway made this answer. */
  packetAt?: Date;
  /** Empty from orderstate, which does not list them. */
  operations: GatewayOperation[];
}

/** A charge or cancel that the gateway confirms to have done. */
export interface CommandAnswer {
  /** Bare billnumber of the order. */
  billnumber: string;
  orderNumber: string;
  /** The operations that this command made. */
  operations: MoneyOperation[];
  state: OrderState;
  /** Moved by this command. */
  amount: Money;
}
