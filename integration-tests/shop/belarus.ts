import type { ShopSuite } from "./suite";

/** What such a cart costs, in Belarusian roubles. */
export const belarusianTotal = "49.90";

/** A cart in a region of its own, in BYN, that needs no delivery. */
export async function belarusianCart(
  { api, shop }: Pick<ShopSuite, "api" | "shop">,
  providers: readonly string[],
): Promise<string> {
  const { admin, store, salesChannelId } = shop;
  const { region } = (
    await api.post<{ region: { id: string } }>(
      "/admin/regions",
      { name: "Belarus", currency_code: "byn", countries: ["by"], payment_providers: providers },
      admin,
    )
  ).data;
  const price = { currency_code: "byn", amount: Number(belarusianTotal) };
  const { product } = (
    await api.post<{ product: { variants: { id: string }[] } }>(
      "/admin/products",
      {
        title: "Recipes",
        status: "published",
        options: [{ title: "Size", values: ["One"] }],
        sales_channels: [{ id: salesChannelId }],
        variants: [{ title: "One", options: { Size: "One" }, manage_inventory: false, prices: [price] }],
      },
      admin,
    )
  ).data;
  const { cart } = (
    await api.post<{ cart: { id: string } }>(
      "/store/carts",
      {
        region_id: region.id,
        sales_channel_id: salesChannelId,
        email: "anna@shopper.example",
        billing_address: {
          first_name: "Anna",
          country_code: "by",
          province: "BY-HM",
          address_1: "Example street 1",
        },
        items: [{ variant_id: product.variants[0]?.id, quantity: 1 }],
      },
      store,
    )
  ).data;
  return cart.id;
}
