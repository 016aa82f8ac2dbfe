/** What the comment of a payment or a bill may name in braces. */
const placeholders = ["order_number", "items"] as const;

type Placeholder = (typeof placeholders)[number];

export interface PurchasedItem {
  title: string;
  quantity: number;
}

/** What is paid for. */
export interface Purchase {
  /** The shop's number of the order; the number at Assist while there is none yet. */
  orderNumber: string;
  items: readonly PurchasedItem[];
}

const named = /\{([^{}]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((one) => one === name);

/** Names in braces that stand for nothing, each once. Pure. */
export function unknownPlaceholders(template: string): string[] {
  const names = [...template.matchAll(named)].map(([, name = ""]) => name);
  return [...new Set(names.filter((name) => !isPlaceholder(name)))];
}

/** The comment with what it names put in; braces in the names of items mean nothing. Pure. */
export function orderComment(template: string, { orderNumber, items }: Purchase): string {
  const values: Record<Placeholder, () => string> = {
    order_number: () => orderNumber,
    items: () =>
      items.map(({ title, quantity }) => (quantity === 1 ? title : `${title} × ${quantity}`)).join(", "),
  };
  return template.replace(named, (text, name: string) => (isPlaceholder(name) ? values[name]() : text));
}
