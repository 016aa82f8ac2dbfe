// Makes the tables of Medusa and of the plugin in the database of DATABASE_URL, from the plugin's sources.
const { join } = require("node:path");

require("tsx/cjs");
require("./flags.cjs");

const directory = join(__dirname, "../..");
void require("@medusajs/medusa/commands/db/migrate").default({
  directory,
  executeAllLinks: true,
  skipScripts: true,
});
