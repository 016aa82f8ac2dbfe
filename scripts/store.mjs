// The Medusa project in demo/store, with the plugin installed from its package as a merchant has it.
import { randomBytes } from "node:crypto";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { temporaryDirectory } from "./ending.mjs";
import { logs, requireFromRoot, root } from "./paths.mjs";
import { run, start, waitUntil } from "./processes.mjs";
import { npm } from "./install.mjs";

export const storeDirectory = join(root, "demo", "store");

const plugin = join(storeDirectory, "node_modules", "medusa-payment-assist");

/** Resolves packages as the store does; everything but the plugin it finds in the repository's node_modules above it. */
export const requireFromStore = createRequire(join(storeDirectory, "package.json"));

/**
 * Puts the plugin into the store's node_modules: exactly the files that `npm publish` would send, so that a file
 * missing from the package is missing here.
 */
export async function installPlugin() {
  const [command, first] = npm();
  const args = [...first, "pack", "--dry-run", "--json", "--ignore-scripts"];
  let json = "";
  const sentence = "npm does not tell what belongs to the package; it says:";
  await run(command, args, { cwd: root, sentence, onLine: (line) => (json += `${line}\n`) });
  const files = packedFiles(json);
  await rm(plugin, { recursive: true, force: true });
  for (const file of files) {
    await mkdir(dirname(join(plugin, file)), { recursive: true });
    await cp(join(root, file), join(plugin, file));
  }
  return { note: `${files.length} files` };
}

/** npm 10 and 11 answer with a list of packages, later ones with an object by name. */
function packedFiles(output) {
  const json = output.slice(output.search(/^[[{]/m)).replace(/^npm .*$/gm, "");
  const [pack] = Object.values(JSON.parse(json));
  return pack.files.map(({ path }) => path);
}

/**
 * The environment of the store's programs: the settings that demo/store/medusa-config.ts names, and little else.
 *
 * @param {object} facts
 * @param {string} facts.databaseUrl
 * @param {string} facts.backendUrl
 * @param {string} facts.storefrontUrl
 * @param {string} facts.simulatorUrl
 * @param {Record<"demo" | "hold", {merchantId: string, login: string, password: string, secretWord: string}>} facts.merchants
 * @param {boolean} facts.admin serve the admin panel
 */
export function storeEnvironment({ databaseUrl, backendUrl, storefrontUrl, simulatorUrl, merchants, admin }) {
  const accounts = Object.entries(merchants).flatMap(([name, merchant]) => {
    const prefix = `ASSIST_${name.toUpperCase()}`;
    return [
      [`${prefix}_MERCHANT_ID`, merchant.merchantId],
      [`${prefix}_LOGIN`, merchant.login],
      [`${prefix}_PASSWORD`, merchant.password],
      [`${prefix}_SECRET_WORD`, merchant.secretWord],
    ];
  });
  const staff = `${backendUrl},${backendUrl.replace("localhost", "127.0.0.1")}`;
  return {
    ...process.env,
    // "development" serves the admin panel through Vite and logs every database query; without a panel there is no use for either.
    NODE_ENV: admin ? "development" : "demo",
    DISABLE_MEDUSA_ADMIN: String(!admin),
    MEDUSA_DISABLE_TELEMETRY: "true",
    HMR_BIND_HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    BACKEND_URL: backendUrl,
    STOREFRONT_URL: storefrontUrl,
    STORE_CORS: storefrontUrl,
    ADMIN_CORS: staff,
    AUTH_CORS: `${staff},${storefrontUrl}`,
    JWT_SECRET: randomBytes(24).toString("hex"),
    COOKIE_SECRET: randomBytes(24).toString("hex"),
    ASSIST_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    ASSIST_GATEWAY_URL: simulatorUrl,
    ...Object.fromEntries(accounts),
  };
}

const medusa = () => requireFromRoot.resolve("@medusajs/cli/cli.js");

/** Makes the tables of Medusa and of the plugin. */
export function migrateStore(env) {
  return run(process.execPath, [medusa(), "db:migrate", "--execute-all-links"], {
    cwd: storeDirectory,
    env,
    log: join(logs, "migrate.log"),
    sentence: "The database of the store could not be migrated; Medusa says:",
  });
}

/** Fills the store and returns its publishable key. */
export async function seedStore(env, staff) {
  const result = join(await temporaryDirectory("seed"), "result.json");
  await run(process.execPath, [medusa(), "exec", "./src/scripts/seed.ts"], {
    cwd: storeDirectory,
    env: { ...env, SEED_RESULT: result, DEMO_STAFF_EMAIL: staff.email, DEMO_STAFF_PASSWORD: staff.password },
    log: join(logs, "seed.log"),
    sentence: "The store could not be filled; Medusa says:",
  });
  return JSON.parse(await readFile(result, "utf8"));
}

/**
 * Starts Medusa and waits until it answers. Several may run on one database, each with a port and a log of its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {number} port
 * @param {object} [options]
 * @param {string} [options.log] name of the file that gets the output
 * @param {(line: string) => void} [options.onLine]
 */
export async function startMedusa(env, port, { log = "medusa", onLine } = {}) {
  const program = start(
    process.execPath,
    [medusa(), "start", "--host", "localhost", "--port", String(port)],
    {
      cwd: storeDirectory,
      env,
      log: join(logs, `${log}.log`),
      onLine,
    },
  );
  const sentence = "Medusa did not start; it says:";
  const answers = async () => (await fetch(`http://localhost:${port}/health`)).ok;
  await waitUntil(answers, { program, milliseconds: 120_000, sentence });
  return program;
}
