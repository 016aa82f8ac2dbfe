// Where test files that work with a shop run. What is kept from one file to the next, the shop's servers above all, lives
// out here: jest loads a test file and all that it imports anew for each file.
const { join, relative } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");
const { ShopServers } = require("./pool.cjs");
const { once } = require("./once.cjs");
const { HANGS_AFTER } = require("./hang.cjs");

const root = join(__dirname, "../..");
const servers = new ShopServers();

async function freePort() {
  const { freePorts } = await import("../../scripts/ports.mjs");
  const [port] = await freePorts(0);
  return port;
}

class ShopEnvironment extends TestEnvironment {
  #leased = [];
  #broken = false;

  async setup() {
    await super.setup();
    // Dates that the database's driver makes out here are dates in there.
    this.global.Date = Date;
    this.global.hangsAfter = HANGS_AFTER;
    this.global.once = once;
    this.global.freePort = (name) => once(`port of the ${name}`, freePort);
    this.global.startStorefront = () => once("storefront", require("./storefront.cjs").startStorefront);
    this.global.launchBrowser = () => require("./browser.cjs").launchBrowser();
    this.global.shopServers = {
      lease: async (settings, options) => {
        const server = await servers.lease(settings, options);
        this.#leased.push(server);
        return server;
      },
      connect: (url) => {
        const { knex } = require("@medusajs/framework/mikro-orm/knex");
        return knex({ client: "pg", connection: url, pool: { min: 0, max: 4 } });
      },
    };
  }

  handleTestEvent({ name, hook, error, test }) {
    if (name === "hook_failure") {
      // What a hook of the suite could not do may be the server's fault.
      this.#broken = true;
      this.#nameLogs(test?.errors ?? hook?.parent?.errors ?? [], error);
    }
    if (name === "test_fn_failure") this.#nameLogs(test.errors, error);
  }

  /** Whoever reads of a failure is told where the servers have written theirs. */
  #nameLogs(errors, error) {
    const paths = this.#leased.map(({ log }) => relative(root, log));
    if (paths.length === 0 || !(error instanceof Object) || typeof error.message !== "string") return;
    const words = `\n\nWhat the shop's server said: ${paths.join(", ")}`;
    if (error.message.endsWith(words)) return;
    error.message += words;
    if (typeof error.stack === "string") error.stack = `${error.stack}\n${words}`;
  }

  async teardown() {
    for (const server of this.#leased.splice(0).reverse()) await servers.release(server, this.#broken);
    await super.teardown();
  }
}

module.exports = ShopEnvironment;
