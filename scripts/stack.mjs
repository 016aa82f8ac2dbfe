// Everything that the demo runs, as one thing to start, so that a benchmark or a check can run exactly the same.
import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { atEnd } from "./ending.mjs";
import { buildPlugin, buildStorefront } from "./build.mjs";
import { root } from "./paths.mjs";
import { freePorts } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { startSimulator } from "./simulator.mjs";
import { step as shownStep } from "./steps.mjs";
import { installPlugin, migrateStore, seedStore, startMedusa, storeEnvironment } from "./store.mjs";

/** Two contracts with Assist, as notifications find their account by the merchant's number. */
export const merchants = {
  demo: {
    merchantId: "679471",
    login: "assist_demo",
    password: "assistdemo1",
    secretWord: "demo-secret-word",
  },
  hold: {
    merchantId: "679472",
    login: "assist_hold",
    password: "assisthold1",
    secretWord: "hold-secret-word",
  },
};

const knownPorts = { medusa: 9000, storefront: 8000, simulator: 8600 };

/**
 * Builds what has changed, then starts PostgreSQL, the simulator, a Medusa store with the packed plugin and its seed,
 * and the storefront. All of it ends with the script (scripts/ending.mjs); `stop` ends it earlier.
 *
 * @param {object} [options]
 * @param {"known" | "any"} [options.ports] "known" prefers 9000, 8000 and 8600
 * @param {boolean} [options.admin] serve the admin panel (slower to start)
 * @param {boolean} [options.storefront] build and serve the storefront
 * @param {boolean} [options.medusa] start Medusa; without it, `startServer` does
 * @param {Awaited<ReturnType<typeof startPostgres>>} [options.postgres] a server that runs already
 * @param {Record<string, string>} [options.settings] added to the environment of the store's programs
 * @param {typeof step} [options.step] shows what is being done
 */
export async function startStack({
  ports = "any",
  admin = false,
  storefront = true,
  medusa: withMedusa = true,
  postgres,
  settings = {},
  step = shownStep,
} = {}) {
  await step("Building the plugin", buildPlugin);
  if (storefront) await step("Building the storefront", buildStorefront);
  await step("Installing the packed plugin into the demo store", installPlugin);
  const server = postgres ?? (await step("Starting PostgreSQL", () => startPostgres()));
  const databaseUrl = await server.createDatabase("demo");

  const wishes = Object.values(knownPorts).map((port) => (ports === "known" ? port : 0));
  const [medusaPort, storefrontPort, simulatorPort] = await freePorts(...wishes);
  const backendUrl = `http://localhost:${medusaPort}`;
  const storefrontUrl = `http://localhost:${storefrontPort}`;
  const simulator = await step("Starting the simulator of Assist", async () => {
    const notificationUrl = `${backendUrl}/hooks/assist/notification`;
    const withAddress = Object.values(merchants).map((merchant) => ({ ...merchant, notificationUrl }));
    const started = await startSimulator({ port: simulatorPort, merchants: withAddress });
    return { ...started, note: started.url };
  });

  const staff = { email: "admin@shop.example", password: randomBytes(9).toString("base64url") };
  const env = {
    ...storeEnvironment({
      databaseUrl,
      backendUrl,
      storefrontUrl,
      simulatorUrl: simulator.url,
      merchants,
      admin,
    }),
    ...settings,
  };
  await step("Making the tables of Medusa and of the plugin", () => migrateStore(env).then(() => undefined));
  const { publishableKey } = await step("Filling the store with goods", () => seedStore(env, staff));
  const medusa =
    withMedusa &&
    (await step("Starting Medusa", async () => ({
      ...(await startMedusa(env, medusaPort)),
      note: backendUrl,
    })));
  const shop =
    storefront &&
    (await step("Starting the storefront", () => serve(storefrontPort, { backendUrl, publishableKey })));

  const facts = {
    backendUrl,
    adminUrl: `${backendUrl}/app`,
    storefrontUrl,
    simulatorUrl: simulator.url,
    publishableKey,
    staff,
    merchants,
    databaseUrl,
  };
  return {
    ...facts,
    /** The same without functions, for another process. */
    facts,
    control: simulator.control,
    createDatabase: server.createDatabase,
    /** Another Medusa, on the same database unless `settings` names one. It lives until `stop` or `kill`, at the latest until the script ends. */
    startServer: async ({ name, port, settings: own = {}, onLine }) => {
      const place = port ?? (await freePorts(0))[0];
      // Servers on one database have one address, as behind a load balancer; one with a database of its own has its own.
      const address = own.DATABASE_URL ? { BACKEND_URL: `http://localhost:${place}` } : {};
      const { child, stop, kill } = await startMedusa({ ...env, ...address, ...own }, place, {
        log: `medusa-${name}`,
        onLine,
      });
      return { url: `http://localhost:${place}`, port: place, pid: child.pid, stop, kill };
    },
    stop: async () => {
      if (shop) await shop.stop();
      if (medusa) await medusa.stop();
      await simulator.stop();
      if (!postgres) await server.stop();
    },
  };
}

async function serve(port, config) {
  const { serveStorefront } = await import(pathToFileURL(join(root, "demo/storefront/serve.mjs")).href);
  const server = await serveStorefront({ port, config });
  return { stop: atEnd(() => server.close()), note: server.url };
}
