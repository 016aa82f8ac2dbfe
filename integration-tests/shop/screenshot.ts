import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = join(__dirname, "../../.cache/screenshots");

/** What the highest of the scrolling parts does not show. A text, since these sources know no browser. */
const hiddenHeight = `Math.max(0, ...[...document.querySelectorAll("body *")].map(
  ({ scrollHeight, clientHeight }) => (clientHeight > 300 ? scrollHeight - clientHeight : 0),
))`;

/**
 * Writes NAME.png, for people to look at, when SCREENSHOTS is 1. The panel scrolls inside itself, so that the window is
 * made as high as all that it shows for the moment.
 */
export async function writeScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  if (before) {
    const hidden = await page.evaluate<number>(hiddenHeight);
    await page.setViewportSize({ width: before.width, height: Math.min(before.height + hidden, 4000) });
  }
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  if (before) await page.setViewportSize(before);
}
