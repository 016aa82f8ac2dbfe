import { defineConfig } from "@medusajs/framework/utils";
import { accountsOfShop, gatewayPlaceholder, storefrontOfShop } from "./integration-tests/shop/accounts";

/**
 * The plugin's own checkout as a Medusa project: for the integration tests and for generating migrations.
 * A merchant's configuration looks like demo/store/medusa-config.ts.
 */
const storefrontUrl = process.env.ASSIST_STOREFRONT_URL ?? storefrontOfShop;
/** Milliseconds; the random walks have a shorter one, so that a gateway that hangs costs little time. */
const deadline = Number(process.env.ASSIST_DEADLINE ?? 2000);
const gatewayUrl = process.env.ASSIST_GATEWAY_URL;
/** Options of the plugin that a test file has set. */
const optionsOfTest = JSON.parse(
  (process.env.ASSIST_TEST_OPTIONS ?? "{}").replaceAll(gatewayPlaceholder, gatewayUrl ?? ""),
) as Record<string, unknown>;

/** Several servers on one database need a lock that all of them see; one server does without. */
const locksInPostgres = {
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }],
  },
};

const redisUrl = process.env.SHARED_REDIS_URL;

const locksInRedis = {
  resolve: "@medusajs/medusa/locking-redis",
  id: "locking-redis",
  is_default: true,
  options: { redisUrl },
};
const cacheInRedis = {
  resolve: "@medusajs/medusa/caching-redis",
  id: "caching-redis",
  is_default: true,
  options: { redisUrl },
};
/** What shops with several servers use: events, workflows, locks and the cache in one Redis. */
const allInRedis = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  { resolve: "@medusajs/medusa/locking", options: { providers: [locksInRedis] } },
  { resolve: "@medusajs/medusa/caching", options: { providers: [cacheInRedis] } },
];

/** The only payment provider that a test file wants, by its id. */
const onlyProvider = process.env.ASSIST_TEST_PROVIDER;

const provider = (id: string, account = id) => ({
  resolve: "./src/providers/assist",
  id,
  options: { account },
});

module.exports = defineConfig({
  admin: { disable: process.env.SHOP_PANEL !== "on" },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: storefrontUrl,
      adminCors: "http://localhost:7000",
      authCors: `http://localhost:7000,${storefrontUrl}`,
      jwtSecret: "test",
      cookieSecret: "test",
    },
  },
  modules: [
    ...(process.env.SHARED_LOCKS === "postgres" ? [locksInPostgres] : []),
    ...(redisUrl ? allInRedis : []),
    {
      resolve: "./src/modules/assist",
      options: {
        backendUrl: process.env.ASSIST_BACKEND_URL ?? "http://localhost:9000",
        loopbackGateways: true,
        // For the accounts that a test makes in the panel.
        encryptionKey: process.env.ASSIST_ENCRYPTION_KEY,
        previousEncryptionKey: process.env.ASSIST_PREVIOUS_ENCRYPTION_KEY,
        readDeadline: deadline,
        commandDeadline: deadline,
        // The tests look on, and do not wait for the job.
        checksPerMinute: 60_000,
        accounts: accountsOfShop(gatewayUrl, storefrontUrl),
        ...optionsOfTest,
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["assist", "query", "locking"],
      options: {
        providers: [
          provider("ru"),
          provider("hold"),
          provider("generous"),
          provider("generoushold", "generous-hold"),
          provider("longhold", "long-hold"),
          provider("cancels"),
          provider("reminds"),
          provider("extras"),
          provider("erip"),
          provider("incomplete"),
          // Its account is nowhere until a test makes it in the panel.
          provider("panel"),
        ].filter(({ id }) => onlyProvider === undefined || id === onlyProvider),
      },
    },
  ],
});
