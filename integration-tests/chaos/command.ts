import type { FaultName, FaultService } from "../../simulator";

/** Providers of medusa-config.ts that a shopper may choose: one stage, two stages, Faster Payments, card alone. */
export const providers = ["pp_assist_ru", "pp_assist_hold", "pp_assist-sbp_ru", "pp_assist-card_ru"] as const;
export type ProviderId = (typeof providers)[number];

/** Which of the shopper's two carts. */
export type CartIndex = 0 | 1;

/** One payment of a cart: 0 is the newest session, 1 the one before it, whose page may still be open. */
export interface Target {
  cart: CartIndex;
  back: number;
}

export type ShopperCommand =
  | { do: "session"; cart: CartIndex; provider: ProviderId }
  | ({ do: "leave" } & Target)
  /** Leaves with a form that is rightly signed for another amount, and pays it. */
  | ({ do: "pay-other-amount" } & Target)
  | ({ do: "pay" } & Target)
  | ({ do: "decline" } & Target)
  | ({ do: "submit" } & Target)
  | ({ do: "decide"; approve: boolean } & Target)
  | ({ do: "abandon" } & Target)
  /** Back from Assist, once or several times at once. */
  | ({ do: "return"; times: number } & Target)
  /** A return that nobody was sent on: with an invented number, or with the number of a session that never left. */
  | ({ do: "forged-return"; invented: boolean } & Target)
  | { do: "complete"; cart: CartIndex; times: number }
  | { do: "change-cart"; cart: CartIndex };

export type StaffCommand =
  /** `percent` of what is authorised; `times` requests at once. */
  | { do: "capture"; cart: CartIndex; percent: number; times: number }
  | { do: "refund"; cart: CartIndex; percent: number; times: number }
  /** The same refund as the last one, as staff do who saw an error. */
  | { do: "refund-again"; cart: CartIndex }
  | { do: "capture-and-refund"; cart: CartIndex; percent: number }
  | { do: "cancel-order"; cart: CartIndex }
  | ({ do: "check"; times: number } & Target)
  | { do: "reconcile"; times: number };

/** Acts in Assist's personal account, and of the bank. */
export type AccountCommand =
  | ({ do: "account-charge"; percent: number } & Target)
  | ({ do: "account-cancel"; percent: number } & Target)
  | ({ do: "lapse" } & Target);

export type GatewayCommand =
  | { do: "wait"; minutes: number }
  | { do: "fault"; service: FaultService; fault: FaultName; times: number; skip: number; act: boolean }
  | { do: "clear-faults" };

export type NotificationCommand =
  | { do: "hold-notifications" }
  | { do: "release-notifications"; reversed: boolean }
  | { do: "lose-notifications"; on: boolean }
  | ({ do: "repeat-notification"; times: number } & Target)
  /** A true message with one field changed. */
  | ({ do: "forge-notification"; field: ForgedField } & Target);

export const forgedFields = [
  "orderamount",
  "ordercurrency",
  "merchant_id",
  "ordernumber",
  "orderstate",
  "testmode",
  "checkvalue",
] as const;
export type ForgedField = (typeof forgedFields)[number];

/** What the plugin's process may be doing when it dies. */
export type CrashingCommand = Extract<
  ShopperCommand | StaffCommand,
  { do: "leave" | "return" | "complete" | "capture" | "refund" | "cancel-order" | "check" | "reconcile" }
>;

export type Command =
  | ShopperCommand
  | StaffCommand
  | AccountCommand
  | GatewayCommand
  | NotificationCommand
  /** The process dies after so many steps (questions to the database or the gateway) of the command, and is back after some minutes. */
  | { do: "crash"; after: number; during: CrashingCommand; minutes: number };

export interface Walk {
  commands: Command[];
}

export function shown(command: Command): string {
  return JSON.stringify(command);
}
