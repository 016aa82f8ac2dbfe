import { chromium, type Browser } from "playwright-core";
import { globals } from "./inside";

/** After this a step in the browser is taken to hang. */
export const patience = globals.hangsAfter;

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
