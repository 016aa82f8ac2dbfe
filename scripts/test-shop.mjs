// The shop that every test file begins with: made once, then copied as a database.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { atEnd, temporaryDirectory } from "./ending.mjs";
import { logs, requireFromRoot, root } from "./paths.mjs";
import { run } from "./processes.mjs";

const servers = join(root, "integration-tests/servers");

/**
 * Migrates and seeds a shop, and makes a template database of it. Returns the environment in which the test files find it:
 * TEST_SHOP_TEMPLATE, the name of the database, and TEST_SHOP, a file with what there is to know of the shop.
 *
 * @param {NodeJS.ProcessEnv} env with the PostgreSQL server (scripts/postgres.mjs)
 */
export async function makeTestShop(env) {
  // What runs here reads where the database is as the test files do.
  for (const [name, value] of Object.entries(env)) if (name.startsWith("DB_")) process.env[name] = value;
  const { ShopServer } = requireFromRoot("./integration-tests/servers/pool.cjs");
  const { drop, renew, run: query } = requireFromRoot("./integration-tests/servers/databases.cjs");
  const server = new ShopServer("seed", "seed");
  const template = new URL(server.database).pathname.slice(1);
  atEnd(() => drop(server.database).catch(() => undefined));
  await renew(server.database, "template0");
  // Also what some servers alone use: the locks that several share, and Medusa's roles.
  const switches = { SHARED_LOCKS: "postgres", MEDUSA_FF_RBAC: "true" };
  await run(process.execPath, ["--no-warnings", join(servers, "migrate.cjs")], {
    cwd: root,
    // For a part of the migrations Medusa starts a program of its own, which would check the types of the sources.
    env: { ...env, ...switches, TS_NODE_TRANSPILE_ONLY: "true", DATABASE_URL: server.database },
    log: join(logs, "test-shop.log"),
    sentence: "The tables of the tests' shop could not be made; Medusa says:",
  });
  await server.start({});
  const shop = await server.ask("evaluate", {
    source: `(tools, url) => tools.load("integration-tests/shop/seed").seedShop(tools, url)`,
    argument: server.url,
  });
  await server.stop();
  await query(server.database, await readFile(join(servers, "pristine.sql"), "utf8"));
  // So that a test file keeps only what it has added.
  await query(server.database, "select pristine.keep()");
  const facts = join(await temporaryDirectory("shop"), "shop.json");
  await writeFile(facts, JSON.stringify(shop));
  return { TEST_SHOP: facts, TEST_SHOP_TEMPLATE: template };
}
