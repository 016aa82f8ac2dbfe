import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Violation } from "./invariants";
import type { ShopDoor } from "./shop-door";

/** Somebody else's cart with a payment session that was never paid: the oldest in the shop, and so the first that a careless look finds. */
export class Stranger {
  private constructor(
    private readonly database: Knex,
    private readonly cartId: string,
  ) {}

  static async shops(database: Knex, door: ShopDoor): Promise<Stranger> {
    const cartId = await door.cart(1);
    if (!(await door.session(cartId, "pp_assist_ru"))) throw new Error("A stranger could not begin to pay.");
    return new Stranger(database, cartId);
  }

  async judge(): Promise<Violation[]> {
    const cart = (await this.database("cart").where({ id: this.cartId }).first()) as
      { completed_at: Date | null } | undefined;
    const orders = await this.database("order_cart").where({ cart_id: this.cartId });
    const touched = !cart || cart.completed_at !== null || orders.length > 0;
    return touched
      ? [{ rule: "a stranger's cart stays a cart", sentence: `cart ${this.cartId} was completed` }]
      : [];
  }
}
