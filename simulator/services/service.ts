import type { Answer } from "../answers/answer";
import type { Gateway } from "../gateway/gateway";
import type { Operation, Order } from "../gateway/order";
import type { MerchantSetup } from "../types";
import type { Call } from "./call";

export type ServiceName = "orderstate" | "orderresult" | "resultbydate" | "charge" | "cancel" | "wscancel";

export type Format = 3 | 4 | 5;

export interface Outcome {
  orders: Order[];
  /** The operations to show of each order; all unless given. */
  operations?: (order: Order) => Operation[];
}

export interface ActContext {
  gateway: Gateway;
  merchant: MerchantSetup;
  call: Call;
  /** The bank declines charges and cancels. */
  declined: boolean;
}

/** A web service: what it does, and how it words it. */
export interface Service {
  name: ServiceName;
  path: string;
  /** When a form POST has no Format (§1.5). */
  defaultFormat: Format;
  /** When the request has no Language. */
  defaultLanguage: "RU" | "EN";
  /** JSON amounts follow the rule for numbers (§6.2); elsewhere they are strings, as in the real charge answer. */
  jsonNumbers: boolean;
  /** JSON shows a list even for one order. */
  alwaysList: boolean;
  act(context: ActContext): Outcome;
  answer: Answer;
}
