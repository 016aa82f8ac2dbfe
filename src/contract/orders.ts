import type {
  CommandKind,
  CommandState,
  GatewayOperationResult,
  GatewayOperationType,
  OpenCaseDTO,
  PaymentKind,
  PaymentMeans,
  PaymentStages,
  PositionState,
} from "./payments";

// What the Admin API tells of one order number at Assist. Amounts are decimal texts, moments ISO times.

export interface AssistOrderDTO {
  id: string;
  order_number: string;
  account: string;
  live: boolean;
  provider: string;
  payment_session_id: string;
  cart_id: string | null;
  kind: PaymentKind;
  means: PaymentMeans;
  stages: PaymentStages;
  /** What was registered. */
  amount: string;
  currency: string;
  state: PositionState;
  held: string;
  captured: string;
  refunded: string;
  billnumbers: string[];
  decline_code: string | null;
  decline_message: string | null;
  /** Open ones, about its payment and about its bill. */
  cases: OpenCaseDTO[];
  /** Who made the plugin look when it first saw money. */
  found_by: "notification" | "return" | "job" | "staff" | "session" | null;
  found_at: string | null;
  handed_off_at: string | null;
  replaced_at: string | null;
  created_at: string;
  checked_at: string | null;
  next_check_at: string | null;
  operations: GatewayOperationDTO[];
  commands: CommandDTO[];
}

/** Something that Assist reports. */
export interface GatewayOperationDTO {
  id: string;
  billnumber: string;
  type: GatewayOperationType;
  result: GatewayOperationResult;
  response_code: string;
  amount: string;
  currency: string;
  means: string | null;
  masked_card: string | null;
  message: string | null;
  approval_code: string | null;
  operated_at: string | null;
}

/** A command that moves money, written down before it is sent. */
export interface CommandDTO {
  id: string;
  kind: CommandKind;
  billnumber: string;
  amount: string;
  currency: string;
  /** The platform's row that asked for it. */
  reference: string | null;
  /** Sent without an amount: everything that was left. */
  full: boolean;
  state: CommandState;
  /** Of Assist's operation that it turned out to be. */
  operation_billnumber: string | null;
  response_code: string | null;
  message: string | null;
  sent_at: string;
  closed_at: string | null;
}

/** GET /admin/assist/orders/:order_number */
export interface AssistOrderResponse {
  assist_order: AssistOrderDTO;
}

/** POST /admin/assist/orders/:order_number/check */
export interface OrderCheckResponse extends AssistOrderResponse {
  outcome: OutcomeDTO;
}

/** What a shopper is told: "paid" when Assist has the money and the shop has the order. */
export interface OutcomeDTO {
  payment: "paid" | "pending" | "failed";
  reason?: "declined" | "expired" | "canceled";
  order_id?: string;
  cart_id?: string;
}
