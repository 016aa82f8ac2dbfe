import { inspect } from "node:util";
import { AccountBook } from "../accounts";
import { configuredProviders, setupProblems } from "../../platform/config/payment-module";
import { readSettings } from "../settings";

const account = {
  gatewayUrl: "https://payments.demo.paysecure.ru",
  merchantId: "679471",
  login: "assist_demo",
  password: "assistdemo1",
  secretWord: "a canary that must stay hidden",
};
const options = { backendUrl: "https://api.shop.example", accounts: { ru: account } };
const book = (value: unknown): AccountBook => new AccountBook(readSettings(value));

describe("the plugin's options", () => {
  it("make an account with safe defaults", async () => {
    expect(await book(options).get("ru")).toMatchObject({
      name: "ru",
      stages: "one",
      live: false,
      orderPrefix: "RU",
    });
    expect(await book(options).complaints()).toEqual([]);
  });

  it.each(["gatewayUrl", "merchantId", "login", "password", "secretWord"])(
    "without %s refuse payments and name the setting",
    async (setting) => {
      const accounts = book({ ...options, accounts: { ru: { ...account, [setting]: undefined } } });
      expect(await accounts.find("ru")).toBeUndefined();
      await expect(accounts.get("ru")).rejects.toThrow(/Assist account "ru" takes no payments yet/);
      const [entry] = await accounts.entries();
      expect(entry?.ok === false && entry.problems.map((problem) => problem.setting)).toEqual([setting]);
    },
  );

  it("say how an account's bills are checked, where they are asked about, and how long they are good for", async () => {
    const bills = { billCheckFields: "core", billStatusPath: "/bill/status.cfm", billDays: 14 };
    const accounts = book({ ...options, accounts: { ru: { ...account, ...bills } } });
    expect(await accounts.get("ru")).toMatchObject({
      billDays: 14,
      billOptions: { billCheckFields: "core", billStatusPath: "/bill/status.cfm" },
    });
    expect(await book(options).get("ru")).toMatchObject({ billDays: 3, billOptions: {} });
  });

  it("leave an order whose bill runs out to staff, and its customer to the shop, unless the merchant says otherwise", async () => {
    expect(await book(options).get("ru")).toMatchObject({
      unpaidBill: "keep",
      billSending: "none",
      billKind: "link",
    });
  });

  it("keep the order numbers of an account with ERIP bills short enough for ERIP", async () => {
    const erip = (settings: object) =>
      book({ ...options, accounts: { "belarus-and-russia": { ...account, billKind: "erip", ...settings } } });
    expect((await erip({}).get("belarus-and-russia")).orderPrefix).toBe("BELARUSANDRU");
    const [entry] = await erip({ orderPrefix: "THIRTEENSIGNS" }).entries();
    expect(entry?.ok === false && entry.problems[0]?.sentence).toMatch(/12 characters at most/);
  });

  it.each([{ billDays: 0 }, { billStatusPath: "https://evil.example/" }, { billCheckFields: "none" }])(
    "refuse %j for bills and name the setting",
    async (bills) => {
      const [entry] = await book({ ...options, accounts: { ru: { ...account, ...bills } } }).entries();
      const settings = entry?.ok === false ? entry.problems.map((problem) => problem.setting) : [];
      expect(settings).toEqual([`accounts.ru.${Object.keys(bills)[0]}`]);
    },
  );

  it.each([
    ["a host that is not Assist's", { gatewayUrl: "https://evil.example" }],
    ["the loopback unasked", { gatewayUrl: "http://127.0.0.1:8600" }],
    ["a mistyped name", { merchantid: "679471" }],
    ["a storefront that is no address", { storefrontUrl: "shop" }],
    ["a stage that does not exist", { stages: "three" }],
    ["an order prefix with a separator", { orderPrefix: "A;B" }],
  ])("with %s refuse payments", async (_name, change) => {
    const accounts = book({ ...options, accounts: { ru: { ...account, ...change } } });
    expect(await accounts.find("ru")).toBeUndefined();
  });

  it("allow the loopback and further hosts where the merchant says so", async () => {
    const local = {
      ...options,
      loopbackGateways: true,
      accounts: { ru: { ...account, gatewayUrl: "http://127.0.0.1:8600" } },
    };
    expect(await book(local).find("ru")).toBeDefined();
    const named = {
      ...options,
      gatewayHosts: ["pay.bank.example"],
      accounts: { ru: { ...account, gatewayUrl: "https://pay.bank.example" } },
    };
    expect(await book(named).find("ru")).toBeDefined();
  });

  it.each([
    undefined,
    null,
    7,
    "text",
    { accounts: 7 },
    { accounts: { ru: null } },
    { accounts: { "R U": account } },
    { backendUrl: "javascript:alert(1)" },
  ])("as wrong as %p stop nothing and are told in sentences", async (value) => {
    const accounts = book(value);
    expect((await accounts.complaints()).length).toBeGreaterThan(0);
    expect(await accounts.find("ru")).toBeUndefined();
  });

  it("never show a secret, however they are printed", async () => {
    const printed = [
      inspect(book(options), { depth: 9, showHidden: true }),
      JSON.stringify(await book(options).entries()),
    ].join();
    expect(printed).not.toMatch(/canary|assistdemo1/);
  });
});

describe("Medusa's configuration", () => {
  const provider = {
    resolve: "medusa-payment-assist/providers/assist",
    id: "ru",
    options: { account: "ru" },
  };
  const payment = {
    resolve: "@medusajs/medusa/payment",
    dependencies: ["assist", "query", "locking"],
    options: { providers: [provider] },
  };

  it("tells under which provider the platform keeps what is paid to an account", () => {
    const others = [
      { ...provider, id: undefined },
      { resolve: "medusa-payment-stripe", id: "stripe" },
    ];
    expect(configuredProviders({ ...payment, options: { providers: [provider, ...others] } })).toEqual([
      { id: "ru", providerId: "pp_assist_ru", account: "ru" },
      { id: null, providerId: "pp_assist", account: "ru" },
    ]);
    expect(configuredProviders(undefined)).toEqual([]);
  });

  it("as the README says has no problems", () => {
    expect(setupProblems(payment, ["ru"])).toEqual([]);
  });

  it.each([
    ["no dependencies", { ...payment, dependencies: undefined }, /Add dependencies/],
    ["no provider", { ...payment, options: { providers: [] } }, /No payment provider/],
    ["nothing at all", undefined, /No payment provider/],
    [
      "no account",
      { ...payment, options: { providers: [{ ...provider, options: {} }] } },
      /names no account/,
    ],
    [
      "an unknown account",
      { ...payment, options: { providers: [{ ...provider, options: { account: "by" } }] } },
      /the account "by"/,
    ],
  ])("with %s is told in a sentence that says what to add", (_name, value, sentence) => {
    expect(setupProblems(value, ["ru"]).join(" ")).toMatch(sentence);
  });
});
