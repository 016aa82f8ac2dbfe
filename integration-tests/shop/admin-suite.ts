import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { eventually } from "./eventually";
import { globals } from "./inside";
import { writeScreenshot } from "./screenshot";
import type { Credentials } from "./staff";
import { shopSuite, type ShopSuite, type SuiteOptions } from "./suite";

export interface StaffOptions {
  language?: "en" | "ru";
  viewport?: { width: number; height: number };
}

/** The whole shop with its admin panel, and staff who work in it with a real browser. */
export interface AdminSuite extends ShopSuite {
  /** The panel in a browser of its own, logged in; `page.goto("/app/orders")` goes where the address says. */
  staff: (options?: StaffOptions) => Promise<Page>;
  /** Somebody who has no part in the panel, in a browser of their own. */
  customer: () => Promise<Page>;
  /** Writes .cache/screenshots/NAME.png when SCREENSHOTS is 1: the whole length of the panel's page. */
  screenshot: (page: Page, name: string) => Promise<void>;
}

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Like `shopSuite`, with the built panel (npm test -- --only admin builds it) at /app and Chromium. */
export function adminSuite(
  tests: (suite: AdminSuite) => void,
  options: Omit<SuiteOptions, "panel"> = {},
): void {
  let browser: Browser;
  let session: Session | undefined;
  const open: BrowserContext[] = [];
  /** What the browser waits for. */
  const asked = new Set<Request>();

  beforeAll(async () => {
    browser = await globals.launchBrowser();
  });

  shopSuite(
    (shop) => {
      const suite = shop as AdminSuite;

      const openBrowser = async (
        { language = "en", viewport }: StaffOptions,
        signedIn?: Session,
      ): Promise<Page> => {
        const context = await browser.newContext({
          baseURL: suite.backendUrl,
          locale: language === "ru" ? "ru-RU" : "en-US",
          timezoneId: "Europe/Moscow",
          viewport: viewport ?? { width: 1280, height: 900 },
          permissions: ["clipboard-read", "clipboard-write"],
          ...(signedIn ? { storageState: signedIn } : {}),
        });
        open.push(context);
        context.on("request", (request) => asked.add(request));
        context.on("requestfinished", (request) => asked.delete(request));
        context.on("requestfailed", (request) => asked.delete(request));
        context.setDefaultTimeout(globals.hangsAfter);
        await context.addCookies([{ name: "lng", value: language, url: suite.backendUrl }]);
        return context.newPage();
      };

      beforeEach(() => {
        suite.screenshot = writeScreenshot;
        suite.staff = async (options = {}) => {
          session ??= await logIn(await openBrowser({}), suite.shop.staff);
          return openBrowser(options, session);
        };
        suite.customer = () => openBrowser({});
      });

      // Before the database is put back: a page that is still open would ask the shop about what is gone. What it has
      // asked is answered first, as Medusa logs an error with every answer that it has to break off.
      afterEach(async () => {
        await eventually(
          () => Promise.resolve(asked.size),
          (waiting) => waiting === 0,
        ).catch(() => undefined);
        asked.clear();
        await Promise.all(open.splice(0).map((context) => context.close()));
      });

      tests(suite);
    },
    { panel: true, ...options },
  );
}

/** Through the form, once in a test file: Medusa remembers sessions longer than the database its tests put back. */
async function logIn(page: Page, { email, password }: Credentials): Promise<Session> {
  await page.goto("/app/login");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/app\/(?!login)/);
  return page.context().storageState();
}
