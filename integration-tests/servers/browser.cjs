const { chromium } = require("playwright-core");

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let browser;

/** The Chromium that CHROME_PATH names, one for all test files. Throws a sentence when it names none. */
exports.launchBrowser = async function launchBrowser() {
  if (browser?.isConnected()) return browser;
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath)
    throw new Error("CHROME_PATH must name a Chromium; npm test -- --only browser sets it.");
  browser = await chromium.launch({ executablePath, args });
  return browser;
};
