import { defineConfig } from "@medusajs/framework/utils";

/**
 * The plugin's own checkout as a Medusa project: for the integration tests and for generating migrations.
 * A merchant's configuration looks like demo/store/medusa-config.ts.
 */
const gatewayUrl = process.env.ASSIST_GATEWAY_URL;
const storefrontUrl = process.env.ASSIST_STOREFRONT_URL ?? "http://localhost:8000";
/** Milliseconds; the random walks have a shorter one, so that a gateway that hangs costs little time. */
const deadline = Number(process.env.ASSIST_DEADLINE ?? 2000);
const account = {
  gatewayUrl,
  merchantId: "679471",
  login: "assist_demo",
  password: "assistdemo1",
  secretWord: "demo-secret-word",
  previousSecretWord: "demo-former-word",
  storefrontUrl,
};

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: storefrontUrl,
      adminCors: "http://localhost:7000",
      authCors: "http://localhost:7000",
      jwtSecret: "test",
      cookieSecret: "test",
    },
  },
  modules: [
    {
      resolve: "./src/modules/assist",
      options: {
        backendUrl: process.env.ASSIST_BACKEND_URL ?? "http://localhost:9000",
        // For the accounts that a test makes in the panel.
        encryptionKey: process.env.ASSIST_ENCRYPTION_KEY,
        previousEncryptionKey: process.env.ASSIST_PREVIOUS_ENCRYPTION_KEY,
        readDeadline: deadline,
        commandDeadline: deadline,
        // The tests look on, and do not wait for the job.
        looksPerMinute: 60_000,
        accounts: {
          ru: { ...account, stages: "one" },
          hold: { ...account, stages: "two" },
          generous: {
            ...account,
            stages: "one",
            policies: {
              changedCheckout: "return",
              paidTwice: "return",
              canceledOrder: "return",
              amountDiffers: "return",
              wrongMode: "return",
            },
          },
          "generous-hold": {
            ...account,
            stages: "two",
            policies: { changedCheckout: "return", canceledOrder: "return" },
          },
          "long-hold": { ...account, stages: "two", holdDays: 10 },
          // What becomes of orders that are paid by link, when nobody pays in time.
          cancels: { ...account, stages: "one", unpaidBill: "cancel" },
          reminds: { ...account, stages: "one", unpaidBill: "remind", billSending: "both" },
          extras: { ...account, stages: "one", billCheckFields: "core" },
          erip: { ...account, merchantId: "679472", stages: "one", billKind: "erip", billSending: "both" },
          incomplete: { gatewayUrl, merchantId: "679471", stages: "one" },
        },
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["assist", "query", "locking"],
      options: {
        providers: [
          { resolve: "./src/providers/assist", id: "ru", options: { account: "ru" } },
          { resolve: "./src/providers/assist", id: "hold", options: { account: "hold" } },
          { resolve: "./src/providers/assist", id: "generous", options: { account: "generous" } },
          { resolve: "./src/providers/assist", id: "generoushold", options: { account: "generous-hold" } },
          { resolve: "./src/providers/assist", id: "longhold", options: { account: "long-hold" } },
          { resolve: "./src/providers/assist", id: "cancels", options: { account: "cancels" } },
          { resolve: "./src/providers/assist", id: "reminds", options: { account: "reminds" } },
          { resolve: "./src/providers/assist", id: "extras", options: { account: "extras" } },
          { resolve: "./src/providers/assist", id: "erip", options: { account: "erip" } },
          { resolve: "./src/providers/assist", id: "incomplete", options: { account: "incomplete" } },
          // Its account is nowhere until a test makes it in the panel.
          { resolve: "./src/providers/assist", id: "panel", options: { account: "panel" } },
        ],
      },
    },
  ],
});
