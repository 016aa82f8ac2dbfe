import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { globals, type Storefront } from "./inside";
import { Shopper } from "./shopper";
import { shopSuite, type ShopSuite } from "./suite";

/** The whole shop with its storefront, and people who walk through it in a real browser. */
export interface BrowserSuite extends ShopSuite {
  storefrontUrl: string;
  /** A shopper with a browser of their own: nothing is remembered from anybody else. */
  shopper: (options?: BrowserContextOptions) => Promise<Shopper>;
}

/** Like `shopSuite`, with the demo's storefront on a port of its own and the Chromium that CHROME_PATH names. */
export function browserSuite(tests: (suite: BrowserSuite) => void): void {
  let storefront: Storefront;
  let browser: Browser;
  const open: BrowserContext[] = [];

  beforeAll(async () => {
    storefront = await globals.startStorefront();
    browser = await globals.launchBrowser();
  });

  shopSuite(
    (shop) => {
      const suite = shop as BrowserSuite;

      beforeEach(() => {
        const publishableKey = suite.shop.store.headers["x-publishable-api-key"] ?? "";
        storefront.connect({ backendUrl: suite.backendUrl, publishableKey });
        suite.storefrontUrl = storefront.url;
        suite.shopper = async (options) => {
          const context = await browser.newContext({ locale: "en-US", ...options });
          context.setDefaultTimeout(globals.hangsAfter);
          open.push(context);
          return new Shopper(await context.newPage(), storefront.url);
        };
      });

      // Before the database is put back: a page that is still open would ask the shop about what is gone.
      afterEach(async () => {
        await Promise.all(open.splice(0).map((context) => context.close()));
      });

      tests(suite);
    },
    // Medusa's configuration allows this origin, so it must be known before the server starts.
    { settings: async () => ({ ASSIST_STOREFRONT_URL: (await globals.startStorefront()).url }) },
  );
}
