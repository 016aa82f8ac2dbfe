import type { OrderView } from "./view";
import type { Element } from "./xml";

export interface JsonStyle {
  /** Bare numbers or strings, by service and rule (§6.2). */
  amount(text: string): number | string;
}

/** How one service words its answer. */
export interface Answer {
  /** Of the DTD. */
  declarations: string;
  padded?: boolean;
  elements(views: OrderView[]): Element[];
  json(view: OrderView, style: JsonStyle): Record<string, unknown>;
}
