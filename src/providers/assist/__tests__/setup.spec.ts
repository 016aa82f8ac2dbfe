import {
  AssistAllMeansProvider,
  AssistBillProvider,
  AssistCardProvider,
  AssistSbpProvider,
} from "../services";

/** As Medusa's container behaves: an unknown name throws. */
const bareCradle = new Proxy(
  {},
  {
    get: (_target, name) => {
      throw new Error(`Could not resolve '${String(name)}'.`);
    },
  },
) as Record<string, unknown>;

describe("a provider in a shop that does not list the module under dependencies", () => {
  it.each([AssistAllMeansProvider, AssistCardProvider, AssistSbpProvider])(
    "says what to add (%p)",
    async (Provider) => {
      const provider = new Provider(bareCradle, { account: "ru" });
      const session = { amount: 1, currency_code: "rub", data: {}, context: { idempotency_key: "payses_1" } };
      await expect(provider.initiatePayment(session)).rejects.toThrow(
        /add dependencies: \["assist", "query", "locking"\]/,
      );
    },
  );

  it.each([AssistAllMeansProvider, AssistCardProvider, AssistSbpProvider, AssistBillProvider])(
    "lets the platform drop a session, or no cart could be changed any more (%p)",
    async (Provider) => {
      const provider = new Provider(bareCradle, { account: "ru" });
      const data = { session_id: "payses_1" };
      await expect(provider.deletePayment({ data })).resolves.toEqual({ data });
    },
  );

  it("never acts on the stock webhook", async () => {
    const provider = new AssistAllMeansProvider(bareCradle, { account: "ru" });
    await expect(provider.getWebhookActionAndData()).resolves.toEqual({ action: "not_supported" });
  });
});
