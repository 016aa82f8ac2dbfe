import Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { createContext, useContext, type ReactNode } from "react";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Loading } from "../layout/message.js";
import { loadConfig, type ShopConfig } from "./config.js";
import { ShopError } from "./errors.js";
import { useLoad } from "./use-load.js";

interface Shop {
  config: ShopConfig;
  sdk: Medusa;
  region: HttpTypes.StoreRegion;
  countryCode: string;
}

const ShopContext = createContext<Shop | undefined>(undefined);
const homeCountry = "ru";

async function openShop(): Promise<Shop> {
  const config = await loadConfig();
  const sdk = new Medusa({ baseUrl: config.backendUrl, publishableKey: config.publishableKey });
  const { regions } = await sdk.store.region.list();
  const region = regions.find(sellsIn(homeCountry)) ?? regions[0];
  if (!region) throw new ShopError((t) => t.errors.noRegion);
  const countryCode = sellsIn(homeCountry)(region)
    ? homeCountry
    : (region.countries?.[0]?.iso_2 ?? homeCountry);
  return { config, sdk, region, countryCode };
}

function sellsIn(country: string) {
  return (region: HttpTypes.StoreRegion) => region.countries?.some(({ iso_2 }) => iso_2 === country) ?? false;
}

export function ShopProvider({ children }: { children: ReactNode }) {
  const [shop, retry] = useLoad("shop", openShop);
  const { t } = useLanguage();

  if (shop.status === "loading") return <Loading text={t.shop.loading} />;
  if (shop.status === "failed") return <LoadFailure error={shop.error} retry={retry} />;
  return <ShopContext.Provider value={shop.value}>{children}</ShopContext.Provider>;
}

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error("useShop is used outside ShopProvider");
  return shop;
}
