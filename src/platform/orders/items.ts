import type { PurchasedItem } from "../../rules/checkout/order-comment";

/** An item of a cart or an order; to be read with {@link itemFields}. */
export interface StoredItem {
  title?: string | null;
  product_title?: string | null;
  /** The query makes it a number; an order keeps it in a row of its own. */
  quantity?: number | null;
}

/** `path` leads to the items: `items.`. */
export const itemFields = (path: string): string[] =>
  ["title", "product_title", "quantity"].map((field) => `${path}${field}`);

/** Those that have a name. Pure. */
export function purchasedItems(items: readonly (StoredItem | null)[] | null | undefined): PurchasedItem[] {
  return (items ?? []).flatMap((item) => {
    const title = item?.product_title ?? item?.title;
    return title ? [{ title, quantity: Number(item?.quantity ?? 1) }] : [];
  });
}
