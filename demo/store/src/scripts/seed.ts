import { writeFile } from "node:fs/promises";
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils";
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types";
import {
  createProductsWorkflow,
  createRegionsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  createUsersWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import { type DemoProduct, products } from "./catalogue";

const paymentProviders = [
  "pp_assist_demo",
  "pp_assist-card_demo",
  "pp_assist-sbp_demo",
  "pp_assist-bill_demo",
  "pp_assist_hold",
  "pp_system_default",
];

/**
 * Fills an empty store: a region in roubles, delivery, goods, a member of staff. Run again it changes nothing but the
 * staff password. Settings come from the environment: DEMO_STAFF_EMAIL, DEMO_STAFF_PASSWORD, BACKEND_URL (for the
 * pictures), and SEED_RESULT, the file that gets what the storefront needs.
 */
export default async function seed({ container }: ExecArgs) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: stores } = await query.graph({ entity: "store", fields: ["id", "default_sales_channel_id"] });
  const { data: keys } = await query.graph({
    entity: "api_key",
    fields: ["token"],
    filters: { type: "publishable" },
  });
  const store = stores[0];
  const key = keys[0];
  // Medusa makes both at its first start.
  if (!store?.default_sales_channel_id || !key)
    throw new Error("The store has no default sales channel or publishable key.");

  const { data: regions } = await query.graph({
    entity: "region",
    fields: ["id"],
    filters: { currency_code: "rub" },
  });
  if (regions.length === 0) {
    await updateStoresWorkflow(container).run({
      input: {
        selector: { id: store.id },
        update: {
          name: "Polyana",
          supported_currencies: [{ currency_code: "rub", is_default: true, is_tax_inclusive: true }],
        },
      },
    });
    await createRegion(container);
    const profileId = await createShipping(container, store.default_sales_channel_id);
    await createGoods(container, store.default_sales_channel_id, profileId);
  }
  await setStaff(container);

  if (process.env.SEED_RESULT)
    await writeFile(process.env.SEED_RESULT, JSON.stringify({ publishableKey: key.token }));
}

async function createRegion(container: MedusaContainer) {
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Russia",
          currency_code: "rub",
          countries: ["ru"],
          payment_providers: paymentProviders,
          automatic_taxes: true,
          is_tax_inclusive: true,
        },
      ],
    },
  });
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: "ru",
        provider_id: "tp_system",
        default_tax_rate: { name: "VAT", code: "vat22", rate: 22 },
      },
    ],
  });
}

/** Returns the shipping profile that the goods belong to. */
async function createShipping(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        { name: "Warehouse", address: { address_1: "ul. Polevaya 1", city: "Kostroma", country_code: "RU" } },
      ],
    },
  });
  const location = first(locations);
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: location.id, add: [salesChannelId] },
  });

  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const set = await fulfillment.createFulfillmentSets({
    name: "Delivery across Russia",
    type: "shipping",
    service_zones: [{ name: "Russia", geo_zones: [{ type: "country", country_code: "ru" }] }],
  });
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const stockLocation = { [Modules.STOCK_LOCATION]: { stock_location_id: location.id } };
  await link.create([
    { ...stockLocation, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } },
    { ...stockLocation, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
  ]);

  const profileId = await shippingProfile(container);
  const option = (name: string, ru: string, code: string, amount: number) => ({
    name,
    price_type: "flat" as const,
    provider_id: "manual_manual",
    service_zone_id: first(set.service_zones).id,
    shipping_profile_id: profileId,
    type: { label: name, description: name, code },
    data: { title_en: name, title_ru: ru },
    metadata: { title_en: name, title_ru: ru },
    prices: [{ currency_code: "rub", amount }],
    rules: [
      { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
      { attribute: "is_return", value: "false", operator: "eq" as const },
    ],
  });
  await createShippingOptionsWorkflow(container).run({
    input: [
      option("Pick-up point", "Пункт выдачи", "pickup", 0),
      option("Courier to the door", "Курьер до двери", "courier", 349.5),
    ],
  });
  return profileId;
}

/** Medusa's own migration makes a default profile; a store made otherwise may have none. */
async function shippingProfile(container: MedusaContainer): Promise<string> {
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" });
  if (existing) return existing.id;
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Goods", type: "default" }] },
  });
  return first(result).id;
}

async function createGoods(container: MedusaContainer, salesChannelId: string, shippingProfileId: string) {
  await createProductsWorkflow(container).run({
    input: { products: products.map((product) => productInput(product, salesChannelId, shippingProfileId)) },
  });
}

function productInput(product: DemoProduct, salesChannelId: string, shippingProfileId: string) {
  // Medusa serves its folder static/ itself.
  const picture = `${process.env.BACKEND_URL}/static/${product.handle}.svg`;
  const { title, subtitle, description } = product;
  return {
    title: title.en,
    subtitle: subtitle.en,
    description: description.en,
    handle: product.handle,
    status: ProductStatus.PUBLISHED,
    thumbnail: picture,
    images: [{ url: picture }],
    metadata: { title_ru: title.ru, subtitle_ru: subtitle.ru, description_ru: description.ru },
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    options: [{ title: product.option, values: product.variants.map((variant) => variant.title) }],
    variants: product.variants.map((variant) => ({
      title: variant.title,
      sku: variant.sku,
      options: { [product.option]: variant.title },
      manage_inventory: false,
      prices: [{ currency_code: "rub", amount: variant.roubles }],
    })),
  };
}

async function setStaff(container: MedusaContainer) {
  const email = process.env.DEMO_STAFF_EMAIL;
  const password = process.env.DEMO_STAFF_PASSWORD;
  if (!email || !password) return;
  const auth = container.resolve(Modules.AUTH);
  const [known] = await container.resolve(Modules.USER).listUsers({ email });
  if (known) {
    await auth.updateProvider("emailpass", { entity_id: email, password });
    return;
  }
  const { result: users } = await createUsersWorkflow(container).run({
    input: { users: [{ email, first_name: "Demo", last_name: "Staff" }] },
  });
  const { authIdentity, error } = await auth.register("emailpass", { body: { email, password } });
  if (!authIdentity) throw new Error(error ?? "The staff login could not be made.");
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: first(users).id } });
}

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("Medusa made nothing.");
  return item;
}
