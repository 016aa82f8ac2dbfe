import type { Stack } from "../../scripts/stack.mjs" with { "resolution-mode": "import" };
import type { Http } from "../shop/http";
import type { Shop } from "../shop/seed";

/** Finds in the demo's shop what a checkout needs, and signs its staff in. */
export async function readShop(http: Http, stack: Stack): Promise<Shop> {
  const { token } = (await http.post<{ token: string }>("/auth/user/emailpass", stack.staff)).data;
  const admin = { headers: { authorization: `Bearer ${token}` } };
  const first = async <Item>(path: string, list: string): Promise<Item> => {
    const { data } = await http.get<Record<string, Item[]>>(path, admin);
    const [item] = data[list] ?? [];
    if (item === undefined) throw new Error(`The shop has no ${list}.`);
    return item;
  };
  const region = await first<{ id: string }>("/admin/regions?currency_code=rub", "regions");
  const channel = await first<{ id: string }>("/admin/sales-channels", "sales_channels");
  const option = await first<{ id: string }>("/admin/shipping-options?q=Courier", "shipping_options");
  const product = await first<{ variants: { id: string }[] }>(
    "/admin/products?handle=enamel-mug",
    "products",
  );
  return {
    admin,
    store: { headers: { "x-publishable-api-key": stack.publishableKey } },
    staff: stack.staff,
    regionId: region.id,
    variantId: product.variants[0]?.id ?? "",
    shippingOptionId: option.id,
    salesChannelId: channel.id,
  };
}
