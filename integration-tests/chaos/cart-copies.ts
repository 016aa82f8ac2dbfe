import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { copyRows, type Row, type Template } from "./row-copies";

/** What a cart consists of once it has an address, delivery and a payment collection: table, and the rows' owner. */
const parts: [table: string, column: string, owner: "cart" | "address" | "item" | "method" | "collection"][] =
  [
    ["cart_address", "id", "address"],
    ["cart", "id", "cart"],
    ["cart_line_item", "cart_id", "cart"],
    ["cart_line_item_tax_line", "item_id", "item"],
    ["cart_shipping_method", "cart_id", "cart"],
    ["cart_shipping_method_tax_line", "shipping_method_id", "method"],
    ["payment_collection", "id", "collection"],
    ["cart_payment_collection", "cart_id", "cart"],
  ];

/**
 * Carts by copying the rows of one that was made through the platform's own workflows. Making a cart is most of a
 * walk's time and none of its purpose.
 */
export class CartCopies {
  private readonly templates = new Map<number, Promise<Template>>();

  constructor(
    private readonly database: Knex,
    private readonly make: (quantity: number) => Promise<string>,
  ) {}

  async cart(quantity: number): Promise<string> {
    const known = this.templates.get(quantity) ?? this.read(quantity);
    this.templates.set(quantity, known);
    const template = await known;
    const ids = await copyRows(this.database, template);
    const [, carts = []] = template.find(([table]) => table === "cart") ?? [];
    return String(ids.get(carts[0]?.id));
  }

  private async read(quantity: number): Promise<Template> {
    const cartId = await this.make(quantity);
    const ids = async (table: string, column: string): Promise<string[]> =>
      this.database(table).where({ cart_id: cartId }).pluck(column);
    const addresses = (await this.database("cart").where({ id: cartId }).first()) as {
      shipping_address_id: string;
      billing_address_id: string;
    };
    const owners = {
      cart: [cartId],
      address: [addresses.shipping_address_id, addresses.billing_address_id],
      item: await ids("cart_line_item", "id"),
      method: await ids("cart_shipping_method", "id"),
      collection: await ids("cart_payment_collection", "payment_collection_id"),
    };
    return Promise.all(
      parts.map(async ([table, column, owner]): Promise<[string, Row[]]> => [
        table,
        (await this.database(table).whereIn(column, owners[owner])) as Row[],
      ]),
    );
  }
}
