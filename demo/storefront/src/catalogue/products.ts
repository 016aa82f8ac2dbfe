import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";

export interface Price {
  amount: number;
  currencyCode: string;
}

interface Market {
  region: HttpTypes.StoreRegion;
  countryCode: string;
}

const productFields = "*variants.calculated_price,+metadata";

export async function listProducts(sdk: Medusa, market: Market): Promise<HttpTypes.StoreProduct[]> {
  const { products } = await sdk.store.product.list({
    ...inMarket(market),
    fields: productFields,
    limit: 60,
  });
  return products;
}

export async function findProduct(
  sdk: Medusa,
  market: Market,
  handle: string,
): Promise<HttpTypes.StoreProduct | undefined> {
  const { products } = await sdk.store.product.list({
    ...inMarket(market),
    fields: productFields,
    handle,
    limit: 1,
  });
  return products[0];
}

function inMarket({ region, countryCode }: Market) {
  return { region_id: region.id, country_code: countryCode };
}

/** What the shopper pays for one, tax included where the shop counts it. */
export function variantPrice(variant: HttpTypes.StoreProductVariant): Price | undefined {
  const price = variant.calculated_price;
  const amount = price?.calculated_amount_with_tax ?? price?.calculated_amount;
  const currencyCode = price?.currency_code;
  return typeof amount === "number" && currencyCode ? { amount, currencyCode } : undefined;
}

/** The lowest price of a product, and whether other variants cost more. */
export function lowestPrice(product: HttpTypes.StoreProduct): { price: Price; varies: boolean } | undefined {
  const prices = (product.variants ?? []).map(variantPrice).filter((price) => price !== undefined);
  const [first, ...others] = prices.sort((a, b) => a.amount - b.amount);
  return first && { price: first, varies: others.some(({ amount }) => amount > first.amount) };
}

/** False only when the shop counts the stock of this variant and there is none. */
export function inStock(variant: HttpTypes.StoreProductVariant): boolean {
  if (!variant.manage_inventory || variant.allow_backorder) return true;
  return (variant.inventory_quantity ?? 1) > 0;
}
