import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { copyRows, type Row, type Template } from "./row-copies";

/** An order that staff have made by hand, or a draft of one. */
export type HandMade = "order" | "draft";

/** What an order consists of that nobody has paid or changed: table, and the rows' owner. */
const parts: [table: string, column: string, owner: "order" | "address" | "item" | "method"][] = [
  ["order_address", "id", "address"],
  ["order", "id", "order"],
  ["order_summary", "order_id", "order"],
  ["order_line_item", "id", "item"],
  ["order_line_item_tax_line", "item_id", "item"],
  ["order_item", "order_id", "order"],
  ["order_shipping_method", "id", "method"],
  ["order_shipping_method_tax_line", "shipping_method_id", "method"],
  ["order_shipping", "order_id", "order"],
];

/** Orders by copying the rows of one that was made through the platform's own workflows, as {@link CartCopies} does. */
export class OrderCopies {
  private readonly templates = new Map<HandMade, Promise<Template>>();

  constructor(
    private readonly database: Knex,
    private readonly make: (kind: HandMade) => Promise<string>,
  ) {}

  async order(kind: HandMade): Promise<string> {
    const known = this.templates.get(kind) ?? this.read(kind);
    this.templates.set(kind, known);
    const template = await known;
    const ids = await copyRows(this.database, template);
    const [, orders = []] = template.find(([table]) => table === "order") ?? [];
    return String(ids.get(orders[0]?.id));
  }

  private async read(kind: HandMade): Promise<Template> {
    const orderId = await this.make(kind);
    const ids = async (table: string, column: string): Promise<string[]> =>
      this.database(table).where({ order_id: orderId }).pluck(column);
    const addresses = (await this.database("order").where({ id: orderId }).first()) as {
      shipping_address_id: string | null;
      billing_address_id: string | null;
    };
    const owners = {
      order: [orderId],
      address: [addresses.shipping_address_id, addresses.billing_address_id].filter((id) => id !== null),
      item: await ids("order_item", "item_id"),
      method: await ids("order_shipping", "shipping_method_id"),
    };
    return Promise.all(
      parts.map(async ([table, column, owner]): Promise<[string, Row[]]> => [
        table,
        (await this.database(table).whereIn(column, owners[owner])) as Row[],
      ]),
    );
  }
}
