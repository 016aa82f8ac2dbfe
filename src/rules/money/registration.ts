import type { GatewayOrder, Money, MoneyOperation, OtherOperation, PageMeans } from "../../gateway";

/** What was registered when the shopper was sent to the gateway; every later answer is held against it. */
export interface Registration {
  amount: Money;
  stages: "one" | "two";
  live: boolean;
  /** What the payment page was to offer; absent where that is not known. */
  offered?: readonly PageMeans[] | undefined;
}

type Decisive =
  | "billnumber"
  | "type"
  | "result"
  | "amount"
  | "responseCode"
  | "message"
  | "customerMessage"
  | "means"
  | "maskedCard";

/** The part of a gateway order that the position is computed from. */
export type PositionOrder = Pick<GatewayOrder, "billnumber" | "testMode" | "amount" | "state"> & {
  operations: (Pick<MoneyOperation, Decisive> | Pick<OtherOperation, Decisive>)[];
  /** States that were seen on the way: after a cancellation they alone tell whether money was held or taken. */
  seen?: { held: boolean; approved: boolean };
};

/** The same, with the operations that move money: no other one decides anything. */
export type MoneyOrder = Omit<PositionOrder, "operations"> & { operations: Pick<MoneyOperation, Decisive>[] };
