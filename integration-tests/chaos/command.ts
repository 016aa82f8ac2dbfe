import type { FaultName, FaultService } from "../../simulator";

/**
 * Providers of medusa-config.ts that a shopper may choose: one stage, two stages, Faster Payments, card alone, and those
 * of the accounts that give money back which fits no order, in one stage and two.
 */
export const providers = [
  "pp_assist_ru",
  "pp_assist_hold",
  "pp_assist-sbp_ru",
  "pp_assist-card_ru",
  "pp_assist_generous",
  "pp_assist_generoushold",
] as const;

/** Order now, pay later by link; an order that nobody pays in time stays, or is canceled. */
export const laterProviders = {
  "by-link": "pp_assist-bill_ru",
  "in-time": "pp_assist-bill_cancels",
} as const;
/** Orders from the checkout that are to be paid by link. */
export type LaterPlace = keyof typeof laterProviders;

export type ProviderId = (typeof providers)[number] | (typeof laterProviders)[LaterPlace];

/** Which of the shopper's two carts. */
export type CartIndex = 0 | 1;

/**
 * What bills are made for: an order or a draft that staff make by hand, what they add to the order of the first cart, or
 * an order that the shopper has placed to be paid by link.
 */
export type BillPlace = "order" | "draft" | "added" | LaterPlace;

/** Whose payments. */
export type Place = CartIndex | BillPlace;

/** One payment: 0 is the newest session or bill, 1 the one before it, whose page may still be open. */
export interface Target {
  cart: Place;
  back: number;
}

export interface BillTarget {
  cart: BillPlace;
  back: number;
}

export type ShopperCommand =
  | { do: "session"; cart: CartIndex; provider: ProviderId }
  | ({ do: "leave" } & Target)
  /** Leaves with a form of which one field was changed that no check value covers. */
  | ({ do: "leave-changed"; field: ChangedField } & Target)
  /** Leaves with a form that is rightly signed for another amount, and pays it. */
  | ({ do: "pay-other-amount" } & Target)
  | ({ do: "pay" } & Target)
  | ({ do: "pay-by-sbp" } & Target)
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

export const orderChanges = ["more", "less", "return", "exchange"] as const;
export type OrderChange = (typeof orderChanges)[number];

export type DeskAct = "capture" | "refund" | "void";

export type StaffCommand =
  /** `percent` of what is authorised; `times` requests at once. */
  | { do: "capture"; cart: Place; percent: number; times: number }
  | { do: "refund"; cart: Place; percent: number; times: number }
  /** The same refund as the last one, as staff do who saw an error. */
  | { do: "refund-again"; cart: Place }
  | { do: "capture-and-refund"; cart: Place; percent: number }
  | { do: "cancel-order"; cart: Place }
  /** Staff change an order of the checkout; what comes back has been shipped before. */
  | { do: "change-order"; cart: CartIndex; change: OrderChange }
  /** An act of the panel, under one request key however often it is pressed. 100 percent: without an amount, all there is. */
  | { do: "desk"; act: DeskAct; cart: Place; percent: number; times: number }
  /** Staff have dealt with a case otherwise. */
  | ({ do: "close-case" } & Target)
  /** The money of a case goes back. */
  | ({ do: "refund-case"; times: number } & Target)
  | ({ do: "check"; times: number } & Target)
  | { do: "reconcile"; times: number };

/** What staff do about bills, and about orders that lack money. */
export type BillCommand =
  /** `percent` of what the order lacks; `times` requests at once. */
  | { do: "make-bill"; cart: BillPlace; percent: number; twoStage: boolean; days: number; times: number }
  | ({ do: "check-bill"; times: number } & BillTarget)
  | ({ do: "revoke-bill"; times: number } & BillTarget)
  | ({ do: "resend-bill" } & BillTarget)
  /** One product more, or none of the first one. */
  | { do: "edit-order"; cart: BillPlace; more: boolean }
  /** The money came otherwise. */
  | { do: "mark-as-paid"; cart: BillPlace }
  | { do: "convert-draft" }
  | { do: "drop-draft" };

/** What Assist lists of an order without any money of it having moved: points, or a kind that nobody knows. */
export const otherOperations = [
  { amount: "15.00", currency: "USD" },
  { amount: "120.00", currency: "BNS" },
  { type: 700, amount: "1.00", currency: "RUB" },
] as const;

/** Acts in Assist's personal account, and of the bank. */
export type AccountCommand =
  | ({ do: "other-operation"; which: 0 | 1 | 2 } & Target)
  | ({ do: "account-charge"; percent: number } & Target)
  | ({ do: "account-cancel"; percent: number } & Target)
  | ({ do: "account-revoke-bill" } & BillTarget)
  | ({ do: "lapse" } & Target);

/** What keeps an answer on its way, or a clock from being right. */
export type OddTimeCommand =
  /** Somebody asks Assist about a payment, and is held up before anything is made of the answer … */
  | ({ do: "ask-and-stall" } & Target)
  /** … until now; all answers that wait, the newest first or the oldest. */
  | { do: "wake"; newestFirst: boolean }
  /** The clock of the shop's server is so far ahead of the database's, or behind it. */
  | { do: "set-shop-clock"; minutes: number };

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

/** Of the payment form: stage, means, and what concerns the shopper alone. */
export const changedFields = ["Delay", "FastPayPayment", "CardPayment", "Language", "URL_RETURN_OK"] as const;
export type ChangedField = (typeof changedFields)[number];

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
  ShopperCommand | StaffCommand | BillCommand,
  {
    do:
      | "leave"
      | "return"
      | "complete"
      | "capture"
      | "refund"
      | "cancel-order"
      | "change-order"
      | "desk"
      | "refund-case"
      | "check"
      | "reconcile"
      | "make-bill"
      | "check-bill"
      | "revoke-bill"
      | "edit-order"
      | "mark-as-paid";
  }
>;

export type Command =
  | ShopperCommand
  | StaffCommand
  | BillCommand
  | AccountCommand
  | GatewayCommand
  | OddTimeCommand
  | NotificationCommand
  /** The process dies after so many steps (questions to the database or the gateway) of the command, and is back after some minutes. */
  | { do: "crash"; after: number; during: CrashingCommand; minutes: number };

export interface Walk {
  commands: Command[];
}

export function shown(command: Command): string {
  return JSON.stringify(command);
}
