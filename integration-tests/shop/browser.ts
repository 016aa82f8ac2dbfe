import { chromium, type Browser } from "playwright-core";

/** What a step may take on a busy machine. Nothing waits this long unless something is wrong. */
export const patience = 20_000;

/** Starts the Chromium that CHROME_PATH names. Throws a sentence when it names none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath)
    throw new Error("CHROME_PATH must name a Chromium; npm test -- --only browser sets it.");
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return chromium.launch({ executablePath, args });
}
