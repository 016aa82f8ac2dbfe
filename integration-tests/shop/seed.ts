import { randomUUID } from "node:crypto";
import { FetchHttp } from "./fetch-http";
import type { Inside, InsideTools } from "./inside";
import { makeTemplates } from "./make-templates";
import type { ShopTemplates } from "./shop-copies";
import { makeStaff, type Credentials } from "./staff";

/** A small rouble shop, made through the Admin API as a merchant would. */
export interface Shop {
  admin: { headers: Record<string, string> };
  store: { headers: Record<string, string> };
  /** What the member of staff whom `admin` speaks for types into the panel's login. */
  staff: Credentials;
  regionId: string;
  /** 1 499.90 roubles, no tax. */
  variantId: string;
  /** 250.10 roubles. */
  shippingOptionId: string;
  salesChannelId: string;
  /** What tests copy; absent while it is being made. */
  templates?: ShopTemplates;
}

export const productPrice = "1499.90";
export const shippingPrice = "250.10";
/** One product with delivery. */
export const cartTotal = "1750.00";

/** Those of medusa-config.ts that shoppers can choose in the region. */
export const allProviders = [
  "pp_system_default",
  "pp_assist_ru",
  "pp_assist-card_ru",
  "pp_assist-sbp_ru",
  "pp_assist_hold",
  "pp_assist-sbp_hold",
  "pp_assist_generous",
  "pp_assist_generoushold",
  "pp_assist_incomplete",
  "pp_assist_panel",
  "pp_assist-bill_ru",
  "pp_assist-bill_hold",
  "pp_assist-bill_cancels",
  "pp_assist-bill_reminds",
];

/** Runs inside the shop's server (scripts/test-shop.mjs). `url`: the server's own address. */
export async function seedShop(tools: InsideTools, url: string): Promise<Shop> {
  const api = new FetchHttp(url);
  const inside: Inside = async (work, argument) => work(tools, argument as never);
  const { headers, credentials } = await makeStaff({ api, inside }, "staff@shop.example");
  const admin = { headers };
  const make = async <T>(path: string, body: unknown): Promise<T> =>
    (await api.post<T>(path, body, admin)).data;

  const { sales_channel: channel } = await make<{ sales_channel: { id: string } }>("/admin/sales-channels", {
    name: "Shop",
  });
  const { api_key: key } = await make<{ api_key: { id: string; token: string } }>("/admin/api-keys", {
    title: "Storefront",
    type: "publishable",
  });
  await make(`/admin/api-keys/${key.id}/sales-channels`, { add: [channel.id] });
  const { region } = await make<{ region: { id: string } }>("/admin/regions", {
    name: "Russia",
    currency_code: "rub",
    countries: ["ru"],
    payment_providers: allProviders,
  });
  await make("/admin/tax-regions", { country_code: "ru", provider_id: "tp_system" });
  const shippingOptionId = await seedShipping(make, channel.id);
  const { product } = await make<{ product: { variants: { id: string }[] } }>("/admin/products", {
    title: "Teapot",
    status: "published",
    options: [{ title: "Size", values: ["One"] }],
    shipping_profile_id: shippingOptionId.profileId,
    sales_channels: [{ id: channel.id }],
    variants: [
      {
        title: "One",
        options: { Size: "One" },
        manage_inventory: false,
        prices: [{ currency_code: "rub", amount: Number(productPrice) }],
      },
    ],
  });
  const shop = {
    admin,
    store: { headers: { "x-publishable-api-key": key.token } },
    staff: credentials,
    regionId: region.id,
    variantId: product.variants[0]?.id ?? "",
    shippingOptionId: shippingOptionId.id,
    salesChannelId: channel.id,
  };
  return { ...shop, templates: await makeTemplates(shop, api, tools) };
}

type Make = <T>(path: string, body: unknown) => Promise<T>;

async function seedShipping(make: Make, channelId: string): Promise<{ id: string; profileId: string }> {
  const { stock_location: location } = await make<{ stock_location: { id: string } }>(
    "/admin/stock-locations",
    { name: "Store room" },
  );
  await make(`/admin/stock-locations/${location.id}/sales-channels`, { add: [channelId] });
  await make(`/admin/stock-locations/${location.id}/fulfillment-providers`, { add: ["manual_manual"] });
  const { stock_location: withSet } = await make<{ stock_location: { fulfillment_sets: { id: string }[] } }>(
    `/admin/stock-locations/${location.id}/fulfillment-sets?fields=id,*fulfillment_sets`,
    { name: `Delivery ${randomUUID()}`, type: "shipping" },
  );
  const setId = withSet.fulfillment_sets[0]?.id ?? "";
  const { fulfillment_set: set } = await make<{ fulfillment_set: { service_zones: { id: string }[] } }>(
    `/admin/fulfillment-sets/${setId}/service-zones`,
    { name: `Russia ${randomUUID()}`, geo_zones: [{ type: "country", country_code: "ru" }] },
  );
  const { shipping_profile: profile } = await make<{ shipping_profile: { id: string } }>(
    "/admin/shipping-profiles",
    {
      name: `Parcels ${randomUUID()}`,
      type: "default",
    },
  );
  const { shipping_option: option } = await make<{ shipping_option: { id: string } }>(
    "/admin/shipping-options",
    {
      name: "Post",
      service_zone_id: set.service_zones[0]?.id,
      shipping_profile_id: profile.id,
      provider_id: "manual_manual",
      price_type: "flat",
      type: { label: "Post", description: "By post", code: "post" },
      prices: [{ currency_code: "rub", amount: Number(shippingPrice) }],
      rules: [],
    },
  );
  return { id: option.id, profileId: profile.id };
}
