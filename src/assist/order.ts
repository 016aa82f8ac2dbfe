import type { Money } from "./money";

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

/** Kind of operation (protocol §8.3): 100 payment, 200 confirmation, 300 cancellation or refund, 500 bonus accrual. */
export type OperationType = "payment" | "confirmation" | "cancellation" | "bonus" | "other";

/** How an operation ended, by its response code (protocol §8.2, §8.4). */
export type OperationResult = "success" | "declined" | "pending" | "unknown";

/** One operation of an order, as the gateway reports it. Card holder and expiry are read past, never kept. */
export interface GatewayOperation {
  /** Extended: "5775486650107611.2". */
  billnumber: string;
  type: OperationType;
  result: OperationResult;
  /** "AS000", "AS102"…; empty when the gateway gave none. */
  responseCode: string;
  amount: Money;
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
  operations: GatewayOperation[];
  state: OrderState;
  /** Moved by this command. */
  amount: Money;
}
