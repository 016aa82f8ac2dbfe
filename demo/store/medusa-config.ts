import { resolve } from "node:path";
import { defineConfig } from "@medusajs/framework/utils";

// What a merchant writes. Every value that differs between installations comes from the environment;
// in the demo, scripts/store.mjs sets it.
const storefrontUrl = process.env.STOREFRONT_URL;

const lockingInPostgres = {
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }],
  },
};

const redisUrl = process.env.SHARED_REDIS_URL;

/** What shops with several servers use: events, workflows, locks and the cache in one Redis. */
const inRedis = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-redis",
          id: "locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/caching-redis",
          id: "caching-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
];

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
      jwtSecret: process.env.JWT_SECRET!,
      cookieSecret: process.env.COOKIE_SECRET!,
    },
  },
  admin: {
    disable: process.env.DISABLE_MEDUSA_ADMIN === "true",
    // Only in this demo: its packages are in the repository's node_modules, two folders up. A store of its own needs no such line.
    vite: () => ({ server: { fs: { allow: [resolve(__dirname, "../..")] } } }),
  },
  plugins: [
    {
      resolve: "medusa-payment-assist",
      options: {
        backendUrl: process.env.BACKEND_URL,
        // Only in this demo, whose Assist is a program on this machine.
        loopbackGateways: true,
        encryptionKey: process.env.ASSIST_ENCRYPTION_KEY,
        // Only while the key is changed: opens what the former one sealed.
        previousEncryptionKey: process.env.ASSIST_PREVIOUS_ENCRYPTION_KEY,
        accounts: {
          // Paid at once.
          demo: {
            gatewayUrl: process.env.ASSIST_GATEWAY_URL,
            merchantId: process.env.ASSIST_DEMO_MERCHANT_ID,
            login: process.env.ASSIST_DEMO_LOGIN,
            password: process.env.ASSIST_DEMO_PASSWORD,
            secretWord: process.env.ASSIST_DEMO_SECRET_WORD,
            stages: "one",
            savedCards: true,
            storefrontUrl,
          },
          // Held first, taken when staff capture the payment.
          hold: {
            gatewayUrl: process.env.ASSIST_GATEWAY_URL,
            merchantId: process.env.ASSIST_HOLD_MERCHANT_ID,
            login: process.env.ASSIST_HOLD_LOGIN,
            password: process.env.ASSIST_HOLD_PASSWORD,
            secretWord: process.env.ASSIST_HOLD_SECRET_WORD,
            stages: "two",
            savedCards: true,
            storefrontUrl,
          },
        },
      },
    },
  ],
  modules: [
    // Several servers on one database need a lock that all of them see; one server does without.
    ...(process.env.SHARED_LOCKS === "postgres" ? [lockingInPostgres] : []),
    ...(redisUrl ? inRedis : []),
    {
      resolve: "@medusajs/medusa/payment",
      // Lets the provider reach the plugin's own module.
      dependencies: ["assist", "query", "locking"],
      options: {
        providers: [
          { resolve: "medusa-payment-assist/providers/assist", id: "demo", options: { account: "demo" } },
          { resolve: "medusa-payment-assist/providers/assist", id: "hold", options: { account: "hold" } },
        ],
      },
    },
  ],
});
